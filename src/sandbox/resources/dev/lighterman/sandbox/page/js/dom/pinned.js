const NEAR = 40;

/** How much is shown of what stands before a long message: the buttons that asked for it. */
const BEFORE = 96;

/** Keeps a scroll container at its end until the reader scrolls up. */
export class Pinned {
  #scroller;
  #atEnd = true;
  #top = 0;
  #onchange;

  constructor(scroller, content, onchange = () => {}) {
    this.#scroller = scroller;
    this.#onchange = onchange;
    scroller.addEventListener("scroll", () => this.#look(), { passive: true });
    const follow = new ResizeObserver(() => this.#atEnd && this.toEnd());
    follow.observe(content);
    follow.observe(scroller);
  }

  get atEnd() {
    return this.#atEnd;
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#look();
  }

  /** Scrolls to the last message: to its end, or to its beginning if it is longer than the screen. */
  toLast(message) {
    const { height, top } = message.getBoundingClientRect();
    const { clientHeight } = this.#scroller;
    if (height + BEFORE <= clientHeight) return this.toEnd();
    const above = top - this.#scroller.getBoundingClientRect().top;
    this.#scroller.scrollTop += above - BEFORE;
    this.#atEnd = false;
    this.#top = this.#scroller.scrollTop;
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    // Growing content also moves the end away; only scrolling up unpins.
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#atEnd = true;
    else if (scrollTop < this.#top) this.#atEnd = false;
    this.#top = scrollTop;
    this.#onchange(this.#atEnd);
  }
}
