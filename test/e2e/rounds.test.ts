/** The secretariat closes rounds, certifies and publishes, with a script and without one. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const YEAR = new Date().getUTCFullYear();
const SECRETARIAT = "secretariat@example.org";

// On a server of its own: rounds are closed here that other tests want open.
const { signedIn } = useOwnDemonstration();

/** Opens a step of its own and presses the button in it. */
async function act(page: Page, summary: string | RegExp, intent: string): Promise<void> {
  const details = page.locator("details", { has: page.locator("summary", { hasText: summary }) });
  if ((await details.first().getAttribute("open")) === null)
    await details.locator("summary").first().click();
  await details.first().locator(`button[value="${intent}"]`).click();
}

async function statusOf(page: Page): Promise<string> {
  return (await page.locator("p.form-status").textContent()) ?? "";
}

async function closeAllTheSame(page: Page, reason: string): Promise<void> {
  await page.locator("details summary", { hasText: "all the same" }).click();
  const details = page.locator("details[open]", { hasText: "This cannot be undone" });
  await details.getByLabel("The reason").fill(reason);
  await details.locator('button[value="close-owed"]').click();
}

describe.each([
  ["without a script", false, `${YEAR}-round-one`],
  ["with a script", true, `${YEAR}-round-two`],
])("%s", (_, javaScriptEnabled, edition) => {
  const at = `/secretariat/demonstration/${edition}`;

  if (!javaScriptEnabled)
    test("round one is closed by decision, its shortlist confirmed and round two opened", async () => {
      const page = await signedIn(SECRETARIAT, { javaScriptEnabled });
      await page.goto(at);
      expect(await page.locator("h1").textContent()).toMatch(/^Round one closes in \d days$/);
      await page.goto(`${at}/judging/round-one`);
      await act(page, /^Remind these 6 judges/, "remind");
      expect(await statusOf(page)).toBe("The reminder is on its way.");

      await act(page, "all the same", "close-owed");
      const summary = page.locator(".error-summary");
      expect(await summary.textContent()).toContain("Say why");
      expect(await page.title()).toMatch(/^Error: /);
      // Who owes something, and below it who was never shown something.
      expect(await page.locator("details[open] .owed-list").first().locator("li").count()).toBe(6);
      await page.locator("details[open]").getByLabel("The reason").fill("The time is over.");
      await page.locator('details[open] button[value="close-owed"]').click();
      expect(await statusOf(page)).toBe("The round is closed.");
      expect(await page.locator("h1").textContent()).toBe("Confirm the shortlist");
      expect(await page.locator(".row-cut").count()).toBe(6);

      await act(page, /^Confirm \d+ finalists/, "confirm");
      expect(await statusOf(page)).toBe("The shortlist is confirmed.");
      await page.goto(`${at}/judging`);
      expect(await page.locator("h1").textContent()).toBe("Open round two");
      await act(page, "Open round two", "open");
      expect(await statusOf(page)).toBe("The round is open, and its judges have been told.");
    });

  test("round two is closed, the result certified, and its time set and taken back", async () => {
    const page = await signedIn(SECRETARIAT, { javaScriptEnabled });
    await page.goto(`${at}/judging/round-two`);
    await page.locator("h1", { hasText: "still to come" }).waitFor();
    expect(await page.locator("main").textContent()).not.toContain("Gold");
    await closeAllTheSame(page, "Two judges are ill.");
    await page.waitForURL("**done=closed");
    await page.goto(`${at}/results`);
    await page.locator("h1", { hasText: "Certify the result" }).waitFor();
    expect(await page.locator(".prize-gold").count()).toBe(6);
    await act(page, "Certify the result", "certify");
    await page.waitForURL("**done=certified");

    await act(page, "Set the time of publication", "publish");
    await page.locator(".error-summary", { hasText: "Give a day" }).waitFor();
    const details = page.locator("details[open]");
    await details.locator('[name="publishAt.date"]').fill(`${YEAR + 1}-06-28`);
    await details.locator('[name="publishAt.time"]').fill("16:00");
    await details.locator('button[value="publish"]').click();
    await page.waitForURL("**done=published");
    const winners = await page.goto(`/awards/demonstration/${edition}`);
    expect(await winners?.text()).not.toContain("Gold");

    await page.goto(`${at}/results`);
    await act(page, "Take the time back", "withdraw");
    await page.waitForURL("**done=withdrawn");
    await page.goto(`${at}/audit`);
    const log = await page.locator(".audit-list").textContent();
    for (const words of [
      "took the time of publication back",
      "certified the result",
      "closed a round",
    ])
      expect(log).toContain(words);
  });
});

describe("every page of rounds and results", () => {
  const pages = [
    `${YEAR}-intake`,
    `${YEAR}-screening/judging`,
    `${YEAR}/judging`,
    `${YEAR}/judging/round-one`,
    `${YEAR}/judging/round-two`,
    `${YEAR}/results`,
    `${YEAR}/results/open-city`,
    `${YEAR}-round-one/audit`,
  ];

  test.each([
    [320, "light"],
    [768, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const)(
    "has no fault that axe finds at %i px, %s, and scrolls no page sideways",
    async (width, colorScheme) => {
      const page = await signedIn(SECRETARIAT, { viewport: { width, height: 900 }, colorScheme });
      for (const path of pages) {
        await page.goto(`/secretariat/demonstration/${path}`);
        for (const details of await page.locator("details").all())
          await details.evaluate((element) => element.setAttribute("open", ""));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over, path).toBe(0);
      }
    },
  );
});
