/** A ballot by four acts, as a reader hears it, without a fault in any of its states, and without a script. */
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { describe, expect, test } from "vitest";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { toDecimal } from "#app/domain/kernel/fraction.ts";
import { demonstrationBundle, demonstrationEditions } from "#db/seed/demonstration.ts";
import { expectSaid, press } from "#test/support/journey.ts";
import { useOwnDemonstration } from "#test/support/own-demonstration.ts";

const YEAR = new Date().getUTCFullYear();
const DESK = `/judge/demonstration/${YEAR}-round-two`;
const MOST_ACTS = 4;
/** Presses of Tab after which what is looked for is not on the page. */
const MOST_TABS = 60;

// On a server of its own: the round must be open, and its ballots are counted here.
const demonstration = useOwnDemonstration();

/** Two judges have not voted yet: each test is another category of one of them. */
function signedIn(judge: string, options?: BrowserContextOptions): Promise<Page> {
  return demonstration.signedIn(`${judge}@example.org`, options);
}

async function openBallot(page: Page, category: string): Promise<void> {
  await page.goto(`${DESK}/ballot/round-two/${category}`, { waitUntil: "networkidle" });
  await page.getByRole("group", { name: "Choose two" }).waitFor();
}

function heading(page: Page, name: string | RegExp) {
  return page.getByRole("heading", { level: 1, name });
}

async function chooseTwo(page: Page): Promise<void> {
  await page.getByRole("checkbox").nth(0).check();
  await page.getByRole("checkbox").nth(1).check();
}

async function expectReceipt(page: Page): Promise<void> {
  await heading(page, /^Your ballot in .+ is cast$/).waitFor();
  expect(await page.locator(".receipt-code").innerText()).toMatch(/^\w{4}-\w{4}-\w{4}$/);
}

describe("a ballot is cast by four acts at most", () => {
  test("by keys, from the first one pressed on the page to the receipt", async () => {
    const page = await signedIn("judge-2");
    await openBallot(page, "open-city");
    const acts: string[] = [];
    /** An act is what changes something; on the way to it nothing does. */
    const act = async (tag: string, key: string) => {
      const words = await tabTo(page, tag);
      acts.push(`${key}: ${words}`);
      await page.keyboard.press(key);
    };
    await page.locator("#main").focus();
    await act('input[type="checkbox"]', "Space");
    await act('input[type="checkbox"]', "Space");
    await act('button[value="review"]:not([aria-hidden])', "Enter");
    await heading(page, "Is this your ballot?").waitFor();
    // The next key begins at the page that came.
    await expect.poll(() => focused(page, "#main")).toBe(true);
    await act('button[value="cast"]:not([aria-hidden])', "Enter");
    await expectReceipt(page);
    expect(acts.length).toBeLessThanOrEqual(MOST_ACTS);
    expect(acts.slice(2)).toEqual(["Enter: Review", "Enter: Cast ballot"]);
  });

  test("by taps on a phone, wherever a finalist's name is touched", async () => {
    const page = await signedIn("judge-2", {
      hasTouch: true,
      viewport: { width: 360, height: 740 },
    });
    await openBallot(page, "digital-inclusion");
    let taps = 0;
    const names = page.locator(".ballot-choice label");
    const chosen = [await names.nth(0).innerText(), await names.nth(2).innerText()];
    for (const name of chosen) {
      await names.filter({ hasText: name }).tap();
      taps++;
    }
    await page.getByRole("button", { name: "Review" }).tap();
    taps++;
    await heading(page, "Is this your ballot?").waitFor();
    expect(await page.locator("#main li .queue-title").allInnerTexts()).toEqual(chosen);
    await page.getByRole("button", { name: "Cast ballot" }).tap();
    taps++;
    await expectReceipt(page);
    expect(taps).toBeLessThanOrEqual(MOST_ACTS);
  });
});

async function focused(page: Page, selector: string): Promise<boolean> {
  return (await page.locator(`${selector}:focus`).count()) === 1;
}

