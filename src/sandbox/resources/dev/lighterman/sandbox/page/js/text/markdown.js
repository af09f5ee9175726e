import { h } from "../dom/h.js";
import { scrollable } from "../dom/scrollable.js";
import { withEmoji } from "./emoji.js";
import { link } from "./inline.js";
import { preformatted } from "./preformatted.js";

const INLINE =
  /`(?<code>[^`\n]+)`|\*\*(?<b>[^\n]+?)\*\*|~~(?<s>[^\n]+?)~~|(?<![\w*])\*(?<i>[^*\n]+?)\*(?![\w*])|(?<!\w)_(?<u>[^_\n]+?)_(?!\w)|!?\[(?<label>[^\]\n]*)\]\((?<url>[^)\s]+)\)/g;

/** A markdown block as nodes: headings, lists, quotes, code fences, tables, inline markup. */
export function markdown(source, names) {
  const nodes = [];
  const lines = source.split("\n");
  while (lines.length) nodes.push(take(lines, names));
  return nodes.filter(Boolean);
}

/** Removes the next block from the lines and returns it. */
function take(lines, names) {
  const line = lines[0];
  if (!line.trim()) return void lines.shift();
  if (/^\s*```/.test(line)) return fence(lines, names);
  if (/^#{1,6}\s/.test(line)) return heading(lines.shift());
  if (/^\s*(---+|\*\*\*+)\s*$/.test(line)) return void lines.shift() ?? h("hr");
  if (line.startsWith(">"))
    return h(
      "blockquote",
      null,
      markdown(
        run(lines, /^>/)
          .map((quoted) => quoted.replace(/^> ?/, ""))
          .join("\n"),
        names,
      ),
    );
  if (ITEM.test(line)) return list(run(lines, /^(\s*)([-*+]|\d+[.)])\s|^\s+\S/));
  if (line.includes("|") && /^[\s|:-]+$/.test(lines[1] ?? "") && lines[1].includes("-"))
    return table(run(lines, /\|/), names);
  return h("p", null, inline(run(lines, /^(?!\s*```|#{1,6}\s|>|\s*$)/).join("\n")));
}

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

function run(lines, matching) {
  const end = lines.findIndex((line) => !matching.test(line));
  return lines.splice(0, Math.max(1, end < 0 ? lines.length : end));
}

function fence(lines, names) {
  lines.shift();
  const code = [];
  while (lines.length && !/^\s*```/.test(lines[0])) code.push(lines.shift());
  lines.shift();
  return preformatted(code.join("\n"), names);
}

function heading(line) {
  return h("p", { class: "heading", role: "heading", "aria-level": "2" }, inline(line.replace(/^#+\s+/, "")));
}

function list(lines) {
  const [, indent, mark] = ITEM.exec(lines[0]);
  const items = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item && item[1].length <= indent.length) items.push({ text: item[3], inner: [] });
    else items.at(-1).inner.push(line);
  }
  const nested = (inner) =>
    inner.length && ITEM.test(inner[0]) ? list(inner) : inline(inner.join("\n").trim());
  return h(
    /\d/.test(mark) ? "ol" : "ul",
    null,
    items.map(({ text, inner }) => h("li", null, inline(text), nested(inner))),
  );
}

function table([head, ruler, ...rows], { words }) {
  const cells = (line) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.trim());
  const aligned = cells(ruler).map((rule) =>
    rule.endsWith(":") ? (rule.startsWith(":") ? "align-center" : "align-right") : "",
  );
  const row = (line, tag) =>
    h(
      "tr",
      null,
      cells(line).map((cell, at) => h(tag, { class: aligned[at] }, inline(cell))),
    );
  const whole = h(
    "table",
    null,
    h("thead", null, row(head, "th")),
    h(
      "tbody",
      null,
      rows.map((line) => row(line, "td")),
    ),
  );
  return scrollable(h("div", { class: "table" }, whole), words.table(cells(head).join(", ")));
}

function inline(source) {
  const nodes = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    nodes.push(withEmoji(source.slice(end, match.index)), shape(match.groups));
    end = match.index + match[0].length;
  }
  return [...nodes, withEmoji(source.slice(end))];
}

function shape({ code, b, s, i, u, label, url }) {
  if (code) return h("code", null, code);
  if (b) return h("b", null, inline(b));
  if (s) return h("s", null, inline(s));
  if (url) return link(url, label || url);
  return h("i", null, inline(i ?? u));
}
