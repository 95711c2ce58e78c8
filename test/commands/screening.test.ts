import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { acceptOnAppeal } from "#app/commands/accept-on-appeal.ts";
import { concludeScreening, saveFindings } from "#app/commands/screen-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import {
  applicantOf,
  clauseIds,
  COMPLETE,
  concluded,
  findingsOf,
  granted,
  officerOf,
  submitted,
} from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DAY = 24 * 60 * 60 * 1000;
const DUE = new Date(NOON.getTime() + 5 * DAY);

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const ref = await submitted(context, staged);
  const name = { editionId: staged.editionId, ref, submission: 1 };
  return { context, staged, ref, name, secretariat: asPerson(context, staged.secretariat) };
}

function later(context: Context, milliseconds: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + milliseconds) };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function stateOf(ref: string): Promise<string | undefined> {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  return row?.state;
}

async function lastMail() {
  const rows = await store().read.select().from(t.mails);
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1))[0];
}

describe("the secretariat", () => {
  test("keeps findings for now, changes them, and tells nobody", async () => {
    const { context, staged, ref, name, secretariat } = await setUp();
    const [first = ""] = await clauseIds(context, staged.editionId);
    const mails = await store().read.$count(t.mails);
    for (const result of ["unclear", "pass"] as const)
      granted(
        await saveFindings(secretariat, {
          ...name,
          findings: [{ clauseId: first, result, note: ` ${result} ` }],
        }),
      );
    const found = await store().read.select().from(t.findings);
    expect(found.map(({ result, note }) => [result, note])).toEqual([["pass", "pass"]]);
    expect(await stateOf(ref)).toBe("submitted");
    expect(await store().read.$count(t.mails)).toBe(mails);
  });

  test("accepts what passes every clause; the letter to the city waits to be checked", async () => {
    const { context, staged, ref } = await setUp();
    expect(code(await concluded(context, staged, ref, "accepted"))).toBe("done");
    expect(await stateOf(ref)).toBe("accepted");
    const mail = await lastMail();
    expect(mail?.recipient).toBe(officerOf(staged).email);
    expect(mail?.subject).toBe(`Accepted: ${ref}, Prize 2026`);
    expect(mail).toMatchObject({ kind: "accepted", editionId: staged.editionId });
    expect(mail?.batchId).not.toBeNull();
  });

  test("cannot accept what fails or is unclear, and nothing of the attempt is kept", async () => {
    const { context, staged, ref } = await setUp();
    for (const first of ["fail", "unclear"] as const)
      expect(code(await concluded(context, staged, ref, "accepted", { first }))).toBe("findings");
    expect(await stateOf(ref)).toBe("submitted");
    expect(await store().read.$count(t.findings)).toBe(0);
  });

  test("returns for correction with the clauses, their notes and the day, in the mail too", async () => {
    const { context, staged, ref } = await setUp();
    expect(code(await concluded(context, staged, ref, "returned"))).toBe("invalid");
    expect(code(await concluded(context, staged, ref, "returned", { dueAt: NOON }))).toBe(
      "invalid",
    );
    expect(code(await concluded(context, staged, ref, "returned", { dueAt: DUE }))).toBe("done");
    expect(await stateOf(ref)).toBe("returned");
    const mail = await lastMail();
    expect(mail?.text).toContain("What we found: The letter of the mayor is missing.");
    expect(mail?.text).toContain("by Wed 17 June 2026, 21:00 in Seoul (12:00 UTC)");
    expect(mail?.batchId).toBeNull();
  });

  test("rejects with the failed clauses, never one that is only unclear", async () => {
    const { context, staged, ref } = await setUp();
    expect(code(await concluded(context, staged, ref, "rejected", { first: "unclear" }))).toBe(
      "findings",
    );
    expect(code(await concluded(context, staged, ref, "rejected"))).toBe("done");
    expect(await stateOf(ref)).toBe("rejected");
    expect((await lastMail())?.text).toContain("The letter of the mayor is missing.");
  });

  test("concludes once: a second conclusion finds it concluded", async () => {
    const { context, staged, ref } = await setUp();
    const outcomes = await Promise.all([
      concluded(context, staged, ref, "accepted"),
      concluded(context, staged, ref, "rejected"),
    ]);
    expect(outcomes.map(code).sort()).toEqual(["done", "stale-version"]);
    expect(code(await concluded(context, staged, ref, "rejected"))).toBe("stale-version");
  });

  test("is alone in this: observers, judges and the city itself find nothing there", async () => {
    const { context, staged, ref, name } = await setUp();
    for (const viewer of [staged.observer, officerOf(staged), ...staged.judges.values()]) {
      const outcome = await concludeScreening(asPerson(context, viewer), {
        ...name,
        findings: await findingsOf(context, staged.editionId, "pass"),
        conclusion: "accepted",
        reason: "",
        dueAt: null,
      });
      expect(code(outcome)).toBe("not-found");
    }
    expect(await stateOf(ref)).toBe("submitted");
  });

  test("does not find a draft, nor an application under another edition", async () => {
    const { context, staged, name, secretariat } = await setUp();
    const draft = await applicantOf(context, staged, officerOf(staged)).begin();
    expect(code(await concluded(context, staged, draft, "accepted"))).toBe("not-found");
    expect(
      code(await saveFindings(secretariat, { ...name, editionId: "another", findings: [] })),
    ).toBe("not-found");
  });

  test("keeps no finding on a clause of another edition", async () => {
    const { name, secretariat } = await setUp();
    const findings = [{ clauseId: "another", result: "pass", note: "" }] as const;
    expect(code(await saveFindings(secretariat, { ...name, findings }))).toBe("done");
    expect(await store().read.$count(t.findings)).toBe(0);
  });
});

