import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fitsOneScreen, person, visit } from "./browser.mjs";

/** What the card says in the channel's language, in its order. */
const TOLD = {
  en: ["needs approval", "in use by", "ImagePullBackOff", "Can’t be undone", "To get it back", "Delete"],
  fr: ["à approuver", "utilisé par", "ImagePullBackOff", "Irréversible", "Pour rétablir le registre", "Supprimer"],
}[process.env.CHANNEL_LANGUAGE];

let guest;

before(async () => {
  guest = await visit({ width: 390, height: 844, isMobile: true, hasTouch: true });
});

after(() => guest.leave());

test("a removal that hurts others fits one screen, from its state to its button", async () => {
  const { page } = guest;
  await person(page).says('/registry remove store-101 why="The shop closes at the end of the month"');
  const card = page.locator("#conversation .message", { hasText: TOLD[0] }).filter({ hasText: TOLD[1] });
  await card.waitFor();
  await fitsOneScreen(card, TOLD);
});

test("the page complains of nothing", () => assert.deepEqual(guest.complaints, []));
