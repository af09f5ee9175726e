import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { clockWithSeconds } from "../text/date.js";

const DEADLINE = 3000;

/** Slack's deliveries to the bot, latest first, with the time to the acknowledgement. */
export class DeliveriesTab {
  title = "Deliveries";
  #rows = h("tbody");
  #empty = h("p", { class: "quiet" }, "Slack has delivered nothing yet.");

  constructor() {
    const heads = ["Time", "Delivered", "Status", "ms"].map((name) => h("th", { scope: "col" }, name));
    const caption = h(
      "caption",
      { class: "sr-only" },
      "What Slack delivered to the bot, which has 3000 ms to answer",
    );
    this.node = h(
      "div",
      { class: "exchanges" },
      this.#empty,
      h("table", null, caption, h("thead", null, h("tr", null, heads)), this.#rows),
    );
  }

  show({ state: { inspector = [] } }) {
    const deliveries = inspector.map((delivery, seq) => ({ ...delivery, seq }));
    this.#empty.hidden = deliveries.length > 0;
    showList(this.#rows, deliveries.reverse(), { key: ({ at, seq }) => `${at}/${seq}`, render: row });
  }
}

function row({ at, what, status, ack_ms: took, error }) {
  return h(
    "tr",
    null,
    h("td", null, clockWithSeconds(new Date(at))),
    h("td", { class: "request" }, h("bdi", null, what), error && h("b", { class: "bad" }, error)),
    h("td", { class: status === 200 ? "" : "bad" }, status || "–"),
    h("td", { class: took < DEADLINE ? "" : "bad" }, took),
  );
}
