import { instantOf } from "../text/date.js";

const LATELY = 6 * 3600 * 1000;

/** The drafts of each person, and the history of sent lines. */
export class Drafts {
  #kept = new Map();
  #lines = [];

  /** The draft at a place: the typed text, or the suggested command. */
  at(place, scene) {
    return this.#kept.get(place) ?? this.suggestion(scene) ?? "";
  }

  /** The suggested command: only for the asker, and in a channel without recent messages. */
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

  /** The line sent before (-1) or after (1) the current one; null if there is none. */
  recall(shown, step) {
    const at = shown ? this.#lines.indexOf(shown) : this.#lines.length;
    if (at < 0) return null;
    return this.#lines[at + step] ?? (step > 0 && at < this.#lines.length ? "" : null);
  }
}
