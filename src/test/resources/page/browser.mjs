import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { get } from "node:https";
import { createRequire } from "node:module";

const MODULES = process.env.LIGHTERMAN_NODE_MODULES;
const { chromium } = createRequire(`${MODULES}/`)("playwright-core");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens the page in a browser of its own; whatever it complains of is kept in `complaints`. */
export async function visit({ width = 1440, height = 900, ...look } = {}) {
  const browser = await chromium.launch({ executablePath: process.env.LIGHTERMAN_CHROMIUM, args: FLAGS });
  const context = await browser.newContext({ viewport: { width, height }, ...look });
  const page = await context.newPage();
  // As long as a run takes on a busy machine.
  page.setDefaultTimeout(240_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(process.env.PAGE_URL);
  return { page, complaints, leave: () => browser.close() };
}

const AXE = `${MODULES}/axe-core/axe.min.js`;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

/** Whether axe-core lies beside playwright-core, to judge how accessible the page is. */
export const canJudge = existsSync(AXE);

/** What axe-core finds wrong with the page as it stands once nothing on it is under way. */
export async function barriers(page) {
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  const found = await page.evaluate(
    `${readFileSync(AXE, "utf8")}; axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`,
  );
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}

/** Asks Azure for something, as anybody without a token: it is refused, and stands in the log. */
export const asksAzure = (path) =>
  new Promise((answered, failed) =>
    get(new URL(path, process.env.AZURE_RESOURCE_MANAGER_URL), { rejectUnauthorized: false }, (response) =>
      answered(response.resume().statusCode),
    ).on("error", failed),
  );

/** What a person does and sees on the page, in their words. */
export const person = (page) => ({
  becomes: (name) => page.getByRole("group", { name: "You are" }).getByRole("button", { name }).click(),
  goesTo: (channel) =>
    page.getByRole("navigation", { name: "Channels and apps" }).getByRole("link", { name: channel }).click(),
  async says(words) {
    await page.locator("#composer-text").fill(words);
    await page.keyboard.press("Enter");
  },
  /** Asks, and asks again where the bot could not look at everything in time. */
  async asksUntil(words, answer) {
    for (let left = 5; left > 0; left--) {
      await this.says(words);
      const seen = await answer.waitFor({ timeout: 20_000 }).then(() => true, () => false);
      if (seen) return;
    }
    await answer.waitFor();
  },
  clicks: (label) => page.locator("#conversation").getByRole("button", { name: label }).last().click(),
  confirms: () => page.locator("dialog.confirm button[value=yes]").click(),
  sees: (words) => page.locator("#conversation").getByText(words).last().waitFor(),
  form: page.getByRole("dialog"),
});

const MOST_TABS = 80;

/** What somebody does who has a keyboard alone. */
export function keyboard(page) {
  async function press(...keys) {
    for (const key of keys) await page.keyboard.press(key);
  }

  /** What has the focus: its name, and whether one sees that it has it. */
  const focused = () =>
    page.evaluate(() => {
      const node = document.activeElement;
      const named = node.getAttribute("aria-labelledby")?.split(" ") ?? [];
      const label = named.map((id) => document.getElementById(id).textContent).join(" ");
      if (node === document.body) return { name: "(the browser)", seen: true };
      const { outlineStyle, boxShadow } = getComputedStyle(node);
      const name = node.getAttribute("aria-label") ?? (label || (node.labels?.[0] ?? node).textContent.trim());
      return {
        name: node.role === "tab" ? `${name}, a tab` : name,
        seen: outlineStyle !== "none" || boxShadow !== "none" || Boolean(node.closest(".box, .field, .select")),
      };
    });

  /** Goes on with one key until something of that name has the focus; all on the way can be seen. */
  async function walkTo(name, key = "Tab") {
    const passed = [];
    for (let step = 0; step < MOST_TABS; step++) {
      await press(key);
      const here = await focused();
      assert.ok(here.seen, `the focus on "${here.name}" is not to be seen`);
      if (name.test(here.name)) return;
      passed.push(here.name);
    }
    assert.fail(`${key} leads to no ${name}: ${passed.join(" | ")}`);
  }

  return { press, focused, walkTo };
}

/** Fails unless a card says these in this order, and its title and its first button fit one screen. */
export async function fitsOneScreen(card, told) {
  const { text, height, screen } = await card.evaluate((node) => {
    const [title, button] = [".header", ".actions .button"].map((part) => node.querySelector(part));
    const [{ top }, { bottom }] = [title, button].map((part) => part.getBoundingClientRect());
    return { text: node.innerText, height: bottom - top, screen: node.closest(".scroller").clientHeight };
  });
  const places = told.map((words) => text.indexOf(words));
  assert.ok(!places.includes(-1), text);
  assert.deepEqual(places, places.toSorted((one, other) => one - other), text);
  assert.ok(height <= screen, `${height} of ${screen} pixels:\n${text}`);
}
