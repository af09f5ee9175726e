import { control } from "./control.js";

const BEFORE_ANOTHER_TRY = 2000;

/** The sandbox's state; reloaded after each change event. */
export class Store extends EventTarget {
  #reading = null;
  #again = false;
  state = null;
  connected = true;

  start() {
    control.watch({ changed: () => this.refresh(), lost: () => this.#connected(false) });
    return this.refresh();
  }

  /** Loads the state; calls during a request share one further request after it. */
  refresh() {
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#read().finally(() => {
      this.#reading = null;
      if (this.#again) {
        this.#again = false;
        this.refresh();
      }
    });
    return this.#reading;
  }

  async #read() {
    try {
      this.state = await control.state();
      this.connected = true;
      this.dispatchEvent(new Event("change"));
    } catch {
      this.#connected(false);
      setTimeout(() => this.refresh(), BEFORE_ANOTHER_TRY);
    }
  }

  #connected(connected) {
    this.connected = connected;
    this.dispatchEvent(new Event("change"));
  }
}
