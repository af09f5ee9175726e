import { avatar } from "../dom/avatar.js";
import { h, icon, speak } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { languageOf } from "../text/words.js";
import { powerOf } from "./power.js";

/** The left column: the workspace's channels and the bot. */
export class Sidebar {
  #app;
  #team = h("h2", { class: "team" });
  #channelsTitle = h("h3");
  #channels = h("ul");
  #appsTitle = h("h3");
  #apps = h("ul");

  constructor(root, app) {
    this.#app = app;
    root.append(this.#team, this.#channelsTitle, this.#channels, this.#appsTitle, this.#apps);
  }

  show(scene) {
    const { state, channels, names } = scene;
    const rows = channels.map((channel) => this.#seen(channel, scene));
    for (const title of [this.#channelsTitle, this.#appsTitle]) speak(title, languageOf(names.locale));
    this.#channelsTitle.textContent = names.words.channels;
    this.#appsTitle.textContent = names.words.apps;
    this.#team.textContent = state.team?.name ?? "Harbour";
    this.#list(
      this.#channels,
      rows.filter(({ direct }) => !direct),
      channelName,
    );
    this.#list(
      this.#apps,
      rows.filter(({ direct }) => direct),
      (row) => botName(names.bot(), row),
    );
  }

  /** The data of a channel's row. */
  #seen({ id, name, is_im: direct, is_member: hasBot }, { state, me, channel: here }) {
    const isHere = here ? here.id === id : direct;
    const { count, called } = this.#app.seen.unread(state, me, { id, is_im: direct });
    const unread = isHere ? { count: 0, called: 0 } : { count, called };
    return {
      id,
      name,
      direct,
      hasBot,
      isHere,
      ...unread,
      power: powerOf(state.bot),
      href: this.#app.place.hrefOf(id),
    };
  }

  #list(list, rows, content) {
    showList(list, rows, { key: ({ id }) => id, render: (row) => this.#row(row, content(row)) });
  }

  #row({ id, href, count, called, isHere }, content) {
    const badge = h("span", { class: "badge" }, called, h("span", { class: "sr-only" }, " for you"));
    const attributes = {
      href,
      class: count ? "unread" : "",
      "aria-current": isHere ? "page" : undefined,
      "data-focus": id,
      onclick: this.#app.drawer.close,
    };
    return h("li", null, h("a", attributes, content, called > 0 && badge));
  }
}

const channelName = ({ name, hasBot }) => [
  icon("hash"),
  h("span", { class: "name" }, name),
  !hasBot && h("span", { class: "absent", title: "Lighterman is not in this channel" }, "no bot"),
];

const botName = (bot, { power }) => [
  avatar(bot),
  h("span", { class: "name" }, bot.real_name),
  h("span", { class: `presence ${power}`, title: power }, h("span", { class: "sr-only" }, power)),
];
