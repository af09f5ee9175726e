import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person, visit } from "./browser.mjs";
import { StandInBot } from "./stand-in-bot.mjs";

const CHANNEL = "C01EDGEOPS";

const bot = new StandInBot();
let guest;
let amina;

before(async () => {
  await bot.listen();
  guest = await visit();
  amina = person(guest.page);
  await guest.page.getByText(/^Lighterman is (on|off)$/).waitFor();
});

after(async () => {
  await guest.leave();
  bot.close();
});

const titled = (title) => ({
  channel: CHANNEL,
  text: title,
  blocks: [{ type: "header", text: { type: "plain_text", text: title } }],
});

const edit = async ({ ts }, title) => {
  await bot.call("chat.update", { ts, ...titled(title) });
  await amina.sees(title);
};

/** Keeps what a screen reader is given to read from now on, the same words again included. */
const listens = () =>
  guest.page.evaluate(() => {
    window.listener?.disconnect();
    window.heard = [];
    const live = [...document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log]")];
    const words = (record) => [...record.addedNodes].map((node) => node.textContent).filter(Boolean);
    window.listener = new MutationObserver((records) => window.heard.push(...records.flatMap(words)));
    for (const node of live) window.listener.observe(node, { childList: true, subtree: true });
  });

const heard = () => guest.page.evaluate(() => window.heard);

test("reads out a request's state when it changes, once, and none of the steps on the way", async () => {
  const card = await bot.call("chat.postMessage", titled("🟡 R9 · Deploy to store-104 · needs approval"));
  await amina.sees("R9 · Deploy to store-104 · needs approval");
  await listens();
  for (const step of [1, 2, 3]) await edit(card, `🔵 R9 · Deploy to store-104 · running, step ${step} of 3`);
  await edit(card, "🟢 R9 · Succeeded · store-104 is serving");
  assert.deepEqual(await heard(), [
    "R9 · Deploy to store-104 · running, step 1 of 3",
    "R9 · Succeeded · store-104 is serving",
  ]);
});

test("reads out of a thread what speaks to the person, not all that the bot writes down", async () => {
  const parent = await bot.call("chat.postMessage", titled("🔵 R10 · Deploy to store-105 · running"));
  const reply = (text) => bot.call("chat.postMessage", { channel: CHANNEL, thread_ts: parent.ts, text });
  await reply("Step 1 is done");
  const row = guest.page.locator(`#conversation [data-ts="${parent.ts}"]`);
  await row.getByRole("button", { name: "1 reply" }).click();
  const thread = guest.page.getByRole("complementary", { name: "Thread" });
  await thread.getByText("Step 1 is done").waitFor();
  await listens();
  await reply("Step 2 is done");
  await reply("<@U01ASKER> the run needs you");
  await thread.getByText("the run needs you").waitFor();
  assert.deepEqual(await heard(), ["Lighterman: @Amina Diallo the run needs you"]);
});

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
