import { keptFocus } from "./dom/focus.js";
import { Announcer } from "./parts/announcer.js";
import { Conversation } from "./parts/conversation.js";
import { Drawer } from "./parts/drawer.js";
import { Modal } from "./parts/modal.js";
import { Panel } from "./parts/panel.js";
import { walkRegions } from "./parts/regions.js";
import { Sidebar } from "./parts/sidebar.js";
import { Thread } from "./parts/thread.js";
import { Toasts } from "./parts/toasts.js";
import { TopBar } from "./parts/topbar.js";
import { Place } from "./place.js";
import { sceneOf } from "./scene.js";
import { Seen } from "./seen.js";
import { Store } from "./store.js";

const $ = (id) => document.getElementById(id);

/** The page: renders all parts when the sandbox's state or the viewer's place changes. */
class App {
  place = new Place();
  store = new Store();
  seen = new Seen();
  #begun = false;
  drawer = new Drawer($("sidebar"), $("scrim"), $("conversation"));
  #toasts = new Toasts($("toasts"));

  /** Shows a short notice, if there is a sentence. */
  tell = (sentence) => sentence && this.#toasts.show(sentence);

  #thread = new Thread($("thread"), this);
  #parts = [
    new Sidebar($("sidebar"), this),
    new Conversation($("conversation"), this),
    this.#thread,
    new Panel($("panel"), this),
    new Modal($("modal"), this),
    new Announcer($("announcements")),
    new TopBar($("bar"), this),
  ];

  start() {
    for (const source of [this.place, this.store]) source.addEventListener("change", () => this.#show());
    $("skip").addEventListener("click", () => $("composer-text").focus());
    walkRegions(["bar", "sidebar", "conversation", "thread", "panel"].map($));
    this.store.start();
  }

  /** Switches to another person, at the same place. */
  become(person) {
    const { channels } = this.store.state;
    const isDirect = channels.find(({ id }) => id === this.place.where)?.is_im;
    const theirs = channels.find(({ is_im: direct, members }) => direct && members.includes(person.id));
    this.place.go({ who: person.id, ...(isDirect && { where: theirs?.id ?? null }) });
  }

  openThread(ts) {
    this.place.go({ thread: ts });
    this.#thread.focus();
  }

  #show() {
    const { state, connected } = this.store;
    $("lost").hidden = connected;
    if (!state) return;
    const scene = sceneOf(state, this.place);
    this.seen.look(scene);
    const giveBackFocus = keptFocus();
    for (const part of this.#parts) part.show(scene);
    giveBackFocus();
    if (!this.#begun) this.#begin();
  }

  /** Focuses the composer, so that Enter sends the suggested command, unless a form is open. */
  #begin() {
    this.#begun = true;
    if (!document.querySelector("dialog[open]")) $("composer-text").focus();
  }
}

new App().start();
