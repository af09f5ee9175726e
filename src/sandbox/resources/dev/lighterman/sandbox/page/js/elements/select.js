import { h, icon, iconButton } from "../dom/h.js";
import { Combobox } from "./combobox.js";
import { asOption, optionsFor } from "./options.js";

const attributesOf = (element, at) => ({
  placeholder: element.placeholder?.text ?? at.names.words.choose,
  "aria-label": at.labelled ? undefined : (element.placeholder?.text ?? at.names.words.choose),
  "data-focus": `${at.block.block_id}/${element.action_id}`,
  "data-action": element.action_id,
  ...at.labelled,
});

/** A select of one option. */
export function select(element, at) {
  const chosen = () => asOption(at.value(element), at.names);
  const box = new Combobox({
    words: at.names.words,
    attributes: attributesOf(element, at),
    search: async (query) => marked(await optionsFor(element, at, query), [chosen()]),
    choose: (option) => {
      at.changed(element, kept(option));
      show();
    },
  });
  const show = () => (box.input.value = chosen()?.text.text ?? "");
  box.input.addEventListener("closed", show);
  show();
  return h("div", { class: "select" }, box.input, icon("chevron"), box.list);
}

/** A multi-select; each chosen option is a chip that can be removed. */
export function multiSelect(element, at) {
  const chosen = () => (at.value(element) ?? []).map((value) => asOption(value, at.names));
  const chips = h("span", { class: "chips" });
  const box = new Combobox({
    words: at.names.words,
    attributes: attributesOf(element, at),
    search: async (query) => marked(await optionsFor(element, at, query), chosen()),
    choose: (option) => set(toggled(chosen(), option).slice(0, element.max_selected_items)),
  });
  box.input.addEventListener("closed", () => (box.input.value = ""));
  box.input.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && !box.input.value && chosen().length) set(chosen().slice(0, -1));
  });

  function set(options) {
    at.changed(element, options.map(kept));
    show();
  }

  function remove(option) {
    set(toggled(chosen(), option));
    box.input.focus();
  }

  function show() {
    chips.replaceChildren(...chosen().map((option) => chip(option, () => remove(option), at.names.words)));
    box.input.placeholder = chosen().length ? "" : attributesOf(element, at).placeholder;
  }

  show();
  return h("div", { class: "select multi" }, chips, box.input, icon("chevron"), box.list);
}

const kept = ({ chosen: _, ...option }) => option;

const toggled = (options, option) =>
  options.some(({ value }) => value === option.value)
    ? options.filter(({ value }) => value !== option.value)
    : [...options, option];

function marked({ groups, ...rest }, options) {
  const values = new Set(options.filter(Boolean).map(({ value }) => value));
  const mark = (option) => ({ ...option, chosen: values.has(option.value) });
  return { ...rest, groups: groups?.map((group) => ({ ...group, options: group.options.map(mark) })) };
}

function chip(option, remove, words) {
  const { text } = option.text;
  return h("span", { class: "chip" }, text, iconButton("close", words.remove(text), remove));
}
