import { h } from "../dom/h.js";
import { titleOf } from "../blocks/title.js";
import { speaksTo } from "../scene.js";
import { languageOfText } from "../text/words.js";
import { spoken } from "./message.js";

const KEPT = 20;
const NAMED = 3;

/**
 * Announces new messages to assistive technology: their top-level text, like Slack. After a switch
 * to another person, who that is and what is there for them to press.
 */
export class Announcer {
  #root;
  #viewer;
  #me;
  #last;

  constructor(root) {
    this.#root = root;
  }

  show(scene) {
    const { me, messages, thread, names, channel } = scene;
    const viewer = `${me.id}/${channel?.id}/${thread?.parent.ts}`;
    const all = [...messages, ...(thread?.replies ?? [])].sort((one, other) =>
      one.ts.localeCompare(other.ts),
    );
    if (viewer !== this.#viewer) this.#root.replaceChildren();
    else
      this.#read(
        all.filter(({ ts }) => ts > this.#last),
        names,
      );
    if (this.#me && this.#me !== me.id)
      this.#root.append(...whoIsHere(scene).map((line) => h("p", null, line)));
    this.#me = me.id;
    this.#viewer = viewer;
    this.#last = all.at(-1)?.ts ?? "0";
  }

  #read(fresh, names) {
    this.#root.append(...fresh.map((message) => h("p", { lang: languageOfText(message.text) }, spoken(message, names))));
    while (this.#root.children.length > KEPT) this.#root.firstChild.remove();
  }
}

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
