import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { showJournal } from "./journal.js";
import { Power } from "./power.js";
import { Speed } from "./speed.js";
import { Reset } from "./reset.js";
import { cardsOf, worldCard } from "./world-cards.js";

/** What is really there, and what happened to it: the world behind the conversation. */
export class WorldTab {
  title = "The world";
  #power;
  #speed;
  #cards = h("div", { class: "cards" });
  #journal = h("ol", { class: "journal", role: "log", "aria-label": "What happened", "aria-live": "off" });

  constructor({ tell }) {
    this.#power = new Power(tell);
    this.#speed = new Speed(tell);
    this.node = h(
      "div",
      { class: "world" },
      this.#power.node,
      this.#speed.node,
      h("h3", null, "What is there"),
      this.#cards,
      h("h3", null, "What happened"),
      this.#journal,
      new Reset(tell).node,
    );
  }

  show({ state }) {
    this.#power.show(state.bot);
    this.#speed.show(state.speed);
    showList(this.#cards, cardsOf(state.world), { key: ({ key }) => key, render: worldCard });
    showJournal(this.#journal, state.world.journal ?? []);
  }
}
