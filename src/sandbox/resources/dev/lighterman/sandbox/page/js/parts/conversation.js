import { h, icon } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { Pinned } from "../dom/pinned.js";
import { HOME } from "../place.js";
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
  #tabs = h("nav", { class: "tabs", "aria-label": "The app's pages" });
  #intro = h("p", { class: "intro" });
  #list = h("div", { class: "list" });
  #home;
  #notice = h("p", { class: "notice" }, READER);
  #jump = h(
    "button",
    { type: "button", class: "jump", hidden: true, onclick: () => this.#jumpToEnd() },
    icon("down"),
    "Show new messages",
  );
  #frame;
  #pinned;
  #shown = {};

  constructor(root, app) {
    this.#app = app;
    this.#home = new Home(app.tell);
    const content = h("div", { class: "scroll-content" }, this.#intro, this.#list);
    const scroller = h(
      "div",
      { class: "scroller", tabindex: 0, role: "region", "aria-label": "Messages" },
      content,
    );
    this.#frame = h("div", { class: "scroll-frame" }, scroller, this.#jump);
    this.#pinned = new Pinned(scroller, content, (atEnd) => atEnd && (this.#jump.hidden = true));
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
    this.#showTitle(scene);
    this.#frame.hidden = !channel;
    if (channel) {
      this.#intro.textContent = introduction(channel, names.bot().real_name);
      showMessages(this.#list, scene.messages, { scene, app: this.#app });
    }
    this.#home.show(scene);
    this.#composer.show(scene);
    this.#follow(scene);
  }

  #showTitle({ channel, channels, names, reader }) {
    const isApp = !channel || channel.is_im;
    const name = isApp ? names.bot().real_name : channel.name;
    this.#title.replaceChildren(...(isApp ? [name] : [icon("hash"), name]));
    this.#topic.textContent = channel?.topic ?? "";
    this.#tabs.hidden = !isApp;
    const direct = channels.find(({ is_im: is }) => is);
    const pages = [
      ["Home", HOME, !channel],
      ["Messages", direct?.id, Boolean(channel)],
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
    this.#frame.firstElementChild.focus({ preventScroll: true });
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

function introduction(channel, bot) {
  if (channel.is_im) return `This is between you and ${bot}.`;
  const absent = channel.is_member ? "" : ` ${bot} is not in it.`;
  return `This is the beginning of #${channel.name}.${absent}`;
}
