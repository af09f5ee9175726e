import { h } from "../dom/h.js";
import { spoken } from "./message.js";

const KEPT = 20;

/** Announces new messages to assistive technology: their top-level text, like Slack. */
export class Announcer {
  #root;
  #viewer;
  #last;

  constructor(root) {
    this.#root = root;
  }

  show({ me, messages, thread, names, channel }) {
    const viewer = `${me.id}/${channel?.id}/${thread?.parent.ts}`;
    const all = [...messages, ...(thread?.replies ?? [])].sort((one, other) =>
      one.ts.localeCompare(other.ts),
    );
    if (viewer !== this.#viewer) this.#root.replaceChildren();
    else
      this.#read(
        all.filter(({ ts }) => ts > this.#last),
        names,
      );
    this.#viewer = viewer;
    this.#last = all.at(-1)?.ts ?? "0";
  }

  #read(fresh, names) {
    this.#root.append(...fresh.map((message) => h("p", null, spoken(message, names))));
    while (this.#root.children.length > KEPT) this.#root.firstChild.remove();
  }
}
