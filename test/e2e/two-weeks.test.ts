/**
 * A judge's whole two weeks: invitation, oath, practice, a category of thirteen by keyboard alone, one
 * of them a recusal, an hour offline, a second device, the ballot, and a sign-out that leaves nothing
 * on the device. Once with scripts and once without.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  databaseIn,
  seedDemonstration,
  type Served,
  serveBuild,
} from "../../scripts/serve-build.ts";
import { useBrowser } from "#test/support/browser.ts";
import { beginJourney, expectSaid, fill, press, see, swear } from "#test/support/journey.ts";

const open = useBrowser({ loses: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });
const EDITION = `${new Date().getUTCFullYear()}-round-one`;
const DESK = `/judge/demonstration/${EDITION}`;
const SECRETARIAT = `/secretariat/demonstration/${EDITION}`;
const CATEGORY = "open-city";
const APPLICATIONS = 13;
const JUDGE = { name: "Nguyễn Thị Minh Khai", email: "minh.khai@example.org" };
const HOUR = 60 * 60 * 1000;
/** Presses of Tab after which what is looked for is not on the page. */
const MOST_TABS = 120;

describe.for([
  ["with scripts", true],
  ["without scripts", false],
] as const)("%s", ([says, javaScriptEnabled]) => {
  let served: Served | undefined;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "laurel-two-weeks-"));
    seedDemonstration(folder);
    served = await serveBuild(folder);
  }, 120_000);
  afterAll(async () => {
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const openHere = () => open({ baseURL: served?.url ?? "", javaScriptEnabled });

  test(
    "a judge is invited, judges and votes, and leaves nothing behind",
    { timeout: 600_000 },
    async () => {
      const secretary = await openHere();
      await secretary.goto("/demo");
      await secretary.locator('button[value="secretariat@example.org"]').click();
      await secretary.waitForURL("**/secretariat**");
      await writePractice(secretary);
      await invite(secretary);

      const judge = await accept();
      await practise(judge);
      await judgeByKeys(judge);
      if (javaScriptEnabled) await judgeOffline(judge);
      await meetSecondDevice(judge);
      expect(cards()).toEqual({ submitted: APPLICATIONS - 1, recusals: 1 });

      await openRoundTwo(secretary);
      await vote(judge);
      await signOut(judge);
      expect(says).not.toBe("");
    },
  );

  async function writePractice(page: Page): Promise<void> {
    await page.goto(`${SECRETARIAT}/settings/samples/${CATEGORY}`);
    await fill(page, {
      "samples.0.kind": "practice",
      "samples.0.title": "A bridge that counts",
      "samples.0.text": "A made-up city counts who crosses its bridge, and mends it by night.",
    });
    await press(page, "Save");
    await expectSaid(page, /saved/i);
  }

  async function invite(page: Page): Promise<void> {
    await page.goto(`${SECRETARIAT}/people/new`);
    await fill(page, { ...JUDGE, country: "VN", title: "Professor of transport" });
    await page.locator(`[name="panels[]"][value="${CATEGORY}"]`).check();
    await press(page, "Add and invite");
    await page.waitForURL(/people(\?|$)/);
  }

  async function accept(): Promise<Page> {
    const page = await openHere();
    await beginJourney(openHere, javaScriptEnabled).openMail(page, JUDGE.email, /./);
    await press(page, "Accept");
    await page.waitForURL(/\/judge\/demonstration/);
    await swear(page, "I sit on the board of a railway.");
    await page.goto(DESK);
    expect(await page.locator(".queue-item").filter({ hasText: "To score" }).count()).toBe(
      APPLICATIONS,
    );
    return page;
  }

  async function practise(page: Page): Promise<void> {
    await page.getByRole("link", { name: "A bridge that counts" }).first().click();
    await page.getByRole("heading", { level: 1, name: "A bridge that counts" }).waitFor();
    for (const scale of await page.locator("fieldset.scale").all())
      await scale.locator('input[value="6"]').check();
    await press(page, /^Submit/);
    await page.goto(DESK);
    expect(cards()).toEqual({ submitted: 0, recusals: 0 });
  }

  /** From the queue to its end without a pointer; the seventh is another judge's to score. */
  async function judgeByKeys(page: Page): Promise<void> {
    const byKeys = javaScriptEnabled ? APPLICATIONS - 1 : APPLICATIONS;
    await page.goto(DESK, { waitUntil: "networkidle" });
    await tabTo(page, /^(Go on|Begin|Start)/, "a");
    await pressAndGo(page, "Enter");
    for (let at = 1; at <= byKeys; at++) {
      expect(page.url()).toContain("/score/");
      await page.waitForLoadState("networkidle");
      if (at === 7) {
        await stepAside(page);
        await tabTo(page, /^(Go on|Begin|Start)/, "a");
        await pressAndGo(page, "Enter");
        continue;
      }
      const points = 2 + (at % 7);
      const criteria = await page.locator("fieldset.scale").count();
      for (let criterion = 0; criterion < criteria; criterion++) {
        await tabToScale(page, criterion);
        if (javaScriptEnabled) await page.keyboard.press(`${points}`);
        else {
          // Space chooses the first of a scale, each arrow the next one.
          await page.keyboard.press("Space");
          for (let step = 1; step < points; step++) await page.keyboard.press("ArrowRight");
        }
      }
      await pressAndGo(page, "Enter");
    }
  }

  async function stepAside(page: Page): Promise<void> {
    await tabTo(page, /^Step aside/, "a");
    await pressAndGo(page, "Enter");
    await tabTo(page, /^/, "textarea");
    await page.keyboard.type("My brother built it.");
    await tabTo(page, /^Step aside$/, "button");
    await pressAndGo(page, "Enter");
    await page.waitForURL((url) => !url.pathname.includes("step-aside"));
  }

  /** The last one: scored in a tunnel, and submitted there. */
  async function judgeOffline(page: Page): Promise<void> {
    await page.clock.install();
    await page.goto(DESK);
    const left = page.locator(".queue-item").filter({ hasText: "To score" });
    const path = (await left.getByRole("link").first().getAttribute("href")) ?? "";
    await page.goto(path, { waitUntil: "networkidle" });
    await page.context().setOffline(true);
    for (const scale of await page.locator("fieldset.scale").all())
      await scale.locator('input[value="8"]').check();
    await page.clock.runFor(HOUR);
    await page.getByRole("button", { name: /^Submit/ }).click();
    await expectSaid(page, /^Kept on this device since/);
    expect(cards().submitted).toBe(APPLICATIONS - 2);
    await page.clock.resume();
    await page.context().setOffline(false);
    await expectSaid(page, /^Submitted, saved/);
  }

  /** One card open on two devices: what the first saved is not written over by the second. */
  async function meetSecondDevice(desk: Page): Promise<void> {
    const phone = await beginJourney(openHere, javaScriptEnabled).arrive(JUDGE.email, DESK);
    await phone.goto(DESK);
    const done = phone
      .locator(".queue-item")
      .filter({ has: phone.getByText("Submitted", { exact: true }) });
    const path = (await done.locator('a[href*="/score/"]').first().getAttribute("href")) ?? "";
    for (const page of [phone, desk]) await page.goto(path, { waitUntil: "networkidle" });
    const remark = (page: Page) => page.getByLabel("Remark on the whole application");
    await remark(phone).fill("Written on the phone.");
    await press(phone, /^Submit/);
    await phone.waitForURL(/done=|\/judge\/demonstration\/[^/]+$/);
    await remark(desk).fill("Written at the desk.");
    await press(desk, /^Submit/);
    const both = desk.getByRole("region", { name: "Saved on another device meanwhile" });
    await see(desk, "both texts", both);
    expect(await both.innerText()).toContain("Written on the phone.");
    expect(await both.innerText()).toContain("Written at the desk.");
    await desk.goto(DESK, { waitUntil: "networkidle" });
    await signOut(phone);
  }

  async function openRoundTwo(page: Page): Promise<void> {
    const act = async (summary: string, intent: string) => {
      const step = page.locator("details", { has: page.locator("summary", { hasText: summary }) });
      if ((await step.first().getAttribute("open")) === null)
        await step.locator("summary").first().click();
      await step.first().locator(`button[value="${intent}"]`).click();
      await page.waitForLoadState("networkidle");
    };
    await page.goto(`${SECRETARIAT}/judging`);
    await page.locator("details summary", { hasText: "all the same" }).first().click();
    await page
      .locator("details[open]", { hasText: "This cannot be undone" })
      .getByLabel("The reason")
      .fill("Some judges did not come to the end.");
    await page.locator('details[open] button[value="close-owed"]').click();
    await expectSaid(page, /The round is closed/);
    await page.goto(`${SECRETARIAT}/judging/round-one`);
    await act("Confirm", "confirm");
    await page.goto(`${SECRETARIAT}/judging`);
    await act("Open round two", "open");
    await expectSaid(page, /open/i);
  }

  async function vote(page: Page): Promise<void> {
    await page.goto(DESK);
    await page.getByRole("link", { name: /^Vote in Open City/ }).click();
    const boxes = page.getByRole("checkbox");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await press(page, "Review");
    await press(page, "Cast ballot");
    expect(await page.locator(".receipt-code").innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  }

  async function signOut(page: Page): Promise<void> {
    await page.goto("/account", { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.waitForURL((url) => url.pathname === "/");
    if (!javaScriptEnabled) return;
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
    }));
    expect(kept).toEqual({ local: [], databases: 0, caches: [] });
  }

  /** What the store counts of this judge. */
  function cards(): { submitted: number; recusals: number } {
    const database = new Database(databaseIn(folder), { readonly: true });
    try {
      const count = (sql: string) => database.prepare(sql).pluck().get(JUDGE.email) as number;
      const ofJudge = "judge_id in (select id from judges where email = ?)";
      return {
        submitted: count(
          `select count(*) from scorecards where state = 'submitted' and ${ofJudge}`,
        ),
        recusals: count(`select count(*) from recusals where ${ofJudge}`),
      };
    } finally {
      database.close();
    }
  }
});

