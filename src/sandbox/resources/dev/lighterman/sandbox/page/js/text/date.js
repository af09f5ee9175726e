const DAY = 86_400_000;

const STYLES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

/** Replaces Slack's date tokens ({date_short}, {time} …) in the viewer's time zone. */
export function dateText(seconds, format, now = new Date()) {
  const at = new Date(Number(seconds) * 1000);
  return format.replace(/\{(\w+)\}/g, (token, name) => {
    if (name === "ago") return ago(at, now);
    const pretty = name.endsWith("_pretty");
    const style = STYLES[pretty ? name.slice(0, -"_pretty".length) : name];
    if (!style) return token;
    return (pretty && nearDay(at, now)) || at.toLocaleString(undefined, style);
  });
}

/** A message's time of day. */
export const clock = (at) => at.toLocaleTimeString(undefined, STYLES.time);

/** A time of day with seconds, in 24-hour format so that columns align. */
export const clockWithSeconds = (at) =>
  at.toLocaleTimeString(undefined, { ...STYLES.time_secs, hourCycle: "h23" });

/** A message's date and time, in full, for its tooltip. */
export const moment = (at) => at.toLocaleString(undefined, { ...STYLES.date_long, ...STYLES.time_secs });

/** The day for the divider between messages. */
export function dayName(at, now = new Date()) {
  const near = nearDay(at, now);
  if (near) return near[0].toUpperCase() + near.slice(1);
  return at.toLocaleDateString(undefined, { weekday: "long", day: "numeric", month: "long" });
}

/** When a message was posted, from its Slack timestamp. */
export const instantOf = (ts) => new Date(Number.parseFloat(ts) * 1000);

function nearDay(at, now) {
  const days = Math.round((midnight(at) - midnight(now)) / DAY);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
}

function midnight(at) {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

function ago(at, now) {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 24 * 60) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / 60 / 24), "day");
}
