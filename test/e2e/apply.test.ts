import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";

const openPage = useBrowser();
const EDITION = `demonstration/${new Date().getUTCFullYear()}-intake`;
const LIMIT = 100_000;
const STATES = [
  [320, "light"],
  [768, "dark"],
  [1280, "light"],
] as const;

type Options = Parameters<ReturnType<typeof useBrowser>>[0];

async function signedIn(email: string, options: Options = {}): Promise<Page> {
  const page = await openPage(options);
  await page.goto("/demo");
  await page.locator(`button[value="${email}"]`).first().click();
  await page.waitForURL((url) => url.pathname !== "/demo");
  return page;
}

/** An officer of the demonstration; which one does not matter, each test begins its own application. */
async function signedInOfficer(options: Options = {}): Promise<Page> {
  const page = await openPage(options);
  await page.goto("/demo");
  await page
    .getByRole("button", { name: /Officer of/ })
    .first()
    .click();
  await page.waitForURL((url) => url.pathname !== "/demo");
  return page;
}

async function begin(page: Page, title = "Đèn đường thông minh"): Promise<string> {
  await page.goto(`/awards/${EDITION}/call`);
  await page.getByRole("link", { name: "Begin an application" }).click();
  await page.getByRole("radio").first().check();
  await page.getByLabel("Title of the project").fill(title);
  await page.getByLabel("City or organisation").fill("Thủ Dầu Một");
  await page.getByLabel("Country").selectOption("VN");
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.waitForURL(/\/write/);
  return new URL(page.url()).pathname.replace(/\/write$/, "");
}

async function answerAll(page: Page): Promise<void> {
  for (const field of await page.locator('textarea[name^="answers."]').all())
    if ((await field.getAttribute("name")) !== "answers.links") await field.fill("Written.");
}

/** What a colour is does not hang on the width, so that each width is looked at once, and each state. */
async function look(page: Page, seen: Set<string>): Promise<void> {
  const state = `${await page.title()} ${await page.getByRole("main").innerText()}`;
  const name = state.replaceAll(/\d/g, "").slice(0, 300);
  if (seen.has(name)) return;
  seen.add(name);
  for (const [width, colorScheme] of STATES) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    const isWider = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect([await page.title(), width, isWider]).toEqual([await page.title(), width, false]);
  }
}

