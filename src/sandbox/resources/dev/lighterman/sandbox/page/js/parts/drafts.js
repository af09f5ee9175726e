import { instantOf } from "../text/date.js";

const LATELY = 6 * 3600 * 1000;

/** What stands unsent in each person's boxes, and what was sent before. */
export class Drafts {
  #kept = new Map();
  #lines = [];

  /** The text that waits at a place: what was typed there, else the sandbox's suggestion. */
  at(place, scene) {
    return this.#kept.get(place) ?? this.suggestion(scene) ?? "";
  }

  /** The sandbox's suggestion, for whoever asks for things, until something is under way there. */
  suggestion({ me, channel, messages, state: { suggestion } }) {
    if (suggestion?.channel !== channel.id || me.role !== "asker") return null;
    const isQuiet = messages.every(
      ({ ts, ephemeral_to: only }) => only || Date.now() - instantOf(ts) > LATELY,
    );
    return isQuiet ? suggestion.text : null;
  }

  keep(place, text) {
    this.#kept.set(place, text);
  }

  sent(place, text) {
    this.#lines = [...this.#lines.filter((line) => line !== text), text];
    this.#kept.set(place, "");
  }

  /** The line sent before (-1) or after (1) the one shown; null where there is none. */
  recall(shown, step) {
    const at = shown ? this.#lines.indexOf(shown) : this.#lines.length;
    if (at < 0) return null;
    return this.#lines[at + step] ?? (step > 0 && at < this.#lines.length ? "" : null);
  }
}
