import { h } from "../dom/h.js";
import { scrollable } from "../dom/scrollable.js";
import { richText } from "../text/rich-text.js";

/** A table block as an HTML table: the first row and the first column are headers. */
export function table({ rows, column_settings: settings = [], caption }, { names }) {
  const [head, ...body] = rows;
  const title = caption?.text ?? caption ?? spoken(head, body, names.words);
  const cell = (tag, scope) => (content, index) =>
    h(tag, { scope, class: look(settings[index]) }, cellNodes(content, names));
  const heading = cell("th", "col");
  const name = cell("th", "row");
  const value = cell("td");
  const whole = h(
    "table",
    null,
    h("caption", { class: caption ? "" : "sr-only" }, title),
    h("thead", null, h("tr", null, head.map(heading))),
    h(
      "tbody",
      null,
      body.map((row) =>
        h(
          "tr",
          null,
          row.map((content, index) => (index ? value : name)(content, index)),
        ),
      ),
    ),
  );
  return scrollable(h("div", { class: "block table" }, whole), title);
}

const look = (column) =>
  [column?.align && `align-${column.align}`, column?.is_wrapped && "wrapped"].filter(Boolean).join(" ");

const cellNodes = (cell, names) =>
  cell.type === "rich_text" ? richText(cell, names) : String(cell.text ?? cell.value ?? "");

function spoken(head, body, words) {
  const columns = head
    .map(({ text }) => text)
    .filter(Boolean)
    .join(", ");
  return words.tableOf(body.length, columns);
}
