/** A city and the secretariat talk: each is told by mail, and finds the thread by the link in it. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, inject, test } from "vitest";
import { signInAt } from "../../scripts/serve-build.ts";
import { useBrowser } from "#test/support/browser.ts";
import { beginJourney, expectSaid, fill, press, see } from "#test/support/journey.ts";

const openPage = useBrowser();
const YEAR = new Date().getUTCFullYear();
const SECRETARIAT = "secretariat@example.org";
const EDITION = `demonstration/${YEAR}-intake`;

async function lookAt(page: Page, javaScriptEnabled: boolean): Promise<void> {
  if (!javaScriptEnabled) return;
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
}

/** In a browser of their own, already signed in. */
async function browserOf(email: string, javaScriptEnabled: boolean): Promise<Page> {
  const page = await openPage({ javaScriptEnabled });
  const url = inject("baseUrl");
  for (const cookie of (await signInAt(url, email)).split("; ")) {
    const [name = "", ...value] = cookie.split("=");
    await page.context().addCookies([{ name, value: value.join("="), url }]);
  }
  return page;
}

describe.each([
  ["without a script", false],
  ["with a script", true],
])("%s", (how, javaScriptEnabled) => {
  test("a question, its answer and a note", { timeout: 120_000 }, async () => {
    const { arrive, openMail } = beginJourney(openPage, javaScriptEnabled);
    const email = `talk-${javaScriptEnabled}@city.example.org`;
    const city = await arrive(email, `/apply/${EDITION}/new`);
    await fill(city, { title: `Talking lamps ${how}`, city: "Huế", country: "VN" });
    await city.locator('[name="category"]').first().check();
    await press(city, "Begin");
    await city.waitForURL(/\/write/);
    const ref = /apply\/[^/]+\/[^/]+\/([^/]+)/.exec(city.url())?.[1] ?? "";
    await city.goto(`/apply/${EDITION}/${ref}/messages`);
    await press(city, "Send the message");
    await see(city, "what is missing", city.getByText("Write your message first").first());
    expect(await city.title()).toMatch(/^Error/);
    await fill(city, { text: "May we send a film?\nIt is two minutes long." });
    await press(city, "Send the message");
    await expectSaid(city, /Your message is with the secretariat/);
    await lookAt(city, javaScriptEnabled);

    const staff = await browserOf(SECRETARIAT, javaScriptEnabled);
    await staff.goto(`/secretariat/${EDITION}`);
    await staff.getByRole("link", { name: /nobody has read/ }).click();
    await staff.getByRole("link", { name: `Draft ${ref}` }).waitFor();
    await lookAt(staff, javaScriptEnabled);
    await openMail(staff, SECRETARIAT, new RegExp(`about ${ref}`));
    await see(staff, "the question", staff.getByText("It is two minutes long."));
    await fill(staff, { note: "Ask Sena about films.", seenBy: "author" });
    await press(staff, "Save the note");
    await expectSaid(staff, /The note is kept/);
    await fill(staff, { text: "Yes, as a link." });
    await press(staff, "Send the message");
    await expectSaid(staff, /on its way/);
    await lookAt(staff, javaScriptEnabled);

    await openMail(city, email, new RegExp(`about ${ref}`));
    await see(city, "the answer", city.getByText("Yes, as a link."));
    expect(await city.content()).not.toContain("Ask Sena");
    await city.goto(`/apply/${EDITION}/${ref}`);
    await see(city, "the timeline", city.getByText("Message from the secretariat"));
    await lookAt(city, javaScriptEnabled);
    await staff.goto(`/secretariat/${EDITION}/messages/${ref}`);
    await see(staff, "that it was read", staff.getByText(/· read /));
  });
});
