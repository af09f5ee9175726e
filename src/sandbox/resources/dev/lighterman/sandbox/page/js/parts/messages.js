import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { dayName, instantOf } from "../text/date.js";
import { MessageRow } from "./message.js";

const TOGETHER = 5 * 60;

const rows = new WeakMap();

/** A list of messages with day dividers; consecutive plain messages of one author are grouped. */
export function showMessages(container, messages, { scene, app, inThread = false }) {
  showList(container, items(messages, scene, inThread), {
    key: ({ key }) => key,
    version: ({ day, message, compact, replies }) =>
      JSON.stringify([
        day,
        message,
        compact,
        replies?.map(({ ts, user }) => [ts, user]),
        scene.me.id,
        scene.reader,
      ]),
    render: (item) => (item.day ? dayLine(item.day) : newRow(item, app)),
    update: (node, item) => rows.get(node)?.show(item),
  });
}

function newRow(item, app) {
  const row = new MessageRow(app);
  rows.set(row.node, row);
  row.show(item);
  return row.node;
}

const dayLine = (day) => h("div", { class: "day", role: "separator" }, h("span", null, day));

function items(messages, scene, inThread) {
  const { locale } = scene.names;
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const day = dayName(instantOf(message.ts), locale);
    const newDay = !inThread && (!before || dayName(instantOf(before.ts), locale) !== day);
    const replies = scene.repliesOf(message.ts);
    const row = {
      key: message.ts,
      message,
      replies,
      scene,
      inThread,
      compact: !newDay && isOneRun(before, message, inThread),
    };
    return newDay ? [{ key: `day ${day}`, day }, row] : [row];
  });
}

function isOneRun(before, message, inThread) {
  if (!before || before.user !== message.user) return false;
  const standsAlone = ({ blocks, ephemeral_to: only, edited }) =>
    only || edited || (blocks?.length && !inThread);
  if (standsAlone(before) || standsAlone(message)) return false;
  return Number(message.ts) - Number(before.ts) < TOGETHER;
}
