/**
 * What comes in by sheets and what is said and done about privacy, by the pages alone: a past edition,
 * cities and judges from files, the notice, how long data is kept, a person saved and erased.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";
import {
  beginJourney,
  enrolSecondFactor,
  expectSaid,
  fill,
  press,
  see,
} from "#test/support/journey.ts";

const open = useBrowser();

function sheet(...lines: readonly string[]) {
  return { name: "sheet.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
}

describe.each([
  ["without a script", false],
  ["with a script", true],
])("%s", (_, javaScriptEnabled) => {
  const slug = javaScriptEnabled ? "sheets" : "plain-sheets";
  const home = `/secretariat/${slug}`;

  async function look(page: Page): Promise<void> {
    if (!javaScriptEnabled) return;
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        width,
      );
    }
  }

  async function send(page: Page, ...lines: readonly string[]): Promise<void> {
    await page.locator('input[type="file"]').setInputFiles(sheet(...lines));
    await press(page, "Look at it first");
  }

  /** The secretariat of a new award, on the page of its first edition. */
  async function found(): Promise<Page> {
    const journey = beginJourney((options) => open(options), javaScriptEnabled);
    const page = await journey.arrive(
      javaScriptEnabled ? "founder@example.org" : "founder@example.net",
    );
    await page.goto("/secretariat/new");
    if (page.url().includes("/second-factor")) await enrolSecondFactor(page);
    await page.goto("/secretariat/new");
    await fill(page, { name: `The award of ${slug}`, slug });
    await press(page, "Create the programme");
    await page.goto(`${home}/new-edition`);
    await fill(page, { name: "Edition of sheets", year: "2027", slug: "2027", timeZone: "UTC" });
    await page.locator('[name="from"][value="wego"]').check();
    await press(page, "Create the edition");
    await page.waitForURL(/settings/);
    return page;
  }

  test(
    "sheets are looked at first, and stored once they are confirmed",
    { timeout: 180_000 },
    async () => {
      const page = await found();

      await page.goto(`${home}/2027/people/import`);
      await look(page);
      await send(
        page,
        "Name,E-mail,Panels,Country",
        "Ada,not-an-address,all,Atlantis",
        ",b@example.org,None,VN",
      );
      await see(
        page,
        "the faults",
        page.getByRole("heading", { name: "4 faults, nothing stored" }),
      );
      await see(
        page,
        "where",
        page.getByRole("cell", { name: "Atlantis is no country that we know" }),
      );
      await look(page);
      await send(
        page,
        "Name;E-mail;Panels;Country",
        `Ada;ada@${slug}.example.org;all;Viet Nam`,
        `Bo;bo@${slug}.example.org;Open City;KR`,
      );
      await see(
        page,
        "what it read",
        page.getByRole("heading", { name: "2 judges, nothing stored yet" }),
      );
      await look(page);
      await page.locator('[name="isInvited"]').check();
      await press(page, "Store 2 judges");
      await expectSaid(page, /their invitations are on their way/);
      await look(page);

      await page.goto(`${home}/2027/settings/cities`);
      await fill(page, { text: "Name,Country\nHuế,Viet Nam\nSeoul,KR" });
      await press(page, "Look at it first");
      await see(page, "the cities", page.getByRole("cell", { name: "Huế" }));
      await press(page, "Store 2 cities");
      await expectSaid(page, /are known/);
      await see(page, "how many", page.getByRole("heading", { name: "2 cities are known" }));
      await look(page);

      await page.goto(`${home}/archive`);
      await fill(page, { name: "1st edition", slug: "2017", year: "2017", timeZone: "UTC" });
      const lines = ["Category,Prize,Title,City,Country", "Mobility,Gold,Buses that wait,Huế,VN"];
      await send(page, ...lines);
      await see(
        page,
        "what is missing",
        page.getByText("Give the day on which the winners").first(),
      );
      await see(page, "that the sheet is kept", page.getByText("The sheet that you sent is kept."));
      await fill(page, { ceremonyOn: "2017-06-28" });
      await press(page, "Look at it first");
      await look(page);
      await press(page, "Store 1 placing");
      await expectSaid(page, /in the archive, and public/);
      await page.goto(`/awards/${slug}/2017`);
      await see(page, "the winner", page.getByText("Buses that wait"));

      await page.goto(`${home}/privacy`);
      await fill(page, { text: "We keep what you send for a year." });
      await press(page, "Save the notice");
      await expectSaid(page, /This text is in force/);
      await fill(page, { "days.drafts": "soon" });
      await press(page, "Save how long data is kept");
      await see(page, "the fault", page.getByText("Give a number of days").first());
      await fill(page, { "days.drafts": "90" });
      await press(page, "Save how long data is kept");
      await expectSaid(page, /nothing is removed yet/);
      await look(page);
      await page.goto(`/awards/${slug}/privacy`);
      await see(page, "the notice", page.getByText("We keep what you send for a year."));
      await look(page);

      await page.goto(`${home}/privacy/person`);
      await fill(page, { email: "nobody@example.org" });
      await press(page, "See what would be erased");
      await see(page, "that there is nothing", page.getByText("Nothing is kept here").first());
      await fill(page, { email: `bo@${slug}.example.org` });
      await press(page, "See what would be erased");
      await see(page, "what stays", page.getByText("Stays, under a pseudonym"));
      await look(page);
      await press(page, `Erase bo@${slug}.example.org`);
      await expectSaid(page, /The person is erased/);
      await page.goto(`${home}/2027/people`);
      await see(page, "the pseudonym", page.getByText(/Erased person|Bo/));
      expect(await page.getByText(`bo@${slug}.example.org`).count()).toBe(0);

      await page.goto("/account");
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Save everything as one file" }).click(),
      ]);
      expect(saved.suggestedFilename()).toMatch(/^laurel-about-me-.*\.zip$/);
      await look(page);
    },
  );
});
