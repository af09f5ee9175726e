import { freshId, h, iconButton } from "../dom/h.js";
import { DeliveriesTab } from "./deliveries-tab.js";
import { RequestsTab } from "./requests-tab.js";
import { WorldTab } from "./world-tab.js";

/** The sandbox's own side: a tab for each way to look behind Slack. */
export class Panel {
  #root;
  #app;
  #tabs;
  #chosen = 0;
  #scene;

  constructor(root, app) {
    this.#root = root;
    this.#app = app;
    this.#tabs = [new WorldTab(app), new RequestsTab(), new DeliveriesTab()].map((tab, at) =>
      this.#tab(tab, at),
    );
    const close = iconButton("close", "Close the world", () =>
      app.place.go({ panel: "off" }, { quietly: true }),
    );
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
    this.#root.hidden = !panel;
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

  #tab(tab, at) {
    const ids = { button: freshId("tab"), page: freshId("tab-page") };
    const button = h(
      "button",
      {
        type: "button",
        role: "tab",
        id: ids.button,
        "aria-controls": ids.page,
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

  #walk({ key }) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    this.#choose(this.#chosen + step);
    this.#tabs[this.#chosen].button.focus();
  }
}
