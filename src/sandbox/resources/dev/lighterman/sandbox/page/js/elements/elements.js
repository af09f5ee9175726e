import { h } from "../dom/h.js";
import { button } from "./button.js";
import { checkboxes, radios } from "./choices.js";
import { picker, textInput } from "./inputs.js";
import { overflow } from "./overflow.js";
import { multiSelect, select } from "./select.js";

const image = ({ image_url: src, alt_text: alt }) => h("img", { class: "accessory", src, alt });

/** The factories of all block elements, by type. */
const ELEMENTS = {
  button,
  workflow_button: button,
  overflow,
  image,
  radio_buttons: radios,
  checkboxes,
  static_select: select,
  external_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  multi_static_select: multiSelect,
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_channels_select: multiSelect,
  multi_conversations_select: multiSelect,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  datepicker: picker,
  timepicker: picker,
};

export const isElement = ({ type }) => type in ELEMENTS;

/** Creates an element of a block on its surface (message or view). */
export const elementNode = (element, at) => ELEMENTS[element.type](element, at);
