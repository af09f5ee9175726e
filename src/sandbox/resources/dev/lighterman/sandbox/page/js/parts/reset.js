import { control } from "../control.js";
import { sure } from "../elements/confirm.js";
import { h } from "../dom/h.js";

const QUESTION = {
  title: "Start all over?",
  text: "The world, the conversation and the bot's memory go back to how they were when the sandbox started.",
  confirm: "Start over",
  style: "danger",
};

/** Resets the sandbox, after a confirmation. */
export class Reset {
  #tell;
  node = h(
    "p",
    { class: "reset" },
    h("button", { type: "button", class: "button", onclick: () => this.#ask() }, "Start all over"),
  );

  constructor(tell) {
    this.#tell = tell;
  }

  async #ask() {
    if (!(await sure(QUESTION))) return;
    try {
      await control.reset();
      location.reload();
    } catch (failure) {
      this.#tell(failure.message);
    }
  }
}
