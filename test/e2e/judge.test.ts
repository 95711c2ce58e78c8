import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";

const openPage = useBrowser();
const YEAR = new Date().getUTCFullYear();
const SCORING = `/judge/demonstration/${YEAR}-round-one`;
const VOTING = `/judge/demonstration/${YEAR}-round-two`;

type Options = Parameters<ReturnType<typeof useBrowser>>[0];

/** Each test is another judge, so that none meets what another one did. */
async function signedIn(judge: string, options: Options = {}): Promise<Page> {
  const page = await openPage(options);
  await page.goto("/demo");
  await page.locator(`button[value="${judge}@example.org"]`).first().click();
  await page.waitForURL((url) => url.pathname !== "/demo");
  return page;
}

async function openNext(page: Page): Promise<void> {
  await page.goto(SCORING, { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Go on scoring" }).click();
  await page.waitForURL(/\/score\//);
}

function scales(page: Page) {
  return page.locator("fieldset.scale");
}

describe("a judge scoring", () => {
  test("needs at most twelve keys for four criteria, and the next one opens", async () => {
    const page = await signedIn("judge-1");
    await openNext(page);
    await page.reload({ waitUntil: "networkidle" });
    expect(await scales(page).count()).toBe(4);
    const before = new URL(page.url()).pathname;
    const keys = ["Tab", "Enter", "Tab", "Enter", "8", "Tab", "7", "Tab", "0", "Tab", "6", "Enter"];
    expect(keys.length).toBeLessThanOrEqual(12);
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForURL(/done=submitted/);
    expect(new URL(page.url()).pathname).not.toBe(before);
    // The address comes before the page: it is waited for.
    await expect.poll(() => scales(page).getByRole("radio", { checked: true }).count()).toBe(0);
    await page.goto(before);
    const chosen = await scales(page).getByRole("radio", { checked: true }).all();
    expect(await Promise.all(chosen.map((radio) => radio.getAttribute("value")))).toEqual([
      "8",
      "7",
      "10",
      "6",
    ]);
  });

  test("does it all without a script: a draft, what is missing, the submission, stepping aside", async () => {
    const page = await signedIn("judge-2", { javaScriptEnabled: false });
    await page.goto(SCORING);
    await page.getByRole("link", { name: "Go on scoring" }).click();
    await scales(page).first().getByRole("radio", { name: "7" }).check();
    await page.getByLabel("Remark on the whole application").fill("To be read again.");
    await page.getByRole("button", { name: "Save draft" }).click();
    expect(await page.locator("aside").innerText()).toContain("Draft, saved");
    await page.getByRole("button", { name: "Submit" }).click();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole("alert").getByRole("link").count()).toBe(
      (await scales(page).count()) - 1,
    );
    expect(await page.getByLabel("Remark on the whole application").inputValue()).toBe(
      "To be read again.",
    );
    for (const scale of await scales(page).all())
      await scale.getByRole("radio", { name: "5" }).check();
    await page.getByRole("button", { name: "Submit" }).click();
    expect(page.url()).toContain("done=submitted");

    await page.getByRole("link", { name: "Compare my scores" }).click();
    await page.getByText("How often I gave").first().click();
    expect(await page.getByRole("region", { name: "How often I gave" }).innerText()).toContain("5");
    await page.getByRole("link", { name: "By my mean" }).click();
    const mine = page.getByRole("region", { name: "Table of my scores" });
    const means = (await mine.locator("tbody td:nth-child(2) b").allInnerTexts()).map(Number);
    expect(means.length).toBeGreaterThan(0);
    expect(means).toEqual([...means].sort((a, b) => b - a));
    await mine.getByRole("link").last().click();
    await page.waitForURL(/\/score\//);

    await page.getByRole("link", { name: "Step aside" }).click();
    await page.getByLabel("Why do you step aside?").fill("I advised this city.");
    await page.getByRole("button", { name: "Step aside" }).click();
    expect(await page.getByRole("status").first().innerText()).toContain("You stepped aside");
  });

  test("finds again what a closed tab had not saved, and nothing is left on the device once it is", async () => {
    const page = await signedIn("judge-3");
    await openNext(page);
    const address = page.url();
    await scales(page).first().getByRole("radio", { name: "9" }).check();
    await page.getByLabel("Remark on the whole application").fill("Written on a train.");
    const again = await page.context().newPage();
    await page.close();
    await again.goto(address, { waitUntil: "networkidle" });
    expect(await again.getByLabel("Remark on the whole application").inputValue()).toBe(
      "Written on a train.",
    );
    expect(await scales(again).first().getByRole("radio", { name: "9" }).isChecked()).toBe(true);
    await again.getByRole("button", { name: "Save draft" }).click();
    await again.waitForURL(/done=saved/);
    await again.reload({ waitUntil: "networkidle" });
    expect(await again.getByLabel("Remark on the whole application").inputValue()).toBe(
      "Written on a train.",
    );
    expect(await again.evaluate("Object.keys(localStorage).length")).toBe(0);
  });
});

describe("a judge voting", () => {
  test("casts a ballot in four acts, without a script, and may change it", async () => {
    const page = await signedIn("judge-2", { javaScriptEnabled: false });
    await page.goto(VOTING);
    await page.getByRole("link", { name: "Vote in Open City" }).click();
    const finalists = page.getByRole("checkbox");
    await finalists.nth(0).check();
    await page.getByRole("button", { name: "Review" }).click();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await finalists.nth(0).isChecked()).toBe(true);

    await finalists.nth(1).check();
    await page.getByRole("button", { name: "Review" }).click();
    expect(page.url()).not.toMatch(/choices|OC-/);
    await page.getByRole("button", { name: "Cast ballot" }).click();
    const receipt = await page.locator(".receipt-code").innerText();
    expect(receipt).toMatch(/^\w{4}-\w{4}-\w{4}$/);

    await page.getByRole("link", { name: "Change this ballot" }).click();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(2);
    await finalists.nth(1).uncheck();
    await finalists.nth(2).check();
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("button", { name: "Cast ballot" }).click();
    expect(await page.locator(".receipt-code").innerText()).not.toBe(receipt);
  });

  test("abstains in two steps, and the desk says so", async () => {
    const page = await signedIn("judge-5");
    await page.goto(VOTING, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Vote in Digital Inclusion" }).click();
    await page.getByText("Abstain in this category…").click();
    await page.getByRole("button", { name: "Abstain" }).click();
    await page.waitForURL(/done=abstained/);
    await page.goto(VOTING);
    expect(await page.getByText("You abstained").count()).toBe(1);
  });
});

describe("every page of a judge", () => {
  test.for([
    ["light", 320],
    ["light", 768],
    ["dark", 1280],
  ] as const)("has no fault for a reader, %s at %i px, and fits", async ([colorScheme, width]) => {
    const page = await signedIn("judge-5", { colorScheme, viewport: { width, height: 900 } });
    const check = async (what: string) => {
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        what,
      ).toEqual([]);
      const scrolls = await page.evaluate("document.documentElement.scrollWidth");
      expect(scrolls, what).toBeLessThanOrEqual(width);
    };
    for (const address of ["/judge", SCORING, VOTING, `/judge/demonstration/${YEAR}`]) {
      await page.goto(address);
      await check(address);
    }
    await page.goto(SCORING);
    await page.getByRole("link", { name: "Compare my scores" }).first().click();
    await page.getByRole("link", { name: "By my mean" }).click();
    await page.waitForURL(/order=mean/);
    await page.getByText("How often I gave").first().click();
    await check("one's own scores");
    await page.goto(`${SCORING}?q=nothing+of+the+kind`);
    await check("a search that finds nothing");
    await openNext(page);
    await check("a scorecard");
    await page.getByRole("button", { name: "Submit" }).click();
    await page.getByRole("alert").waitFor();
    await check("a scorecard with faults");
    await page.getByRole("link", { name: "Step aside" }).click();
    await page.waitForURL(/step-aside/);
    await check("stepping aside");
    await page.getByRole("link", { name: "Go back" }).click();
    await page.waitForURL(/\/read\//);
    await check("an application");
    await page.goto(VOTING);
    await page.getByRole("link", { name: "Vote in Innovative Smart City" }).click();
    await page.waitForURL(/\/ballot\//);
    await check("a ballot");
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("checkbox").nth(1).check();
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("button", { name: "Cast ballot" }).waitFor();
    await check("a ballot under review");
  });
});
