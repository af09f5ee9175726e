import { control, trouble } from "../control.js";
import { confirmed } from "../elements/confirm.js";
import { wire } from "../elements/form.js";
import { once } from "../elements/once.js";

const PAUSE = 400;

/** The message or view that blocks stand on: whose it is, what was typed in it, where its clicks go. */
export class Surface {
  constructor({ target, names, form, blocks, text, tell, mended = () => {} }) {
    Object.assign(this, { target, names, form, blocks, text, tell, mended });
  }

  /** What besides a block itself decides how it looks. */
  version(block) {
    return [this.names.me.id, this.error(block)];
  }

  error(block) {
    return this.form.errors[block.block_id];
  }

  in(block, labelled) {
    return new Spot(this, block, labelled);
  }
}

/** An element's spot on its surface: what it reads its value from and acts through. */
class Spot {
  #surface;
  #pause;
  #reported = Promise.resolve();

  constructor(surface, block, labelled) {
    this.#surface = surface;
    this.block = block;
    this.labelled = labelled;
    this.names = surface.names;
  }

  value(element) {
    return this.#surface.form.value(this.block, element);
  }

  /** A choice was made: kept, and told to the bot where it asks to be told. */
  changed(element, value) {
    this.#keep(element, value);
    if (this.block.type !== "input" || this.block.dispatch_action)
      this.#report(element, { selected: wire(value) });
  }

  typed(element, value) {
    this.#keep(element, value);
    clearTimeout(this.#pause);
    if (this.#dispatches(element, "on_character_entered"))
      this.#pause = setTimeout(() => this.#report(element, { value }), PAUSE);
  }

  entered(element, event) {
    if (!this.#dispatches(element, "on_enter_pressed")) return;
    event.preventDefault();
    this.#report(element, { value: event.target.value });
  }

  /** A button was pressed: it acts once, and only if the person means it. */
  async pressed(element, node, what) {
    const { target, names } = this.#surface;
    if (element.confirm && !(await confirmed(element.confirm, names))) return;
    const key = `${target.user}/${target.message_ts ?? target.view_id}/${element.action_id}`;
    await once(key, node, () => this.#act(element, what));
  }

  /** Tells the bot of a value; each waits for the one before, so that the last one stands. */
  #report(element, what) {
    this.#reported = this.#reported.then(() => this.#act(element, what));
  }

  async #act({ action_id }, what) {
    const { target, form, blocks, tell } = this.#surface;
    const { block_id } = this.block;
    try {
      const click = { ...target, action_id, block_id, ...what, state: form.values(blocks) };
      tell(trouble(await control.action(click)));
    } catch (failure) {
      tell(failure.message);
    }
  }

  /** What the bot offers in an external select, as groups. */
  async options(element, query) {
    const { user, message_ts, view_id } = this.#surface.target;
    try {
      const reply = await control.options({ user, message_ts, view_id, action_id: element.action_id, query });
      const groups = reply.option_groups?.map(({ label, options }) => ({ label: label.text, options }));
      return { groups: groups ?? [{ options: reply.options ?? [] }], sentence: trouble(reply) };
    } catch (failure) {
      return { sentence: failure.message };
    }
  }

  /** Keeps a value; a complaint about the one before goes with it. */
  #keep(element, value) {
    const { form, mended } = this.#surface;
    form.set(this.block, element, value);
    if (!this.#surface.error(this.block)) return;
    delete form.errors[this.block.block_id];
    mended();
  }

  #dispatches(element, on) {
    const wanted = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
    return this.block.dispatch_action && wanted.includes(on);
  }
}
