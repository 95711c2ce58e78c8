/**
 * One small edition from nothing to its published winners, by pages alone: two categories, seven
 * cities, three judges, a return for correction, a recusal, a tie at the cut-off, a tie for Gold.
 */
import type { Locator, Page } from "@playwright/test";
import { describe, expect, inject, test } from "vitest";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { openSqlite } from "#db/store/sqlite.ts";
import { dayAndTimeIn } from "#app/forms/day-and-time.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { useBrowser } from "#test/support/browser.ts";
import {
  beginJourney,
  enrolSecondFactor,
  expectSaid,
  fill,
  formOf,
  type Journey,
  press,
  see,
  swear,
} from "#test/support/journey.ts";
import { databaseIn } from "../../scripts/serve-build.ts";

const open = useBrowser();

interface City {
  readonly city: string;
  readonly country: string;
  readonly category: "open-city" | "digital-inclusion";
  readonly title: string;
  /** What each judge gives every criterion; null where the judge steps aside. */
  readonly points: readonly [number | null, number, number];
}

/** Huế and Minsk are level in everything at the cut-off, and will be level in votes for Gold. */
const CITIES: readonly City[] = [
  {
    city: "Edmonton",
    country: "CA",
    category: "open-city",
    title: "Open data for every street",
    points: [9, 9, 8],
  },
  {
    city: "Huế",
    country: "VN",
    category: "open-city",
    title: "Cổng dịch vụ công của thành phố Huế, lắng nghe người dân",
    points: [7, 7, 7],
  },
  {
    city: "Minsk",
    country: "BY",
    category: "open-city",
    title: "Heat meters in every block",
    points: [7, 7, 7],
  },
  { city: "Kazan", country: "RU", category: "open-city", title: "A data hub", points: [4, 5, 4] },
  {
    city: "Jakarta",
    country: "ID",
    category: "digital-inclusion",
    title: "Buses that speak",
    points: [8, 8, 9],
  },
  {
    city: "Taipei",
    country: "TW",
    category: "digital-inclusion",
    title: "Lessons at the market",
    points: [null, 6, 7],
  },
  {
    city: "Porto",
    country: "PT",
    category: "digital-inclusion",
    title: "A library on wheels",
    points: [3, 5, 4],
  },
];
const JUDGES = ["Ada Lovelace", "Ben Okri", "Chọn Văn Nguyễn"] as const;
const ANSWERS = ["summary", "problem", "context", "done", "results", "replication", "costs"];

function addressOf(name: string, host: string): string {
  const plain = name
    .normalize("NFD")
    .replaceAll(/[^A-Za-z ]/g, "")
    .toLowerCase();
  return `${plain.replaceAll(" ", ".")}@${host}`;
}