/** Presses Tab until the next such element has the focus. @returns its words */
async function tabTo(page: Page, selector: string): Promise<string> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press("Tab");
    if (await focused(page, selector)) return page.locator(":focus").innerText();
  }
  throw new Error(`no way by the keyboard to ${selector} at ${page.url()}`);
}

interface Heard {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: unknown };
  }[];
}

const SPOKEN = ["heading", "group", "checkbox", "link", "button", "status", "alert", "StaticText"];

/** What a screen reader says of the whole page, a line for each thing: its role, name and state. */
async function transcript(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return (nodes as readonly Heard[])
    .filter(({ ignored, role }) => !ignored && SPOKEN.includes(role?.value ?? ""))
    .map(({ role, name, description, properties = [] }) => {
      const checked = properties.find((one) => one.name === "checked")?.value.value;
      const state = { true: "checked", false: "not checked" }[String(checked)];
      const words = [role?.value, name?.value, state, description?.value];
      return words.filter((word) => word !== undefined && word !== "").join(", ");
    });
}

describe("a screen reader", () => {
  test("hears how many may be chosen, each finalist and its state, and how many are", async () => {
    const page = await signedIn("judge-2");
    await openBallot(page, "sustainable-city");
    const titles = await page.locator(".ballot-choice label").allInnerTexts();
    const places = await page.locator(".ballot-choice p.soft").allInnerTexts();
    expect(titles).toHaveLength(5);

    const boxes = titles.map((title, at) => `checkbox, ${title}, not checked, ${places[at]}`);
    const before = await transcript(page);
    expect(before.filter((line) => /^(heading|group, |checkbox)/.test(line))).toEqual([
      "heading, Choose the two that deserve the award",
      "group, Choose two",
      ...boxes,
    ]);
    for (const title of titles) expect(before).toContain(`link, Read ${title} again`);
    expect(before).toContain("button, Review");

    await page.getByRole("checkbox").nth(1).focus();
    await page.keyboard.press("Space");
    await expectSaid(page, /^1 of 2 chosen$/);
    const one = await transcript(page);
    expect(one.filter((line) => line.startsWith("checkbox"))).toEqual(
      boxes.map((line, at) => (at === 1 ? line.replace("not checked", "checked") : line)),
    );
    expect(one).toContain("StaticText, 1 of 2 chosen");
    await page.getByRole("checkbox").nth(0).check();
    await expectSaid(page, /^2 of 2 chosen$/);
    await page.getByRole("checkbox").nth(4).check();
    await expectSaid(page, /^3 chosen, 1 too many$/);
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect((await transcript(page)).join("\n")).toContain("Choose two; you chose three.");

    await page.getByRole("checkbox").nth(4).uncheck();
    await page.getByRole("button", { name: "Review" }).click();
    await heading(page, "Is this your ballot?").waitFor();
    const review = await transcript(page);
    for (const title of titles.slice(0, 2)) expect(review).toContain(`StaticText, ${title}`);
    expect(review.join("\n")).not.toContain(titles[4]);
    expect(review).toContain("button, Cast ballot");
    expect(review).toContain("link, Choose again");
    await press(page, "Cast ballot");
    await expectReceipt(page);
    const code = await page.locator(".receipt-code").innerText();
    expect(await transcript(page)).toContain(`StaticText, ${code}`);
  });

  test("hears no score, no rank and nothing of another judge's ballot", async () => {
    const category = "cooperative-city";
    const page = await signedIn("judge-2");
    await openBallot(page, category);
    const before = await transcript(page);

    const other = await signedIn("judge-5");
    await openBallot(other, category);
    await chooseTwo(other);
    await press(other, "Review");
    await press(other, "Cast ballot");
    await expectReceipt(other);

    await openBallot(page, category);
    const after = await transcript(page);
    expect(after).toEqual(before);
    const heard = after.join("\n");
    for (const score of roundOneScores(category)) expect(heard).not.toContain(score);
    for (const judge of ["Judge 3", "Judge 5"]) expect(heard).not.toContain(judge);
    expect(heard).not.toMatch(/\b(rank|ranked|points|mean|average|first place)\b/i);
  });
});

