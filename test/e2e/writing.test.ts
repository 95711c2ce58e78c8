/** Two officers in one form, a line that is cut, a page that is closed: nobody loses a word. */
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "#test/support/browser.ts";
import { beginJourney, expectSaid, fill, press, see } from "#test/support/journey.ts";

const open = useBrowser();
const EDITION = `demonstration/${new Date().getUTCFullYear()}-intake`;
const WAYS = [
  ["with JavaScript", true],
  ["without JavaScript", false],
] as const;
let cities = 0;

/** An application of two officers, each in a browser of their own. */
async function twoOfficers(javaScriptEnabled: boolean) {
  const journey = beginJourney((options) => open(options), javaScriptEnabled);
  const number = `${Date.now()}${++cities}`;
  const [lanAt, minhAt] = [`lan${number}@city.example`, `minh${number}@city.example`];
  const lan = await journey.arrive(lanAt, `/apply/${EDITION}/new`);
  await fill(lan, { title: "Lamps", city: `City ${number}`, country: "VN" });
  await lan.getByRole("radio").first().check();
  await press(lan, "Begin");
  await lan.waitForURL(/\/write/);
  const path = new URL(lan.url()).pathname.replace(/\/write$/, "");
  await lan.goto(`${path}/colleagues`);
  await journey.look(lan);
  await fill(lan, { email: minhAt, may: "edit" });
  await press(lan, "Send the invitation");
  await expectSaid(lan, /gets a mail/);
  const minh = await open({ javaScriptEnabled });
  await journey.openMail(minh, minhAt, /invites you to write in/);
  await journey.look(minh);
  await press(minh, "Come in");
  await minh.waitForURL(/done=joined/);
  const write = async (page: Page) => {
    await page.goto(`${path}/write`);
    if (javaScriptEnabled) await page.waitForLoadState("networkidle");
  };
  await Promise.all([write(lan), write(minh)]);
  return { journey, path, lan, minh, minhAt, write };
}

function summary(page: Page) {
  return page.getByLabel("Summary", { exact: true });
}

describe.for(WAYS)("two officers who write at once, %s,", ([, javaScriptEnabled]) => {
  test("each keep what they wrote; where both wrote, both texts are shown and one is chosen", async () => {
    const { journey, lan, minh, write } = await twoOfficers(javaScriptEnabled);
    await summary(lan).fill("Of Lan");
    await press(lan, "Save");
    await expectSaid(lan, /^Saved \d\d:\d\d/);
    await minh.getByLabel("Partners").fill("Of Minh, elsewhere");
    await summary(minh).fill("Of Minh");
    if (javaScriptEnabled) await expectSaid(minh, /saved another text/);
    else await press(minh, "Save");
    await see(minh, "both texts", minh.getByText("Two texts were written for this answer"));
    expect(await minh.locator(".answer-clash").innerText()).toContain("Of Lan");
    expect(await minh.locator(".answer-clash").innerText()).toContain("Of Minh");
    await journey.look(minh);
    expect(await summary(minh).inputValue()).toBe("Of Minh");
    await summary(minh).fill("Of both");
    await press(minh, "Save");
    await minh.waitForURL(/done=saved/);
    await write(lan);
    expect(await summary(lan).inputValue()).toBe("Of both");
    expect(await lan.getByLabel("Partners").inputValue()).toBe("Of Minh, elsewhere");

    await write(minh);
    await summary(lan).fill("Of Lan again");
    await press(lan, "Save");
    await expectSaid(lan, /^Saved/);
    await summary(minh).fill("Of Minh again");
    if (javaScriptEnabled) await expectSaid(minh, /saved another text/);
    else await press(minh, "Save");
    await minh.getByRole("radio", { name: /^Keep what/ }).check();
    await press(minh, "Save");
    await minh.waitForURL(/done=saved/);
    await write(minh);
    expect(await summary(minh).inputValue()).toBe("Of Lan again");
  });
});

describe("an officer whose line is cut in the middle of an answer", () => {
  test("is told so, writes on, and everything is sent when the line is back", async () => {
    const { lan, minh, write } = await twoOfficers(true);
    await lan.context().setOffline(true);
    await summary(lan).fill("Written in the tunnel.");
    await expectSaid(lan, /There is no connection\. What you type is kept on this device/);
    await lan.getByLabel("Problem").fill("And more of it.");
    await lan.context().setOffline(false);
    await expectSaid(lan, /^Saved \d\d:\d\d/);
    await write(minh);
    expect(await summary(minh).inputValue()).toBe("Written in the tunnel.");
    expect(await minh.getByLabel("Problem").inputValue()).toBe("And more of it.");
  });

  test("finds everything on this device who closed the page meanwhile", async () => {
    const { lan, minh, path, write } = await twoOfficers(true);
    await lan.context().setOffline(true);
    await summary(lan).fill("Written in the tunnel.");
    await expectSaid(lan, /kept on this device/);
    const context = lan.context();
    await lan.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`${path}/write`);
    await expectSaid(again, /^Saved \d\d:\d\d/);
    expect(await summary(again).inputValue()).toBe("Written in the tunnel.");
    await write(minh);
    expect(await summary(minh).inputValue()).toBe("Written in the tunnel.");
  });
});

