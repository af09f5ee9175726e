import { h } from "../dom/h.js";

const COMMANDS = [
  {
    command: "/registry",
    usage: "deploy · list · show · remove · requests · help",
    says: "Connected registries at the edge",
  },
  {
    command: "/lighterman",
    usage: "the same, by the bot's own name",
    says: "The same, by the bot's own name",
  },
];

/** The arguments of a typed command. */
export function usageOf(text) {
  const known = COMMANDS.find(({ command }) => text === command || text.startsWith(`${command} `));
  return known ? `${known.command}  ${known.usage}` : "";
}

/** The list of commands that opens after a slash. */
export class CommandHints {
  #choose;
  node = h("div", { class: "hints", lang: "en", hidden: true });
  first = null;

  constructor(choose) {
    this.#choose = choose;
  }

  show(text) {
    const typing = /^\/\S*$/.test(text);
    const found = typing
      ? COMMANDS.filter(({ command }) => command.startsWith(text) && command !== text)
      : [];
    this.first = found[0]?.command ?? null;
    this.node.hidden = !found.length;
    this.node.replaceChildren(...found.map((hint) => this.#row(hint)));
  }

  #row({ command, says }) {
    const choose = () => this.#choose(command);
    return h(
      "button",
      { type: "button", class: "option", onclick: choose },
      h("b", null, command),
      h("small", null, says),
    );
  }
}
