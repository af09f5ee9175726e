/** The id of the bot's Home, which is not a channel. */
export const HOME = "home";

/**
 * The viewer's place: person, channel, thread, options. It is kept in the address, so that the
 * back button and links work.
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

  /** The linked message. */
  get message() {
    return this.#read("message");
  }

  /** Whether the screen-reader view is on. */
  get reader() {
    return this.#read("reader") === "on";
  }

  /** Whether the side panel is shown: as chosen, else if there is room. */
  get panel() {
    return (this.#read("panel") ?? (matchMedia("(min-width: 1100px)").matches ? "on" : "off")) === "on";
  }

  /** Navigates; parameters that are not given are kept, null removes one. */
  go(change, { quietly = false } = {}) {
    const address = this.href(change);
    if (quietly) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.#moved();
  }

  /** The address of a channel or of the bot's Home, without thread or message. */
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
