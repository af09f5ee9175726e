import { freshId, h, iconButton } from "../dom/h.js";
import { BreakTab } from "./break-tab.js";
import { DeliveriesTab } from "./deliveries-tab.js";
import { QuickstartTab } from "./quickstart-tab.js";
import { RequestsTab } from "./requests-tab.js";
import { WorldTab } from "./world-tab.js";

/** The widths at which the panel covers the conversation; the same as in narrow.css. */
const COVERS = "(max-width: 1000px)";

/** The side panel of the sandbox, with its tabs. */
export class Panel {
  #root;
  #app;
  #tabs;
  #chosen = 0;
  #scene;

  constructor(root, app) {
    this.#root = root;
    this.#app = app;
    this.#tabs = [
      new WorldTab(app),
      new QuickstartTab(),
      new BreakTab(app),
      new RequestsTab(),
      new DeliveriesTab(),
    ].map((tab, at) => this.#tab(tab, at));
    const close = iconButton("close", "Close the panel", () => this.#close());
    root.addEventListener("keydown", ({ key }) => key === "Escape" && this.#close());
    root.append(
      h(
        "header",
        { class: "panel-bar" },
        h(
          "div",
          {
            class: "tabs",
            role: "tablist",
            "aria-label": "Behind Slack",
            onkeydown: (event) => this.#walk(event),
          },
          this.#tabs.map(({ button }) => button),
        ),
        close,
      ),
      ...this.#tabs.map(({ page }) => page),
    );
  }

  show(scene) {
    const { panel } = this.#app.place;
    const opens = panel && this.#root.hidden && this.#scene;
    this.#root.hidden = !panel;
    if (opens && matchMedia(COVERS).matches) this.#root.focus();
    document.body.classList.toggle("with-panel", panel);
    this.#tabs.forEach(({ button, page, tab }, at) => {
      const chosen = at === this.#chosen;
      button.setAttribute("aria-selected", chosen);
      button.tabIndex = chosen ? 0 : -1;
      page.hidden = !chosen;
      if (panel && chosen) tab.show(scene);
    });
    this.#scene = scene;
  }

  #close() {
    this.#app.place.go({ panel: "off" }, { quietly: true });
    document.getElementById("world-switch").focus();
  }

  #tab(tab, at) {
    const ids = { button: freshId("tab"), page: freshId("tab-page") };
    const button = h(
      "button",
      {
        type: "button",
        role: "tab",
        id: ids.button,
        "aria-controls": ids.page,
        "aria-label": tab.name,
        title: tab.name,
        onclick: () => this.#choose(at),
      },
      tab.title,
    );
    const page = h(
      "div",
      { class: "tab-page", role: "tabpanel", id: ids.page, "aria-labelledby": ids.button, tabindex: 0 },
      tab.node,
    );
    return { tab, button, page };
  }

  #choose(at) {
    this.#chosen = (at + this.#tabs.length) % this.#tabs.length;
    this.show(this.#scene);
  }

  #walk(event) {
    const last = this.#tabs.length - 1;
    const at = { ArrowRight: this.#chosen + 1, ArrowLeft: this.#chosen - 1, Home: 0, End: last }[event.key];
    if (at === undefined) return;
    event.preventDefault();
    this.#choose(at);
    const { button } = this.#tabs[this.#chosen];
    button.focus();
    button.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
