import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asksAzure, barriers, canJudge, visit } from "./browser.mjs";
import { StandInBot } from "./stand-in-bot.mjs";

const bot = new StandInBot();
let guest;

const panel = () => guest.page.getByRole("complementary", { name: "The sandbox's world" });
const tab = (name) => panel().getByRole("tab", { name });
const fault = (title) => panel().getByRole("listitem").filter({ hasText: title });

before(async () => {
  await bot.listen();
  guest = await visit();
});

after(async () => {
  await guest.leave();
  bot.close();
});

test("ticks the quickstart's commands that were true from the start, and no other", async () => {
  await tab("The page you would have followed").click();
  const already = panel().locator('[data-state="already"]');
  await already.first().waitFor();
  assert.equal(await already.count(), 3);
  assert.equal(await panel().locator('[data-state="done"]').count(), 0);
  await panel()
    .getByText(/^az acr connected-registry create/)
    .first()
    .click();
  await panel()
    .getByText(/--name myconnectedregistry/)
    .first()
    .waitFor();
});

test("ticks a command as soon as the world makes it true, whoever did it", async () => {
  await guest.page.evaluate(() =>
    fetch("control/fault", {
      method: "POST",
      body: JSON.stringify({ name: "image-missing", image: "hello-world" }),
    }),
  );
  const imports = panel().getByRole("listitem").filter({ hasText: "az acr import" });
  await imports.and(guest.page.locator('[data-state="open"]')).waitFor();
  await guest.page.evaluate(() => fetch("control/fault", { method: "DELETE" }));
  await imports.and(guest.page.locator('[data-state="already"]')).waitFor();
});

test("breaks and mends by one button each, and everything at once", async () => {
  await tab("Break something").click();
  await panel().getByText("until it is put right: by Lighterman, by you, or here").waitFor();
  assert.equal(await panel().getByRole("button", { name: /^Break / }).count(), 27);
  await panel().getByText("Nothing is broken").waitFor();
  await fault("data endpoint is off").getByRole("button", { name: /^Break/ }).click();
  await fault("Azure answers 429").getByRole("button", { name: /^Break/ }).click();
  await panel().getByText("2 things are broken").waitFor();
  await fault("data endpoint is off").getByRole("button", { name: /^Fix/ }).click();
  await panel().getByText("1 thing is broken").waitFor();
  await panel().getByRole("button", { name: "Fix everything" }).click();
  await panel().getByText("Nothing is broken").waitFor();
});

test("shows what else is broken, by its own name", async () => {
  await guest.page.evaluate(() =>
    fetch("control/fault", { method: "POST", body: JSON.stringify({ name: "500", face: "registry" }) }),
  );
  await fault("face registry").getByRole("button", { name: "Fix 500" }).click();
  await fault("face registry").waitFor({ state: "detached" });
});

test("shows under a request what does the same by hand", async () => {
  await asksAzure("/subscriptions/s/providers/Microsoft.Kubernetes?api-version=2021-04-01");
  await tab("Requests").click();
  const line = panel().getByRole("row", { name: "az provider show --namespace Microsoft.Kubernetes" });
  await line.waitFor();
  await panel().getByRole("button", { name: "Azure" }).click();
  assert.equal(await panel().getByRole("row").count(), 3, "the heads, the request and its line");
});

for (const colorScheme of ["light", "dark"]) {
  test(
    `puts no barriers up, in the ${colorScheme}`,
    { skip: !canJudge && "npm i axe-core beside playwright-core" },
    async () => {
      await guest.page.emulateMedia({ colorScheme });
      for (const name of ["The page you would have followed", "Break something", "Requests"]) {
        await tab(name).click();
        assert.deepEqual(await barriers(guest.page), [], name);
      }
    },
  );
}

test("complains of nothing", () => assert.deepEqual(guest.complaints, []));
