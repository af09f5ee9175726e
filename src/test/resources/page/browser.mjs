import { createRequire } from "node:module";

const need = createRequire(`${process.env.LIGHTERMAN_NODE_MODULES}/`);
const { chromium } = need("playwright-core");

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Opens the page in a browser of its own; whatever it complains of is kept in `complaints`. */
export async function visit({ width = 1440, height = 900, ...look } = {}) {
  const browser = await chromium.launch({ executablePath: process.env.LIGHTERMAN_CHROMIUM, args: FLAGS });
  const context = await browser.newContext({ viewport: { width, height }, ...look });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(process.env.PAGE_URL);
  return { page, complaints, leave: () => browser.close() };
}

/** What a person does and sees on the page, in their words. */
export const person = (page) => ({
  becomes: (name) => page.getByRole("group", { name: "You are" }).getByRole("button", { name }).click(),
  goesTo: (channel) => page.getByRole("navigation", { name: "Channels and apps" }).getByRole("link", { name: channel }).click(),
  async says(words) {
    await page.locator("#composer-text").fill(words);
    await page.keyboard.press("Enter");
  },
  clicks: (label) => page.locator("#conversation").getByRole("button", { name: label }).last().click(),
  confirms: () => page.locator("dialog.confirm button[value=yes]").click(),
  sees: (words) => page.locator("#conversation").getByText(words).last().waitFor(),
  form: page.getByRole("dialog"),
});
