import { h, icon } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { commandLine, commandWords } from "../text/command-line.js";

const STATES = {
  done: { said: "Done: ", note: "" },
  already: { said: "Done: ", note: "so from the start" },
  open: { said: "Not yet: ", note: "" },
  elsewhere: { said: "Not to be seen here: ", note: "" },
};

/** The quickstart's commands, each ticked when the world's state fulfils it. */
export class QuickstartTab {
  title = "The page";
  name = "The page you would have followed";
  #sum = h("p", { class: "quiet" });
  #parts = h("div");

  constructor() {
    this.node = h("div", { class: "world quickstart" }, h("h2", null, this.name), this.#sum, this.#parts);
  }

  show({ state: { quickstart = [] } }) {
    this.#sum.textContent = sumOf(quickstart);
    showList(this.#parts, partsOf(quickstart), {
      key: ({ name }) => name,
      render: part,
      update: (section, { commands }) => showCommands(section.querySelector("ol"), commands),
    });
  }
}

function sumOf(commands) {
  const count = (wanted) => commands.filter(({ state }) => state === wanted).length;
  const [done, already, open] = ["done", "already", "open"].map(count);
  return (
    `The world has what ${done + already} of these ${done + already + open} commands do, ` +
    `${already} of them from the start. A tick looks at the world, not at what Lighterman says.`
  );
}

function partsOf(commands) {
  const names = [...new Set(commands.map(({ part: name }) => name))];
  return names.map((name) => ({ name, commands: commands.filter((one) => one.part === name) }));
}

function part({ name, commands }) {
  const list = h("ol");
  showCommands(list, commands);
  return h("section", null, h("h3", null, name), list);
}

function showCommands(list, commands) {
  showList(list, commands, { key: ({ command }) => command, render: commandNode, update: tick });
}

function commandNode(command) {
  const node = h(
    "li",
    null,
    h("span", { class: "tick" }, icon("check")),
    h(
      "div",
      null,
      h("p", null, h("span", { class: "sr-only state" }), command.says, " ", h("small")),
      typed(command.command),
    ),
  );
  tick(node, command);
  return node;
}

/** A command of several lines, collapsed to its first line. */
function typed(command) {
  const [first, ...more] = command.split("\n");
  if (!more.length) return commandLine(command);
  const summary = h("summary", null, h("code", null, first), h("span", null, "Show less"));
  return h("details", null, summary, h("pre", null, commandWords(command)));
}

function tick(node, { state }) {
  node.dataset.state = state;
  node.querySelector(".state").textContent = STATES[state].said;
  node.querySelector("small").textContent = STATES[state].note;
}
