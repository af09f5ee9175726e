import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { clockWithSeconds } from "../text/date.js";

const SUBJECTS = ["cluster", "site", "connectedRegistry", "registry", "person", "channel"];

/** The world's event log, latest first; consecutive events of one subject are grouped. */
export function showJournal(list, entries) {
  showList(list, groupsOf(entries), { key: ({ first }) => String(first), render: groupNode });
}

function groupsOf(entries) {
  const groups = [];
  for (const entry of entries) {
    const subject = subjectOf(entry);
    if (groups.at(-1)?.subject !== subject) groups.push({ first: entry.seq, subject, entries: [] });
    groups.at(-1).entries.unshift(entry);
  }
  return groups.reverse();
}

const subjectOf = ({ about = {} }) => about[SUBJECTS.find((subject) => about[subject])] ?? "";

function groupNode({ subject, entries }) {
  return h("li", null, subject && h("h3", null, subject), h("ul", null, entries.map(line)));
}

function line({ at, sentence }) {
  const time = new Date(at);
  return h(
    "li",
    null,
    h("time", { datetime: at, title: time.toLocaleString() }, clockWithSeconds(time)),
    h("span", null, sentence),
  );
}
