/** From an invitation in the mailbox to the queue, and a refusal with its reason; with scripts and without. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { beginJourney, press, see } from "#test/support/journey.ts";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const EDITION = `demonstration/${new Date().getUTCFullYear()}-round-one`;
const DESK = `/judge/${EDITION}`;
const PEOPLE = `/secretariat/${EDITION}/people`;
const WHY = "I have no time this summer.";
const INTERESTS = "City of Łódź\nMetro Works plc, non-executive director";

// On a server of its own: judges arrive here whom other tests do not reckon with.
const demonstration = useOwnDemonstration();

describe.for([
  ["with scripts", true],
  ["without scripts", false],
] as const)("%s", ([says, javaScriptEnabled]) => {
  const openHere = (options: BrowserContextOptions = {}) =>
    demonstration.open({ javaScriptEnabled, ...options });
  const someone = (name: string) => ({
    name: `${name} Invited ${says}`,
    email: `${name}.${javaScriptEnabled ? "scripts" : "plain"}@example.org`.toLowerCase(),
  });

  const secretary = () => demonstration.signedIn("secretariat@example.org", { javaScriptEnabled });

  async function invite(page: Page, { name, email }: ReturnType<typeof someone>): Promise<void> {
    await page.goto(PEOPLE, { waitUntil: "networkidle" });
    await page.getByRole("link", { name: "Add a judge" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Add a judge" }).waitFor();
    await page.locator('[name="name"]').fill(name);
    await page.locator('[name="email"]').fill(email);
    await page.locator('[name="panels[]"][value="open-city"]').check();
    await press(page, "Add and invite");
    await see(page, "the judge", page.getByRole("listitem").filter({ hasText: name }));
  }

  /** The page that the link in the mail leads to, in a browser that nobody has used. */
  async function follow(email: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await openHere(options);
    await beginJourney(openHere, javaScriptEnabled).openMail(page, email, /./);
    await page.getByRole("heading", { level: 1, name: "You are invited to judge" }).waitFor();
    await look(page);
    return page;
  }

  /** Axe runs as a script of the page; without scripts the same states are looked at with them. */
  async function look(page: Page): Promise<void> {
    if (!javaScriptEnabled) return;
    await page.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    const fits = await page.evaluate(
      "document.documentElement.scrollWidth <= document.documentElement.clientWidth",
    );
    expect(fits, page.url()).toBe(true);
  }

  /** With scripts the page that took another one's place has the focus; a document begins itself. */
  async function expectFocusOnPage(page: Page): Promise<void> {
    if (!javaScriptEnabled) return;
    await expect.poll(() => page.locator("#main:focus").count()).toBe(1);
  }

  test(
    "who accepts is asked to promise and to declare, each once, and comes to the queue",
    { timeout: 180_000 },
    async () => {
      const host = await secretary();
      const judge = someone("Ada");
      await invite(host, judge);
      const page = await follow(judge.email, { viewport: { width: 360, height: 740 } });
      expect(await page.getByRole("main").innerText()).toContain(judge.name);
      await press(page, "Accept");

      await page.getByRole("heading", { level: 1, name: /in confidence/ }).waitFor();
      await expectFocusOnPage(page);
      await look(page);
      // No application is opened before the promise.
      await page.goto(`${DESK}/score/round-one/OC-01`);
      await page.getByRole("heading", { level: 1, name: /in confidence/ }).waitFor();
      await page.waitForLoadState("networkidle");
      await press(page, "Go on");
      await page.getByRole("alert").waitFor();
      expect(await page.title()).toMatch(/^Error: /);
      await look(page);
      await page.getByLabel("I have read this, and I promise it").check();
      await press(page, "Go on");

      await page.getByRole("heading", { level: 1, name: "With whom do you work?" }).waitFor();
      await expectFocusOnPage(page);
      await look(page);
      await press(page, "Open the applications");
      await page.getByRole("alert").waitFor();
      await look(page);
      await page.locator('[name="interests"]').fill(INTERESTS);
      await page.getByLabel("I have nothing to declare").check();
      await press(page, "Open the applications");
      await page.getByText("they say two things").first().waitFor();
      expect(await page.locator('[name="interests"]').inputValue()).toBe(INTERESTS);
      await page.getByLabel("I have nothing to declare").uncheck();
      await press(page, "Open the applications");
      // To where the judge was going, which is kept through both steps.
      await page.waitForURL(`**${DESK}/score/round-one/OC-01`);
      await see(page, "a scorecard", page.locator("fieldset.scale"));

      await page.goto(DESK, { waitUntil: "networkidle" });
      await see(page, "the queue", page.locator(".queue-item"));
      expect(await page.locator(".queue-item").filter({ hasText: "To score" }).count()).toBe(13);
      await look(page);

      await host.goto(PEOPLE);
      await host.getByRole("link", { name: judge.name }).click();
      await host.getByRole("heading", { level: 1, name: judge.name }).waitFor();
      const promised = host.getByRole("region", { name: "Promise and interests" });
      expect(await promised.innerText()).toContain("Metro Works plc");

      // The link was good once.
      const again = await openHere();
      await beginJourney(openHere, javaScriptEnabled).openMail(again, judge.email, /./);
      await again
        .getByRole("heading", { level: 1, name: "This invitation has been answered" })
        .waitFor();
      await look(again);
    },
  );

  test(
    "who declines says why, and whoever invited them reads it",
    { timeout: 180_000 },
    async () => {
      const host = await secretary();
      const judge = someone("Ben");
      await invite(host, judge);
      const page = await follow(judge.email);
      await press(page, "Decline the invitation");
      await page.getByRole("alert").waitFor();
      expect(await page.title()).toMatch(/^Error: /);
      await look(page);
      await page.getByLabel("Why do you decline?").fill(WHY);
      await press(page, "Decline the invitation");
      await page.getByRole("heading", { level: 1, name: "Thank you for telling us" }).waitFor();
      await expectFocusOnPage(page);
      await look(page);

      await host.goto("/demo/mailbox");
      await host.getByRole("link", { name: new RegExp(`^${judge.name} declined`) }).click();
      await host.getByRole("article").getByRole("link").first().click();
      await host.getByRole("heading", { level: 1, name: judge.name }).waitFor();
      await host.getByText(WHY).waitFor();
      await host.goto(PEOPLE);
      const row = host.getByRole("listitem").filter({ hasText: judge.name });
      expect(await row.innerText()).toContain("Declined");
    },
  );
});
