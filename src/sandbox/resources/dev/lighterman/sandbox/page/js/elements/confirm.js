import { keptFocus } from "../dom/focus.js";
import { freshId, h } from "../dom/h.js";
import { textNodes } from "../text/mrkdwn.js";
import { languageOfText } from "../text/words.js";

/** Shows a confirmation dialog; resolves to whether it was confirmed. */
export function confirmed({ title, text, confirm, deny, style }, names) {
  const lang = languageOfText(`${title.text} ${text.text}`);
  const heading = freshId("confirm");
  const question = freshId("question");
  const yes = h(
    "button",
    { class: `button ${style === "danger" ? "danger" : "primary"}`, value: "yes" },
    confirm.text,
  );
  const no = h("button", { class: "button", value: "no" }, deny.text);
  const dialog = h(
    "dialog",
    { class: "confirm", lang, tabindex: -1, "aria-labelledby": heading, "aria-describedby": question },
    h(
      "form",
      { method: "dialog" },
      h("h2", { id: heading }, title.text),
      h("div", { id: question, class: "confirm-text text" }, textNodes(text, names)),
      h("footer", null, no, yes),
    ),
  );
  const giveBackFocus = keptFocus();
  document.body.append(dialog);
  dialog.showModal();
  // Not on a button: whoever presses Enter twice, or holds it, has not read the question yet.
  dialog.focus();
  return new Promise((answer) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      giveBackFocus();
      answer(dialog.returnValue === "yes");
    }),
  );
}

const plain = (text) => ({ type: "plain_text", text });

/** The same for a question of the page itself. */
export const sure = ({ title, text, confirm, deny = "Cancel", style }) =>
  confirmed({ title: plain(title), text: plain(text), confirm: plain(confirm), deny: plain(deny), style });
