/** The sidebar as a drawer on narrow screens; a click elsewhere closes it. */
export class Drawer {
  #panel;
  #scrim;
  #opener;

  constructor(panel, scrim) {
    this.#panel = panel;
    this.#scrim = scrim;
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
    this.#panel.classList.remove("open");
    this.#scrim.hidden = true;
  };
}
