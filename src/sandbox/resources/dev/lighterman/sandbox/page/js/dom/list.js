import { successor } from "./focus.js";

const shown = new WeakMap();

/**
 * Reconciles a container's children with a list of items. A child with an unchanged item is kept; a
 * changed one is updated, or replaced without losing focus.
 */
export function showList(container, items, { key, version = JSON.stringify, render, update }) {
  const before = shown.get(container) ?? new Map();
  const after = new Map();
  for (const item of items) {
    const id = key(item);
    after.set(id, entryFor(before.get(id), item, { version: version(item), render, update }));
  }
  for (const [id, entry] of before) if (!after.has(id)) entry.node.remove();
  [...after.values()].forEach(({ node }, at) => {
    if (container.children[at] !== node) container.insertBefore(node, container.children[at] ?? null);
  });
  shown.set(container, after);
}

function entryFor(entry, item, { version, render, update }) {
  if (!entry) return { version, node: render(item) };
  if (entry.version === version) return entry;
  if (!update) return { version, node: replaced(entry.node, render(item)) };
  update(entry.node, item);
  return { version, node: entry.node };
}

function replaced(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const { selectionStart, selectionEnd } = focused ?? {};
  old.replaceWith(fresh);
  const next = focused && successor(fresh, focused);
  if (next) {
    next.focus({ preventScroll: true });
    if (typeof selectionStart === "number") next.setSelectionRange?.(selectionStart, selectionEnd);
  }
  return fresh;
}
