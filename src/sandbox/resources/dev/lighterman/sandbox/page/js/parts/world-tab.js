import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { showJournal } from "./journal.js";
import { Power } from "./power.js";
import { Speed } from "./speed.js";
import { Reset } from "./reset.js";
import { cardsOf, worldCard } from "./world-cards.js";

/** The world's resources and event log. */
export class WorldTab {
  title = "World";
  name = "The world";
  #power;
  #speed;
  #there = h("h2", null, "What is there");
  #cards = h("ul", { class: "cards" });
  #journal = h("ol", { class: "journal", "aria-label": "What happened" });

  constructor({ tell }) {
    this.#power = new Power(tell);
    this.#speed = new Speed(tell);
    this.node = h(
      "div",
      { class: "world" },
      this.#power.node,
      this.#speed.node,
      this.#there,
      this.#cards,
      h("h2", null, "What happened"),
      this.#journal,
      new Reset(tell).node,
    );
  }

  show({ state }) {
    this.#power.show(state.bot);
    this.#speed.show(state.speed);
    const cards = cardsOf(state.world);
    this.#there.hidden = !cards.length;
    showList(this.#cards, cards, { key: ({ key }) => key, render: worldCard });
    showJournal(this.#journal, state.world.journal ?? []);
  }
}
