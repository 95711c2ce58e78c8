/**
 * Whoever leaves after judges have done their part: a finalist is disqualified while ballots are cast, and
 * a scored application is withdrawn. Research numbers the cases 4.7 and 4.8.
 */
import type { Page } from "@playwright/test";
import { expect, test } from "vitest";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const YEAR = new Date().getUTCFullYear();
const VOTING = `demonstration/${YEAR}-round-two`;
const SCORING = `demonstration/${YEAR}-round-one`;
const MODES = [
  ["without a script", false],
  ["with a script", true],
] as const;

// On a server of its own: applications leave here that other tests need.
const { signedIn } = useOwnDemonstration();

async function refsOnBallot(page: Page): Promise<readonly string[]> {
  await page.getByRole("group", { name: "Choose two" }).waitFor();
  const boxes = await page.getByRole("checkbox").all();
  return Promise.all(boxes.map(async (box) => (await box.getAttribute("value")) ?? ""));
}

/** Every letter that the demonstration would have sent to a person. */
async function mailTo(page: Page, address: string): Promise<string> {
  await page.goto(`/demo/mailbox?to=${encodeURIComponent(address)}`);
  return (await page.locator("main").textContent()) ?? "";
}

test.each(MODES)(
  "4.8 a finalist is disqualified %s: ballots that named it go back, and no other is taken in",
  async (_, javaScriptEnabled) => {
    const category = javaScriptEnabled ? "digital-inclusion" : "open-city";
    const ballot = `/judge/${VOTING}/ballot/round-two/${category}`;
    const judge = await signedIn("judge-2@example.org", { javaScriptEnabled });
    await judge.goto(ballot, { waitUntil: "networkidle" });
    const finalists = await refsOnBallot(judge);
    const [leaving = "", staying = ""] = finalists;
    for (const ref of [leaving, staying]) await judge.locator(`[value="${ref}"]`).check();
    await judge.getByRole("button", { name: "Review" }).click();
    await judge.getByRole("button", { name: "Cast ballot" }).click();
    await judge.locator(".receipt-code").waitFor();

    const page = await signedIn("secretariat@example.org", { javaScriptEnabled });
    await page.goto(`/secretariat/${VOTING}/results/${category}`, { waitUntil: "networkidle" });
    await page.locator("summary", { hasText: "Disqualify an application" }).click();
    const form = page.locator("details[open]", { hasText: "This cannot be undone" });
    await form.getByRole("button", { name: "Disqualify it" }).click();
    await page.locator(".error-summary").waitFor();
    await form.getByLabel("Application", { exact: true }).selectOption(leaving);
    await form.getByLabel("The reason").fill("It was submitted by a company.");
    await form.getByRole("button", { name: "Disqualify it" }).click();
    await page.getByText("The application is disqualified, and its city is told.").waitFor();

    await judge.goto(ballot, { waitUntil: "networkidle" });
    expect([...(await refsOnBallot(judge))].sort()).toEqual(
      finalists.filter((ref) => ref !== leaving).sort(),
    );
    expect(await judge.getByRole("checkbox", { checked: true }).count()).toBe(0);
    await judge.goto(`/judge/${VOTING}`);
    await judge.locator(`a[href$="/${category}"][aria-label^="Vote in"]`).waitFor();
    expect(await mailTo(judge, "judge-2@example.org")).toContain(leaving);
  },
);

test.each(MODES)(
  "4.7 a city withdraws %s what judges have scored: nobody owes it a card any more",
  async (_, javaScriptEnabled) => {
    const city = javaScriptEnabled ? "daegu" : "ufa";
    const page = await signedIn(`${city}@city.example.org`, { javaScriptEnabled });
    await page.goto("/apply");
    const own = page.locator(`a[href*="/apply/${SCORING}/"]`).first();
    const path = (await own.getAttribute("href")) ?? "";
    const ref = path.split("/").at(-1) ?? "";
    await page.goto(path, { waitUntil: "networkidle" });
    await page.locator("summary", { hasText: "Withdraw" }).click();
    await page.getByLabel("Why is it withdrawn?").fill("The project was stopped.");
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByText("The application is withdrawn.").waitFor();

    const staff = await signedIn("secretariat@example.org", { javaScriptEnabled });
    await staff.goto(`/secretariat/${SCORING}/judging/round-one`);
    const owed = await staff.locator(".owed-list").allTextContents();
    expect(owed.length).toBeGreaterThan(0);
    expect(owed.join(" ")).not.toContain(ref);
    const judge = await signedIn("judge-4@example.org", { javaScriptEnabled });
    const answer = await judge.goto(`/judge/${SCORING}/score/round-one/${ref}`);
    expect(await judge.getByRole("radio").count()).toBe(0);
    expect(answer?.status()).toBe(404);
  },
);
