import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, canJudge, keyboard, person, visit } from "./browser.mjs";

let guest;
let eyes;
let press;
let walkTo;

before(async () => {
  guest = await visit();
  eyes = person(guest.page);
  ({ press, walkTo } = keyboard(guest.page));
});

after(() => guest.leave());

async function types(words) {
  await walkTo(/^Message #/, "Shift+Tab");
  await press("Control+a");
  await guest.page.keyboard.type(words);
  await press("Enter");
}

async function becomes(name) {
  await walkTo(new RegExp(name), "Shift+Tab");
  await press("Enter");
}

async function approves() {
  await walkTo(/^Approve/, "Shift+Tab");
  await press("Enter");
  await guest.page.locator("dialog.confirm").waitFor();
  await walkTo(/^Approve$/);
  await press("Enter");
}

test("freezes all changes, and what is approved meanwhile waits", async () => {
  await types('/registry freeze on "inventory night"');
  await eyes.sees(/froze all changes: inventory night/);
  await types("/registry deploy myarck8scluster --registry myacrregistry repos=hello-world workload=deploy");
  await eyes.sees(/R1 .*needs approval/);
  await types("/registry handover R1 @olga");
  await eyes.sees(/R1 can’t be handed over/);
  await types("/registry handover R1 @chiara");
  await eyes.sees(/R1 is @?chiara.*’s from now on/i);
  await becomes("Ben");
  await approves();
  await eyes.sees(/starts once the freeze is lifted.*inventory night/);
});

test("nothing in the conversation is in a reader's way, with a freeze, a handover and an approval in it", async (t) => {
  if (!canJudge) return t.skip("axe-core is not there");
  assert.deepEqual(await barriers(guest.page), []);
});

test("reads at home what is frozen, which window is next and who is offline, and nothing there is in a reader's way", async (t) => {
  await walkTo(/^Lighterman/, "Shift+Tab");
  await press("Enter");
  await walkTo(/^Home$/);
  await press("Enter");
  const home = guest.page.getByRole("region", { name: "Home" });
  for (const part of [/frozen since/, /quiet hours: (open until|opens)/, /connected registries: .* offline/])
    await home.getByText(part).first().waitFor();
  if (!canJudge) return t.skip("axe-core is not there");
  assert.deepEqual(await barriers(guest.page), []);
});

test("lifts the freeze, and the run goes on by itself", async () => {
  await walkTo(/edge-ops/, "Shift+Tab");
  await press("Enter");
  await becomes("Amina");
  await types("/registry freeze off");
  await eyes.sees(/lifted the freeze/);
  await eyes.sees(/R1 · Succeeded/);
});

test("leaves a form by Escape, and finds in it again what was typed", async () => {
  const reason = guest.page.getByRole("dialog").getByRole("textbox", { name: /^Reason/ });
  await types("/registry deploy");
  await reason.waitFor();
  await walkTo(/^Reason/);
  await guest.page.keyboard.type("CHG0042");
  await press("Escape");
  await reason.waitFor({ state: "detached" });
  await types("/registry deploy");
  await guest.page.getByText("This is what you entered before").waitFor();
  assert.equal(await reason.inputValue(), "CHG0042");
  await press("Escape");
  await reason.waitFor({ state: "detached" });
});

test("the page complains of nothing", () => assert.deepEqual(guest.complaints, []));
