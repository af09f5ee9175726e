import { h, iconButton } from "../dom/h.js";
import { Pinned } from "../dom/pinned.js";
import { showMessages } from "./messages.js";

/** The thread pane: a message and its replies. */
export class Thread {
  #app;
  #root;
  #where = h("span", { class: "quiet" });
  #parent = h("div", { class: "list" });
  #count = h("div", { class: "reply-count", role: "separator" });
  #replies = h("div", { class: "list" });
  #close = iconButton("close", "Close thread", () => this.close());
  #pinned;
  #open = null;

  constructor(root, app) {
    this.#app = app;
    this.#root = root;
    const content = h("div", { class: "scroll-content" }, this.#parent, this.#count, this.#replies);
    const scroller = h(
      "div",
      { class: "scroller", tabindex: 0, role: "region", "aria-label": "Replies" },
      content,
    );
    this.#pinned = new Pinned(scroller, content);
    root.append(
      h("header", { class: "place-bar" }, h("h2", null, "Thread"), this.#where, this.#close),
      scroller,
      h("p", { class: "thread-foot" }, "Buttons work here; commands only in the channel."),
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
    if (thread) {
      const { length } = thread.replies;
      this.#where.textContent = `#${names.channelName(thread.parent.channel)}`;
      this.#count.textContent = length === 1 ? "1 reply" : `${length} replies`;
      showMessages(this.#parent, [thread.parent], { scene, app: this.#app, inThread: true });
      showMessages(this.#replies, thread.replies, { scene, app: this.#app, inThread: true });
      if (ts !== this.#open || this.#pinned.atEnd) this.#pinned.toEnd();
    }
    this.#open = ts;
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
