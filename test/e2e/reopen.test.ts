/** A scorecard is opened again after its round closed: its judge is told, changes it, and it is back. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "vitest";
import { expectSaid, fill, press } from "#test/support/journey.ts";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const EDITION = `demonstration/${new Date().getUTCFullYear()}-round-one`;
const SECRETARIAT = `/secretariat/${EDITION}/judging`;
const DESK = `/judge/${EDITION}`;
const REASON = "The second file did not open on that day.";
const DAY = 24 * 60 * 60 * 1000;

// On a server of its own: a round is closed here that other tests want open.
const { signedIn } = useOwnDemonstration();

/** Axe runs as a script of the page. */
async function look(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (!javaScriptEnabled) return;
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

/** Round one is closed by whichever test comes first. */
async function closeRound(page: Page): Promise<void> {
  await page.goto(SECRETARIAT, { waitUntil: "networkidle" });
  const allTheSame = page.locator("details summary", { hasText: "all the same" });
  if ((await allTheSame.count()) === 0) return;
  await allTheSame.first().click();
  await page
    .locator("details[open]", { hasText: "This cannot be undone" })
    .getByLabel("The reason")
    .fill("Some judges did not come to the end.");
  await page.locator('details[open] button[value="close-owed"]').click();
  await expectSaid(page, /The round is closed/);
}

/** A card the judge has submitted. @returns its ref */
async function reopen(page: Page, judge: string): Promise<string> {
  await page.goto(`${SECRETARIAT}/round-one`, { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Open one scorecard again" }).click();
  await page.getByRole("heading", { level: 1, name: "Open a scorecard again" }).waitFor();
  const cards = await page
    .locator(`select[name="card"] option[value^="${judge}/"]`)
    .filter({ hasNotText: "(missing)" })
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const [card = ""] = cards;
  await fill(page, { card });
  await press(page, "Open it again");
  // Neither a time nor a reason: both are asked for, and the card chosen is kept.
  await page.getByRole("alert").waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.locator('select[name="card"]').inputValue()).toBe(card);
  const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10);
  await fill(page, { "until.date": tomorrow, "until.time": "18:00", reason: REASON });
  await press(page, "Open it again");
  await expectSaid(page, /The scorecard is open again, and its judge is told by mail/);
  const ref = card.slice(card.indexOf("/") + 1);
  const open = page.getByRole("region", { name: "Open again now" });
  await open.getByText(`${ref}, `).first().waitFor();
  expect(await open.innerText()).toContain(REASON);
  return ref;
}

test.each([
  ["with a script", true, "judge-1"],
  ["without a script", false, "judge-3"],
])(
  "the judge of a card that is opened again is told, changes it, and hands it in, %s",
  { timeout: 180_000 },
  async (_, javaScriptEnabled, slug) => {
    const email = `${slug}@example.org`;
    const secretary = await signedIn("secretariat@example.org", { javaScriptEnabled });
    await closeRound(secretary);
    const ref = await reopen(secretary, slug);
    await look(secretary, javaScriptEnabled);

    const judge = await signedIn(email, { javaScriptEnabled });
    await judge.goto("/demo/mailbox");
    await judge
      .getByRole("listitem")
      .filter({ hasText: `to ${email}` })
      .getByRole("link", { name: `Your scorecard for ${ref} is open again` })
      .click();
    const letter = judge.getByRole("article");
    await letter.waitFor();
    expect(await letter.innerText()).toContain(REASON);
    await letter.getByRole("link").first().click();
    await judge.waitForURL(`**${DESK}`);
    await judge.getByText("A scorecard is open again").waitFor();
    // There is something to do: the rest of the page does not deny it.
    await judge.getByRole("heading", { level: 1, name: "Nothing else to do just now" }).waitFor();
    await look(judge, javaScriptEnabled);
    await judge.getByRole("link", { name: new RegExp(`^${ref}, `) }).click();
    await judge.waitForURL(`**/score/round-one/${ref}`);
    await judge.waitForLoadState("networkidle");

    const first = judge.locator("fieldset.scale").first();
    await first.waitFor();
    const before = await first.getByRole("radio", { checked: true }).getAttribute("value");
    const after = before === "2" ? "3" : "2";
    await first.locator(`input[value="${after}"]`).check();
    await look(judge, javaScriptEnabled);
    // No next one is open, so none is promised; nor was it the last of those that were asked for.
    await press(judge, "Submit changes");
    await expectSaid(judge, /^That scorecard was submitted\.$/);

    await judge.goto(`${DESK}/score/round-one/${ref}`, { waitUntil: "networkidle" });
    expect(await first.getByRole("radio", { checked: true }).getAttribute("value")).toBe(after);
    // The round stays closed for every other card of the judge's.
    const others = await secretary
      .locator(`select[name="card"] option[value^="${slug}/"]`)
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const other = others
      .map((card) => card.slice(card.indexOf("/") + 1))
      .find((one) => one !== ref);
    await judge.goto(`${DESK}/score/round-one/${other ?? ""}`);
    expect(await judge.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await judge.getByRole("button", { name: /^Submit/ }).count()).toBe(0);
    // Handed in, the secretariat reads it as done.
    await secretary.goto(`${SECRETARIAT}/round-one/reopen`);
    const option = secretary.locator(`select[name="card"] option[value="${slug}/${ref}"]`);
    expect(await option.textContent()).not.toContain("(missing)");
  },
);
