/** The place that is no channel: the bot's Home. */
export const HOME = "home";

/**
 * Where the viewer is: who they are, which channel, which thread, what is switched on. It lives in
 * the address, so that going back works, and a place can be linked to.
 */
export class Place extends EventTarget {
  constructor() {
    super();
    for (const event of ["hashchange", "popstate"]) addEventListener(event, () => this.#moved());
  }

  get who() {
    return this.#read("who");
  }

  get where() {
    return this.#read("where");
  }

  get thread() {
    return this.#read("thread");
  }

  /** The message that a link led to. */
  get message() {
    return this.#read("message");
  }

  /** Whether the screen-reader view is on. */
  get reader() {
    return this.#read("reader") === "on";
  }

  /** Whether the side panel is shown: as chosen, else wherever there is room for it. */
  get panel() {
    return (this.#read("panel") ?? (matchMedia("(min-width: 1100px)").matches ? "on" : "off")) === "on";
  }

  /** Goes elsewhere; what is not named stays, null takes a thing away. */
  go(change, { quietly = false } = {}) {
    const address = this.href(change);
    if (quietly) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#moved();
  }

  /** The address of a channel, or of the bot's Home, as it is first seen. */
  hrefOf(where) {
    return this.href({ where, thread: null, message: null });
  }

  href(change) {
    const words = new URLSearchParams(location.hash.slice(1));
    for (const [name, value] of Object.entries(change)) {
      if (value === null) words.delete(name);
      else words.set(name, value);
    }
    return `#${words}`;
  }

  #read(name) {
    return new URLSearchParams(location.hash.slice(1)).get(name);
  }

  #moved() {
    this.dispatchEvent(new Event("change"));
  }
}
