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
 * What a person typed and chose in one message or view, apart from the elements that show it: so
 * what was typed stays when the bot updates the view. An option is kept whole, a text as a string.
 */
export class Form {
  #values = new Map();
  errors = {};

  value(block, element) {
    const key = keyOf(block, element);
    return this.#values.has(key) ? this.#values.get(key) : initial(element);
  }

  set(block, element, value) {
    this.#values.set(keyOf(block, element), value);
  }

  /** The values as the control API takes them: block → element → text, or a list of texts. */
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

/** A value as it is sent: options as their values. */
export function wire(value) {
  if (Array.isArray(value)) return value.map(wire);
  return value?.value ?? value;
}
