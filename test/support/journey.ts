/** People in browsers of their own, who use the pages as people do: by what they read and type. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect } from "vitest";
import { codeOf } from "./totp.ts";

export type OpenBrowser = (options: { javaScriptEnabled: boolean }) => Promise<Page>;

export interface Journey {
  /** Somebody new, signed in by the link in their mail. */
  readonly arrive: (email: string, next?: string) => Promise<Page>;
  /** The page of the latest mail to an address, opened in that person's browser. */
  readonly openMail: (page: Page, email: string, subject: RegExp) => Promise<void>;
  /** Every page state that was looked at, in the order of the first time. */
  readonly looked: readonly string[];
  /** Looks at the page as a reader does; nothing may be at fault. */
  readonly look: (page: Page) => Promise<void>;
}

export function beginJourney(open: OpenBrowser, javaScriptEnabled: boolean): Journey {
  const looked: string[] = [];

  const openMail: Journey["openMail"] = async (page, email, subject) => {
    await page.goto("/demo/mailbox");
    const mail = page
      .getByRole("listitem")
      .filter({ hasText: `to ${email}` })
      .getByRole("link", { name: subject });
    await mail.first().click();
    await page.getByRole("article").getByRole("link").first().click();
  };

  return {
    looked,
    openMail,
    async arrive(email, next = "/account") {
      const page = await open({ javaScriptEnabled });
      await page.goto(`/sign-in?${new URLSearchParams({ next }).toString()}`);
      await page.getByLabel("E-mail address").first().fill(email);
      await page.getByRole("button", { name: "Send me a link" }).click();
      await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
      await openMail(page, email, /^Sign in/);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      return page;
    },
    async look(page) {
      // Without scripts there is nothing to look with; the same states are looked at with them.
      if (!javaScriptEnabled) return;
      const name = `${await page.title()} ${page.url()}`;
      if (looked.includes(name)) return;
      looked.push(name);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
      expect(faults, name).toEqual([]);
    },
  };
}

/** Sets up the second factor on the page that asks for it, and goes on to where it leads. */
export async function enrolSecondFactor(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show me the key" }).click();
  const key = await page.locator("p", { hasText: "Key:" }).locator("code").textContent();
  await page.getByRole("textbox", { name: "Code" }).fill(await codeOf(key ?? ""));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/second-factor"));
}

/**
 * Promises and declares, on the page that comes before the applications.
 * @param look is given each of its two steps
 */
export async function swear(
  page: Page,
  interests: string,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole("heading", { level: 1, name: /in confidence/ }).waitFor();
  await look(page);
  await page.getByLabel("I have read this, and I promise it").check();
  await press(page, "Go on");
  await page.getByRole("heading", { level: 1, name: "With whom do you work?" }).waitFor();
  await look(page);
  if (interests === "") await page.getByLabel("I have nothing to declare").check();
  else await fill(page, { interests });
  await press(page, "Open the applications");
  await page.waitForURL((url) => !url.pathname.endsWith("/oath"));
}

/** Fills a form by the names of its fields: `scores.impact`, `callOpens.date`. */
export async function fill(
  page: Page | Locator,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`).first();
    const kind = await field.evaluate((node) =>
      node instanceof HTMLInputElement ? node.type : node.tagName.toLowerCase(),
    );
    if (kind === "radio" || kind === "checkbox")
      await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === "select") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Presses a button; one of a grave act is first laid open, as a person has to. */
export async function press(page: Page, button: string | RegExp): Promise<void> {
  await orShowPage(page, `press ${button}`, async () => {
    const found = page
      .getByRole("button", { name: button, exact: true, includeHidden: true })
      // Some forms begin with a button that only the Enter key presses.
      .and(page.locator("button:not([aria-hidden])"))
      .first();
    await found.waitFor({ state: "attached" });
    for (const closed of await found.locator("xpath=ancestor::details[not(@open)]").all())
      await closed.locator("summary").first().click();
    await submitBy(page, found);
  });
}

/** With scripts a page goes on at once; whoever leaves it now would take the act back. */
async function submitBy(page: Page, button: Locator): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await Promise.all([answered, button.click()]);
}

/** The form that a button belongs to, laid open. */
export async function formOf(page: Page, button: string): Promise<Locator> {
  const form = page
    .locator("form")
    .filter({ has: page.getByRole("button", { name: button, exact: true, includeHidden: true }) })
    .first();
  for (const closed of await form.locator("xpath=ancestor::details[not(@open)]").all())
    await closed.locator("summary").first().click();
  return form;
}

/** Waits until the page says that something was done. */
export async function expectSaid(page: Page, words: RegExp): Promise<void> {
  await orShowPage(page, `be told ${words}`, () =>
    page.getByRole("status").filter({ hasText: words }).first().waitFor(),
  );
}

/** Waits until something stands on the page. */
export async function see(page: Page, what: string, found: Locator): Promise<void> {
  await orShowPage(page, `see ${what}`, () => found.first().waitFor());
}

/** What the page says instead tells more than that something took too long. */
async function orShowPage(page: Page, what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    const text = await page.locator("body").innerText();
    throw new Error(`could not ${what} at ${page.url()}:\n${text}`, { cause });
  }
}
