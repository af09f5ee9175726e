import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { barriers, canJudge, person, visit } from "./browser.mjs";
import { GALLERY, StandInBot } from "./stand-in-bot.mjs";

const bot = new StandInBot();
let guest;
let amina;
let gallery;

const rowOf = ({ ts }) => guest.page.locator(`#conversation [data-ts="${ts}"]`);

before(async () => {
  await bot.listen();
  guest = await visit();
  amina = person(guest.page);
});

afterEach(async () => {
  while (await amina.form.count()) await guest.page.keyboard.press("Escape");
  await amina.becomes("Amina");
});

after(async () => {
  await guest.leave();
  bot.close();
});

test("opens on yesterday's finished deploy, with a suggestion in the message box", async () => {
  const { page } = guest;
  await page.getByRole("heading", { name: "edge-ops" }).waitFor();
  await amina.sees("Yesterday");
  assert.match(await page.locator("#composer-text").inputValue(), /^\/registry deploy /);
  await page.getByText("press Enter").waitFor();
  const last = await page.locator("#conversation .message").last().boundingBox();
  const box = await page.locator("#composer-text").boundingBox();
  assert.ok(last.y > 0 && last.y + last.height <= box.y, "the finish stands right above the message box");
});

test("shows every block, and lets no message bring markup of its own", async () => {
  gallery = await bot.call("chat.postMessage", {
    channel: "C01EDGEOPS",
    text: "A gallery, as words",
    blocks: GALLERY,
  });
  const row = rowOf(gallery);
  await row.getByRole("link", { name: "a link" }).waitFor();
  await row.getByRole("columnheader", { name: "STATE" }).waitFor();
  await row.getByRole("rowheader", { name: "store101" }).waitFor();
  await row.getByText("<img src=x onerror=alert(1)> no link").waitFor();
  assert.equal(await row.locator("img[src=x]").count(), 0);
  assert.equal(await row.locator("a[href^=javascript]").count(), 0);
});

test("answers a command to the person alone", async () => {
  await amina.says("/registry list offline");
  await amina.sees("You typed list offline");
  await amina.becomes("Ben");
  await guest.page.getByText("You typed list offline").waitFor({ state: "detached" });
});

test("asks before what cannot be taken back, and clicks once however often one clicks", async () => {
  const clicks = () => bot.heard.filter(({ actions }) => actions?.[0].action_id === "remove").length;
  await amina.clicks("Remove");
  await guest.page.getByRole("button", { name: "Keep" }).click();
  assert.equal(clicks(), 0);
  await amina.clicks("Remove");
  await amina.confirms();
  await amina.sees("You chose remove");
  assert.equal(clicks(), 1);
});

test("keeps what was typed when the bot finds fault with it", async () => {
  const { page } = guest;
  await amina.clicks("Form…");
  await page.getByRole("combobox", { name: "Repositories" }).click();
  await page.getByRole("option", { name: "pos" }).click();
  await page.getByRole("combobox", { name: "Repositories" }).fill("men");
  await page.getByRole("option", { name: "menu" }).click();
  await page.getByRole("textbox", { name: "Service IP" }).fill("192.100.100.1");
  await page.getByRole("button", { name: "Create plan" }).click();
  await amina.form.getByText("That is outside of 10.0.0.0/16.").waitFor();
  await page.getByRole("textbox", { name: "Service IP" }).fill("10.0.0.50");
  await page.getByRole("button", { name: "Create plan" }).click();
  await amina.sees("Plan for pos and menu at 10.0.0.50");
});

test("says of no field that it is required once the bot has filled it in", async () => {
  await amina.clicks("Form…");
  await guest.page.getByRole("button", { name: "Create plan" }).click();
  const required = amina.form.getByText("Please complete this required field.");
  await required.nth(1).waitFor();
  await bot.fillsIn("10.0.0.50");
  await required.nth(1).waitFor({ state: "detached" });
  assert.equal(await required.count(), 1);
  assert.equal(await guest.page.getByRole("textbox", { name: "Service IP" }).inputValue(), "10.0.0.50");
});

test("shows an edit in its place, without moving what stands around it", async () => {
  const row = rowOf(gallery);
  const height = (await row.boundingBox()).height;
  const blocks = [
    { ...GALLERY[0], text: { type: "plain_text", text: "A gallery, edited" } },
    ...GALLERY.slice(1),
  ];
  await bot.call("chat.update", { channel: "C01EDGEOPS", ts: gallery.ts, text: "Edited words", blocks });
  await row.getByText("A gallery, edited").waitFor();
  assert.equal((await row.boundingBox()).height, height);
});

test("reads only the top-level text in the screen-reader view", async () => {
  const { page } = guest;
  await page.getByRole("button", { name: "Show screen-reader view" }).click();
  await amina.sees("Edited words");
  assert.equal(await page.getByRole("columnheader").count(), 0);
  await page.getByRole("button", { name: "Show screen-reader view" }).click();
});

test("opens a thread beside the channel and gives the focus back", async () => {
  const { page } = guest;
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", thread_ts: gallery.ts, text: "Under it" });
  await page.getByRole("button", { name: "1 reply" }).click();
  await page.getByRole("complementary", { name: "Thread" }).getByText("Under it").waitFor();
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /1 reply/);
});

for (const colorScheme of ["light", "dark"]) {
  test(
    `puts no barriers up, in the ${colorScheme}`,
    { skip: !canJudge && "npm i axe-core beside playwright-core" },
    async () => {
      const { page } = guest;
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await barriers(page), []);
      await amina.clicks("Form…");
      await amina.form.getByText("Service IP").waitFor();
      assert.deepEqual(await barriers(page), []);
    },
  );
}

test("fits a phone", async () => {
  const phone = await visit({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await person(phone.page).sees("A gallery, edited");
  assert.equal(await phone.page.evaluate(() => document.documentElement.scrollWidth), 390);
  await phone.page.getByRole("button", { name: "Show channels" }).click();
  await person(phone.page).goesTo("stores");
  await phone.page.getByRole("heading", { name: "stores" }).waitFor();
  await phone.leave();
});

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
