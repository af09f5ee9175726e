import { showBlocks } from "../blocks/blocks.js";
import { Surface } from "../blocks/surface.js";
import { h } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { formFor } from "../forms.js";

const EMPTY = [{ type: "section", block_id: "empty", text: { type: "mrkdwn", text: "Nothing here yet. Commands work in any channel that Lighterman is in." } }];

/** Shows the bot's Home as it published it for this person. */
export function showHome(container, { home, me, names }, { tell }) {
  const view = home?.view ?? home;
  const blocks = view?.blocks ?? EMPTY;
  const target = { user: me.id, view_id: home?.id ?? view?.id };
  showList(container, [me.id], { key: (id) => id, render: () => h("div", { class: "home-blocks" }) });
  showBlocks(container.firstElementChild, blocks, new Surface({ target, names, form: formFor(me.id, "home"), blocks, tell }));
}