describe("an officer", () => {
  test("who closes the page right after the last word finds it saved", async () => {
    const { lan, path } = await twoOfficers(true);
    await summary(lan).fill("The last word.");
    await lan.goto("/apply");
    await lan.goto(`${path}/write`);
    expect(await summary(lan).inputValue()).toBe("The last word.");
  });

  test("whose session is over loses nothing, signs in again, and it is sent", async () => {
    const { journey, lan, minh, path, write } = await twoOfficers(true);
    const cookies = await lan.context().cookies();
    await lan.context().clearCookies();
    await summary(lan).fill("Written too late at night.");
    await expectSaid(lan, /You are signed out\. What you typed is kept on this device/);
    await lan.context().addCookies(cookies);
    await lan.goto(`${path}/write`);
    await expectSaid(lan, /^Saved \d\d:\d\d/);
    await journey.look(lan);
    await write(minh);
    expect(await summary(minh).inputValue()).toBe("Written too late at night.");
  });

  test("who signs out leaves no word on the machine", async () => {
    const { lan } = await twoOfficers(true);
    await lan.context().setOffline(true);
    await summary(lan).fill("Secret so far.");
    await expectSaid(lan, /kept on this device/);
    await lan.context().setOffline(false);
    await lan.goto("/account");
    await lan.getByRole("button", { name: "Sign out" }).first().click();
    await lan.waitForURL((url) => url.pathname === "/");
    const kept = await lan.evaluate(() => JSON.stringify(window.localStorage));
    expect(kept).not.toContain("Secret so far.");
  });
});

describe.for(WAYS)("a colleague who is taken out, %s,", ([, javaScriptEnabled]) => {
  test("finds nothing there from that moment on", async () => {
    const { journey, lan, minh, path, minhAt } = await twoOfficers(javaScriptEnabled);
    await lan.goto(`${path}/colleagues`);
    await journey.look(lan);
    await press(lan, `Take ${minhAt} out`);
    await expectSaid(lan, /Taken out/);
    const answer = await minh.goto(`${path}/write`);
    expect(answer?.status()).toBe(404);
  });
});

describe.for(WAYS)("a city after the deadline, %s,", ([, javaScriptEnabled]) => {
  test(
    "is given more time, writes its last words, submits, and withdraws",
    { timeout: 120_000 },
    async () => {
      const { journey, lan, path, write } = await twoOfficers(javaScriptEnabled);
      const answers = lan.locator('textarea[name^="answers."]');
      for (const field of await answers.all())
        if ((await field.getAttribute("name")) !== "answers.links") await field.fill("Written.");
      await press(lan, "Save");
      await lan.waitForURL(/done=saved/);
      await afterTheDeadline(async () => {
        await lan.goto(`${path}/write`);
        await see(lan, "why not", lan.getByText(/^The call has closed/));
        const staff = await open({ javaScriptEnabled });
        await staff.goto("/demo");
        await staff.locator('button[value="secretariat@example.org"]').first().click();
        await staff.waitForURL((url) => url.pathname !== "/demo");
        await staff.goto(`/secretariat/${EDITION}/more-time`);
        const ref = path.split("/").at(-1) ?? "";
        const until = new Date(Date.now() + 48 * 60 * 60 * 1000).toISOString().slice(0, 10);
        const form = staff.locator("form", {
          has: staff.getByRole("button", { name: "Give it more time" }),
        });
        await fill(form, {
          ref,
          "until.date": until,
          "until.time": "18:00",
          reason: "A flood cut the line.",
        });
        await press(staff, "Give it more time");
        await expectSaid(staff, /more time/i);
        await write(lan);
        await see(lan, "more time", lan.getByText("Open longer for you, until"));
        await journey.look(lan);
        await summary(lan).fill("Written after the flood.");
        await press(lan, "Save and go on");
        await lan.waitForURL(/\/files/);
        await lan.goto(`${path}/submit`);
        for (const box of await lan.getByRole("checkbox").all()) await box.check();
        await press(lan, "Submit the application");
        await lan.getByRole("heading", { name: "Your application was received" }).waitFor();
        await lan.goto(path);
        await lan.locator("summary", { hasText: "Withdraw" }).click();
        await lan.getByLabel("Why is it withdrawn?").fill("The mayor decided so.");
        await press(lan, "Withdraw it");
        await expectSaid(lan, /The application is withdrawn/);
        await staff.context().close();
      });
    },
  );
});

/** The call of the demonstration, closed for a while by its own date. */
async function afterTheDeadline(act: () => Promise<void>): Promise<void> {
  const db = new Database(join(inject("servedFolder"), "laurel.db"));
  const slug = EDITION.split("/").at(-1);
  const was = db.prepare("select call_closes_at from editions where slug = ?").pluck().get(slug);
  const close = db.prepare("update editions set call_closes_at = ? where slug = ?");
  close.run(Date.now() - 60_000, slug);
  try {
    await act();
  } finally {
    close.run(was, slug);
    db.close();
  }
}
