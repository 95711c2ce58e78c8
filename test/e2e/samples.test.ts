/** Made-up applications without a script: one to practise on, and the set that comes before the others. */
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { expectSaid, fill, press } from "#test/support/journey.ts";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const EDITION = `demonstration/${new Date().getUTCFullYear()}-round-one`;
const DESK = `/judge/${EDITION}`;
const CATEGORY = "open-city";
const PRACTICE = "A bridge that counts";
const SET = ["A bus that waits", "A park that closes"];

// On a server of its own: what a panel scores first keeps its applications shut.
const demonstration = useOwnDemonstration();

function signedIn(email: string): Promise<Page> {
  return demonstration.signedIn(email, { javaScriptEnabled: false });
}

async function write(page: Page, at: number, title: string): Promise<void> {
  await page.goto(`/secretariat/${EDITION}/settings/samples/${CATEGORY}`);
  await fill(page, {
    [`samples.${at}.kind`]: "practice",
    [`samples.${at}.title`]: title,
    [`samples.${at}.text`]: `${title}: a made-up city did it, and says how.`,
  });
  await press(page, "Save");
  await expectSaid(page, /saved/i);
}

function inStore<T>(ask: (database: Database.Database) => T): T {
  const database = new Database(demonstration.database());
  try {
    return ask(database);
  } finally {
    database.close();
  }
}

/** The demonstration begins in the middle of a round, where a set can no longer be begun by a page. */
function makeCalibrationSet(): void {
  inStore((database) => {
    const change = database.prepare("update samples set kind = 'calibration' where title = ?");
    for (const title of SET) expect(change.run(title).changes).toBe(1);
  });
}

async function scoreAll(page: Page, points: string): Promise<void> {
  for (const scale of await page.locator("fieldset.scale").all())
    await scale.locator(`input[value="${points}"]`).check();
}

function title(page: Page, name: string) {
  return page.getByRole("heading", { level: 1, name });
}

test("a judge practises, scores the calibration set, and then comes to the applications", async () => {
  const secretary = await signedIn("secretariat@example.org");
  for (const [at, name] of [PRACTICE, ...SET].entries()) await write(secretary, at, name);

  const page = await signedIn("judge-1@example.org");
  const cards = () =>
    inStore((database) => database.prepare("select count(*) from scorecards").pluck().get());
  const before = cards();
  await page.goto(DESK);
  await page.getByRole("link", { name: PRACTICE }).click();
  await title(page, PRACTICE).waitFor();
  expect(await page.getByRole("main").innerText()).toContain("counts for nothing");
  await page.locator("fieldset.scale").first().locator('input[value="4"]').check();
  await press(page, "Save draft");
  await expectSaid(page, /Your draft is saved/);
  await press(page, "Submit for practice");
  await page.getByRole("alert").waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  const scales = page.locator("fieldset.scale");
  expect(await page.getByRole("alert").getByRole("link").count()).toBe((await scales.count()) - 1);
  // What was given is kept beside what is missing.
  expect(await scales.first().locator('input[value="4"]').isChecked()).toBe(true);
  await scoreAll(page, "6");
  await press(page, "Submit for practice");
  await expectSaid(page, /That was practice; it counts for nothing/);
  expect(cards()).toBe(before);

  makeCalibrationSet();
  await page.goto(DESK);
  expect(await page.getByText("The calibration set comes first.").count()).toBe(1);
  // An application asked for by its address leads to the set.
  await page.goto(`${DESK}/score/round-one/OC-01`);
  await title(page, SET[0] ?? "").waitFor();
  await page.goto(DESK);
  await page.getByRole("link", { name: `Score “${SET[0]}”` }).click();
  await title(page, SET[0] ?? "").waitFor();
  await scoreAll(page, "3");
  await press(page, "Submit, go on");
  await title(page, SET[1] ?? "").waitFor();
  expect(await page.locator("fieldset.scale input:checked").count()).toBe(0);
  await scoreAll(page, "9");
  await press(page, "Submit, go on");
  await expectSaid(page, /The calibration set is submitted/);
  await page.goto(`${DESK}/score/round-one/OC-01`);
  expect(await title(page, SET[0] ?? "").count()).toBe(0);
  await page.locator("fieldset.scale").first().waitFor();
  expect(cards()).toBe(before);

  // Another judge of the panel still owes the set, and the secretariat sees nothing before all are through.
  await secretary.goto(`/secretariat/${EDITION}/settings/samples/${CATEGORY}`);
  const owed = await secretary.getByRole("main").innerText();
  expect(owed).toContain("Judge 2");
  expect(await secretary.getByRole("link", { name: /scale/i }).count()).toBe(0);

  for (const judge of ["judge-2", "judge-3", "judge-4", "judge-5", "judge-6"]) {
    const other = await signedIn(`${judge}@example.org`);
    await other.goto(DESK);
    await other.getByRole("link", { name: `Score “${SET[0]}”` }).click();
    await scoreAll(other, "5");
    await press(other, "Submit, go on");
    await title(other, SET[1] ?? "").waitFor();
    await scoreAll(other, "7");
    await press(other, "Submit, go on");
    await expectSaid(other, /The calibration set is submitted/);
  }
  await secretary.goto(`/secretariat/${EDITION}/calibration/${CATEGORY}`);
  await title(secretary, "Calibration of Open City").waitFor();
  const used = secretary.locator("tbody tr", { hasText: "Judge 1" }).first();
  expect(await used.innerText()).toContain("3 to 9");
}, 240_000);
