import { h } from "../dom/h.js";
import { signOf, titleOf } from "../blocks/title.js";
import { speaksTo } from "../scene.js";
import { languageOfText } from "../text/words.js";
import { spoken } from "./message.js";

const KEPT = 20;
const NAMED = 3;

/**
 * Announces to assistive technology, once each: new messages by their top-level text, like Slack;
 * and what a card's edits change about its state, not each step on the way. In a thread, the bot
 * writes down all that it does: only what speaks to the person is announced. After a switch to
 * another person, who that is and what is there for them to press.
 */
export class Announcer {
  #root;
  #viewer;
  #me;
  #last;
  #signs = new Map();

  constructor(root) {
    this.#root = root;
  }

  show(scene) {
    const { me, messages, thread, names, channel } = scene;
    const viewer = `${me.id}/${channel?.id}/${thread?.parent.ts}`;
    const replies = thread?.replies ?? [];
    const all = [...messages, ...replies].sort((one, other) => one.ts.localeCompare(other.ts));
    if (viewer !== this.#viewer) this.#root.replaceChildren();
    else {
      const isNew = ({ ts }) => ts > this.#last;
      const isRecord = (message) =>
        replies.includes(message) && message.user === names.bot()?.id && !speaksTo(message, me);
      const fresh = all.filter((message) => isNew(message) && !isRecord(message));
      const turned = all.filter((message) => !isNew(message) && this.#hasTurned(message));
      this.#read([
        ...fresh.map((message) => line(message, spoken(message, names))),
        ...turned.map((message) => line(message, titleOf(message.blocks))),
      ]);
    }
    this.#signs = new Map(all.map(({ ts, blocks }) => [ts, signOf(blocks)]));
    if (this.#me && this.#me !== me.id)
      this.#root.append(...whoIsHere(scene).map((line) => h("p", null, line)));
    this.#me = me.id;
    this.#viewer = viewer;
    this.#last = all.at(-1)?.ts ?? "0";
  }

  /** Whether its request is in another state than before. */
  #hasTurned({ ts, blocks }) {
    const sign = signOf(blocks);
    return Boolean(sign) && this.#signs.has(ts) && this.#signs.get(ts) !== sign;
  }

  #read(lines) {
    this.#root.append(...lines);
    while (this.#root.children.length > KEPT) this.#root.firstChild.remove();
  }
}

const line = ({ text }, words) => h("p", { lang: languageOfText(text) }, words);

/** Who the person is, and the latest messages with buttons that speak to them. */
function whoIsHere({ state, me, channels, channel }) {
  const theirs = (message) => channels.find(({ id }) => id === message.channel);
  const waiting = state.messages
    .filter((message) => theirs(message) && speaksTo(message, me) && hasButtons(message))
    .slice(-NAMED)
    .reverse()
    .map((message) => `${titleOf(message.blocks) || message.text.split("\n")[0]}, in ${placeOf(theirs(message))}`);
  return [
    `You are ${me.real_name}, ${me.role}${channel ? `, in ${placeOf(channel)}` : ""}.`,
    waiting.length ? `For you: ${waiting.join("; ")}.` : "No button waits for you.",
  ];
}

const hasButtons = ({ blocks = [] }) => blocks.some(({ type }) => type === "actions");

const placeOf = ({ name, is_im: direct }) => (direct ? "direct messages" : `#${name}`);