describe("a city that is asked to correct", () => {
  async function returned() {
    const world = await setUp();
    const { context, staged, ref } = world;
    granted(await concluded(context, staged, ref, "returned", { dueAt: DUE }));
    return { ...world, city: applicantOf(context, staged, officerOf(staged)) };
  }

  test("writes again, says what it changed, and is checked anew", async () => {
    const { context, staged, ref, city } = await returned();
    granted(await city.write(ref, 1, undefined, { ...COMPLETE, problem: "Told in full." }));
    expect(code(await city.submit(ref, 2))).toBe("application-incomplete");
    granted(await city.submit(ref, 2, undefined, "The letter is attached."));
    const submissions = await store().read.select().from(t.submissions);
    expect(submissions.filter(({ title }) => title === "Lights that follow")).toHaveLength(2);
    const [screening] = await store().read.select().from(t.screenings);
    expect(screening).toMatchObject({ reply: "The letter is attached.", repliedAt: NOON });
    // The page that showed the first version is out of date.
    expect(code(await concluded(context, staged, ref, "accepted"))).toBe("stale-version");
    expect(code(await concluded(context, staged, ref, "accepted", { submission: 2 }))).toBe("done");
  });

  test("has until its day, after the call too, and not a second more", async () => {
    const { context, ref, city } = await returned();
    granted(await city.write(ref, 1, later(context, 5 * DAY - 1)));
    expect(code(await city.write(ref, 2, later(context, 5 * DAY)))).toBe("call-closed");
    expect(code(await city.submit(ref, 2, later(context, 5 * DAY), "Done"))).toBe("call-closed");
  });

  test("is left alone until that day, then may be rejected, never accepted", async () => {
    const { context, staged, ref } = await returned();
    expect(code(await concluded(context, staged, ref, "rejected"))).toBe("not-allowed");
    const overdue = later(context, 5 * DAY);
    expect(code(await concluded(overdue, staged, ref, "accepted"))).toBe("not-allowed");
    expect(code(await concluded(overdue, staged, ref, "rejected"))).toBe("done");
  });
});

describe("an appeal", () => {
  test("accepts a rejected application with its reason; the findings stay", async () => {
    const { context, staged, ref, name, secretariat } = await setUp();
    const appeal = (at: Context) => acceptOnAppeal(at, { ...name, reason: "The letter had come." });
    expect(code(await appeal(secretariat))).toBe("not-allowed");
    granted(await concluded(context, staged, ref, "rejected"));
    expect(code(await appeal(asPerson(context, staged.observer)))).toBe("not-found");
    expect(code(await appeal(secretariat))).toBe("done");
    expect(await stateOf(ref)).toBe("accepted");
    expect((await lastMail())?.text).toContain("The letter had come.");
    const failed = await store()
      .read.select()
      .from(t.findings)
      .where(eq(t.findings.result, "fail"));
    expect(failed).toHaveLength(1);
  });
});
