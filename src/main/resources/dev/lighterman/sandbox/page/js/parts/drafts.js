const keyOf = ({ me, channel }) => `${me.id}/${channel.id}`;

/** What stands unsent in each person's box of each channel, and what was sent before. */
export class Drafts {
  #kept = new Map();
  #lines = [];
  #used = new Set();

  /** The text that waits at a place: what was typed there, else the sandbox's suggestion. */
  at(scene) {
    return this.#kept.get(keyOf(scene)) ?? this.suggestion(scene) ?? "";
  }

  suggestion({ me, channel, state }) {
    const { suggestion } = state;
    const offered = suggestion?.channel === channel.id && me.role === "asker" && !this.#used.has(suggestion.text);
    return offered ? suggestion.text : null;
  }

  keep(scene, text) {
    this.#kept.set(keyOf(scene), text);
  }

  sent(scene, text) {
    this.#lines = [...this.#lines.filter((line) => line !== text), text];
    this.#used.add(scene.state.suggestion?.text);
    this.#kept.delete(keyOf(scene));
  }

  /** The line sent before (-1) or after (1) the one shown; null where there is none. */
  recall(shown, step) {
    const at = shown ? this.#lines.indexOf(shown) : this.#lines.length;
    if (at < 0) return null;
    return this.#lines[at + step] ?? (step > 0 && at < this.#lines.length ? "" : null);
  }
}
