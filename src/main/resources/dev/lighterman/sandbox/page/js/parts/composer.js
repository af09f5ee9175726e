import { control, trouble } from "../control.js";
import { freshId, h, iconButton } from "../dom/h.js";
import { CommandHints, usageOf } from "./command-hints.js";
import { Drafts } from "./drafts.js";

const TALK = "Nobody here reads plain talk: you are everyone. Commands start with /.";

/** The message box: commands go to the bot, and a suggestion may wait in it. */
export class Composer {
  #tell;
  #sent;
  #scene;
  #waiting = 0;
  #remark = "";
  #drafts = new Drafts();
  #hints = new CommandHints((command) => this.#write(`${command} `));
  #line = h("p", { class: "composer-line", id: freshId("line"), "aria-live": "polite" });
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
    const send = iconButton("send", "Send", () => this.#send(), { class: "icon-button send" });
    this.node = h("div", { class: "composer" }, this.#hints.node, h("div", { class: "box" }, this.#text, send), this.#line);
  }

  show(scene) {
    this.#scene = scene;
    this.node.hidden = !scene.channel;
    if (!scene.channel) return;
    const name = scene.channel.is_im ? scene.names.bot().real_name : `#${scene.channel.name}`;
    this.#text.placeholder = `Message ${name}`;
    this.#text.setAttribute("aria-label", `Message ${name}`);
    const draft = this.#drafts.at(scene);
    if (draft !== this.#text.value) this.#text.value = draft;
    this.#fit();
    this.#explain();
  }

  #write(text) {
    this.#remark = "";
    this.#drafts.keep(this.#scene, text);
    this.show(this.#scene);
    this.#text.focus();
  }

  async #send() {
    const text = this.#text.value.trim();
    if (!text) return;
    this.#drafts.sent(this.#scene, text);
    if (!text.startsWith("/")) this.#remark = TALK;
    this.show(this.#scene);
    if (text.startsWith("/")) await this.#command(text);
  }

  async #command(line) {
    const { me, channel } = this.#scene;
    const [, command, text] = /^(\S+)\s*([\s\S]*)$/.exec(line);
    this.#waiting++;
    this.#explain();
    this.#sent();
    try {
      this.#tell(trouble(await control.slash({ user: me.id, channel: channel.id, command, text })));
    } catch (failure) {
      this.#tell(failure.message);
    }
    this.#waiting--;
    this.#explain();
  }

  #key(event) {
    if (event.isComposing) return;
    const recalls = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Tab" && this.#hints.only) {
      event.preventDefault();
      this.#write(`${this.#hints.only} `);
    } else if (recalls && !this.#text.value.includes("\n")) {
      const recalled = this.#drafts.recall(this.#text.value, recalls);
      if (recalled === null) return;
      event.preventDefault();
      this.#write(recalled);
    }
  }

  /** The line under the box: what Enter would do, or what is going on. */
  #explain() {
    const text = this.#text.value;
    const suggested = text && text === this.#drafts.suggestion(this.#scene);
    this.#hints.show(text);
    this.node.classList.toggle("suggesting", Boolean(suggested));
    this.node.classList.toggle("waiting", this.#waiting > 0);
    this.#line.textContent = this.#waiting ? "Waiting for Lighterman…" : suggested ? "Suggested: press Enter to try it" : this.#remark || usageOf(text);
  }

  #fit() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight}px`;
  }
}
