import { h } from "../dom/h.js";
import { scrollable } from "../dom/scrollable.js";

/** Text whose lines are not folded. */
export const preformatted = (content) => scrollable(h("pre", null, content), "Preformatted text");
