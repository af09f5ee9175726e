import { withEmoji } from "../text/emoji.js";

const SIGN = /^\p{Extended_Pictographic}\uFE0F?\s*/u;

/** The sign before a title, which says in what state its request is. */
export const signOf = (blocks = []) =>
  SIGN.exec(withEmoji(blocks.find(({ type }) => type === "header")?.text.text ?? ""))?.[0].trim();

/** The title of a message or view, for assistive technology: its header without the sign before it. */
export function titleOf(blocks = []) {
  const header = blocks.find(({ type }) => type === "header");
  return header ? withEmoji(header.text.text).replace(SIGN, "") : "";
}
