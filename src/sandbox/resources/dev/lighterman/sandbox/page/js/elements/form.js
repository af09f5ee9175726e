const PAUSE = 400;

const INITIAL = [
  "initial_option",
  "initial_options",
  "initial_value",
  "initial_date",
  "initial_time",
  "initial_user",
  "initial_users",
  "initial_channel",
  "initial_channels",
  "initial_conversation",
  "initial_conversations",
];

/**
 * The input of a person in one message or view. It is kept apart from the elements, so that it
 * survives updates by the bot. An option is kept as an object, a text as a string.
 */
export class Form {
  #values = new Map();
  #waiting = new Map();
  #errors = new Map();

  value(block, element) {
    const key = keyOf(block, element);
    return this.#values.has(key) ? this.#values.get(key) : initial(element);
  }

  set(block, element, value) {
    this.#values.set(keyOf(block, element), value);
  }

  /** Keeps what the bot finds fault with, by block, with the values that it found fault with. */
  refused(errors, blocks) {
    const wrong = blocks.filter(({ block_id }) => errors[block_id]);
    this.#errors = new Map(
      wrong.map((block) => [block.block_id, { text: errors[block.block_id], values: this.#content(block) }]),
    );
  }

  /** The error of a block, which goes with the values that it is about, whoever replaces them. */
  error(block) {
    const error = this.#errors.get(block.block_id);
    return error?.values === this.#content(block) ? error?.text : undefined;
  }

  forgetError({ block_id }) {
    this.#errors.delete(block_id);
  }

  /** A block's values as one text, whatever its elements are called. */
  #content(block) {
    return JSON.stringify(Object.values(this.#valuesOf(block)));
  }

  /** Acts on what is typed after a pause in typing, on the latest only. */
  afterPause(block, element, act) {
    const key = keyOf(block, element);
    clearTimeout(this.#waiting.get(key)?.timer);
    const timer = setTimeout(() => {
      this.#waiting.delete(key);
      act();
    }, PAUSE);
    this.#waiting.set(key, { timer, act });
  }

  /** Acts at once on what waits for a pause, before the form is closed or sent. */
  async settle() {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { timer } of waiting) clearTimeout(timer);
    await Promise.all(waiting.map(({ act }) => act()));
  }

  /** The values for the control API: block → element → text, or a list of texts. */
  values(blocks) {
    const entries = blocks.map((block) => [block.block_id, this.#valuesOf(block)]);
    return Object.fromEntries(entries.filter(([, values]) => Object.keys(values).length));
  }

  #valuesOf(block) {
    const entries = elementsOf(block).map((element) => [element.action_id, wire(this.value(block, element))]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
}

/** The elements of a block that hold a value. */
function elementsOf(block) {
  const all = [block.element, block.accessory, ...(block.type === "actions" ? block.elements : [])];
  return all.filter((element) => element && !["button", "overflow", "image"].includes(element.type));
}

const keyOf = (block, element) => `${block.block_id}/${element.action_id}`;

function initial(element) {
  const name = INITIAL.find((candidate) => element[candidate] !== undefined);
  return name && element[name];
}

/** A value for the control API: options are replaced by their values. */
export function wire(value) {
  if (Array.isArray(value)) return value.map(wire);
  return value?.value ?? value;
}
