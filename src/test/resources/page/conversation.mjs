import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { person, visit } from "./browser.mjs";

let guest;
let stranger;

before(async () => {
  guest = await visit();
  stranger = person(guest.page);
});

after(() => guest.leave());

const world = () => guest.page.getByRole("complementary", { name: "The sandbox's world" });

test("a stranger reaches a serving site with Enter and three clicks", async () => {
  await guest.page.getByText("Suggested: press Enter to try it").waitFor();
  await guest.page.keyboard.press("Enter");
  await stranger.sees(/needs approval/);
  await stranger.becomes("Ben");
  await stranger.clicks(/^Approve R\d+/);
  await stranger.confirms();
  await stranger.sees(/Succeeded · myarck8scluster/);
  await world()
    .getByText(/myconnectedregistry Online/)
    .waitFor();
});

test("who asked may not approve, and is told so alone", async () => {
  await stranger.becomes("Amina");
  await stranger.says("/registry remove myconnectedregistry");
  await stranger.sees(/needs approval/);
  await stranger.clicks(/^Delete \d+ resources/);
  await stranger.confirms();
  await stranger.sees(/your own request/);
  await stranger.becomes("Ben");
  await guest.page
    .locator("#conversation")
    .getByText(/your own request/)
    .waitFor({ state: "detached" });
});

test("a run goes on where it was after the plug was pulled", async () => {
  await stranger.clicks(/^Delete \d+ resources/);
  await stranger.confirms();
  await stranger.sees(/connected registry removed/);
  await stranger.becomes("Amina");
  await stranger.says("/registry deploy myarck8scluster --registry myacrregistry repos=hello-world workload=deploy");
  await stranger.sees(/R3 .*needs approval/);
  await stranger.becomes("Ben");
  await stranger.clicks(/^Approve R\d+/);
  await stranger.confirms();
  await stranger.sees(/R3 is approved and starts now/);
  await world().getByRole("button", { name: "Pull the plug" }).click();
  await world().getByRole("button", { name: "Plug in" }).click();
  await world().getByText("Lighterman is on").waitFor();
  await stranger.sees(/R3 · Succeeded/);
});

test("the page complains of nothing", () => assert.deepEqual(guest.complaints, []));
