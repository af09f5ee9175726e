import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fitsOneScreen, person, visit } from "./browser.mjs";

/** What the card says in the channel's language, in its order. */
const TOLD = {
  en: ["needs approval", "Nobody in", "1 more warning", "Affects others", "Deletes nothing", "Cost", "Approve"],
  fr: ["à approuver", "personne ne peut approuver", "1 autre avertissement", "Impact pour les autres", "Ne supprime rien", "Coût", "Approuver"],
}[process.env.CHANNEL_LANGUAGE];

let guest;

before(async () => {
  guest = await visit({ width: 390, height: 844, isMobile: true, hasTouch: true });
});

after(() => guest.leave());

const WHY = "The old server hums and its disk has been reporting errors since Sunday, so the store moves to the new one";

test("a plan that nobody in the channel may approve fits one screen, from its state to its button, whatever else warns", async () => {
  const { page } = guest;
  const maelle = person(page);
  await maelle.becomes("Maëlle");
  await page.getByRole("button", { name: "Show channels" }).tap();
  await maelle.goesTo("stores");
  await maelle.says(`/registry deploy store-202 why="${WHY}"`);
  const card = page.locator("#conversation .message", { hasText: TOLD[0] }).filter({ hasText: TOLD[1] });
  await card.waitFor();
  await fitsOneScreen(card, TOLD);
});

test("the causes at all sites are read without scrolling, beside names that tell two sites apart", async () => {
  const { page } = guest;
  const amina = person(page);
  await fetch(new URL("/control/fault", process.env.PAGE_URL), {
    method: "POST",
    body: JSON.stringify({ name: "sync-token-disabled" }),
  });
  await amina.becomes("Amina");
  await page.getByRole("button", { name: "Show channels" }).tap();
  await amina.goesTo("edge-ops");
  const row = page.locator("#conversation tr", { hasText: "stores/store-201 (Marée magasins)" }).last();
  await amina.asksUntil("/registry doctor", row);
  const { end, edge } = await row.evaluate((node) => {
    const cause = document.createRange();
    cause.selectNodeContents(node.cells[1]);
    const table = node.closest(".table").getBoundingClientRect();
    return { end: cause.getBoundingClientRect().right, edge: table.right };
  });
  assert.ok(end <= edge, `the cause ends at ${end}, what is seen at ${edge}`);
});

test("the page complains of nothing", () => assert.deepEqual(guest.complaints, []));
