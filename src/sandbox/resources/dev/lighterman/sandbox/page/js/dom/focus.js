const LAST_RESORT = "conversation";

/**
 * Remembers where the focus is. The returned function gives it back if it was lost since: to the
 * element, to what took its place, or to what surrounds it.
 */
export function keptFocus() {
  const node = document.activeElement;
  const around = surroundings(node);
  return () => {
    if (node === document.body || hasFocus()) return;
    if (isThere(node)) return focus(node);
    const nearest = around.find(isThere);
    focus((nearest && successor(nearest, node)) ?? nearest ?? document.getElementById(LAST_RESORT));
  };
}

/** What stands for an element within a part of the page that was rendered anew. */
export function successor(part, { dataset }) {
  if (!dataset.focus) return null;
  const same = `[data-focus="${CSS.escape(dataset.focus)}"]`;
  return part.matches(same) ? part : part.querySelector(same);
}

/** What can have the focus instead of an element, from the inside out. */
function surroundings(node) {
  const parts = [];
  for (let part = node.parentElement; part; part = part.parentElement)
    if (part.hasAttribute("tabindex")) parts.push(part);
  return parts;
}

const hasFocus = () => document.activeElement !== document.body && isThere(document.activeElement);

/** Hidden elements keep the focus until the browser next draws the page. */
const isThere = (node) => node.isConnected && node.checkVisibility();

const focus = (node) => node.focus({ preventScroll: true });
