import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { elementNode, isElement } from "../elements/elements.js";
import { withEmoji } from "../text/emoji.js";
import { markdown } from "../text/markdown.js";
import { mrkdwn, textNodes } from "../text/mrkdwn.js";
import { richText } from "../text/rich-text.js";
import { input } from "./input.js";
import { table } from "./table.js";

/** The factories of all blocks, by type. */
const BLOCKS = {
  section,
  header: ({ text }) =>
    h("div", { class: "block header", role: "heading", "aria-level": "2" }, withEmoji(text.text)),
  divider: () => h("hr", { class: "block divider" }),
  context: ({ elements }, at) =>
    h(
      "div",
      { class: "block context" },
      elements.map((part) => contextPart(part, at.names)),
    ),
  actions: (block, at) =>
    h(
      "div",
      { class: "block actions" },
      block.elements.filter(isElement).map((element) => elementNode(element, at.in(block))),
    ),
  image,
  input,
  rich_text: (block, at) => h("div", { class: "block text" }, richText(block, at.names)),
  markdown: ({ text }, at) => h("div", { class: "block text markdown" }, markdown(text, at.names)),
  table,
  data_table: table,
};

/** Renders blocks in a container, only changed ones; unknown types fall back to the text. */
export function showBlocks(container, blocks, at) {
  const unknown = blocks.findIndex(({ type }) => !(type in BLOCKS));
  const known = blocks
    .map((block, index) => [block, index])
    .filter(([{ type }, index]) => type in BLOCKS || index === unknown);
  showList(container, known, {
    key: ([block, index]) => `${block.type}/${block.block_id ?? index}`,
    version: ([block]) => JSON.stringify([block, at.version(block)]),
    render: ([block]) => (BLOCKS[block.type] ?? fallback)(block, at),
  });
}

const fallback = (_, at) =>
  h("div", { class: "block text" }, mrkdwn(at.text ?? at.names.words.cannotShow, at.names));

function section(block, at) {
  const { text, fields, accessory } = block;
  return h(
    "div",
    { class: "block section" },
    h(
      "div",
      { class: "section-text" },
      text && h("div", { class: "text" }, textNodes(text, at.names)),
      fields &&
        h(
          "div",
          { class: "fields" },
          fields.map((field) => h("div", { class: "text" }, textNodes(field, at.names))),
        ),
    ),
    accessory && isElement(accessory) && elementNode(accessory, at.in(block)),
  );
}

function contextPart(part, names) {
  if (part.type === "image") return h("img", { src: part.image_url, alt: part.alt_text });
  return h("span", { class: "text" }, textNodes(part, names));
}

function image({ image_url: src, alt_text: alt, title }) {
  return h(
    "figure",
    { class: "block image" },
    title && h("figcaption", null, withEmoji(title.text)),
    h("img", { src, alt, loading: "lazy" }),
  );
}
