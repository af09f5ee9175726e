import { showBlocks } from "../blocks/blocks.js";
import { Surface } from "../blocks/surface.js";
import { control, trouble } from "../control.js";
import { keptFocus } from "../dom/focus.js";
import { freshId, h, iconButton, nameIcon, speak } from "../dom/h.js";
import { showList } from "../dom/list.js";
import { once } from "../elements/once.js";
import { formFor } from "../forms.js";
import { withEmoji } from "../text/emoji.js";
import { languageOf } from "../text/words.js";

/** The top of the person's stack of modals; keeps the input. */
export class Modal {
  #app;
  #dialog;
  #title = h("h2", { id: freshId("modal") });
  #back = iconButton("back", "", () => this.#close());
  #x = iconButton("close", "", () => this.#close());
  #fields = h("div", { class: "modal-body" });
  #cancel = h("button", { type: "button", class: "button", onclick: () => this.#close() });
  #submit = h("button", { type: "submit", class: "button primary" }, h("span", { class: "label" }));
  #scene;
  #shown;
  #giveBackFocus;

  constructor(dialog, app) {
    this.#app = app;
    this.#dialog = dialog;
    dialog.setAttribute("aria-labelledby", this.#title.id);
    dialog.append(
      h(
        "form",
        { novalidate: true, onsubmit: (event) => this.#send(event) },
        h("header", null, this.#back, this.#title, this.#x),
        this.#fields,
        h("footer", null, this.#cancel, this.#submit),
      ),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#close();
    });
  }

  show(scene) {
    this.#scene = scene;
    const top = scene.views.at(-1);
    if (top) this.#showView(top);
    if (top && !this.#dialog.open) this.#open();
    else if (!top && this.#dialog.open) this.#hide();
    const shown = top && `${top.id}/${Boolean(this.#firstField())}`;
    if (top && shown !== this.#shown) this.#focusFirst();
    this.#shown = shown;
  }

  #open() {
    this.#giveBackFocus = keptFocus();
    this.#dialog.showModal();
  }

  #hide() {
    this.#dialog.close();
    this.#giveBackFocus();
  }

  #showView({ id, view }) {
    const { words, locale } = this.#scene.names;
    speak(this.#dialog, languageOf(locale));
    nameIcon(this.#back, words.back);
    nameIcon(this.#x, words.close);
    this.#title.textContent = withEmoji(view.title?.text ?? "");
    this.#back.hidden = this.#scene.views.length < 2;
    this.#cancel.textContent = view.close?.text ?? words.close;
    this.#submit.hidden = !view.submit;
    this.#submit.firstChild.textContent = view.submit?.text ?? "";
    showList(this.#fields, [id], { key: (view) => view, render: () => h("div", { class: "modal-blocks" }) });
    showBlocks(this.#fields.firstElementChild, view.blocks, this.#surface({ id, view }));
  }

  #surface({ id, view: { blocks } }) {
    const { me, names } = this.#scene;
    return new Surface({
      target: { user: me.id, view_id: id },
      names,
      form: formFor(me.id, id),
      blocks,
      tell: this.#app.tell,
      mended: () => this.show(this.#scene),
    });
  }

  async #send(event) {
    event.preventDefault();
    const top = this.#scene.views.at(-1);
    const { form, blocks, target } = this.#surface(top);
    await once(
      `${top.id}/submit`,
      this.#submit,
      () => this.#deliver(form, blocks, target),
      { least: 0 },
    );
    this.#showErrors();
  }

  async #deliver(form, blocks, target) {
    const values = form.values(blocks);
    try {
      await form.settle();
      const reply = await control.submit({ ...target, values });
      form.refused(reply.body?.errors ?? {}, blocks);
      this.#app.tell(trouble(reply));
      await this.#app.store.refresh();
    } catch (failure) {
      this.#app.tell(failure.message);
    }
  }

  #showErrors() {
    this.show(this.#scene);
    this.#fields.querySelector(".wrong")?.querySelector("input, textarea")?.focus();
  }

  /** A view may be opened empty, and get its fields later with an update. */
  #focusFirst() {
    (this.#firstField() ?? this.#cancel).focus();
  }

  #firstField() {
    return (
      this.#fields.querySelector("[autofocus]") ?? this.#fields.querySelector("input, textarea, button")
    );
  }

  #close() {
    const top = this.#scene.views.at(-1);
    once(`${top.id}/close`, this.#cancel, () => this.#leave({ user: this.#scene.me.id, view_id: top.id }), {
      least: 0,
    });
  }

  async #leave(view) {
    try {
      await formFor(view.user, view.view_id).settle();
      this.#app.tell(trouble(await control.close(view)));
      await this.#app.store.refresh();
    } catch (failure) {
      this.#app.tell(failure.message);
    }
  }
}
