import { Form } from "./elements/form.js";

const forms = new Map();

/** The input of each surface (message or view), kept until the page is reloaded. */
export function formFor(person, surface) {
  const key = `${person}/${surface}`;
  if (!forms.has(key)) forms.set(key, new Form());
  return forms.get(key);
}
