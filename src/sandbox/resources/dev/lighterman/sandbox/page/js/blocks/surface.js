import { control, trouble } from "../control.js";
import { confirmed } from "../elements/confirm.js";
import { wire } from "../elements/form.js";
import { once } from "../elements/once.js";
import { titleOf } from "./title.js";

/** The message or view that contains blocks: its user, its input, and the target of its clicks. */
export class Surface {
  constructor({ target, names, form, blocks, text, tell, mended = () => {} }) {
    Object.assign(this, { target, names, form, blocks, text, tell, mended });
  }

  /** The state besides the block that its rendering depends on. */
  version(block) {
    return [this.names.me.id, this.error(block), hasMenu(block) && this.title];
  }

  /** What tells this message or view from others of its kind. */
  get title() {
    return titleOf(this.blocks);
  }

  error(block) {
    return this.form.error(block);
  }

  in(block, labelled) {
    return new Spot(this, block, labelled);
  }
}

const hasMenu = ({ elements = [], accessory }) =>
  [...elements, accessory].some((element) => element?.type === "overflow");

/** An element's slot on its surface, with which it reads its value and acts. */
class Spot {
  #surface;
  #reported = Promise.resolve();

  constructor(surface, block, labelled) {
    this.#surface = surface;
    this.block = block;
    this.labelled = labelled;
    this.names = surface.names;
  }

  /** A menu's name in full: several messages have one. */
  get menuName() {
    const { title } = this.#surface;
    const { words } = this.names;
    return title ? words.moreActionsFor(title) : words.moreActions;
  }

  value(element) {
    return this.#surface.form.value(this.block, element);
  }

  /** Keeps a chosen value, and sends it to the bot if the element dispatches actions. */
  changed(element, value) {
    this.#keep(element, value);
    if (this.block.type !== "input" || this.block.dispatch_action)
      this.#report(element, { selected: wire(value) });
  }

  typed(element, value) {
    this.#keep(element, value);
    if (this.#dispatches(element, "on_character_entered"))
      this.#surface.form.afterPause(this.block, element, () => this.#report(element, { value }));
  }

  entered(element, event) {
    if (!this.#dispatches(element, "on_enter_pressed")) return;
    event.preventDefault();
    this.#report(element, { value: event.target.value });
  }

  /** Clicks a button, after its confirmation dialog if it has one. */
  async pressed(element, node, what) {
    const { target, names } = this.#surface;
    if (element.confirm && !(await confirmed(element.confirm, names))) return;
    const key = `${target.user}/${target.message_ts ?? target.view_id}/${element.action_id}`;
    await once(key, node, () => this.#act(element, what));
  }

  /** Sends a value to the bot, after the previous one, to keep their order. */
  #report(element, what) {
    this.#reported = this.#reported.then(() => this.#act(element, what));
    return this.#reported;
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

  /** The bot's options for an external select, in groups. */
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

  /** Keeps a value, and removes the error of the previous one. */
  #keep(element, value) {
    const { form, mended } = this.#surface;
    const wrong = this.#surface.error(this.block);
    form.set(this.block, element, value);
    if (!wrong) return;
    form.forgetError(this.block);
    mended();
  }

  #dispatches(element, on) {
    const wanted = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
    return this.block.dispatch_action && wanted.includes(on);
  }
}
