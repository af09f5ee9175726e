import { h, iconButton, nameIcon, speak } from "../dom/h.js";
import { Pinned } from "../dom/pinned.js";
import { languageOf } from "../text/words.js";
import { showMessages } from "./messages.js";

/** The thread pane: a message and its replies. */
export class Thread {
  #app;
  #root;
  #title = h("h2");
  #where = h("span", { class: "quiet" });
  #parent = h("div", { class: "list" });
  #count = h("div", { class: "reply-count", role: "separator" });
  #replies = h("div", { class: "list" });
  #close = iconButton("close", "", () => this.close());
  #news = h("button", { type: "button", class: "button news", hidden: true, onclick: () => this.close() });
  #scroller;
  #pinned;
  #open = null;
  #seen;

  constructor(root, app) {
    this.#app = app;
    this.#root = root;
    const content = h("div", { class: "scroll-content" }, this.#parent, this.#count, this.#replies);
    this.#scroller = h("div", { class: "scroller", tabindex: 0, role: "region" }, content);
    this.#pinned = new Pinned(this.#scroller, content);
    root.append(
      h("header", { class: "place-bar" }, this.#title, this.#where, this.#close),
      this.#scroller,
      h("footer", { lang: "en" }, this.#news, h("p", null, "Buttons work here; commands only in the channel.")),
    );
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !document.querySelector(":popover-open")) this.close();
    });
  }

  show(scene) {
    const { thread, names } = scene;
    const ts = thread?.parent.ts ?? null;
    this.#root.hidden = !thread;
    document.body.classList.toggle("with-thread", Boolean(thread));
    this.#name(names);
    if (thread) {
      this.#where.textContent = `#${names.channelName(thread.parent.channel)}`;
      this.#count.textContent = names.words.replies(thread.replies.length);
      showMessages(this.#parent, [thread.parent], { scene, app: this.#app, inThread: true });
      showMessages(this.#replies, thread.replies, { scene, app: this.#app, inThread: true });
      this.#showNews(scene, ts !== this.#open);
      if (ts !== this.#open) this.#pinned.toLast(this.#replies.lastChild ?? this.#parent.lastChild);
      else if (this.#pinned.atEnd) this.#pinned.toEnd();
    }
    this.#open = ts;
  }

  /** Slack's own words around the messages. */
  #name({ words, locale }) {
    speak(this.#root, languageOf(locale));
    this.#root.setAttribute("aria-label", words.thread);
    this.#title.textContent = words.thread;
    this.#scroller.setAttribute("aria-label", words.repliesTitle);
    nameIcon(this.#close, words.closeThread);
  }

  /** Where the thread covers the channel, buttons seem to do nothing that are answered there. */
  #showNews({ messages, names, thread }, opens) {
    const answer = messages.findLast(({ ephemeral_to: only }) => only)?.ts;
    if (opens) this.#seen = answer;
    this.#news.hidden = !answer || answer === this.#seen;
    this.#news.textContent = `Show the answer in #${names.channelName(thread.parent.channel)}`;
  }

  focus() {
    this.#close.focus();
  }

  close() {
    const ts = this.#open;
    this.#app.place.go({ thread: null });
    document.querySelector(`#conversation [data-ts="${ts}"] .replies`)?.focus();
  }
}