describe.for([
  ["with JavaScript", true],
  ["without JavaScript", false],
] as const)("a city, %s,", ([, javaScriptEnabled]) => {
  const states = new Set<string>();
  const seen = async (page: Page) => (javaScriptEnabled ? look(page, states) : undefined);

  test("applies, is asked to correct, and is accepted", { timeout: 240_000 }, async () => {
    const page = await signedInOfficer({ javaScriptEnabled });
    const path = await begin(page);
    await seen(page);
    await page.getByLabel("Summary").fill(`${"word ".repeat(160)}`);
    await page.getByRole("button", { name: "Save and go on" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole("alert").textContent()).toContain(
      "“Summary” is 10 words over its limit of 150",
    );
    expect(await page.getByText(/^Saved \d\d:\d\d in/).count()).toBe(1);
    await seen(page);
    await answerAll(page);
    await page.getByRole("button", { name: "Save and go on" }).click();
    await page.waitForURL(/\/files/);

    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "drawing.svg",
      mimeType: "application/pdf",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    await page.getByRole("button", { name: "Add this file" }).click();
    await page.getByRole("alert").waitFor();
    await seen(page);
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "results.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.4\n%%EOF"),
    });
    await page.getByRole("button", { name: "Add this file" }).click();
    await page.getByRole("heading", { name: "1 of 6 files" }).waitFor();
    await seen(page);

    await page.getByRole("link", { name: "Go on to check and submit" }).click();
    await page.getByRole("button", { name: "Submit the application" }).click();
    await page.getByRole("alert").waitFor();
    await seen(page);
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "Submit the application" }).click();
    await page.getByRole("heading", { name: "Your application was received" }).waitFor();
    await seen(page);
    await page.getByRole("link", { name: "What you submitted, to print" }).click();
    await page.getByRole("heading", { name: "Accepted Terms and Conditions" }).waitFor();
    await seen(page);

    const ref = path.split("/").at(-1) ?? "";
    await screen(ref, "returned");
    await page.goto(path);
    expect(await page.getByRole("main").textContent()).toContain("The letter is missing.");
    await seen(page);
    await page.getByRole("link", { name: "Correct it" }).click();
    await page.getByLabel("Problem").fill("Corrected.");
    await page.getByRole("button", { name: "Save and go on" }).click();
    await page.waitForURL(/\/files/);
    await page.getByRole("link", { name: "Go on to check and submit" }).click();
    await page.getByLabel("What did you change?").fill("The problem is told in full.");
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "Submit it again" }).click();
    await page.getByRole("heading", { name: "Your application was received" }).waitFor();
    await screen(ref, "accepted");
    await page.goto(path);
    expect(await page.locator(".chip").first().textContent()).toBe("Submitted");
    await letTheLetterGo();
    await page.goto(path);
    expect(await page.locator(".chip").first().textContent()).toBe("Accepted");

    await page.locator("summary", { hasText: "Withdraw" }).click();
    await page.getByLabel("Why is it withdrawn?").fill("The mayor decided so.");
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("The application is withdrawn.").waitFor();
    await seen(page);
  });

  /** A city is told by its letter, which waits until somebody has checked it. */
  async function letTheLetterGo(): Promise<void> {
    const page = await signedIn("secretariat@example.org", { javaScriptEnabled });
    await page.goto(`/secretariat/${EDITION}/mail`);
    await seen(page);
    await page.locator("li", { hasText: "To be checked" }).getByRole("link").first().click();
    const check = page.getByRole("button", { name: /^I have checked them/ });
    await check.waitFor();
    await seen(page);
    await check.click();
    await page.getByText("These letters are let go").waitFor();
  }

  /** The secretariat at its own desk, in the same manner. */
  async function screen(ref: string, conclusion: "accepted" | "returned"): Promise<void> {
    const page = await signedIn("secretariat@example.org", { javaScriptEnabled });
    await page.goto(`/secretariat/${EDITION}/screening?state=submitted`);
    await seen(page);
    await page.goto(`/secretariat/${EDITION}/screening/${ref}`);
    const clauses = await page.locator("fieldset:has(.results)").all();
    expect(clauses.length).toBeGreaterThan(0);
    for (const [index, clause] of clauses.entries()) {
      const isFault = conclusion === "returned" && index === 0;
      await clause.getByRole("radio", { name: isFault ? "Unclear" : "Pass" }).check();
      if (isFault) await clause.getByRole("textbox").fill("The letter is missing.");
    }
    if (conclusion === "accepted") {
      const beside = clauses[0]?.getByText("The problem is told in full.");
      expect(await beside?.count()).toBe(1);
      await page.getByRole("button", { name: "Accept", exact: true }).click();
    } else {
      await page.getByRole("button", { name: "Accept", exact: true }).click();
      await page.getByRole("alert").waitFor();
      await seen(page);
      await page.locator("summary", { hasText: "Return for correction" }).click();
      await page.getByLabel("Day").fill(`${new Date().getUTCFullYear() + 1}-06-01`);
      await page.getByLabel("Time").fill("18:00");
      await page.getByRole("button", { name: "Return it" }).click();
    }
    await page.waitForURL(new RegExp(`done=${conclusion}`));
    await page.context().close();
  }
});

describe("a city that writes", () => {
  test("is told of a fault when it leaves the field, without the focus jumping away", async () => {
    const page = await signedInOfficer();
    await begin(page);
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Links").fill("city.example");
    await page.getByLabel("Partners").focus();
    await page.getByText("Begin each address under “Links” with https://").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(await page.getByLabel("Partners").evaluate((field) => field.matches(":focus"))).toBe(
      true,
    );
    await page.getByLabel("Links").fill("https://city.example");
    await page.getByLabel("Partners").focus();
    await page.getByText("Begin each address under “Links”").waitFor({ state: "detached" });
  });

  test("loads at most 100 kB of scripts", async () => {
    const page = await signedInOfficer();
    const path = await begin(page);
    let bytes = 0;
    page.on("response", (response) => {
      if (response.request().resourceType() === "script")
        bytes += Number(response.headers()["content-length"] ?? "0");
    });
    const session = await page.context().newCDPSession(page);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.goto(`${path}/write`, { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(LIMIT);
  });
});
