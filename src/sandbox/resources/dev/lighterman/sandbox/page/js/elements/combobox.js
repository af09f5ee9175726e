import { freshId, h } from "../dom/h.js";
import { openAt } from "../dom/popover.js";

const TYPING_PAUSE = 150;

/**
 * An ARIA combobox with a listbox that searches while the user types. `search(query)` returns groups
 * of options, `choose(option)` is called for the chosen one, `words` are Slack's.
 */
export class Combobox {
  #search;
  #choose;
  #words;
  #asked = 0;
  #pause;
  #active = -1;
  #list = h("div", { class: "menu options", role: "listbox", id: freshId("options"), popover: "manual" });

  constructor({ search, choose, attributes, words }) {
    this.#search = search;
    this.#choose = choose;
    this.#words = words;
    this.input = h("input", {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
      autocomplete: "off",
      spellcheck: "false",
      ...attributes,
      onfocus: () => this.input.select(),
      onclick: () => this.open(),
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
      onblur: () => this.close(),
    });
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get list() {
    return this.#list;
  }

  get isOpen() {
    return this.#list.matches(":popover-open");
  }

  open(query = "") {
    if (this.isOpen) return;
    this.input.setAttribute("aria-expanded", "true");
    openAt(this.#list, this.input.closest(".select"), { width: "anchor" });
    this.#look(query);
  }

  close() {
    clearTimeout(this.#pause);
    this.#asked++;
    if (!this.isOpen) return;
    this.#list.hidePopover();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.input.dispatchEvent(new Event("closed"));
  }

  #typed() {
    clearTimeout(this.#pause);
    if (!this.isOpen) this.open(this.input.value);
    else this.#pause = setTimeout(() => this.#look(this.input.value), TYPING_PAUSE);
  }

  async #look(query) {
    const asked = ++this.#asked;
    const waiting = setTimeout(() => this.#say(this.#words.searching), TYPING_PAUSE);
    const found = await this.#search(query);
    clearTimeout(waiting);
    if (asked === this.#asked) this.#show(found);
  }

  #say(sentence) {
    this.#list.replaceChildren(h("div", { class: "nothing" }, sentence));
  }

  #show({ groups = [], sentence }) {
    if (sentence || !groups.some(({ options }) => options.length)) 
      return this.#say(sentence ?? this.#words.noMatches);
    this.#list.replaceChildren(...groups.map((group) => this.#group(group)));
    openAt(this.#list, this.input.closest(".select"), { width: "anchor" });
    this.#activate(0);
  }

  #group({ label, options }) {
    const rows = options.map((option) => this.#row(option));
    return h(
      "div",
      { role: "group", "aria-label": label },
      label && h("div", { class: "group-label" }, label),
      rows,
    );
  }

  #row(option) {
    return h(
      "div",
      {
        class: "option",
        role: "option",
        id: freshId("option"),
        "aria-selected": String(Boolean(option.chosen)),
        "data-value": option.value,
        onclick: () => this.#take(option),
      },
      option.text.text,
      option.description && h("small", null, option.description.text),
    );
  }

  #take(option) {
    this.close();
    this.#choose(option);
  }

  #rows() {
    return [...this.#list.querySelectorAll(".option")];
  }

  #activate(at) {
    const rows = this.#rows();
    this.#active = rows.length ? (at + rows.length) % rows.length : -1;
    rows.forEach((row, index) => row.classList.toggle("active", index === this.#active));
    const row = rows[this.#active];
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.isOpen) this.#activate(this.#active + step);
      else this.open();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.isOpen) this.#rows()[this.#active]?.click();
      else this.open();
    } else if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}
