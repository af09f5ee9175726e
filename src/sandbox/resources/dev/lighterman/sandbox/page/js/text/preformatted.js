import { h } from "../dom/h.js";
import { scrollable } from "../dom/scrollable.js";

/** Text whose lines are not folded. */
export const preformatted = (content, { words }) => scrollable(h("pre", null, content), words.preformatted);
