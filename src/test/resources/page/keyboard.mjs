import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { keyboard, person, visit } from "./browser.mjs";
import { DONE, FOR_BEN, GALLERY, REQUEST, StandInBot } from "./stand-in-bot.mjs";

const bot = new StandInBot();
let guest;
let amina;
let press;
let focused;
let walkTo;

before(async () => {
  await bot.listen();
  guest = await visit();
  amina = person(guest.page);
  ({ press, focused, walkTo } = keyboard(guest.page));
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "A gallery", blocks: GALLERY });
  await amina.sees("Where to?");
});

after(async () => {
  await guest.leave();
  bot.close();
});

test("begins in the message box, and sends from it", async () => {
  assert.match((await focused()).name, /Message #edge-ops/);
  await press("Control+a");
  await guest.page.keyboard.type("/registry list");
  await press("Enter");
  await amina.sees("You typed list");
});

const approved = () => bot.heard.filter(({ actions }) => actions?.[0].action_id === "approve").length;

test("approves nothing by Enter pressed twice or held, but by the button of the question", async () => {
  const { page } = guest;
  await walkTo(/^Approve$/, "Shift+Tab");
  await press("Enter", "Enter");
  for (let times = 0; times < 5; times++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.getByText("It starts then.").waitFor();
  assert.equal(approved(), 0);
  await walkTo(/^Yes$/);
  await press("Enter");
  await amina.sees("You chose approve");
  assert.equal(approved(), 1);
});

test("presses a message's button, answers its question and leaves it by Escape", async () => {
  await walkTo(/^Remove$/, "Shift+Tab");
  await press("Enter");
  await guest.page.getByText("It is gone then.").waitFor();
  await press("Escape");
  await guest.page.getByText("It is gone then.").waitFor({ state: "detached" });
  assert.equal((await focused()).name, "Remove");
});

const menu = () => guest.page.getByRole("menu", { name: "More actions for R7 · Deploy to store-104 · needs approval" });

test("walks a card's menu by arrows, sees where it is, and leaves it by Escape and by Tab", async () => {
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "R7 waits", blocks: REQUEST });
  await amina.sees("R7 · Deploy to store-104");
  await walkTo(/^Message #/, "Shift+Tab");
  await walkTo(/^More actions for R7 · Deploy to store-104 · needs approval$/, "Shift+Tab");
  await press("Enter");
  await menu().waitFor();
  assert.deepEqual(await focused(), { name: "az commands", seen: true });
  for (const [key, name] of [
    ["ArrowUp", "Hand over"],
    ["ArrowDown", "az commands"],
    ["End", "Hand over"],
    ["Home", "az commands"],
    ["ArrowDown", "Withdraw"],
  ]) {
    await press(key);
    assert.deepEqual(await focused(), { name, seen: true }, key);
  }
  await press("Escape");
  await menu().waitFor({ state: "hidden" });
  assert.match((await focused()).name, /^More actions for R7/);
  await press("Enter");
  await menu().waitFor();
  await press("Shift+Tab");
  await menu().waitFor({ state: "hidden" });
  assert.equal((await focused()).name, "Ask");
});

test("stays at a card whose buttons go, and finds the next ones there", async () => {
  await walkTo(/^Decide$/, "Shift+Tab");
  await press("Enter");
  await amina.sees("step 1 of 2");
  const { name, seen } = await focused();
  assert.match(name, /^Lighterman, .*, R7 · Deploy to store-104 · step 1 of 2$/);
  assert.ok(seen);
  await walkTo(/^Stop$/);
});

test("comes back from a question to a card that changed meanwhile", async () => {
  await press("Enter");
  await guest.page.getByText("It is gone then.").waitFor();
  const ts = await guest.page.getByRole("article", { name: /R7/ }).getAttribute("data-ts");
  await bot.call("chat.update", { channel: "C01EDGEOPS", ts, text: "R7 ran", blocks: DONE });
  await amina.sees("R7 · done");
  await press("Escape");
  await guest.page.getByText("It is gone then.").waitFor({ state: "detached" });
  assert.match((await focused()).name, /, R7 · done$/);
});

test("scrolls what is too wide, by arrows", async () => {
  for (const name of [/^Preformatted text$/, /^Table of 1 row: NAME/]) {
    await walkTo(name, "Shift+Tab");
    await press("ArrowRight");
    await guest.page.waitForFunction(() => document.activeElement.scrollLeft > 0);
  }
});

test("fills a form and sends it", async () => {
  const { page } = guest;
  await walkTo(/^Form…$/, "Shift+Tab");
  await press("Enter");
  await page.getByRole("combobox", { name: "Repositories" }).waitFor();
  assert.match((await focused()).name, /Repositories/);
  await page.keyboard.type("men");
  await page.getByRole("option", { name: "menu" }).waitFor();
  await press("ArrowDown", "Enter");
  await page.keyboard.type("pos");
  await page.getByRole("option", { name: "pos" }).waitFor();
  await press("Enter");
  await walkTo(/^Remove pos$/, "Shift+Tab");
  await press("Enter");
  assert.match((await focused()).name, /Repositories/);
  await walkTo(/Service IP/);
  await page.keyboard.type("10.0.0.50");
  await walkTo(/^Create plan$/);
  await press("Enter");
  await amina.sees("Plan for menu at 10.0.0.50");
  await amina.form.waitFor({ state: "hidden" });
  assert.equal((await focused()).name, "Form…");
});

test("walks the panel's tabs by arrows, Home and End, and is in one's page by Tab", async () => {
  const chosen = () => focused().then(({ name }) => name.replace(", a tab", ""));
  await walkTo(/^The world, a tab$/);
  await press("ArrowRight", "ArrowRight");
  assert.equal(await chosen(), "Break something");
  await press("End");
  assert.equal(await chosen(), "Deliveries");
  await press("ArrowRight");
  assert.equal(await chosen(), "The world");
  await press("End", "Home", "ArrowRight", "ArrowRight");
  await walkTo(/^Break Azure answers 429$/);
  await press("Enter");
  await guest.page.getByText("1 thing is broken").waitFor();
  assert.equal((await focused()).name, "Fix Azure answers 429");
  await press("Enter");
  await guest.page.getByText("Nothing is broken").waitFor();
});

test("leaves the panel by Escape, and the focus is where it opens again", async () => {
  await press("Escape");
  await guest.page.getByRole("tablist").waitFor({ state: "hidden" });
  assert.equal((await focused()).name, "Show the world");
  await press("Enter");
  await guest.page.getByRole("tablist").waitFor();
});

test("says at the first Tab how to walk the page's regions, and F6 does", async () => {
  const { page } = guest;
  await walkTo(/^Skip to the message box/, "Shift+Tab");
  assert.match((await focused()).name, /F6/);
  await press("F6");
  assert.equal(await page.evaluate(() => document.activeElement.id), "bar");
});

test("becomes somebody else, and reads what a screen reader gets", async () => {
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "R8 waits", blocks: FOR_BEN });
  await amina.sees("R8 · Deploy to store-105");
  await walkTo(/Ben/, "Shift+Tab");
  await press("Enter");
  assert.equal(await guest.page.getByRole("button", { name: /Ben/ }).getAttribute("aria-pressed"), "true");
  assert.match((await focused()).name, /Ben/);
  const announced = guest.page.locator("#announcements");
  await announced.getByText("You are Ben").waitFor({ state: "attached" });
  await announced.getByText("For you: R8 · Deploy to store-105 · needs approval, in #edge-ops").waitFor({ state: "attached" });
  await walkTo(/^Show screen-reader view$/);
  await press("Enter");
  const form = guest.page.locator("#conversation").getByRole("button", { name: "Form…" });
  await form.waitFor({ state: "detached" });
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "Read out", blocks: GALLERY });
  await guest.page.locator("#announcements").getByText("Read out").waitFor({ state: "attached" });
  await press("Enter");
});

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
