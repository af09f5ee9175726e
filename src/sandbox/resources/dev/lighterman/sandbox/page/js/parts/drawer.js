/** The sidebar as a drawer on narrow screens; a click elsewhere closes it. */
export class Drawer {
  #panel;
  #scrim;
  #opener;
  #next;

  /** The focus goes on to `next` from a link that was followed. */
  constructor(panel, scrim, next) {
    this.#panel = panel;
    this.#scrim = scrim;
    this.#next = next;
    scrim.addEventListener("click", this.close);
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.#leave());
  }

  open = () => {
    this.#opener = document.activeElement;
    this.#panel.classList.add("open");
    this.#scrim.hidden = false;
    this.#panel.querySelector("a")?.focus();
  };

  #leave() {
    this.close();
    this.#opener?.focus();
  }

  close = () => {
    if (!this.#panel.classList.contains("open")) return;
    this.#panel.classList.remove("open");
    this.#scrim.hidden = true;
    if (this.#panel.contains(document.activeElement)) this.#next.focus();
  };
}
