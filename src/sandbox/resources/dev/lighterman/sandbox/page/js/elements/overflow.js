import { h, iconButton } from "../dom/h.js";
import { openAt } from "../dom/popover.js";
import { withEmoji } from "../text/emoji.js";

/** The overflow menu (⋯): a button that opens a list of actions. */
export function overflow(element, at) {
  const items = element.options.map((option) => item(option, (chosen) => choose(chosen)));
  const menu = h(
    "div",
    { class: "menu", role: "menu", popover: "auto", "aria-label": "More actions", onkeydown: walk },
    items,
  );
  const opener = iconButton("more", "More actions", () => openAt(menu, opener), {
    class: "icon-button boxed",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "data-focus": `${at.block.block_id}/${element.action_id}`,
    "data-action": element.action_id,
  });
  menu.addEventListener("toggle", ({ newState }) => {
    opener.setAttribute("aria-expanded", newState === "open");
    if (newState === "open") items[0].focus();
  });

  function choose(option) {
    menu.hidePopover();
    opener.focus();
    if (option.url) open(option.url, "_blank", "noopener");
    at.pressed(element, opener, { selected: option.value });
  }

  return h("span", { class: "overflow" }, opener, menu);
}

function item(option, choose) {
  const description = option.description && h("small", null, withEmoji(option.description.text));
  return h(
    "button",
    {
      type: "button",
      class: "option",
      role: "menuitem",
      "data-value": option.value,
      onclick: () => choose(option),
    },
    withEmoji(option.text.text),
    description,
  );
}

function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.children];
  const next = (items.indexOf(document.activeElement) + step + items.length) % items.length;
  items[next].focus();
}
