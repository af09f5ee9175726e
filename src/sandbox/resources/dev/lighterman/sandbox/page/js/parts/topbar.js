import { avatar } from "../dom/avatar.js";
import { h, icon, iconButton } from "../dom/h.js";
import { showList } from "../dom/list.js";

/** The top bar: the people to switch between, and the page's switches. */
export class TopBar {
  #app;
  #people = h("div", { class: "people", role: "group", "aria-label": "You are" });
  #reader;
  #panel;

  constructor(root, app) {
    this.#app = app;
    const { place } = app;
    this.#reader = toggle("reader", "Show screen-reader view", () =>
      place.go({ reader: place.reader ? null : "on" }, { quietly: true }),
    );
    this.#panel = toggle("world", "Show the world", () =>
      place.go(this.#panelShows() ? { panel: "off" } : { panel: "on", thread: null }, { quietly: true }),
    );
    root.append(
      iconButton("menu", "Show channels", app.drawer.open, { class: "icon-button open-sidebar" }),
      h(
        "span",
        { class: "brand" },
        h("img", { src: "favicon.svg", alt: "" }),
        "Lighterman",
        h("small", null, "sandbox"),
      ),
      h("span", { class: "you", "aria-hidden": "true" }, "You are"),
      this.#people,
      h("span", { class: "switches" }, this.#reader, this.#panel),
    );
  }

  show({ state, me, names, reader }) {
    showList(this.#people, names.people(), {
      key: ({ id }) => id,
      version: (person) =>
        JSON.stringify([person, person.id === me.id, this.#app.seen.isCalled(state, person)]),
      render: (person) =>
        this.#person(person, { isMe: person.id === me.id, isCalled: this.#app.seen.isCalled(state, person) }),
    });
    this.#reader.setAttribute("aria-pressed", reader);
    this.#panel.setAttribute("aria-pressed", this.#panelShows());
  }

  /** Whether the panel is visible; a thread may cover it. */
  #panelShows() {
    return document.getElementById("panel").checkVisibility();
  }

  #person(person, { isMe, isCalled }) {
    const waits = isCalled && !isMe;
    return h(
      "button",
      {
        type: "button",
        class: waits ? "person called" : "person",
        "aria-pressed": String(isMe),
        title: `${person.real_name} · ${person.role}`,
        "data-user": person.id,
        "data-focus": person.id,
        onclick: () => this.#app.become(person),
      },
      avatar(person),
      h("span", { class: "person-name" }, person.real_name.split(" ")[0], h("small", null, person.role)),
      waits && h("span", { class: "sr-only" }, "something waits"),
    );
  }
}

function toggle(name, label, onclick) {
  return h(
    "button",
    { type: "button", class: "switch", id: `${name}-switch`, "aria-pressed": "false", title: label, onclick },
    icon(name),
    h("span", null, label),
  );
}
