import { h } from "../dom/h.js";
import { emoji } from "./emoji.js";
import { broadcastPill, channelPill, datePill, groupPill, link, userPill } from "./inline.js";
import { preformatted } from "./preformatted.js";

const GROUPS = {
  rich_text_section: (group, names) => h("div", null, spans(group, names)),
  rich_text_quote: (group, names) => h("blockquote", null, spans(group, names)),
  rich_text_preformatted: (group, names) => preformatted(spans(group, names), names),
  rich_text_list: (group, names) =>
    h(
      group.style === "ordered" ? "ol" : "ul",
      { class: `indent-${group.indent ?? 0}`, start: group.offset ? group.offset + 1 : undefined },
      group.elements.map((item) => h("li", null, spans(item, names))),
    ),
};

const SPANS = {
  text: ({ text }) => text,
  link: ({ url, text }, names) => link(url, text || url, names),
  user: ({ user_id }, names) => userPill(user_id, names),
  channel: ({ channel_id }, names) => channelPill(channel_id, names),
  usergroup: ({ usergroup_id }, names) => groupPill(usergroup_id, names),
  broadcast: ({ range }) => broadcastPill(range),
  emoji: ({ name }) => emoji(name),
  date: ({ timestamp, format, url, fallback }, names) =>
    datePill(timestamp, format, names, { url, fallback }),
  color: ({ value }) => h("code", null, value),
};

const STYLES = { bold: "b", italic: "i", strike: "s", code: "code", underline: "u" };

/** A rich_text block, or a rich_text cell of a table, as nodes. */
export function richText({ elements }, names) {
  return elements.map((group) => GROUPS[group.type]?.(group, names) ?? null);
}

function spans({ elements }, names) {
  return elements.map((span) => {
    const plain = SPANS[span.type]?.(span, names) ?? "";
    const tags = Object.entries(STYLES).filter(([style]) => span.style?.[style]);
    return tags.reduce((inner, [, tag]) => h(tag, null, inner), plain);
  });
}
