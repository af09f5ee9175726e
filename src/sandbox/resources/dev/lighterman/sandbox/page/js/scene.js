import { HOME } from "./place.js";
import { Names } from "./names.js";

/** The view model of a person at a place: a plain value, derived from the state. */
export function sceneOf(state, place) {
  const me = state.people.find(({ id }) => id === place.who) ?? firstPerson(state);
  const channels = state.channels.filter(({ members }) => members.includes(me.id));
  const channel =
    place.where === HOME
      ? null
      : (channels.find(({ id }) => id === place.where) ?? firstChannel(state, channels));
  const visible = state.messages.filter(({ ephemeral_to: only }) => !only || only === me.id);
  return {
    state,
    me,
    channels,
    channel,
    names: new Names(state, me, place),
    messages: visible.filter((message) => message.channel === channel?.id && isTopLevel(message)),
    thread: threadOf(visible, place.thread),
    repliesOf: (ts) => repliesOf(visible, ts),
    views: state.views.filter(({ user }) => user === me.id),
    home: state.homes?.[me.id],
    sought: place.message,
    reader: place.reader,
  };
}

function firstPerson({ people }) {
  return people.find(({ role }) => role === "asker") ?? people.find(({ is_bot: bot }) => !bot);
}

function firstChannel({ suggestion }, channels) {
  return channels.find(({ id }) => id === suggestion?.channel) ?? channels[0];
}

const isTopLevel = ({ ts, thread_ts: thread }) => !thread || thread === ts;

const repliesOf = (messages, ts) =>
  messages.filter((message) => message.thread_ts === ts && message.ts !== ts);

function threadOf(messages, ts) {
  const parent = ts && messages.find((message) => message.ts === ts);
  return parent ? { parent, replies: repliesOf(messages, ts) } : null;
}

/** Whether a message addresses a person: by name, by a user group, or ephemerally. */
export function speaksTo(message, person) {
  if (message.ephemeral_to) return message.ephemeral_to === person.id;
  const words = JSON.stringify([message.text, message.blocks]);
  return [`<@${person.id}`, ...(person.groups ?? []).map((group) => `<!subteam^${group}`)].some((mention) =>
    words.includes(mention),
  );
}
