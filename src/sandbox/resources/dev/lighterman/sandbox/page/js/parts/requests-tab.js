import { control } from "../control.js";
import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { commandLine } from "../text/command-line.js";
import { clockWithSeconds } from "../text/date.js";

const SHOWN = 200;
const BETWEEN_READINGS = 400;
const ALL = "all";

/** The bot's requests to the simulated servers, latest first. */
export class RequestsTab {
  title = "Requests";
  #face = ALL;
  #log = [];
  #due;
  #faces = h("div", { class: "faces-filter", role: "group", "aria-label": "Show requests to" });
  #rows = h("tbody");
  #empty = h("p", { class: "quiet" }, "Lighterman has asked for nothing yet.");

  constructor() {
    const heads = ["Time", "Request", "Status", "ms"].map((name) => h("th", { scope: "col" }, name));
    this.node = h(
      "div",
      { class: "exchanges" },
      this.#faces,
      this.#empty,
      h(
        "table",
        null,
        h("caption", { class: "sr-only" }, "Requests that the bot made, and what does the same by hand"),
        h("thead", null, h("tr", null, heads)),
        this.#rows,
      ),
    );
  }

  /** Reloads the log shortly; changes in quick succession share one request. */
  show() {
    this.#due ??= setTimeout(() => this.#read(), BETWEEN_READINGS);
  }

  async #read() {
    try {
      this.#log = (await control.log()).map((exchange, seq) => ({ ...exchange, seq }));
      this.#list();
    } finally {
      this.#due = undefined;
    }
  }

  #list() {
    const faces = [ALL, ...new Set(this.#log.map(({ face }) => face))];
    const shown = this.#log
      .filter(({ face }) => this.#face === ALL || face === this.#face)
      .slice(-SHOWN)
      .reverse();
    this.#empty.hidden = shown.length > 0;
    showList(this.#faces, faces, {
      key: (face) => face,
      version: (face) => String(face === this.#face),
      render: (face) => this.#filter(face),
    });
    showList(this.#rows, shown.flatMap(rowsOf), { key: ({ key }) => key, render: ({ node }) => node() });
  }

  #filter(face) {
    const choose = () => {
      this.#face = face;
      this.#list();
    };
    return h(
      "button",
      { type: "button", "aria-pressed": String(face === this.#face), "data-focus": face, onclick: choose },
      face[0].toUpperCase() + face.slice(1),
    );
  }
}

/** A request's row, with the equivalent CLI command below. */
function rowsOf(exchange) {
  const rows = [{ key: `${exchange.seq}`, node: () => row(exchange) }];
  const { seq, equivalent } = exchange;
  return equivalent ? [...rows, { key: `${seq} by hand`, node: () => byHand(equivalent) }] : rows;
}

const byHand = (line) =>
  h("tr", { class: "by-hand" }, h("td", { colspan: 4 }, commandLine(line)));

/** A path without its query and without the common prefix of Azure's or a cluster's paths. */
const short = (path) =>
  path.split("?")[0].replace(/^(.*\/resource[Gg]roups\/[^/]+\/providers|\/clusters\/[^/]+)\//, "…/");

function row({ at, face, method, path, status, millis }) {
  return h(
    "tr",
    null,
    h("td", null, clockWithSeconds(new Date(at))),
    h(
      "td",
      { class: "request", title: `${face}: ${method} ${path}` },
      h("b", null, method),
      " ",
      h("bdi", null, short(path)),
    ),
    h("td", { class: status >= 400 || !status ? "bad" : "" }, status || "–"),
    h("td", null, millis),
  );
}
