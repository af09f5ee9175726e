import { freshId, h } from "../dom/h.js";
import { elementNode } from "../elements/elements.js";
import { withEmoji } from "../text/emoji.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

/** An input block: a labelled element with its hint and its validation error. */
export function input(block, at) {
  const { label, hint, optional, element } = block;
  const ids = { label: freshId("label"), hint: freshId("hint"), error: freshId("error") };
  const error = at.error(block);
  const described = [hint && ids.hint, error && ids.error].filter(Boolean).join(" ");
  const labelled = {
    "aria-labelledby": ids.label,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? "true" : undefined,
    "aria-required": optional || GROUPS.has(element.type) ? undefined : "true",
  };
  return h(
    "div",
    { class: error ? "block input wrong" : "block input" },
    h(
      "div",
      { class: "label", id: ids.label, onclick: focusField },
      withEmoji(label.text),
      optional && h("span", { class: "optional" }, ` ${at.names.words.optional}`),
    ),
    elementNode(element, at.in(block, labelled)),
    error && h("div", { class: "error", id: ids.error }, error),
    hint && h("div", { class: "hint", id: ids.hint }, withEmoji(hint.text)),
  );
}

function focusField({ currentTarget }) {
  currentTarget.parentElement.querySelector("input, textarea")?.focus();
}
