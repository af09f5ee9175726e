import { wordsFor } from "./text/words.js";

const PERMALINK = /\/archives\/(\w+)\/p(\d{10})(\d{6})(?:\?.*thread_ts=([\d.]+))?/;

/** What a person reads in messages: names for ids, and Slack's own words in their language. */
export class Names {
  #people;
  #channels;
  #groups;
  #place;

  constructor(state, me, place) {
    this.#people = new Map(state.people.map((person) => [person.id, person]));
    this.#channels = new Map(state.channels.map((channel) => [channel.id, channel]));
    this.#groups = new Map((state.groups ?? []).map((group) => [group.id, group]));
    this.#place = place;
    this.me = me;
    this.locale = me.locale;
    this.words = wordsFor(me.locale);
  }

  people() {
    return [...this.#people.values()].filter((person) => !person.is_bot);
  }

  channels() {
    return [...this.#channels.values()].filter((channel) => !channel.is_im);
  }

  bot() {
    return [...this.#people.values()].find(({ role }) => role === "bot");
  }

  person(id) {
    return this.#people.get(id) ?? { id, real_name: id };
  }

  /** Encodes typed text as Slack sends it: mentions by id, markup characters escaped. */
  typed(text) {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return escaped.replace(/(?<!\w)@([\w.-]+)/g, (word, name) => {
      const person = [...this.#people.values()].find((candidate) => candidate.name === name);
      return person ? `<@${person.id}>` : word;
    });
  }

  channelName(id) {
    const channel = this.#channels.get(id);
    return channel?.is_im ? this.bot().real_name : (channel?.name ?? id);
  }

  groupHandle(id) {
    return this.#groups.get(id)?.handle ?? id;
  }

  /** The display name of an id of any kind. */
  label(id) {
    return this.#channels.has(id) ? `#${this.channelName(id)}` : `@${this.person(id).real_name}`;
  }

  placeOfChannel(id) {
    return this.#place.hrefOf(id);
  }

  /** The address in this page for a link to a message; null for other links. */
  placeOf(url) {
    const [, channel, seconds, micros, thread] = PERMALINK.exec(url) ?? [];
    if (!this.#channels.has(channel)) return null;
    return this.#place.href({ where: channel, message: `${seconds}.${micros}`, thread: thread ?? null });
  }
}
