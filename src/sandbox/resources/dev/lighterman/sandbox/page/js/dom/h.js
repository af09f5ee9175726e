/** Builds an element: attributes by name, listeners as on…, children as nodes or text. */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) attribute(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

function attribute(node, name, value) {
  if (value === undefined || value === null) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "value") node.value = value;
  else if (typeof value === "boolean" && !name.startsWith("aria-")) node.toggleAttribute(name, value);
  else node.setAttribute(name, value);
}

const SVG = "http://www.w3.org/2000/svg";

/** An icon from the page's sprite; decorative, hidden from assistive technology. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button with an icon and an accessible name. */
export function iconButton(name, label, onclick, more = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...more },
    icon(name),
  );
}

let ids = 0;

/** A unique id for labels and descriptions. */
export const freshId = (word) => `${word}-${++ids}`;

/** Names what has only an icon, in words that may change with the person. */
export function nameIcon(button, label) {
  button.setAttribute("aria-label", label);
  button.title = label;
}

/** Says in which language a part of the page is; without one, in that of what surrounds it. */
export function speak(node, language) {
  if (language) node.lang = language;
  else node.removeAttribute("lang");
}

/** Words in a live region: the same again would be read out again. */
export function announce(region, words) {
  if (region.textContent !== words) region.textContent = words;
}
