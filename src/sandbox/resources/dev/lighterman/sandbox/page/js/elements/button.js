import { h } from "../dom/h.js";
import { withEmoji } from "../text/emoji.js";

/** A button; while its click is processed, it shows that and ignores clicks. */
export function button(element, at) {
  const { text, url, style, accessibility_label: label } = element;
  const attributes = {
    class: `button ${style ?? ""}`,
    "aria-label": label,
    "data-focus": `${at.block.block_id}/${element.action_id}`,
    "data-action": element.action_id,
  };
  const press = (event) => at.pressed(element, event.currentTarget, { value: element.value });
  if (url)
    return h(
      "a",
      { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer", onclick: press },
      withEmoji(text.text),
    );
  return h(
    "button",
    { ...attributes, type: "button", onclick: press },
    h("span", { class: "label" }, withEmoji(text.text)),
  );
}
