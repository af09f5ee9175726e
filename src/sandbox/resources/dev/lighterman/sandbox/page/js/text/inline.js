import { h } from "../dom/h.js";
import { dateText } from "./date.js";

/** A link if its URL scheme is allowed; else its text. */
export function link(url, label = url, names) {
  const here = names?.placeOf(url);
  if (here) return h("a", { href: here }, label);
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url)) return h("span", null, label);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label);
}

export function userPill(id, names) {
  const person = names.person(id);
  return h("span", { class: person.id === names.me.id ? "pill me" : "pill" }, `@${person.real_name}`);
}

export function channelPill(id, names) {
  return h("a", { class: "pill", href: names.placeOfChannel(id) }, `#${names.channelName(id)}`);
}

export function groupPill(id, names, written) {
  const mine = names.me.groups?.includes(id);
  return h("span", { class: mine ? "pill me" : "pill" }, written ?? `@${names.groupHandle(id)}`);
}

export const broadcastPill = (range) => h("span", { class: "pill me" }, `@${range}`);

export function datePill(seconds, format, { locale }, { url, fallback } = {}) {
  const at = new Date(Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return fallback ?? "";
  const text = dateText(seconds, format, locale);
  const time = h("time", { datetime: at.toISOString(), title: at.toLocaleString(locale) }, text);
  return url ? link(url, time) : time;
}

/** The part between < and > in mrkdwn: a mention, a date or a link. */
export function angled(body, names) {
  const [target, label] = split(body, "|");
  if (target.startsWith("@")) return userPill(target.slice(1), names);
  if (target.startsWith("#")) return channelPill(target.slice(1), names);
  if (!target.startsWith("!")) return link(target, label ?? target.replace(/^mailto:/, ""), names);
  const [word, ...details] = target.slice(1).split("^");
  if (word === "subteam") return groupPill(details[0], names, label);
  if (word === "date") return datePill(details[0], details[1] ?? "", names, { url: details[2], fallback: label });
  return broadcastPill(word);
}

function split(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
