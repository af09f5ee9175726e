import { showBlocks } from "../blocks/blocks.js";
import { Surface } from "../blocks/surface.js";
import { control } from "../control.js";
import { h, speak } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { formFor } from "../forms.js";

const EMPTY = [
  {
    type: "section",
    block_id: "empty",
    text: { type: "mrkdwn", text: "Nothing here yet. Commands work in any channel that Lighterman is in." },
  },
];

/** The bot's Home tab for the current person; each visit is sent to the bot. */
export class Home {
  #tell;
  #visitor = null;
  node = h("div", { class: "home scroller", tabindex: 0, role: "region" });

  constructor(tell) {
    this.#tell = tell;
  }

  show({ channel, home, me, names }) {
    this.node.hidden = Boolean(channel);
    this.#visited(channel ? null : me.id);
    if (channel) return;
    const blocks = home?.blocks ?? EMPTY;
    this.node.setAttribute("aria-label", names.words.home);
    speak(this.node, home ? undefined : "en");
    const target = { user: me.id, view_id: home?.id };
    showList(this.node, [me.id], { key: (id) => id, render: () => h("div", { class: "home-blocks" }) });
    showBlocks(
      this.node.firstElementChild,
      blocks,
      new Surface({ target, names, form: formFor(me.id, "home"), blocks, tell: this.#tell }),
    );
  }

  #visited(visitor) {
    if (visitor && visitor !== this.#visitor)
      control.home({ user: visitor }).catch((failure) => this.#tell(failure.message));
    this.#visitor = visitor;
  }
}
