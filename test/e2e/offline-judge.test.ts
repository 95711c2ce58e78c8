/** A judge on a train, on two devices, on a computer of others: nothing is lost, and nothing stays behind. */
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";
import { beginJourney, press } from "#test/support/journey.ts";

const open = useBrowser({ loses: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ });
const SCORING = `/judge/demonstration/${new Date().getUTCFullYear()}-round-one`;
const HOUR = 60 * 60 * 1000;

async function signedIn(judge: string): Promise<Page> {
  const page = await open();
  await page.goto("/demo");
  await page.locator(`button[value="${judge}@example.org"]`).first().click();
  await page.waitForURL((url) => url.pathname !== "/demo");
  return page;
}

/** An application that nothing is written for yet, with its script running: each test takes another one. */
async function openNext(page: Page, after = 0): Promise<string> {
  await page.goto(SCORING);
  const left = page.locator(".queue-item").filter({ hasText: "To score" });
  const path = (await left.locator("a").nth(after).getAttribute("href")) ?? "";
  await page.goto(path, { waitUntil: "networkidle" });
  return path;
}

function scale(page: Page, at: number, points: string) {
  return page
    .locator("fieldset.scale")
    .nth(at)
    .getByRole("radio", { name: points, exact: false })
    .and(page.locator(`[value="${points}"]`));
}

function remark(page: Page) {
  return page.getByLabel("Remark on the whole application");
}

async function says(page: Page, words: RegExp): Promise<void> {
  await page.getByRole("status").filter({ hasText: words }).first().waitFor();
}

/** What the store has of a judge's card for an application, each as one line. */
function stored(judge: string, path: string) {
  const database = new Database(join(inject("servedFolder"), "laurel.db"), { readonly: true });
  try {
    return database
      .prepare(
        `select scorecards.version, scorecards.state, scorecards.remark from scorecards
           join judges on judges.id = scorecards.judge_id
           join users on users.id = judges.user_id
           join applications on applications.id = scorecards.application_id
           join editions on editions.id = applications.edition_id
          where users.email = ? and applications.ref = ? and editions.slug = ?`,
      )
      .all(`${judge}@example.org`, path.split("/").at(-1), SCORING.split("/").at(-1));
  } finally {
    database.close();
  }
}

/** Everything that a page may keep on a device. */
async function keptOn(page: Page) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage).filter((key) => !key.startsWith("positions")),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
}

const NOTHING = { local: [], session: [], databases: [], caches: [] };