/** Presses Tab until an element of a kind has the focus whose words match. */
async function tabTo(page: Page, words: RegExp, tag: string): Promise<void> {
  await tabUntil(page, `${tag} ${words}`, (focus) => focus.tag === tag && words.test(focus.words));
}

/** Presses Tab until the scale at a place on the page has the focus. */
async function tabToScale(page: Page, place: number): Promise<void> {
  await tabUntil(page, `the scale ${place}`, (focus) => focus.scale === place);
}

interface Focus {
  readonly tag: string;
  readonly words: string;
  /** Place of the scale that it stands in; -1 where it stands in none. */
  readonly scale: number;
}

async function tabUntil(page: Page, what: string, isIt: (focus: Focus) => boolean): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press("Tab");
    const focus: Focus = await page.locator(":focus").evaluateAll((found) => {
      const [at] = found;
      const scale = at?.closest("fieldset.scale");
      return {
        tag: at?.tagName.toLowerCase() ?? "",
        words: at?.textContent?.trim() ?? "",
        scale: scale ? [...document.querySelectorAll("fieldset.scale")].indexOf(scale) : -1,
      };
    });
    if (isIt(focus)) return;
  }
  throw new Error(`no way by the keyboard to ${what} at ${page.url()}`);
}

/** The page that a key leads to: its address comes before its content. */
async function pressAndGo(page: Page, key: string): Promise<void> {
  const before = page.url();
  const heading = page.getByRole("heading", { level: 1 });
  const title = await heading.innerText();
  await page.keyboard.press(key);
  await page
    .waitForURL((url) => url.href !== before)
    .catch(async (cause: unknown) => {
      const text = await page.getByRole("main").innerText();
      throw new Error(`${key} leads nowhere at ${before}:\n${text}`, { cause });
    });
  await expect.poll(() => heading.innerText(), { timeout: 15_000 }).not.toBe(title);
  await page.waitForLoadState("networkidle");
}
