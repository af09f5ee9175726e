const DAY = 86_400_000;

const STYLES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

/** Replaces Slack's date tokens ({date_short}, {time} …) in the viewer's language and time zone. */
export function dateText(seconds, format, locale, now = new Date()) {
  const at = new Date(Number(seconds) * 1000);
  return format.replace(/\{(\w+)\}/g, (token, name) => {
    if (name === "ago") return ago(at, locale, now);
    const pretty = name.endsWith("_pretty");
    const style = STYLES[pretty ? name.slice(0, -"_pretty".length) : name];
    if (!style) return token;
    return (pretty && nearDay(at, locale, now)) || at.toLocaleString(locale, style);
  });
}

/** A message's time of day. */
export const clock = (at, locale) => at.toLocaleTimeString(locale, STYLES.time);

/** A time of day with seconds, in 24-hour format so that columns align. */
export const clockWithSeconds = (at) =>
  at.toLocaleTimeString(undefined, { ...STYLES.time_secs, hourCycle: "h23" });

/** A message's date and time, in full, for its tooltip. */
export const moment = (at, locale) =>
  at.toLocaleString(locale, { ...STYLES.date_long, ...STYLES.time_secs });

/** The day for the divider between messages. */
export function dayName(at, locale, now = new Date()) {
  const near = nearDay(at, locale, now);
  if (near) return near[0].toUpperCase() + near.slice(1);
  return at.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long" });
}

/** When a message was posted, from its Slack timestamp. */
export const instantOf = (ts) => new Date(Number.parseFloat(ts) * 1000);

/** Yesterday, today or tomorrow, in words; null for other days. */
function nearDay(at, locale, now) {
  const days = Math.round((midnight(at) - midnight(now)) / DAY);
  return Math.abs(days) > 1 ? null : relative(locale).format(days, "day");
}

function midnight(at) {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

const relative = (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

function ago(at, locale, now) {
  const words = relative(locale);
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 24 * 60) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / 60 / 24), "day");
}
