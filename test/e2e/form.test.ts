/** The secretariat asks a question of each kind, and a city answers it, with a script and without one. */
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import { questionsOf } from "#app/domain/form/form.ts";
import { useBrowser } from "#test/support/browser.ts";
import { beginJourney, expectSaid, fill, formOf, press, see } from "#test/support/journey.ts";

const open = useBrowser();
const PROGRAMME = "/secretariat/demonstration";

const NEW_QUESTIONS = [
  ["short-text", "Slogan"],
  ["long-text", "Story"],
  ["one-choice", "How people come"],
  ["many-choices", "Where it runs"],
  ["number", "Riders a day"],
  ["money", "Yearly cost"],
  ["date", "First day"],
  ["link", "Site"],
  ["video", "Film"],
  ["email", "Who answers"],
  ["country", "Country of the maker"],
  ["city", "Twin city"],
  ["table", "What was bought"],
  ["files", "Proof"],
  ["pictures", "Views"],
  ["consent", "The mayor agrees"],
] as const;

async function save(page: Page): Promise<void> {
  await page.locator('button[value="save"]:not([aria-hidden])').click();
  await page.waitForURL("**done=saved");
}

/** An edition of its own, a question of each kind in its first section, and one that waits for another. */
async function build(page: Page, slug: string): Promise<void> {
  await page.goto("/demo");
  await page.locator('button[value="secretariat@example.org"]').click();
  await page.waitForURL("**/secretariat**");
  await page.goto(`${PROGRAMME}/new-edition`);
  await fill(page, { name: `Asked anew ${slug}`, year: "2032", slug, from: "wego" });
  await page.locator('button[value="create"]').click();
  await page.waitForURL("**done=created");
  const settings = `${PROGRAMME}/${slug}/settings`;
  await page.goto(`${settings}/edition`);
  await fill(page, {
    "callOpens.date": "2026-01-01",
    "callOpens.time": "09:00",
    "callCloses.date": "2032-01-01",
    "callCloses.time": "09:00",
  });
  await save(page);
  await page.goto(`${settings}/eligibility`);
  const remove = page.locator('button[value="remove-0"]');
  for (let left = await remove.count(); left > 0; left = await remove.count()) {
    const questions = await page.locator('[name="known[]"]').count();
    await remove.click();
    await expect.poll(() => page.locator('[name="known[]"]').count()).toBe(questions - 1);
  }
  for (const [kind, label] of [...NEW_QUESTIONS, ["short-text", "Which bus"] as const]) {
    await page.goto(`${settings}/form`);
    await fill(await formOf(page, "Add the question"), { label, kind });
    await press(page, "Add the question");
    await page.waitForURL("**done=added");
    if (kind === "one-choice") {
      await fill(page, { choices: "By bus\nOn foot" });
      await page.getByLabel("It must be answered").check();
    }
    if (kind === "long-text") await fill(page, { limit: "5", unit: "words" });
    if (kind === "email") await page.getByLabel("Hidden from judges").check();
    if (label === "Which bus") await fill(page, { shownIf: "how-people-come:by-bus" });
    await save(page);
  }
}

describe.for([
  ["with JavaScript", true],
  ["without JavaScript", false],
] as const)("a form with a question of each kind, %s,", ([, javaScriptEnabled]) => {
  const slug = javaScriptEnabled ? "form-with" : "form-without";

  test("is built, previewed, answered, submitted and read", { timeout: 240_000 }, async () => {
    const journey = beginJourney((options) => open(options), javaScriptEnabled);
    const staff = await open({ javaScriptEnabled });
    await build(staff, slug);
    const settings = `${PROGRAMME}/${slug}/settings`;
    await staff.goto(`${settings}/form/how-people-come`);
    await journey.look(staff);
    await staff.goto(`${settings}/form`);
    await see(staff, "the condition", staff.getByText("Only if you answered “By bus”"));
    await journey.look(staff);
    // A question cannot stand before the one that it waits for.
    await staff.goto(`${settings}/form/how-people-come`);
    await press(staff, "Remove the question");
    await see(staff, "why not", staff.getByText("waits for an answer that no question before it"));
    await staff.goto(`${settings}/form/preview`);
    if (javaScriptEnabled) await staff.waitForLoadState("networkidle");
    await press(staff, "Check what I typed");
    await see(staff, "a fault", staff.getByText("“How people come” is still to be chosen"));
    await journey.look(staff);
    await staff.goto(settings);
    await press(staff, "Open the call");
    await staff.waitForURL("**done=call-opened");
    await staff.goto(`${settings}/form/slogan`);
    await see(staff, "whom it touches", staff.getByText("The call was opened: whom a change"));

    const email = `city-${slug}@city.example`;
    const city = await journey.arrive(email, `/apply/demonstration/${slug}/new`);
    await fill(city, { title: "Lamps", city: "A city", country: "VN" });
    await city.getByRole("radio").first().check();
    await press(city, "Begin");
    await city.waitForURL(/\/write/);
    if (javaScriptEnabled) await city.waitForLoadState("networkidle");
    const bus = city.getByLabel(/^Which bus/);
    if (javaScriptEnabled) expect(await bus.isVisible()).toBe(false);
    else await see(city, "the condition", city.getByText("Only if you answered “By bus”"));
    for (const { name, isRequired } of questionsOf(DEFAULT_FORM))
      if (isRequired) await city.locator(`[name="answers.${name}"]`).fill(`About the ${name}.`);
    await city.getByRole("radio", { name: "By bus" }).check();
    await bus.fill("Line 4");
    await city.getByRole("checkbox", { name: "Yes" }).first().check();
    await fill(city, {
      "answers.slogan": "Light for all",
      "answers.story": "One two three four five six",
      "answers.riders-a-day": "a lot",
      "answers.yearly-cost.amount": "12000",
      "answers.yearly-cost.currency": "USD",
      "answers.first-day": "2026-02-01",
      "answers.site": "https://city.example/lamps",
      "answers.film": "https://video.example/watch",
      "answers.who-answers": "mayor@city.example",
      "answers.country-of-the-maker": "KR",
      "answers.twin-city": "Huế",
      "answers.what-was-bought.0.what": "Lamps",
      "answers.what-was-bought.0.how-much": "400",
    });
    await city.locator('[name="answers.the-mayor-agrees"]').check();
    if (javaScriptEnabled) {
      await see(city, "the count", city.getByText("6 of 5 words, 1 too many"));
      await expectSaid(city, /^Saved \d\d:\d\d/);
    }
    await press(city, "Save and go on");
    await see(city, "the fault", city.getByText("Write “Riders a day” in figures").first());
    await see(city, "the limit", city.getByText("“Story” is one word over its limit").first());
    await journey.look(city);
    await fill(city, { "answers.story": "One two three", "answers.riders-a-day": "1200" });
    await press(city, "Save and go on");
    await city.waitForURL(/\/files/);
    await see(city, "questions for files", city.getByText("“Proof” takes up to 3 files"));
    await city.goto(city.url().replace(/\/files.*$/, "/submit"));
    if (javaScriptEnabled) await city.waitForLoadState("networkidle");
    for (const box of await city.locator('form input[type="checkbox"]').all()) await box.check();
    await press(city, "Submit the application");
    await city.waitForURL(/\/receipt/);
    await city.goto(city.url().replace(/\/receipt.*$/, "/print"));
    const read = await city.locator("article").innerText();
    for (const text of ["By bus", "Line 4", "12000 USD", "1 February 2026", "South Korea", "400"])
      expect(read).toContain(text);
    await journey.look(city);
  });
});
