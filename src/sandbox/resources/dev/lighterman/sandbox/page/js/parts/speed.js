import { control } from "../control.js";
import { h } from "../dom/h.js";

const SPEEDS = [1, 10, 30, 100];

/** The speed of Azure and the clusters, as a multiple of real time. */
export class Speed {
  #buttons;

  constructor(tell) {
    const set = (speed) => control.speed(speed).catch((failure) => tell(failure.message));
    this.#buttons = SPEEDS.map((speed) =>
      h(
        "button",
        { type: "button", "aria-pressed": "false", "data-speed": speed, onclick: () => set(speed) },
        `${speed}×`,
      ),
    );
    this.node = h(
      "div",
      { class: "speed", role: "group", "aria-label": "Speed of the world" },
      h("span", null, "Azure runs at"),
      this.#buttons,
    );
  }

  show(speed) {
    for (const button of this.#buttons)
      button.setAttribute("aria-pressed", Number(button.dataset.speed) === speed);
  }
}
