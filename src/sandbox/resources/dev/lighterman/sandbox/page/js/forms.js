import { Form } from "./elements/form.js";

const forms = new Map();

/** What a person typed on a surface (a message, a view), for as long as the page lives. */
export function formFor(person, surface) {
  const key = `${person}/${surface}`;
  if (!forms.has(key)) forms.set(key, new Form());
  return forms.get(key);
}
