const INITIAL = ["initial_option", "initial_options", "initial_value", "initial_date", "initial_time", "initial_date_time",
  "initial_user", "initial_users", "initial_channel", "initial_channels", "initial_conversation", "initial_conversations"];

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

  /** The values as the control API takes them: block id → text, or a list of texts. */
  values(blocks) {
    const entries = blocks.flatMap((block) =>
      elementsOf(block).map((element) => [block.block_id, wire(this.value(block, element))]),
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
  }

  /** What Slack itself finds missing, before the bot is asked. */
  missing(blocks) {
    const wrong = blocks.filter((block) => block.type === "input").map((block) => [block.block_id, complaint(block, this)]);
    return Object.fromEntries(wrong.filter(([, sentence]) => sentence));
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
  return name ? element[name] : undefined;
}

/** A value as it is sent: options as their values. */
export function wire(value) {
  if (Array.isArray(value)) return value.map(wire);
  return value?.value ?? value;
}

function complaint(block, form) {
  const { element } = block;
  const value = form.value(block, element);
  const empty = value === undefined || value === null || value.length === 0;
  if (empty) return block.optional ? null : "Please complete this required field.";
  const { min_length: least, max_length: most } = element;
  if (least && value.length < least) return `Please write at least ${least} characters.`;
  if (most && value.length > most) return `Please write at most ${most} characters.`;
  return null;
}
