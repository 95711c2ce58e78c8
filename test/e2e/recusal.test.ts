/** Stepping aside: by a judge in two steps, by the secretariat on the judge's page; with a script and without. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const EDITION = `${new Date().getUTCFullYear()}-round-one`;
const SECRETARIAT = "secretariat@example.org";

// On a server of its own: who steps aside here is wanted on panels elsewhere.
const { signedIn } = useOwnDemonstration();

async function act(page: Page, summary: RegExp, intent: string): Promise<void> {
  const details = page.locator("details", { has: page.locator("summary", { hasText: summary }) });
  if ((await details.first().getAttribute("open")) === null)
    await details.first().locator("summary").first().click();
  await details.first().locator(`button[value="${intent}"]`).click();
}

async function look(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (!javaScriptEnabled) return;
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

describe.each([
  ["without a script", false],
  ["with a script", true],
])("%s", (_, javaScriptEnabled) => {
  const at = `/secretariat/demonstration/${EDITION}`;

  test("the secretariat records it on the judge's page, and brings the judge back", async () => {
    const page = await signedIn(SECRETARIAT, { javaScriptEnabled });
    await page.goto(`${at}/people/judge-4`, { waitUntil: "networkidle" });
    const name = (await page.locator("h1").textContent()) ?? "";
    expect(await page.locator("#recusals").textContent()).toBe("Stepped aside");
    await act(page, /^Record that this judge steps aside/, "recuse");
    const summary = page.locator(".error-summary");
    await summary.waitFor();
    expect(await summary.textContent()).toContain("Choose an application or a category");
    const details = page.locator("details[open]");
    const category = details.locator('select[name="from"] option[value^="category:"]').first();
    const value = (await category.getAttribute("value")) ?? "";
    await details.locator('select[name="from"]').selectOption(value);
    await details.locator('button[value="recuse"]').click();
    await summary.filter({ hasText: "Say why" }).waitFor();
    expect(await details.locator('select[name="from"]').inputValue()).toBe(value);
    await details.locator('textarea[name="reason"]').fill("Advises one of these cities.");
    await look(page, javaScriptEnabled);
    await details.locator('button[value="recuse"]').click();
    await page.waitForURL("**done=recused");
    const card = page.locator("section", { has: page.locator("#recusals") });
    // The address comes before the page: it is waited for.
    await expect.poll(() => card.textContent()).toContain("Advises one of these cities.");
    await look(page, javaScriptEnabled);

    await page.goto(`${at}/judging/round-one`);
    expect(await page.locator("main").textContent()).toContain(`${name} from all of`);

    await page.goto(`${at}/people/judge-4`, { waitUntil: "networkidle" });
    await act(page, /^Bring .* back/, "lift");
    await page.waitForURL("**done=lifted");
    await expect.poll(() => card.textContent()).not.toContain("Advises one of these cities.");
  });

  test("a judge steps aside from an application in two steps, with a reason", async () => {
    const page = await signedIn(javaScriptEnabled ? "judge-5@example.org" : "judge-6@example.org", {
      javaScriptEnabled,
    });
    await page.goto(`/judge/demonstration/${EDITION}`);
    const before = await page.locator(`main a[href*="/score/round-one/"]`).count();
    await page.locator(`main a[href*="/score/round-one/"]`).first().click();
    await page.waitForURL("**/score/round-one/**");
    await page.locator('a[href*="/step-aside/"]').first().click();
    await page.waitForURL("**/step-aside/**");
    await look(page, javaScriptEnabled);
    await page.locator('button[value="step-aside"]').click();
    await page.locator(".error-summary", { hasText: "Say why" }).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    await page.locator('textarea[name="reason"]').fill("I worked for this city.");
    await page.locator('button[value="step-aside"]').click();
    await page.waitForURL("**done=aside");
    const left = page.locator(`main a[href*="/score/round-one/"]`);
    await expect.poll(() => left.count()).toBeLessThan(before);
  });
});
