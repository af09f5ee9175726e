import { showBlocks } from "../blocks/blocks.js";
import { Surface } from "../blocks/surface.js";
import { titleOf } from "../blocks/title.js";
import { avatar } from "../dom/avatar.js";
import { h, icon, speak } from "../dom/h.js";
import { formFor } from "../forms.js";
import { clock, instantOf, moment } from "../text/date.js";
import { mrkdwn } from "../text/mrkdwn.js";
import { languageOfText } from "../text/words.js";
import { showFiles } from "./files.js";

/** A message row: author, time, content, thread. Updated in place, to avoid layout shifts. */
export class MessageRow {
  #head = h("div", { class: "head" });
  #note = h("div", { class: "only-you", hidden: true });
  #gutter = h("div", { class: "gutter" });
  #body = h("div", { class: "body" });
  #files = h("div", { class: "files" });
  #replies = h("div", { class: "replies-row" });
  #app;

  constructor(app) {
    this.#app = app;
    this.node = h(
      "article",
      { class: "message", tabindex: -1 },
      this.#gutter,
      h("div", { class: "content" }, this.#note, this.#head, this.#body, this.#files, this.#replies),
    );
  }

  show({ message, compact, replies, scene, inThread }) {
    const { names } = scene;
    const author = names.person(message.user);
    const at = instantOf(message.ts);
    this.node.dataset.ts = message.ts;
    this.node.classList.toggle("compact", Boolean(compact));
    this.node.classList.toggle("ephemeral", Boolean(message.ephemeral_to));
    this.node.setAttribute("aria-label", nameOf(message, author, at, names));
    this.#note.hidden = !message.ephemeral_to;
    this.#note.replaceChildren(icon("eye"), names.words.onlyYou);
    this.#gutter.replaceChildren(compact ? timeNode(at, names) : avatar(author));
    this.#head.replaceChildren(...(compact ? [] : heading(author, at, message, names)));
    this.#showBody(message, scene);
    showFiles(this.#files, message.files ?? [], names);
    this.#showReplies(inThread ? [] : replies, scene);
  }

  #showBody(message, scene) {
    const { text, blocks, ts, channel } = message;
    this.#body.classList.toggle("reader", scene.reader);
    speak(this.#body, languageOfText(text));
    const shown =
      !scene.reader && blocks?.length
        ? blocks
        : [{ type: "section", block_id: "text", text: { type: "mrkdwn", text: text ?? "" } }];
    const surface = new Surface({
      target: { user: scene.me.id, channel, message_ts: ts },
      names: scene.names,
      form: formFor(scene.me.id, ts),
      blocks: shown,
      text,
      tell: this.#app.tell,
    });
    showBlocks(this.#body, shown, surface);
  }

  #showReplies(replies, scene) {
    if (!replies.length) return this.#replies.replaceChildren();
    const authors = new Set(replies.map(({ user }) => user));
    const last = instantOf(replies.at(-1).ts);
    const { words, locale } = scene.names;
    const old = this.#replies.querySelector("button");
    const button =
      old ??
      h("button", {
        type: "button",
        class: "replies",
        onclick: () => this.#app.openThread(this.node.dataset.ts),
      });
    button.replaceChildren(
      h(
        "span",
        { class: "faces" },
        [...authors].slice(0, 4).map((id) => avatar(scene.names.person(id))),
      ),
      h("b", null, words.replies(replies.length)),
      h("span", { class: "quiet" }, words.lastReply(clock(last, locale))),
    );
    if (!old) this.#replies.replaceChildren(button);
  }
}

function nameOf({ blocks }, author, at, { locale }) {
  return [author.real_name, clock(at, locale), titleOf(blocks)].filter(Boolean).join(", ");
}

function heading(author, at, { edited }, names) {
  const { words, locale } = names;
  return [
    h("b", { class: "author" }, author.real_name),
    author.is_bot && h("span", { class: "app" }, "app"),
    timeNode(at, names),
    edited &&
      h(
        "span",
        { class: "edited", title: words.editedAt(moment(instantOf(edited.ts), locale)) },
        words.edited,
      ),
  ].filter(Boolean);
}

const timeNode = (at, { locale }) =>
  h("time", { datetime: at.toISOString(), title: moment(at, locale) }, clock(at, locale));

/** A message as one line of plain text for assistive technology. */
export function spoken(message, names) {
  const words = h("div", null, mrkdwn(message.text ?? "", names)).textContent;
  return `${names.person(message.user).real_name}: ${words}`;
}