async function signOut(page: Page): Promise<void> {
  await page.goto("/account", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL((url) => url.pathname === "/");
}

describe("a judge without a connection", () => {
  test("scores on for an hour; it is sent within five seconds of the return, and stored once", async () => {
    const page = await signedIn("judge-4");
    await page.clock.install();
    const path = await openNext(page);
    expect(stored("judge-4", path)).toEqual([]);
    await page.context().setOffline(true);
    await scale(page, 0, "7").check();
    await remark(page).fill("Written in a tunnel.");
    await says(page, /^Kept on this device since \d\d:\d\d, not sent yet/);
    await page.clock.runFor(HOUR);
    await scale(page, 1, "5").check();
    await says(page, /^Kept on this device since \d\d:\d\d, not sent yet/);
    expect(stored("judge-4", path)).toEqual([]);
    await page.clock.resume();
    const back = Date.now();
    await page.context().setOffline(false);
    await says(page, /^Draft, saved/);
    expect(Date.now() - back).toBeLessThan(5_000);
    expect(stored("judge-4", path)).toEqual([
      { version: 1, state: "draft", remark: "Written in a tunnel." },
    ]);
    expect(await keptOn(page)).toEqual(NOTHING);
  });

  test("submits all the same: the page stays, and the card is submitted once there is a connection", async () => {
    const page = await signedIn("judge-6");
    const path = await openNext(page);
    await page.context().setOffline(true);
    for (const at of [0, 1, 2, 3]) await scale(page, at, "6").check();
    await page.getByRole("button", { name: /^Submit/ }).click();
    await says(page, /^Kept on this device since/);
    await page.context().setOffline(false);
    await says(page, /^Submitted, saved/);
    expect(stored("judge-6", path)).toMatchObject([{ version: 1, state: "submitted" }]);
    expect(await keptOn(page)).toEqual(NOTHING);
  });

  test("closes the page, and finds all of it on the device the next time, which sends it", async () => {
    const page = await signedIn("judge-4");
    const path = await openNext(page);
    await page.context().setOffline(true);
    await remark(page).fill("Before the tunnel.");
    await says(page, /^Kept on this device/);
    const again = await page.context().newPage();
    await page.close();
    await again.context().setOffline(false);
    await again.goto(path, { waitUntil: "networkidle" });
    expect(await remark(again).inputValue()).toBe("Before the tunnel.");
    await says(again, /^Draft, saved/);
    expect(stored("judge-4", path)).toMatchObject([{ version: 1, remark: "Before the tunnel." }]);
  });
});

describe("what a closed page left on the device", () => {
  /** Types where there is no connection, and closes the page: another one of the same device is left. */
  async function typedAndClosed(page: Page, type: () => Promise<unknown>): Promise<Page> {
    await page.context().setOffline(true);
    await type();
    await says(page, /^Kept on this device/);
    const other = await page.context().newPage();
    await page.close();
    return other;
  }

  test("is sent from the judge's own page, as the draft or the submission that it was", async () => {
    const page = await signedIn("judge-4");
    await page.goto(SCORING);
    const left = page.locator(".queue-item").filter({ hasText: "To score" }).locator("a");
    const [path = "", drafted = ""] = await left.evaluateAll((links) =>
      links.map((link) => link.getAttribute("href") ?? ""),
    );
    await page.goto(path, { waitUntil: "networkidle" });
    const next = await typedAndClosed(page, async () => {
      for (const at of [0, 1, 2, 3]) await scale(page, at, "6").check();
      await page.getByRole("button", { name: /^Submit/ }).click();
    });
    // Out of the tunnel for a moment, and on with the next.
    await next.context().setOffline(false);
    await next.goto(drafted, { waitUntil: "networkidle" });
    const desk = await typedAndClosed(next, () => remark(next).fill("Typed under a mountain."));
    await desk.context().setOffline(false);
    await desk.goto(SCORING, { waitUntil: "networkidle" });
    await says(desk, /^What this device had kept for .+ and .+ without a connection was sent/);
    expect(stored("judge-4", path)).toMatchObject([{ version: 1, state: "submitted" }]);
    expect(stored("judge-4", drafted)).toMatchObject([
      { version: 1, state: "draft", remark: "Typed under a mountain." },
    ]);
    expect(await keptOn(desk)).toEqual(NOTHING);
  });

  test("waits there for the connection", async () => {
    const page = await signedIn("judge-6");
    const path = await openNext(page);
    const other = await page.context().newPage();
    await other.goto(SCORING, { waitUntil: "networkidle" });
    await page.context().setOffline(true);
    await remark(page).fill("Typed on a ferry.");
    await says(page, /^Kept on this device/);
    await page.close();
    expect(stored("judge-6", path)).toEqual([]);
    await other.context().setOffline(false);
    await says(other, /^What this device had kept for/);
    expect(stored("judge-6", path)).toMatchObject([{ version: 1, remark: "Typed on a ferry." }]);
  });

  test("is left to the scorecard's page where another device had saved meanwhile", async () => {
    const phone = await signedIn("judge-6");
    const desk = await signedIn("judge-6");
    const path = await openNext(phone);
    const again = await typedAndClosed(phone, () => remark(phone).fill("Of the phone."));
    await desk.goto(path, { waitUntil: "networkidle" });
    await remark(desk).fill("Of the desk.");
    await says(desk, /^Draft, saved/);
    await again.context().setOffline(false);
    await again.goto(SCORING, { waitUntil: "networkidle" });
    await says(again, /^This device keeps words for .+ that were not sent/);
    expect(stored("judge-6", path)).toMatchObject([{ version: 1, remark: "Of the desk." }]);
    await again.getByRole("link", { name: /^Open / }).click();
    await says(again, /saved on another device meanwhile/);
    const both = again.getByRole("region", { name: "Saved on another device meanwhile" });
    expect(await both.innerText()).toContain("Of the phone.");
  });
});

describe("a judge on two devices", () => {
  test("is shown what each of them has, and says which stays; nothing is written over before", async () => {
    const phone = await signedIn("judge-6");
    const desk = await signedIn("judge-6");
    const path = await openNext(phone);
    await desk.goto(path, { waitUntil: "networkidle" });
    await phone.context().setOffline(true);
    await remark(phone).fill("Of the phone.");
    await says(phone, /^Kept on this device/);
    await remark(desk).fill("Of the desk.");
    await says(desk, /^Draft, saved/);
    await phone.context().setOffline(false);
    await says(phone, /saved on another device meanwhile/);
    const both = phone.getByRole("region", { name: "Saved on another device meanwhile" });
    expect(await both.innerText()).toContain("Of the phone.");
    expect(await both.innerText()).toContain("Of the desk.");
    expect(stored("judge-6", path)).toMatchObject([{ version: 1, remark: "Of the desk." }]);
    await phone.getByRole("button", { name: "Save what stands here" }).click();
    await says(phone, /^Draft, saved/);
    expect(stored("judge-6", path)).toMatchObject([{ version: 2, remark: "Of the phone." }]);

    await remark(desk).fill("Of the desk again.");
    await says(desk, /saved on another device meanwhile/);
    await desk.getByRole("button", { name: "Keep what was saved elsewhere" }).click();
    await desk.waitForLoadState("networkidle");
    expect(await remark(desk).inputValue()).toBe("Of the phone.");
    expect(await keptOn(desk)).toEqual(NOTHING);
    expect(stored("judge-6", path)).toMatchObject([{ version: 2, remark: "Of the phone." }]);
  });

  test("is shown both without a script too", async () => {
    const one = await open({ javaScriptEnabled: false });
    const other = await open({ javaScriptEnabled: false });
    for (const page of [one, other]) {
      await page.goto("/demo");
      await page.locator('button[value="judge-4@example.org"]').first().click();
    }
    const path = await openNext(one);
    await other.goto(path);
    await remark(one).fill("Of one.");
    await one.getByRole("button", { name: "Save draft" }).click();
    await remark(other).fill("Of the other.");
    await other.getByRole("button", { name: "Save draft" }).click();
    const both = other.getByRole("region", { name: "Saved on another device meanwhile" });
    expect(await both.innerText()).toContain("Of one.");
    expect(await both.innerText()).toContain("Of the other.");
    expect(await remark(other).inputValue()).toBe("Of the other.");
  });
});

describe("a device", () => {
  test("is empty once its judge has signed out, whatever was not sent", async () => {
    const page = await signedIn("judge-6");
    await openNext(page);
    await page.evaluate(() => indexedDB.open("left behind"));
    await page.evaluate(() => caches.open("left behind"));
    await page.context().setOffline(true);
    await remark(page).fill("Never sent.");
    await says(page, /^Kept on this device/);
    expect((await keptOn(page)).local).toHaveLength(1);
    await page.goto("about:blank");
    await page.context().setOffline(false);
    await signOut(page);
    expect(await keptOn(page)).toEqual(NOTHING);
  });

  test("that others use too keeps nothing at any moment", async () => {
    const address = "judge-4@example.org";
    const page = await open();
    const journey = beginJourney((options) => open(options), true);
    await page.goto("/sign-in", { waitUntil: "networkidle" });
    await page.getByLabel("E-mail address").first().fill(address);
    await press(page, "Send me a link");
    await journey.openMail(page, address, /sign in/i);
    await page.getByLabel("This is a shared computer").check();
    await press(page, "Sign in");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    const path = await openNext(page);
    await page.context().setOffline(true);
    await remark(page).fill("On the library's computer.");
    await says(page, /nothing is kept on this computer/);
    expect(await keptOn(page)).toEqual(NOTHING);
    await page.context().setOffline(false);
    await says(page, /^Draft, saved/);
    expect(stored("judge-4", path)).toMatchObject([{ remark: "On the library's computer." }]);
    expect(await keptOn(page)).toEqual(NOTHING);
  });
});
