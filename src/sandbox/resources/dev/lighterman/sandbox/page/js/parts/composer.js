import { control, trouble } from "../control.js";
import { announce, freshId, h, iconButton, nameIcon } from "../dom/h.js";
import { CommandHints, usageOf } from "./command-hints.js";
import { Drafts } from "./drafts.js";

const TALK = "Said. Nobody answers plain talk here, since you are everyone: commands start with /.";

/** The composer: sends commands and messages; may be prefilled with the suggested command. */
export class Composer {
  #tell;
  #sent;
  #scene;
  #waiting = 0;
  #remark = "";
  #drafts = new Drafts();
  #hints = new CommandHints((command) => this.#write(`${command} `));
  #line = h("p", { class: "composer-line", lang: "en", id: freshId("line"), "aria-live": "polite" });
  #sendButton = iconButton("send", "", () => this.#send(), { class: "icon-button send" });
  #text = h("textarea", {
    id: "composer-text",
    rows: 1,
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": this.#line.id,
    oninput: () => this.#write(this.#text.value),
    onkeydown: (event) => this.#key(event),
  });

  constructor({ tell, sent }) {
    this.#tell = tell;
    this.#sent = sent;
    this.node = h(
      "div",
      { class: "composer" },
      this.#hints.node,
      h("div", { class: "box" }, this.#text, this.#sendButton),
      this.#line,
    );
  }

  show(scene) {
    this.#scene = scene;
    this.node.hidden = !scene.channel;
    if (!scene.channel) return;
    const { words } = scene.names;
    const name = scene.channel.is_im ? scene.names.bot().real_name : `#${scene.channel.name}`;
    this.#text.placeholder = words.message(name);
    this.#text.setAttribute("aria-label", words.message(name));
    nameIcon(this.#sendButton, words.send);
    const draft = this.#drafts.at(this.#place, scene);
    if (draft !== this.#text.value) this.#text.value = draft;
    this.#fit();
    this.#explain();
  }

  get #place() {
    return `${this.#scene.me.id}/${this.#scene.channel.id}`;
  }

  #write(text) {
    this.#remark = "";
    this.#drafts.keep(this.#place, text);
    this.show(this.#scene);
    this.#text.focus();
  }

  async #send() {
    const text = this.#text.value.trim();
    if (!text) return;
    this.#drafts.sent(this.#place, text);
    this.#waiting++;
    this.show(this.#scene);
    this.#sent();
    try {
      this.#tell(trouble(await this.#deliver(text)));
    } catch (failure) {
      this.#tell(failure.message);
    }
    this.#waiting--;
    this.#explain();
  }

  #deliver(typed) {
    const { me, channel, names } = this.#scene;
    const place = { user: me.id, channel: channel.id };
    const [, command, text] = /^(\/\S+)?\s*([\s\S]*)$/.exec(typed);
    this.#remark = command ? "" : TALK;
    return command
      ? control.slash({ ...place, command, text })
      : control.message({ ...place, text: names.typed(text) });
  }

  #key(event) {
    if (event.isComposing) return;
    const recalls = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) this.#send();
    } else if (event.key === "Tab" && this.#hints.first) {
      event.preventDefault();
      this.#write(`${this.#hints.first} `);
    } else if (recalls && !this.#text.value.includes("\n")) {
      this.#recall(event, recalls);
    }
  }

  #recall(event, step) {
    const line = this.#drafts.recall(this.#text.value, step);
    if (line === null) return;
    event.preventDefault();
    this.#write(line);
  }

  /** The line below: the current activity, or what Enter does. */
  #explain() {
    const text = this.#text.value;
    const isSuggestion = text !== "" && text === this.#drafts.suggestion(this.#scene);
    this.#hints.show(text);
    this.node.classList.toggle("suggesting", isSuggestion);
    announce(this.#line, this.#saying(text, isSuggestion));
  }

  #saying(text, isSuggestion) {
    if (this.#waiting) return "Waiting for Lighterman…";
    if (isSuggestion) return "Suggested: press Enter to try it";
    return this.#remark || usageOf(text);
  }

  #fit() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight}px`;
  }
}
