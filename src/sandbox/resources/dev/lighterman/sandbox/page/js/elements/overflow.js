import { h, iconButton } from "../dom/h.js";
import { openAt } from "../dom/popover.js";
import { withEmoji } from "../text/emoji.js";

/** The overflow menu (⋯): a button that opens a list of actions. */
export function overflow(element, at) {
  const name = at.menuName;
  const focus = { "data-focus": `${at.block.block_id}/${element.action_id}` };
  const items = element.options.map((option) => item(option, focus, (chosen) => choose(chosen)));
  const menu = h(
    "div",
    { class: "menu", role: "menu", popover: "auto", "aria-label": name, onkeydown: walk },
    items,
  );
  const opener = iconButton("more", name, () => show(), {
    ...focus,
    title: at.names.words.moreActions,
    class: "icon-button boxed",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "data-action": element.action_id,
  });
  menu.addEventListener("toggle", ({ newState }) => opener.setAttribute("aria-expanded", newState === "open"));

  function show() {
    openAt(menu, opener);
    items[0].focus();
  }

  function choose(option) {
    menu.hidePopover();
    opener.focus();
    if (option.url) open(option.url, "_blank", "noopener");
    at.pressed(element, opener, { selected: option.value });
  }

  return h("span", { class: "overflow" }, opener, menu);
}

/** An item; its menu's button takes the focus if the menu is rendered anew. */
function item(option, focus, choose) {
  const description = option.description && h("small", null, withEmoji(option.description.text));
  return h(
    "button",
    {
      type: "button",
      class: "option",
      role: "menuitem",
      tabindex: -1,
      ...focus,
      "data-value": option.value,
      onclick: () => choose(option),
    },
    withEmoji(option.text.text),
    description,
  );
}

function walk(event) {
  const menu = event.currentTarget;
  // The button has the focus again before the browser looks where Tab leads.
  if (event.key === "Tab") return menu.hidePopover();
  const items = [...menu.children];
  const here = items.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length].focus();
}
