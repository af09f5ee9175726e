import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person, visit } from "./browser.mjs";
import { GALLERY, REQUEST, StandInBot } from "./stand-in-bot.mjs";

const bot = new StandInBot();
let guest;
let maelle;

before(async () => {
  await bot.listen();
  guest = await visit();
  maelle = person(guest.page);
  await guest.page.clock.setSystemTime(new Date("2026-03-04T15:00:00Z"));
  await maelle.becomes("Maëlle");
});

after(async () => {
  await guest.leave();
  bot.close();
});

const post = (text, more) => bot.call("chat.postMessage", { channel: "C01EDGEOPS", text, ...more });
const row = ({ ts }) => guest.page.locator(`#conversation [data-ts="${ts}"]`);

/** The language in which a screen reader reads an element. */
const languageAt = (locator) => locator.evaluate((node) => node.closest("[lang]").lang);

test("says dates and times as in France", async () => {
  const yesterday = Date.UTC(2026, 2, 3, 14, 5) / 1000;
  const dated = await post(`<!date^${yesterday}^{date_pretty}, {date_long}, {time}|then>`);
  await row(dated).getByText(/^hier, mardi 3 mars 2026, \d\d:05$/).waitFor();
});

test("says in French what is Slack's own around the messages", async () => {
  const { page } = guest;
  await maelle.says("/registry list");
  await maelle.sees("Visible par vous uniquement");
  const card = await post("R7 waits", { blocks: REQUEST });
  await bot.call("chat.update", { channel: "C01EDGEOPS", ts: card.ts, text: "R7 still waits", blocks: REQUEST });
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", thread_ts: card.ts, text: "Under it" });
  await row(card).getByText("modifié").waitFor();
  await row(card).getByRole("button", { name: /1 réponse.*Dernière réponse à/ }).click();
  await page.getByRole("complementary", { name: "Fil" }).getByRole("button", { name: "Fermer le fil" }).click();
  await row(card).getByRole("button", { name: "Plus d’actions pour R7" }).waitFor();
  await page.getByRole("heading", { name: "Canaux" }).waitFor();
  await page.getByRole("textbox", { name: "Envoyer un message à #edge-ops" }).waitFor();
});

test("says in French what is Slack's own in a form", async () => {
  const { page } = guest;
  await post("A gallery", { blocks: GALLERY });
  await maelle.clicks("Form…");
  await maelle.form.getByRole("combobox", { name: "Repositories" }).fill("nothing of that name");
  await maelle.form.getByText("Aucun résultat").waitFor();
  await page.getByRole("button", { name: "Create plan" }).click();
  await maelle.form.getByText("Veuillez remplir ce champ obligatoire.").first().waitFor();
  assert.equal(await languageAt(maelle.form), "fr");
  await maelle.form.getByRole("button", { name: "Fermer" }).first().click();
  await maelle.form.waitFor({ state: "hidden" });
});

test("has each message read out in its language, and the simulator's own words in English", async () => {
  const { page } = guest;
  const french = await post("R8 est à approuver par l’équipe");
  const english = await post("R8 needs approval by the team");
  assert.equal(await languageAt(row(french).getByText("R8 est")), "fr");
  assert.equal(await languageAt(row(english).getByText("R8 needs")), "en");
  assert.equal(await languageAt(page.locator("#announcements p", { hasText: "R8 est" })), "fr");
  assert.equal(await languageAt(page.locator(".composer-line")), "en");
  assert.equal(await languageAt(page.getByRole("button", { name: "Show the world" }).first()), "en");
});

test("says all of it in English again to whoever reads English", async () => {
  await maelle.becomes("Ben");
  await guest.page.getByRole("heading", { name: "Channels" }).waitFor();
  await guest.page.getByRole("textbox", { name: "Message #edge-ops" }).waitFor();
  const text = await guest.page.locator("#conversation").innerText();
  assert.doesNotMatch(text, /réponse|modifié|hier/i);
});

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
