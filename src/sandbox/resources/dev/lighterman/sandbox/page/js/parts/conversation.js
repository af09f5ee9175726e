import { h, icon, speak } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { Pinned } from "../dom/pinned.js";
import { HOME } from "../place.js";
import { languageOf } from "../text/words.js";
import { Composer } from "./composer.js";
import { Home } from "./home.js";
import { showMessages } from "./messages.js";

const READER =
  "Screen-reader view: each message as its top-level text, which is all that assistive technology reads out.";

/** The main column: a channel's messages and composer, or the bot's Home. */
export class Conversation {
  #app;
  #composer;
  #title = h("h1");
  #topic = h("p", { class: "topic" });
  #tabs = h("nav", { class: "tabs" });
  #intro = h("p", { class: "intro" });
  #list = h("div", { class: "list" });
  #home;
  #notice = h("p", { class: "notice", lang: "en" }, READER);
  #jump = h("button", { type: "button", class: "jump", hidden: true, onclick: () => this.#jumpToEnd() });
  #root;
  #scroller;
  #frame;
  #pinned;
  #shown = {};

  constructor(root, app) {
    this.#app = app;
    this.#home = new Home(app.tell);
    const content = h("div", { class: "scroll-content" }, this.#intro, this.#list);
    this.#root = root;
    this.#scroller = h("div", { class: "scroller", tabindex: 0, role: "region" }, content);
    this.#frame = h("div", { class: "scroll-frame" }, this.#scroller, this.#jump);
    this.#pinned = new Pinned(this.#scroller, content, (atEnd) => atEnd && (this.#jump.hidden = true));
    this.#composer = new Composer({ tell: app.tell, sent: () => this.#pinned.toEnd() });
    root.append(
      h("header", { class: "place-bar" }, this.#title, this.#topic, this.#tabs),
      this.#notice,
      this.#frame,
      this.#home.node,
      this.#composer.node,
    );
  }

  show(scene) {
    const { channel, names } = scene;
    this.#name(names);
    this.#showTitle(scene);
    this.#frame.hidden = !channel;
    if (channel) {
      this.#intro.textContent = introduction(channel, names);
      showMessages(this.#list, scene.messages, { scene, app: this.#app });
    }
    this.#home.show(scene);
    this.#composer.show(scene);
    this.#follow(scene);
  }

  /** Slack's own words around the messages. */
  #name({ words, locale }) {
    speak(this.#root, languageOf(locale));
    this.#tabs.setAttribute("aria-label", words.appPages);
    this.#scroller.setAttribute("aria-label", words.messages);
    this.#jump.replaceChildren(icon("down"), words.newMessages);
  }

  #showTitle({ channel, channels, names, reader }) {
    const isApp = !channel || channel.is_im;
    const name = isApp ? names.bot().real_name : channel.name;
    this.#title.replaceChildren(...(isApp ? [name] : [icon("hash"), name]));
    this.#topic.textContent = channel?.topic ?? "";
    this.#tabs.hidden = !isApp;
    const direct = channels.find(({ is_im: is }) => is);
    const pages = [
      [names.words.home, HOME, !channel],
      [names.words.messages, direct?.id, Boolean(channel)],
    ];
    showList(this.#tabs, pages, { key: ([label]) => label, render: (page) => this.#tab(...page) });
    this.#notice.hidden = !reader;
    document.title = `${isApp ? name : `#${name}`} · Lighterman sandbox`;
  }

  #tab(label, where, isCurrent) {
    const href = this.#app.place.hrefOf(where);
    return h("a", { href, "aria-current": isCurrent ? "page" : undefined, "data-focus": label }, label);
  }

  /** The button goes, and its focus to what it led to. */
  #jumpToEnd() {
    this.#pinned.toEnd();
    this.#scroller.focus({ preventScroll: true });
  }

  /** Scrolls to the end on arrival and for a response; a reader further up only gets a notice. */
  #follow({ me, channel, messages, sought }) {
    const newest = messages.at(-1);
    const now = { at: `${me.id}/${channel?.id}`, last: newest?.ts, sought };
    const arrived = now.at !== this.#shown.at;
    const isNews = !arrived && now.last > this.#shown.last;
    if (sought && sought !== this.#shown.sought) this.#seek(sought);
    else if (isNews && newest.ephemeral_to) this.#pinned.toLast(this.#list.lastElementChild);
    else if (arrived || this.#pinned.atEnd) this.#pinned.toEnd();
    else if (isNews) this.#jump.hidden = false;
    this.#shown = now;
  }

  /** Scrolls to the linked message and highlights it briefly. */
  #seek(ts) {
    const row = this.#list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.animate({ backgroundColor: ["var(--mention)", "transparent"] }, 2500);
  }
}

function introduction(channel, names) {
  const { words } = names;
  const bot = names.bot().real_name;
  if (channel.is_im) return words.between(bot);
  return [words.beginning(channel.name), !channel.is_member && words.notIn(bot)].filter(Boolean).join(" ");
}
