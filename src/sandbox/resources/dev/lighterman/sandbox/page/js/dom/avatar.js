import { h } from "./h.js";

const HUES = 6;

/** A person's initials, or the bot's barge, as a rounded square. */
export function avatar(person) {
  if (person.role === "bot") return h("img", { class: "avatar", src: "favicon.svg", alt: "" });
  return h(
    "span",
    { class: `avatar hue-${hue(person.id)}`, "aria-hidden": "true" },
    initials(person.real_name),
  );
}

const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();

const hue = (id) => [...id].reduce((sum, letter) => sum * 7 + letter.codePointAt(0), 0) % HUES;