describe.for([
  ["with JavaScript", true],
  ["without JavaScript", false],
] as const)("%s", ([says, javaScriptEnabled]) => {
  const programme = javaScriptEnabled ? "prize" : "plain-prize";
  const host = `${programme}.example.org`;
  const edition = `/secretariat/${programme}/2027`;

  test(
    "an edition is played from nothing to its published winners",
    { timeout: 600_000 },
    async () => {
      const journey = beginJourney((options) => open(options), javaScriptEnabled);
      const secretariat = await setUp(journey);
      const judges = await inviteJudges(journey, secretariat);
      await openTheCall(journey, secretariat);
      const officers = new Map<string, Page>();
      for (const city of CITIES) officers.set(city.city, await apply(journey, city));
      await screen(journey, secretariat, officers);
      await score(journey, secretariat, judges);
      await confirmTheShortlist(journey, secretariat);
      await vote(journey, secretariat, judges);
      await settleAndCertify(journey, secretariat);
      await readTheWinners(journey);
      expect(says).not.toBe("");
    },
  );

  async function setUp(journey: Journey): Promise<Page> {
    const page = await journey.arrive(
      javaScriptEnabled ? "operator@example.org" : "operator@example.net",
    );
    await journey.look(page);
    await page.goto("/secretariat/new");
    await journey.look(page);
    await enrolSecondFactor(page);
    await fill(page, { name: `The ${programme}`, slug: programme });
    await journey.look(page);
    await press(page, "Create the programme");
    await page.goto(`/secretariat/${programme}/new-edition`);
    await journey.look(page);
    await press(page, "Create the edition");
    await page.getByRole("alert").waitFor();
    expect(await page.title()).toMatch(/^Error/);
    await journey.look(page);
    await fill(page, {
      name: "Prize 2027",
      year: "2027",
      slug: "2027",
      place: "Seoul",
      summary: "For cities that others can follow.",
      timeZone: "Asia/Seoul",
      "callOpens.date": "2026-11-01",
      "callOpens.time": "09:00",
      "callCloses.date": "2099-04-30",
      "callCloses.time": "18:00",
    });
    await press(page, "Create the edition");
    await page.waitForURL(/settings/);
    await journey.look(page);
    for (const category of [
      "Innovative Smart City",
      "Sustainable City",
      "e-Government Service",
      "Cooperative City",
    ]) {
      await page.goto(`${edition}/settings/categories`);
      await press(page, `Remove ${category}`);
      await expectSaid(page, /is gone/);
    }
    await page.goto(`${edition}/settings/rounds`);
    await journey.look(page);
    await fill(page, { "rounds.1.advance": "2" });
    await press(page, "Save");
    await expectSaid(page, /saved/i);
    for (const part of ["edition", "categories", "categories/open-city", "clauses", "prizes"]) {
      await page.goto(`${edition}/settings/${part}`);
      await journey.look(page);
    }
    return page;
  }

  async function inviteJudges(journey: Journey, secretariat: Page): Promise<Page[]> {
    const judges: Page[] = [];
    for (const name of JUDGES) {
      await secretariat.goto(`${edition}/people/new`);
      await journey.look(secretariat);
      const email = addressOf(name, host);
      await fill(secretariat, { name, email, country: "VN", title: "Professor" });
      for (const panel of ["open-city", "digital-inclusion"])
        await secretariat.locator(`[name="panels[]"][value="${panel}"]`).check();
      await press(secretariat, "Add and invite");
      await secretariat.waitForURL(/people(\?|$)/);
      const judge = await open({ javaScriptEnabled });
      await journey.openMail(judge, email, /./);
      await journey.look(judge);
      await press(judge, "Accept");
      await judge.waitForURL(new RegExp(`/judge/${programme}`));
      await swear(judge, "", journey.look);
      await journey.look(judge);
      judges.push(judge);
    }
    await secretariat.goto(`${edition}/people`);
    await journey.look(secretariat);
    return judges;
  }

  async function openTheCall(journey: Journey, secretariat: Page) {
    await secretariat.goto(`${edition}/settings`);
    await press(secretariat, "Open the call");
    await secretariat.goto(edition);
    await journey.look(secretariat);
    const visitor = await open({ javaScriptEnabled });
    await visitor.goto(`/awards/${programme}/2027/call`);
    await journey.look(visitor);
    expect(await visitor.getByRole("main").textContent()).toContain("One project, one category");
  }

  async function apply(journey: Journey, { city, country, category, title }: City) {
    const begin = `/apply/${programme}/2027/new`;
    const page = await journey.arrive(addressOf(city, host), begin);
    // What the template asks first, each with the answer that goes on.
    for (const answer of ["Yes", "No", "Yes"]) {
      await journey.look(page);
      await press(page, answer);
    }
    await page.waitForURL(/\/new\?eligible/);
    await journey.look(page);
    await fill(page, { category, title, city, country });
    await press(page, "Begin");
    await page.waitForURL(/\/write/);
    await journey.look(page);
    for (const name of ANSWERS)
      await fill(page, { [`answers.${name}`]: `${city}: what we say of ${name}.` });
    await press(page, "Save");
    await expectSaid(page, /^Saved/);
    await page.goto(page.url().replace(/\/write.*/, "/files"));
    await journey.look(page);
    await page.locator("input[type=file]").setInputFiles({
      name: "Evidence.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"),
    });
    await press(page, "Add this file");
    await page.getByRole("link", { name: /Evidence\.pdf/ }).waitFor();
    await page.goto(page.url().replace(/\/files.*/, "/submit"));
    await journey.look(page);
    await submit(page);
    await journey.look(page);
    expect(await page.getByRole("main").textContent()).toMatch(/receipt/i);
    return page;
  }

  async function submit(page: Page) {
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.locator("button[value=submit]").click();
    await page.waitForURL(/\/receipt/);
  }

  /** Porto is returned for correction, answers, and is accepted with the others. */
  async function screen(
    journey: Journey,
    secretariat: Page,
    officers: ReadonlyMap<string, Page>,
  ): Promise<void> {
    await secretariat.goto(`${edition}/screening`);
    await journey.look(secretariat);
    await openInList(secretariat, "A library on wheels");
    await find(secretariat, "pass", { 3: "unclear" });
    const fortnight = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    await secretariat.locator("summary", { hasText: "Return for correction" }).click();
    await fill(secretariat, { "dueAt.date": fortnight, "dueAt.time": "18:00" });
    await journey.look(secretariat);
    await press(secretariat, "Return it");
    await secretariat.goto(`${edition}/screening`);

    const porto = officers.get("Porto");
    if (!porto) throw new Error("Porto has not applied");
    await porto.goto(porto.url().replace(/\/receipt.*/, ""));
    await journey.look(porto);
    expect(await porto.getByRole("main").textContent()).toContain("Please say which.");
    await porto.goto(`${porto.url()}/submit`);
    await journey.look(porto);
    await fill(porto, { reply: "It is the one in English." });
    await submit(porto);

    for (const { title } of CITIES) {
      await secretariat.goto(`${edition}/screening`);
      await openInList(secretariat, title);
      await find(secretariat, "pass", {});
      await press(secretariat, "Accept");
      await expectSaid(secretariat, /accepted/i);
    }
    await secretariat.goto(`${edition}/screening?state=accepted`);
    await journey.look(secretariat);
  }

  async function openInList(page: Page, title: string) {
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }

  /** Marks every clause with a result, those named by their place with another and a note. */
  async function find(page: Page, result: string, others: Readonly<Record<number, string>>) {
    const clauses = await page.locator('input[name$=".result"][value="pass"]').all();
    for (const [at, clause] of clauses.entries()) {
      const name = (await clause.getAttribute("name")) ?? "";
      await page.locator(`[name="${name}"][value="${others[at] ?? result}"]`).check();
      if (others[at] !== undefined)
        await page
          .locator(`[name="${name.replace(".result", ".note")}"]`)
          .fill("Please say which.");
    }
  }

  async function score(journey: Journey, secretariat: Page, judges: readonly Page[]) {
    await secretariat.goto(`${edition}/judging`);
    await journey.look(secretariat);
    await press(secretariat, "Close the call");
    await secretariat.goto(`${edition}/judging`);
    await press(secretariat, "Open round one");
    await secretariat.goto(`${edition}/judging`);
    await journey.look(secretariat);
    for (const [seat, judge] of judges.entries()) {
      await judge.goto(`/judge/${programme}/2027`);
      await journey.look(judge);
      for (const city of CITIES) await scoreOne(journey, judge, city, city.points[seat] ?? null);
      await judge.goto(`/judge/${programme}/2027`);
      await journey.look(judge);
    }
  }

  async function scoreOne(journey: Journey, judge: Page, { title }: City, points: number | null) {
    await judge.goto(`/judge/${programme}/2027`);
    await judge.getByRole("link", { name: title }).first().click();
    await judge.getByRole("heading", { level: 1, name: title }).waitFor();
    await journey.look(judge);
    if (points === null) {
      await judge.getByRole("link", { name: /^Step aside/ }).click();
      await journey.look(judge);
      await fill(judge, { reason: "My sister leads this project." });
      await press(judge, "Step aside");
      await judge.waitForURL((url) => !url.pathname.includes("step-aside"));
      return;
    }
    // A card with a gap is not submitted, and nothing of it is lost.
    for (const legend of (await judge.locator("fieldset.scale").all()).slice(0, 3))
      await legend.locator(`input[value="${points}"]`).check();
    await judge.locator("button[value=submit]").first().click();
    await judge.getByRole("alert").waitFor();
    await journey.look(judge);
    for (const legend of await judge.locator("fieldset.scale").all())
      await legend.locator(`input[value="${points}"]`).check();
    await judge.locator("button[value=submit]").first().click();
    await judge.waitForURL(/done=/);
  }

  async function confirmTheShortlist(journey: Journey, secretariat: Page) {
    await secretariat.goto(`${edition}/judging`);
    await journey.look(secretariat);
    await press(secretariat, "Close round one");
    await secretariat.goto(`${edition}/judging/round-one`);
    await journey.look(secretariat);
    const standing = await secretariat.getByRole("main").textContent();
    expect(standing).toContain("tied at the cut-off");
    expect(standing).toMatch(/two places, three finalists/i);
    await press(secretariat, /^Confirm (five|5) finalists$/);
    await secretariat.goto(`${edition}/judging`);
    await press(secretariat, "Open round two");
    await secretariat.goto(edition);
    await journey.look(secretariat);
  }

  /** All name the two that are level, and both finalists of the other category. */
  async function vote(journey: Journey, secretariat: Page, judges: readonly Page[]) {
    for (const judge of judges) {
      await voteIn(journey, judge, "open-city", ["Cổng dịch vụ", "Heat meters"]);
      await voteIn(journey, judge, "digital-inclusion", ["Buses that speak", "Lessons at"]);
    }
    await secretariat.goto(`${edition}/judging/round-two`);
    await journey.look(secretariat);
    await secretariat.goto(`${edition}/judging`);
    await press(secretariat, "Close round two");
  }

  async function voteIn(journey: Journey, judge: Page, category: string, choices: string[]) {
    await judge.goto(`/judge/${programme}/2027/ballot/round-two/${category}`);
    await journey.look(judge);
    // Whoever stepped aside from one finalist may name only the other.
    for (const choice of choices) {
      const box = judge.getByRole("checkbox", { name: choice });
      if ((await box.count()) > 0) await box.check();
    }
    await press(judge, "Review");
    await journey.look(judge);
    await press(judge, "Cast ballot");
    await judge
      .getByText(/receipt/i)
      .first()
      .waitFor();
    await journey.look(judge);
  }

  /** The chair decides who of the two that are level takes Gold; then nothing is in the way. */
  async function settleAndCertify(journey: Journey, secretariat: Page) {
    await secretariat.goto(`${edition}/results`);
    await journey.look(secretariat);
    expect(await secretariat.getByRole("main").textContent()).toContain("a tie for Gold");
    const decision = await formOf(secretariat, "Record the decision");
    await fill(decision, { reason: "Its citizens took part from the first day." });
    const [first, second] = [0, 1].map((at) => decision.locator(`[name="applications.${at}"]`)) as [
      Locator,
      Locator,
    ];
    await first.selectOption({ label: await labelOf(first, /^Cổng/) });
    await second.selectOption({ label: await labelOf(second, /^Heat/) });
    await press(secretariat, "Record the decision");
    await expectSaid(secretariat, /decision is recorded/);

    const award = await formOf(secretariat, "Save");
    await fill(award, { entrant: "porto", citation: "For lessons that travel." });
    await award.getByRole("button", { name: "Save" }).click();
    await secretariat.getByText("For lessons that travel.").first().waitFor();
    await secretariat.goto(`${edition}/results/open-city`);
    await journey.look(secretariat);
    const citation = await formOf(secretariat, "Save the citation");
    await fill(citation, { text: "For listening first." });
    await press(secretariat, "Save the citation");
    await expectSaid(secretariat, /citation is saved/);
    await secretariat.goto(`${edition}/results`);
    await press(secretariat, "Certify the result");
    await see(
      secretariat,
      "when it is published",
      secretariat.getByRole("heading", { name: "Publication" }),
    );
    await journey.look(secretariat);

    await publishAt(secretariat, new Date(Date.now() + 24 * 60 * 60 * 1000));
    const visitor = await open({ javaScriptEnabled });
    await visitor.goto(`/awards/${programme}/2027`);
    expect(await visitor.getByRole("main").textContent()).not.toContain("Heat meters");
    const early = await visitor.goto(`/awards/${programme}/2027/projects/OC-02`);
    expect(early?.status()).toBe(404);
    await publishAt(secretariat, new Date());
    await secretariat.goto(`${edition}/audit`);
    await journey.look(secretariat);
  }

  async function labelOf(select: Locator, begins: RegExp): Promise<string> {
    const labels = await select.locator("option").allTextContents();
    return labels.find((label) => begins.test(label)) ?? "";
  }

  async function publishAt(secretariat: Page, instant: Date) {
    await secretariat.goto(`${edition}/results`);
    const { date, time } = dayAndTimeIn(instant, "Asia/Seoul");
    const form = await formOf(secretariat, "Set this time");
    await fill(form, { "publishAt.date": date, "publishAt.time": time });
    await form.getByRole("button", { name: "Set this time" }).click();
    await secretariat.waitForURL(/done=/);
  }

  async function readTheWinners(journey: Journey) {
    const store = openSqlite(databaseIn(inject("servedFolder")), { exclusive: false });
    expect(await findImpossibleStates(store.read)).toEqual([]);
    expect(await verifyRecord(store)).toEqual([]);
    await store.close();
    const visitor = await open({ javaScriptEnabled });
    await visitor.goto(`/awards/${programme}/2027`);
    await journey.look(visitor);
    const winners = visitor.getByRole("region", { name: "Open City" }).locator(".city");
    expect(await winners.allTextContents()).toEqual(["Huế", "Minsk", "Edmonton"]);
    const others = visitor.getByRole("region", { name: "Digital Inclusion" });
    expect(await others.locator(".city").allTextContents()).toEqual(["Jakarta", "Taipei"]);
    expect(await visitor.getByRole("main").textContent()).toContain("For listening first.");
    await visitor.getByRole("link", { name: /^Cổng/ }).click();
    await visitor.getByRole("heading", { level: 1, name: /^Cổng/ }).waitFor();
    await journey.look(visitor);
    const told = await visitor.getByRole("main").textContent();
    expect(told).toContain("Its citizens took part from the first day.");
    expect(told).toContain("what we say of context");
    expect(told).not.toContain("what we say of costs");
    await visitor.goto(`/awards/${programme}/2027/panel`);
    expect(await visitor.getByRole("main").textContent()).toContain("Chọn Văn Nguyễn");
    await journey.look(visitor);
    await visitor.goto(`/awards/${programme}/2027/how`);
    await journey.look(visitor);
  }
});