/** Of the finalists of a category, to two places as pages show them. */
function roundOneScores(category: string): readonly string[] {
  const edition = demonstrationEditions(YEAR).find(({ stage }) => stage === "voting");
  if (!edition) throw new Error("no edition of the demonstration votes");
  const { categories } = countEdition(demonstrationBundle(edition, YEAR));
  const round = categories.find((one) => one.category === category)?.rounds[0];
  if (round?.kind !== "scorecard") throw new Error(`no scores in ${category}`);
  return round.standing.flatMap(({ application, score }) =>
    score !== null && round.advanced.includes(application) ? [toDecimal(score)] : [],
  );
}

describe("every state of a ballot", () => {
  test.for([
    ["light", 360, "open-city"],
    ["dark", 360, "digital-inclusion"],
    ["light", 1280, "innovative-smart-city"],
    ["dark", 1280, "sustainable-city"],
  ] as const)(
    "has no fault for a reader, %s at %i px, and fits",
    { timeout: 120_000 },
    async ([colorScheme, width, category]) => {
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
      await openBallot(page, category);
      await check("the choice");
      await page.getByRole("checkbox").nth(0).check();
      await page.getByRole("button", { name: "Review" }).click();
      await page.getByRole("alert").waitFor();
      await check("a choice of one");
      await page.getByRole("checkbox").nth(1).check();
      await page.getByRole("button", { name: "Review" }).click();
      await heading(page, "Is this your ballot?").waitFor();
      await check("the review");
      await press(page, "Cast ballot");
      await expectReceipt(page);
      await check("the receipt");
      await page.getByRole("link", { name: "Change this ballot" }).click();
      await page.getByRole("group", { name: "Choose two" }).waitFor();
      expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(2);
      await check("the choice made anew");
      await press(page, "Abstain");
      await heading(page, /^You abstained in/).waitFor();
      await check("the receipt of an abstention");
    },
  );
});

test("without a script: too many, choosing again, the receipt, its change, and an abstention", async () => {
  const page = await signedIn("judge-2", { javaScriptEnabled: false });
  await page.goto(DESK);
  await page.getByRole("link", { name: "Vote in Innovative Smart City" }).click();
  const boxes = page.getByRole("checkbox");
  for (const at of [0, 1, 2]) await boxes.nth(at).check();
  await page.getByRole("button", { name: "Review" }).click();
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.getByRole("alert").innerText()).toContain("Choose two; you chose three.");
  // What leads to the choice leads somewhere.
  await page.getByRole("alert").getByRole("link").click();
  await expect.poll(() => focused(page, ".ballot-choices")).toBe(true);
  expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(3);

  await boxes.nth(0).uncheck();
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("link", { name: "Choose again" }).click();
  await page.getByRole("group", { name: "Choose two" }).waitFor();
  await page.goto(DESK);
  expect(await page.getByRole("link", { name: "Vote in Innovative Smart City" }).count()).toBe(1);

  await page.getByRole("link", { name: "Vote in Innovative Smart City" }).click();
  await chooseTwo(page);
  await page.getByRole("button", { name: "Review" }).click();
  const review = await page.locator("#main li .queue-title").allInnerTexts();
  expect(review).toHaveLength(2);
  await page.getByRole("button", { name: "Cast ballot" }).click();
  await expectReceipt(page);
  const first = await page.locator(".receipt-code").innerText();
  for (const title of review)
    expect(await page.getByRole("region", { name: "Receipt" }).innerText()).toContain(title);

  await page.getByRole("link", { name: "Change this ballot" }).click();
  await page.getByText("Abstain in this category…").click();
  await page.getByRole("button", { name: "Abstain" }).click();
  await heading(page, /^You abstained in/).waitFor();
  expect(await page.locator(".receipt-code").innerText()).not.toBe(first);
  await page.goto(DESK);
  expect(await page.getByText("You abstained").count()).toBe(1);
});
