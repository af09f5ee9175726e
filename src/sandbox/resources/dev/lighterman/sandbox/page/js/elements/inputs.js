import { h } from "../dom/h.js";

/** Text, number, email and URL inputs. */
export function textInput(element, at) {
  const type =
    { number_input: "number", email_text_input: "email", url_text_input: "url" }[element.type] ?? "text";
  const attributes = {
    class: "field",
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    value: at.value(element) ?? "",
    autofocus: element.focus_on_load,
    autocomplete: "off",
    spellcheck: "false",
    oninput: ({ target }) => at.typed(element, target.value),
    "data-focus": `${at.block.block_id}/${element.action_id}`,
    "data-action": element.action_id,
    ...at.labelled,
  };
  if (element.multiline) return h("textarea", { ...attributes, rows: 4 });
  const onkeydown = (event) => event.key === "Enter" && at.entered(element, event);
  return h("input", { type, ...attributes, onkeydown });
}

const PICKERS = { datepicker: "date", timepicker: "time" };

/** Date and time pickers. */
export function picker(element, at) {
  return h("input", {
    type: PICKERS[element.type],
    class: "field picker",
    value: at.value(element) ?? "",
    onchange: ({ target }) => at.changed(element, target.value),
    "data-focus": `${at.block.block_id}/${element.action_id}`,
    "data-action": element.action_id,
    ...(at.labelled ?? { "aria-label": element.placeholder?.text ?? at.names.words[PICKERS[element.type]] }),
  });
}
