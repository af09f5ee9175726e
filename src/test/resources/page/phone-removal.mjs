import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person, visit } from "./browser.mjs";

/** What the card says in the channel's language, in its order. */
const TOLD = {
  en: ["needs approval", "in use by", "ImagePullBackOff", "Can’t be undone", "To get it back", "Delete"],
  fr: ["à approuver", "utilisé par", "ImagePullBackOff", "Irréversible", "Pour le retrouver", "Supprimer"],
}[process.env.CHANNEL_LANGUAGE];

const A_PLAN = 4 * 60_000;

let guest;

before(async () => {
  guest = await visit({ width: 390, height: 844, isMobile: true, hasTouch: true });
});

after(() => guest.leave());

test("a removal that hurts others fits one screen, from its state to its button", async () => {
  const { page } = guest;
  await person(page).says('/registry remove store-101 why="The shop closes at the end of the month"');
  const card = page.locator("#conversation .message", { hasText: TOLD[0] }).filter({ hasText: TOLD[1] });
  await card.waitFor({ timeout: A_PLAN });
  const { text, height, screen } = await card.evaluate((node) => {
    const [title, button] = [".header", ".actions .button"].map((part) => node.querySelector(part));
    const [{ top }, { bottom }] = [title, button].map((part) => part.getBoundingClientRect());
    return { text: node.innerText, height: bottom - top, screen: node.closest(".scroller").clientHeight };
  });
  const places = TOLD.map((words) => text.indexOf(words));
  assert.ok(!places.includes(-1), text);
  assert.deepEqual(places, places.toSorted((one, other) => one - other), text);
  assert.ok(height <= screen, `${height} of ${screen} pixels:\n${text}`);
});

test("the page complains of nothing", () => assert.deepEqual(guest.complaints, []));
