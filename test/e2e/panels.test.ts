/** A judge is replaced in the middle of a round, from the secretariat's page to the successor's queue. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "vitest";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const YEAR = new Date().getUTCFullYear();
const EDITION = `demonstration/${YEAR}-round-one`;
const PEOPLE = `/secretariat/${EDITION}/people`;

// On a server of its own: judges leave here that other tests need.
const { signedIn } = useOwnDemonstration();

async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** "3 of 12" of a judge in the table of who has scored. */
async function progressOf(page: Page, name: string): Promise<string> {
  await page.goto(`/secretariat/${EDITION}/judging/round-one`);
  const row = page.locator(".progress-table tr", { hasText: name });
  return (await row.count()) === 0
    ? ""
    : ((await row.locator("td").last().textContent()) ?? "").trim();
}

test.each([
  ["without a script", false, "judge-3", "Eve Successor"],
  ["with a script", true, "judge-6", "Adam Successor"],
])(
  "a judge is replaced %s: one question, and the successor has what was not finished",
  async (_, javaScriptEnabled, slug, heir) => {
    const page = await signedIn("secretariat@example.org", { javaScriptEnabled });
    await page.goto(`${PEOPLE}/${slug}`);
    const name = (await page.locator("h1").textContent()) ?? "";
    const before = await progressOf(page, name);
    const [done = 0, due = 0] = before.split(" of ").map(Number);
    // These judges stepped aside from nothing, so what they left is all there is to do.
    expect(done).toBeGreaterThan(0);
    expect(due).toBeGreaterThan(done);

    await page.goto(`${PEOPLE}/${slug}`);
    await page.getByRole("link", { name: `${name} leaves a panel` }).click();
    await page.waitForURL("**/leave");
    // Axe runs as a script of the page.
    if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([]);
    const leave = page.getByRole("button", { name: `Take ${name} off the panel` });
    await leave.click();
    await page.locator(".error-summary").waitFor();
    expect(await page.title()).toMatch(/^Error/);

    await page.getByLabel("Why", { exact: true }).selectOption("unavailable");
    await page.getByRole("textbox", { name: "The reason" }).fill("Has fallen ill.");
    await page.getByLabel("Who takes the seats over").selectOption("+new");
    await page.getByLabel("Name of somebody new").fill(heir);
    await page.getByLabel("Their e-mail address").fill(`${slug}-heir@example.org`);
    await leave.click();
    await page.waitForURL(/done=left/);
    await page.locator("p.form-status", { hasText: "has left the panel" }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: heir }).count()).toBe(1);

    // What was finished stays counted and is nobody's to do again.
    expect(await progressOf(page, name)).toBe("");
    expect(await progressOf(page, heir)).toBe(`0 of ${due - done}`);
  },
);

test.each([
  ["without a script", false],
  ["with a script", true],
])("a category is split after a look at the deal, %s", async (_, javaScriptEnabled) => {
  const page = await signedIn("secretariat@example.org", { javaScriptEnabled });
  await page.goto(`/secretariat/${EDITION}/judging/round-one`);
  const panels = page.locator("section[aria-labelledby='panels'] a");
  await panels.nth(javaScriptEnabled ? 1 : 0).click();
  await page.waitForURL(/\/panel\//);
  await page.getByLabel("Judges for each application").fill("2");
  await page.getByRole("button", { name: "Show how it would be dealt" }).click();
  const split = page.getByRole("button", { name: "Split it like this" });
  await split.waitFor();
  if (javaScriptEnabled) expect(await seriousFaults(page)).toEqual([]);
  await split.click();
  await page.waitForURL(/done=split/);
  await page.locator("p.form-status", { hasText: "is split among its panel" }).waitFor();
});
