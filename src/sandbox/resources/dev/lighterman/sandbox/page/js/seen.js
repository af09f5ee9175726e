import { speaksTo } from "./scene.js";

/** The last message that each person has seen in each channel; later ones are unread. */
export class Seen {
  #upTo = new Map();
  #start;

  /** Marks the visible messages as seen; those at page load count as seen. */
  look({ state, me, channel, messages }) {
    this.#start ??= state.messages.reduce((last, { ts }) => (ts > last ? ts : last), "0");
    const last = messages.at(-1)?.ts;
    if (last) this.#upTo.set(`${me.id}/${channel.id}`, last);
  }

  /** A person's unread messages in a channel, and whether one mentions them. */
  unread(state, person, channel) {
    const upTo = this.#upTo.get(`${person.id}/${channel.id}`) ?? this.#start;
    const fresh = state.messages.filter(
      (message) =>
        message.channel === channel.id &&
        message.ts > upTo &&
        (!message.ephemeral_to || message.ephemeral_to === person.id),
    );
    return {
      count: fresh.length,
      called: fresh.filter((message) => channel.is_im || speaksTo(message, person)).length,
    };
  }

  /** Whether a person has unread messages in any channel. */
  isCalled(state, person) {
    const theirs = state.channels.filter(({ members }) => members.includes(person.id));
    return theirs.some((channel) => this.unread(state, person, channel).called > 0);
  }
}
