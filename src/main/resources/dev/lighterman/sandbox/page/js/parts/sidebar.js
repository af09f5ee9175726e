import { avatar } from "../dom/avatar.js";
import { h, icon } from "../dom/h.js";

/** The left: the workspace's channels, where the bot is, and the bot itself. */
export class Sidebar {
  #app;
  #team = h("h2", { class: "team" });
  #channels = h("ul");
  #apps = h("ul");

  constructor(root, app) {
    this.#app = app;
    root.append(this.#team, h("h3", null, "Channels"), this.#channels, h("h3", null, "Apps"), this.#apps);
  }

  show(scene) {
    const { state, channels, names } = scene;
    const direct = channels.find(({ is_im: is }) => is);
    this.#team.textContent = state.team?.name ?? "Harbour";
    this.#channels.replaceChildren(
      ...channels.filter(({ is_im: is }) => !is).map((channel) => this.#channel(channel, scene)),
    );
    this.#apps.replaceChildren(...(direct ? [this.#bot(direct, names.bot(), scene)] : []));
  }

  #channel(channel, scene) {
    const here = channel.is_member
      ? null
      : h("span", { class: "absent", title: "Lighterman is not in this channel" }, "no bot");
    return this.#row(
      channel,
      scene,
      [icon("hash"), h("span", { class: "name" }, channel.name), here],
      channel.id === scene.channel?.id,
    );
  }

  #bot(direct, bot, scene) {
    const { running, healthy } = scene.state.bot;
    const state = running ? (healthy === false ? "starting" : "on") : "off";
    const presence = h(
      "span",
      { class: `presence ${state}`, title: state },
      h("span", { class: "sr-only" }, state),
    );
    const isHere = !scene.channel || scene.channel.id === direct.id;
    return this.#row(
      direct,
      scene,
      [avatar(bot), h("span", { class: "name" }, bot.real_name), presence],
      isHere,
    );
  }

  #row(channel, { state, me }, content, isHere) {
    const { count, called } = isHere ? { count: 0, called: 0 } : this.#app.seen.unread(state, me, channel);
    const badge =
      called > 0 && h("span", { class: "badge" }, called, h("span", { class: "sr-only" }, " for you"));
    return h(
      "li",
      null,
      h(
        "a",
        {
          href: this.#app.place.href({ where: channel.id, thread: null }),
          class: count ? "unread" : "",
          "aria-current": isHere ? "page" : undefined,
          onclick: this.#app.drawer.close,
        },
        content,
        badge,
      ),
    );
  }
}
