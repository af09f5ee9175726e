import { h } from "../dom/h.js";
import { emoji, withEmoji } from "./emoji.js";
import { angled, link } from "./inline.js";
import { preformatted } from "./preformatted.js";

const ESCAPES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const unescaped = (text) => text.replace(/&(amp|lt|gt);/g, (entity) => ESCAPES[entity]);

const styled = (name, mark) =>
  `(?<![\\p{L}\\p{N}${mark}])${mark}(?=\\S)(?<${name}>[^${mark}\\n]*?\\S)${mark}(?![\\p{L}\\p{N}${mark}])`;

/** The inline patterns, by precedence. */
const INLINE = new RegExp(
  [
    "`(?<code>[^`\\n]+)`",
    "<(?<angled>[^<>\\n]+)>",
    "(?<url>https?://[^\\s<>|]*[^\\s<>|.,;:!?)'\"`*_~])",
    ":(?<emoji>[a-z0-9_+-]+):",
    styled("b", "\\*"),
    styled("i", "_"),
    styled("s", "~"),
  ].join("|"),
  "gu",
);

const SHAPES = {
  code: (text) => h("code", null, unescaped(text)),
  angled: (body, names) => angled(unescaped(body), names),
  url: (url, names) => link(unescaped(url), unescaped(url), names),
  emoji: (name) => emoji(name),
  b: (text, names) => h("b", null, inline(text, names)),
  i: (text, names) => h("i", null, inline(text, names)),
  s: (text, names) => h("s", null, inline(text, names)),
};

/** mrkdwn as nodes: only text and elements created here, so that no markup can be injected. */
export function mrkdwn(source, names) {
  return source.split(/```\n?([\s\S]*?)\n?```/).flatMap((part, at) => {
    if (at % 2) return preformatted(unescaped(part), names);
    return paragraphs(at ? part.replace(/^\n/, "") : part, names);
  });
}

/** A text object: mrkdwn or plain. */
export const textNodes = (text, names) =>
  text.type === "mrkdwn" ? mrkdwn(text.text, names) : [withEmoji(text.text)];

function paragraphs(source, names) {
  return source.split(/((?:^(?:>|&gt;).*(?:\n|$))+)/m).flatMap((part, at) => {
    if (at % 2 === 0) return part ? inline(part, names) : [];
    const quoted = part.replace(/^(?:>|&gt;) ?/gm, "").replace(/\n$/, "");
    return h("blockquote", null, inline(quoted, names));
  });
}

function inline(source, names) {
  const nodes = [];
  let end = 0;
  for (const match of source.matchAll(INLINE)) {
    const [kind, text] = Object.entries(match.groups).find(([, found]) => found !== undefined);
    nodes.push(unescaped(source.slice(end, match.index)), SHAPES[kind](text, names));
    end = match.index + match[0].length;
  }
  return [...nodes, unescaped(source.slice(end))];
}
