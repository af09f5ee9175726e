import { control } from "../control.js";
import { announce, h, icon } from "../dom/h.js";

/** The switch that kills the bot's process and starts it again. */
export class Power {
  #state = h("b", { role: "status" });
  #detail = h("small");
  #label = h("span", { class: "label" });
  #button = h(
    "button",
    { type: "button", class: "button", onclick: (event) => this.#press(event) },
    this.#label,
  );
  #running;
  #tell;
  #line = h("span", { class: "presence" });

  constructor(tell) {
    this.#tell = tell;
    this.node = h(
      "section",
      { class: "power", "aria-label": "The bot's power" },
      icon("plug"),
      h("div", null, this.#line, this.#state, this.#detail),
      this.#button,
    );
  }

  show({ running, healthy, pid }) {
    this.#running = running;
    const state = powerOf({ running, healthy });
    this.node.dataset.state = state;
    this.#line.className = `presence ${state}`;
    const said = {
      on: "Lighterman is on",
      starting: "Lighterman is starting…",
      off: "Lighterman is off",
    };
    announce(this.#state, said[state]);
    this.#detail.textContent = running ? (pid ? `process ${pid}` : "") : "Its work waits for it";
    this.#label.textContent = running ? "Pull the plug" : "Plug in";
    this.#button.classList.toggle("primary", !running);
  }

  /** A double click counts once, since the button means the opposite after the first click. */
  async #press({ detail: clicks }) {
    if (clicks > 1) return;
    const act = this.#running ? control.unplug : control.plugIn;
    await act().catch((failure) => this.#tell(failure.message));
  }
}

/** The bot's state: on, off, or starting. */
export function powerOf({ running, healthy }) {
  if (!running) return "off";
  return healthy ? "on" : "starting";
}
