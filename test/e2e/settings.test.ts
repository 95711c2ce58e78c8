/** The secretariat sets a new edition up, with a script and without one. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";

const open = useBrowser();
const PROGRAMME = "/secretariat/demonstration";
const YEAR = new Date().getUTCFullYear();

async function signIn(page: Page): Promise<void> {
  await page.goto("/demo");
  await page.locator('button[value="secretariat@example.org"]').click();
  await page.waitForURL("**/secretariat**");
}

async function save(page: Page): Promise<void> {
  await page.locator('button[value="save"]:not([aria-hidden])').click();
}

async function criteria(page: Page): Promise<string[]> {
  const names = await page.locator('input[name^="criteria."][name$=".name"]').all();
  return Promise.all(names.map((name) => name.inputValue()));
}

describe.each([
  ["with a script", true],
  ["without a script", false],
])("an edition is set up %s", (_, javaScriptEnabled) => {
  const slug = javaScriptEnabled ? "set-up" : "set-up-by-hand";
  const settings = `${PROGRAMME}/${slug}/settings`;

  test("from last year's rules, mended, and opened once nothing is missing", async () => {
    const page = await open({ javaScriptEnabled });
    await signIn(page);
    await page.goto(`${PROGRAMME}/new-edition`);
    await page.getByLabel("Name of the edition").fill("An edition to set up");
    await page.getByLabel("Year").fill("2031");
    await page.getByLabel("Address").fill(slug);
    await page.locator('button[value="create"]').click();
    await page.waitForURL(`**${settings}?done=created`);
    await page
      .getByRole("heading", { name: "2 things are missing before the call can open" })
      .waitFor();

    await page.goto(`${settings}/edition`);
    for (const [name, day] of [
      ["callOpens", "2026-01-01"],
      ["callCloses", "2031-01-01"],
    ]) {
      await page.locator(`[name="${name}.date"]`).fill(day ?? "");
      await page.locator(`[name="${name}.time"]`).fill("09:00");
    }
    await save(page);
    await page.waitForURL("**done=saved");

    await page.goto(`${settings}/categories/open-city`);
    const [first = "", second = ""] = await criteria(page);
    await page.getByRole("button", { name: `Move ${second} up` }).click();
    await page.waitForURL("**done=moved");
    await expect.poll(async () => (await criteria(page)).slice(0, 2)).toEqual([second, first]);
    // Enter saves: it presses no button of a row, though those come first.
    await page.locator('[name="criteria.0.weight"]').fill("2");
    await page.locator('[name="criteria.4.name"]').fill("Durability");
    await page.locator('[name="criteria.4.name"]').press("Enter");
    await page.waitForURL("**done=saved");
    await expect.poll(async () => (await criteria(page)).slice(4)).toEqual(["Durability", "", ""]);
    expect((await criteria(page)).slice(0, 2)).toEqual([second, first]);
    expect(await page.locator('[name="criteria.0.weight"]').inputValue()).toBe("2");

    await page.goto(settings);
    await page.getByText("Open the call…").click();
    await page.locator('button[value="open-call"]').click();
    await page.waitForURL("**done=call-opened");
    await page.goto(`${settings}/edition`);
    expect(await page.locator('[name="callOpens.date"]').count()).toBe(0);
    expect(await page.getByText("The call has opened.").innerText()).toContain("Fixed");
  });

  test("a round asks only what its kind uses, and its faults are told at their fields", async () => {
    const page = await open({ javaScriptEnabled });
    await signIn(page);
    await page.goto(`${settings}/rounds`);
    expect(await page.locator('[name="rounds.1.votes"]').isVisible()).toBe(false);
    expect(await page.locator('[name="rounds.2.votes"]').isVisible()).toBe(true);
    await page.getByText("Add a round").click();
    await page.locator('[name="rounds.3.kind"]').selectOption("ballot");
    await page.locator('[name="rounds.3.name"]').fill("Another vote");
    await save(page);
    const summary = page.getByRole("alert");
    await summary.waitFor();
    expect(await summary.innerText()).toContain("A ballot can only be the last round");
    expect(await page.locator('[name="rounds.3.name"]').inputValue()).toBe("Another vote");
    expect(await page.locator('[name="rounds.3.name"]').isVisible()).toBe(true);
  });
});

describe("every page of the settings", () => {
  const pages = [
    PROGRAMME,
    `${PROGRAMME}/new-edition`,
    ...[
      "settings",
      "settings/edition",
      "settings/categories",
      "settings/categories/open-city",
      "settings/clauses",
      "settings/eligibility",
      "settings/form",
      "settings/form/summary",
      "settings/form/preview",
      "more-time",
      "settings/rounds",
      "settings/prizes",
      "people/new",
    ].map((page) => `${PROGRAMME}/set-up/${page}`),
    ...["settings/rounds", "people"].map((page) => `${PROGRAMME}/${YEAR}-round-one/${page}`),
  ];

  test.each([
    ["light", 320],
    ["dark", 1280],
  ] as const)("has no fault for a reader, %s at %i px, and fits", async (colorScheme, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 900 } });
    await signIn(page);
    for (const path of pages) {
      await page.goto(path);
      expect(await page.locator("h1").count(), path).toBe(1);
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(width);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        path,
      ).toEqual([]);
    }
  });
});
