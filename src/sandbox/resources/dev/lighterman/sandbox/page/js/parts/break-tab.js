import { control } from "../control.js";
import { announce, freshId, h } from "../dom/h.js";
import { showList } from "../dom/list.js";

/** The common faults, each with a button that injects and clears it. */
export class BreakTab {
  title = "Break";
  name = "Break something";
  #tell;
  #sum = h("p", { role: "status" });
  #all = h(
    "button",
    { type: "button", class: "button", onclick: () => this.#do(control.mendEverything()) },
    "Fix everything",
  );
  #faults = h("ul", { class: "faults" });

  constructor({ tell }) {
    this.#tell = tell;
    this.node = h(
      "div",
      { class: "world" },
      h("h2", null, this.name),
      h(
        "p",
        { class: "quiet" },
        "The world breaks for real, and Lighterman is told nothing. ",
        "It stays broken until it is put right: by Lighterman, by you, or here.",
      ),
      h("div", { class: "breakage" }, this.#sum, this.#all),
      this.#faults,
    );
  }

  show({ state: { commonFaults = [] } }) {
    const broken = commonFaults.filter((fault) => fault.broken).length;
    announce(this.#sum, sumOf(broken));
    this.#all.setAttribute("aria-disabled", broken === 0);
    showList(this.#faults, commonFaults, {
      key: idOf,
      render: (fault) => this.#fault(fault),
      update: show,
    });
  }

  #fault(fault) {
    const title = h("b", { id: freshId("fault") }, fault.title ?? fault.name);
    const button = h("button", {
      type: "button",
      class: "button",
      id: freshId("break"),
      onclick: () => this.#turn(node, fault),
    });
    button.setAttribute("aria-labelledby", `${button.id} ${title.id}`);
    const effect = h("small", null, fault.effect ?? detailsOf(fault));
    const node = h("li", null, h("div", null, title, effect), button);
    show(node, fault);
    return node;
  }

  #turn(node, { name, details }) {
    const act = node.classList.contains("broken") ? control.mend : control.breakDown;
    return this.#do(act({ ...details, name }));
  }

  async #do(asked) {
    await asked.catch((failure) => this.#tell(failure.message));
  }
}

const idOf = ({ name, details }) => JSON.stringify([name, details]);

const detailsOf = ({ details }) =>
  Object.entries(details)
    .map(([key, value]) => `${key} ${value}`)
    .join(" · ");

function sumOf(broken) {
  if (!broken) return "Nothing is broken";
  return broken === 1 ? "1 thing is broken" : `${broken} things are broken`;
}

function show(node, { broken }) {
  node.classList.toggle("broken", broken);
  node.querySelector("button").textContent = broken ? "Fix" : "Break";
}
