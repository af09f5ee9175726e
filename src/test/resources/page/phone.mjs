import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asksAzure, person, visit } from "./browser.mjs";
import { GALLERY, REQUEST, StandInBot } from "./stand-in-bot.mjs";

const WIDTH = 360;
const TABS = ["The world", "The page you would have followed", "Break something", "Requests", "Deliveries"];
const EXTENSION =
  "/subscriptions/s/resourceGroups/myresourcegroup/providers/Microsoft.Kubernetes" +
  "/connectedClusters/myarck8scluster/providers/Microsoft.KubernetesConfiguration/extensions/myconnectedregistry?api-version=2023-05-01";

const bot = new StandInBot();
let guest;
let amina;

before(async () => {
  await bot.listen();
  guest = await visit({ width: WIDTH, height: 740, isMobile: true, hasTouch: true });
  amina = person(guest.page);
});

after(async () => {
  await guest.leave();
  bot.close();
});

/** Nothing reaches beyond the screen, but for what scrolls by itself or ends in an ellipsis. */
async function assertFits(where) {
  const { page } = guest;
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), WIDTH, where);
  const cut = await page.evaluate((most) => {
    const isRead = (node) => node.checkVisibility() && !node.closest(".sidebar, .sr-only, .tabs, .table, summary");
    return [...document.querySelectorAll("button, a, input, textarea, p, li, h1, h2, td, code, pre")]
      .filter((node) => isRead(node) && node.getBoundingClientRect().right > most + 1)
      .map((node) => node.outerHTML.slice(0, 120));
  }, WIDTH);
  assert.deepEqual(cut, [], where);
}

/** Whether an element begins below the top of what one sees, and above its bottom. */
const beginsOnScreen = (node) => {
  const { top, bottom } = node.closest(".scroller").getBoundingClientRect();
  const begin = node.getBoundingClientRect().top;
  return begin >= top && begin < bottom;
};

test("shows the conversation with everything in it", async () => {
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "A gallery", blocks: GALLERY });
  await amina.sees("Where to?");
  await assertFits("conversation");
});

test("wraps preformatted text, so that nothing of it is read by scrolling sideways", async () => {
  const text = guest.page.locator("#conversation pre").last();
  const [whole, seen] = await text.evaluate((node) => [node.scrollWidth, node.clientWidth]);
  assert.equal(whole, seen);
});

test("takes a command and shows its answer", async () => {
  await guest.page.locator("#composer-text").fill("/registry list");
  await guest.page.getByRole("button", { name: "Send" }).tap();
  await amina.sees("You typed list");
  await assertFits("answer");
});

test("fills a form", async () => {
  const { page } = guest;
  await page.getByRole("button", { name: "Form…" }).last().tap();
  await page.getByRole("combobox", { name: "Repositories" }).tap();
  await page.getByRole("option", { name: "menu" }).tap();
  await assertFits("form");
  await page.getByRole("textbox", { name: "Service IP" }).fill("10.0.0.50");
  await page.getByRole("button", { name: "Create plan" }).tap();
  await amina.sees("Plan for menu at 10.0.0.50");
});

test("begins to show a long answer at its beginning, below the button that asked for it", async () => {
  const { page } = guest;
  const buttons = page.locator("#conversation").getByRole("button", { name: "Show all" });
  const ask = buttons.nth(await buttons.count()); // Of the message that comes now, and not of one before it.
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "A gallery", blocks: GALLERY });
  await ask.tap();
  const answer = page.locator("#conversation").getByText(/You chose long/);
  await answer.waitFor();
  assert.ok(await answer.evaluate(beginsOnScreen));
  assert.ok(await ask.evaluate(beginsOnScreen));
});

test("leads from a thread that covers the channel to an answer there", async () => {
  const { page } = guest;
  const { ts } = await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "R7 waits", blocks: REQUEST });
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", thread_ts: ts, text: "Under it" });
  await page.getByRole("button", { name: "1 reply" }).tap();
  const thread = page.getByRole("complementary", { name: "Thread" });
  const answer = thread.getByRole("button", { name: "Show the answer in #edge-ops" });
  await thread.getByText("Under it").waitFor();
  assert.ok(await answer.isHidden());
  await thread.getByRole("button", { name: "Ask" }).tap();
  await answer.tap();
  await thread.waitFor({ state: "hidden" });
  await amina.sees("You chose ask");
});

test("slides the panel over the conversation, with all of its tabs", async () => {
  const { page } = guest;
  await asksAzure(EXTENSION);
  await page.getByRole("button", { name: "Show the world", exact: true }).tap();
  for (const name of TABS) {
    await page.getByRole("tab", { name }).tap();
    await page.getByRole("tabpanel", { name }).waitFor();
    if (name === "Requests") await page.getByRole("row", { name: /^az k8s-extension show/ }).waitFor();
    await assertFits(name);
  }
  await page.getByRole("button", { name: "Close the panel" }).tap();
  await page.getByRole("tabpanel").first().waitFor({ state: "hidden" });
});

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
