import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { keyboard, person, visit } from "./browser.mjs";
import { GALLERY, StandInBot } from "./stand-in-bot.mjs";

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

test("fills a form and sends it", async () => {
  const { page } = guest;
  await walkTo(/^Form…$/, "Shift+Tab");
  await press("Enter");
  await page.getByRole("combobox", { name: "Repositories" }).waitFor();
  assert.match((await focused()).name, /Repositories/);
  await page.keyboard.type("men");
  await page.getByRole("option", { name: "menu" }).waitFor();
  await press("ArrowDown", "Enter");
  await walkTo(/Service IP/);
  await page.keyboard.type("10.0.0.50");
  await walkTo(/^Create plan$/);
  await press("Enter");
  await amina.sees("Plan for menu at 10.0.0.50");
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
  assert.equal((await focused()).name, "The world");
  await press("Enter");
  await guest.page.getByRole("tablist").waitFor();
});

test("becomes somebody else, and reads what a screen reader gets", async () => {
  await walkTo(/Ben/, "Shift+Tab");
  await press("Enter");
  assert.equal(await guest.page.getByRole("button", { name: /Ben/ }).getAttribute("aria-pressed"), "true");
  await walkTo(/^Screen-reader view$/);
  await press("Enter");
  const form = guest.page.locator("#conversation").getByRole("button", { name: "Form…" });
  await form.waitFor({ state: "detached" });
  await bot.call("chat.postMessage", { channel: "C01EDGEOPS", text: "Read out", blocks: GALLERY });
  await guest.page.locator("#announcements").getByText("Read out").waitFor({ state: "attached" });
  await press("Enter");
});

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
