import { keptFocus } from "../dom/focus.js";
import { h, iconButton } from "../dom/h.js";

const STAYS = 8000;

/** Short notices that disappear by themselves; announced to assistive technology. */
export class Toasts {
  #root;

  constructor(root) {
    this.#root = root;
  }

  show(sentence) {
    const toast = h(
      "div",
      { class: "toast" },
      h("span", null, sentence),
      iconButton("close", "Dismiss", () => removed(toast)),
    );
    this.#root.append(toast);
    setTimeout(() => removed(toast), STAYS);
  }
}

function removed(toast) {
  const giveBackFocus = keptFocus();
  toast.remove();
  giveBackFocus();
}
