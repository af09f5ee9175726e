import { freshId, h } from "../dom/h.js";
import { textNodes } from "../text/mrkdwn.js";

/** Radio buttons: one of several options. */
export const radios = (element, at) =>
  choices(element, at, {
    type: "radio",
    isChosen: (chosen, option) => chosen?.value === option.value,
    choose: (_, option) => option,
  });

/** Checkboxes: any of several options. */
export const checkboxes = (element, at) =>
  choices(element, at, {
    type: "checkbox",
    isChosen: (chosen = [], option) => chosen.some(({ value }) => value === option.value),
    choose: (chosen = [], option, checked) => {
      const others = chosen.filter(({ value }) => value !== option.value);
      return checked ? [...others, option] : others;
    },
  });

function choices(element, at, { type, isChosen, choose }) {
  const name = freshId("choice");
  const change = (option) => (event) =>
    at.changed(element, choose(at.value(element), option, event.target.checked));
  const row = (option) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type,
        name,
        checked: isChosen(at.value(element), option),
        onchange: change(option),
        "data-focus": `${at.block.block_id}/${element.action_id}/${option.value}`,
      }),
      h(
        "span",
        { class: "text" },
        textNodes(option.text, at.names),
        option.description && h("small", null, textNodes(option.description, at.names)),
      ),
    );
  const role = type === "radio" ? "radiogroup" : "group";
  return h(
    "div",
    { class: "choices", role, "data-action": element.action_id, ...at.labelled },
    element.options.map(row),
  );
}
