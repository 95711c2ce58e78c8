import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { attachFile, removeFile } from "#app/commands/attach-file.ts";
import { beginApplication } from "#app/commands/begin-application.ts";
import { submitApplication } from "#app/commands/submit-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import {
  applicantOf,
  clauseIds,
  COMPLETE,
  granted,
  officerOf,
  submitted,
} from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DAY = 24 * 60 * 60 * 1000;

async function setUp(stage: Stage = "call") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  return { context, staged, city: applicantOf(context, staged, officerOf(staged)) };
}

/** The same world at another time. */
function at(context: Context, milliseconds: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + milliseconds) };
}

/** The call of a staged edition is open for ten days more. */
const CLOSES = 10 * DAY;

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function rowOf(ref: string) {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  if (!row) throw new Error(`no application ${ref}`);
  return row;
}

async function acts(): Promise<readonly string[]> {
  const rows = await store().read.select().from(t.auditEntries).orderBy(t.auditEntries.number);
  return rows.map(({ act, subject }) => `${act} ${subject}`);
}

describe("a city begins", () => {
  test("under the initials of its category and the next number, as one entrant however it is written", async () => {
    const { context, staged, city } = await setUp();
    expect(await city.begin()).toBe("O-01");
    expect(await city.begin()).toBe("O-02");
    const again = await beginApplication(asPerson(context, city.viewer), {
      editionId: staged.editionId,
      category: "green",
      title: "Trees",
      city: "Da Nang",
      country: "VN",
    });
    expect(granted(again).ref).toBe("G-01");
    const [first, second] = [await rowOf("O-01"), await rowOf("G-01")];
    expect(first).toMatchObject({ state: "draft", version: 0, ownerId: city.viewer.userId });
    expect(second.entrantId).toBe(first.entrantId);
    expect(await acts()).toContain("application-begun G-01");
  });

  test("a dozen times at the same moment, each under a number of its own", async () => {
    const { city } = await setUp();
    const refs = await Promise.all(Array.from({ length: 12 }, () => city.begin()));
    expect(new Set(refs).size).toBe(12);
    const entrants = await store()
      .read.select()
      .from(t.entrants)
      .where(eq(t.entrants.slug, "da-nang"));
    expect(entrants).toHaveLength(1);
  });

  test("only while the call is open, in a category that is there, signed in", async () => {
    const { context, staged, city } = await setUp();
    const begin = (change: object, context_: Context) =>
      beginApplication(context_, {
        editionId: staged.editionId,
        category: "open",
        title: "T",
        city: "C",
        country: "VN",
        ...change,
      });
    const own = asPerson(context, city.viewer);
    expect(code(await begin({}, at(own, CLOSES)))).toBe("call-closed");
    expect(code(await begin({}, at(own, -21 * DAY)))).toBe("call-not-open");
    expect(code(await begin({ category: "closed" }, own))).toBe("invalid");
    expect(code(await begin({ editionId: "another" }, own))).toBe("not-found");
    expect(code(await begin({}, context))).toBe("not-found");
  });
});

describe("a draft", () => {
  test("is kept as it is, without being asked for what is missing", async () => {
    const { city } = await setUp();
    const ref = await city.begin();
    const saved = granted(await city.write(ref, 0, undefined, { summary: "Half a" }));
    expect(saved).toMatchObject({ version: 1, savedAt: NOON, clashes: [] });
    expect(await rowOf(ref)).toMatchObject({ answers: { summary: "Half a" }, version: 1 });
  });

  test("is not overwritten from an older page", async () => {
    const { city } = await setUp();
    const ref = await city.begin();
    granted(await city.write(ref, 0, undefined, { summary: "On the other page" }));
    const { clashes } = granted(await city.write(ref, 0));
    expect(clashes.map(({ name }) => name)).toEqual(["summary"]);
    expect((await rowOf(ref)).answers).toEqual({ ...COMPLETE, summary: "On the other page" });
  });

  test("belongs to its city alone: for everybody else it does not exist", async () => {
    const { context, staged, city } = await setUp();
    const ref = await city.begin();
    for (const viewer of [viewerOf("stranger"), staged.secretariat, null]) {
      const other = viewer
        ? applicantOf(context, staged, viewer).write(ref)
        : submitApplication(context, {
            editionId: staged.editionId,
            ref,
            version: 0,
            acceptedClauses: [],
            reply: "",
          });
      expect(code(await other)).toBe("not-found");
    }
  });

  test("stays as it was once the call has closed", async () => {
    const { context, city } = await setUp();
    const ref = await city.begin();
    expect(code(await city.write(ref, 0, at(context, CLOSES)))).toBe("call-closed");
    expect((await rowOf(ref)).answers).toEqual({});
  });
});

describe("a city submits", () => {
  test("and exactly that is kept, with a receipt by page and by mail", async () => {
    const { context, staged, city } = await setUp();
    const ref = await city.begin();
    granted(await city.write(ref));
    const { receipt } = granted(await city.submit(ref));
    const [kept] = await store()
      .read.select()
      .from(t.submissions)
      .where(eq(t.submissions.receipt, receipt));
    expect(kept).toMatchObject({
      number: 1,
      title: "Lights that follow",
      answers: COMPLETE,
      acceptedClauses: await clauseIds(context, staged.editionId),
      submittedById: city.viewer.userId,
      submittedAt: NOON,
    });
    expect(await rowOf(ref)).toMatchObject({ state: "submitted", submittedAt: NOON });
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ recipient }) => recipient)).toEqual([city.viewer.email]);
    expect(mails[0]?.text).toContain(receipt);
    expect(mails[0]?.text).toContain("Fri 12 June 2026, 21:00 in Seoul (12:00 UTC)");
    expect(await acts()).toContain(`application-submitted ${ref}`);
  });

  test("in the last second of the call, and not one second later, with the draft left as it is", async () => {
    const { context, city } = await setUp();
    const [first, second] = [await city.begin(), await city.begin()];
    for (const ref of [first, second]) granted(await city.write(ref));
    expect(code(await city.submit(first, 1, at(context, CLOSES - 1_000)))).toBe("done");
    expect(code(await city.submit(second, 1, at(context, CLOSES)))).toBe("call-closed");
    expect(await rowOf(second)).toMatchObject({ state: "draft", answers: COMPLETE, version: 1 });
    expect(await store().read.$count(t.mails)).toBe(1);
  });

  test("not while something is missing, which is said all at once", async () => {
    const { context, staged, city } = await setUp();
    const ref = await city.begin();
    granted(await city.write(ref, 0, undefined, { ...COMPLETE, problem: "", costs: " " }));
    const [first = "", ...others] = await clauseIds(context, staged.editionId);
    const outcome = await submitApplication(asPerson(context, city.viewer), {
      editionId: staged.editionId,
      ref,
      version: 1,
      acceptedClauses: [...others, "another"],
      reply: "",
    });
    expect(code(outcome)).toBe("application-incomplete");
    expect(first).not.toBe("");
    expect(outcome.ok ? [] : outcome.refusal.details).toEqual([
      "“Problem” is still to be written",
      "“Costs and who paid” is still to be written",
      expect.stringMatching(/^Accept “.+” to submit$/),
    ]);
  });

  test("what they read: not another text saved since, and not twice", async () => {
    const { city } = await setUp();
    const ref = await city.begin();
    granted(await city.write(ref));
    granted(await city.write(ref, 1, undefined, { ...COMPLETE, costs: "More." }));
    expect(code(await city.submit(ref, 1))).toBe("stale-version");
    const outcomes = await Promise.all([city.submit(ref, 2), city.submit(ref, 2)]);
    expect(outcomes.map(code).sort()).toEqual(["already-submitted", "done"]);
    expect(code(await city.write(ref, 2))).toBe("already-submitted");
  });
});

describe("a file", () => {
  const FILE = {
    name: "results.pdf",
    mediaType: "application/pdf",
    path: "LICENSE",
    bytes: 3,
    sha256: "abc",
    alt: "",
    question: null,
    scan: "unscanned",
    begunAt: NOON,
    upload: null,
  } as const;

  test("is kept under a name of ours, and stands in what is submitted", async () => {
    const { context, staged, city } = await setUp();
    const own = asPerson(context, city.viewer);
    const ref = await city.begin();
    granted(await city.write(ref));
    granted(await attachFile(own, { editionId: staged.editionId, ref, ...FILE }));
    const [row] = await store().read.select().from(t.attachments);
    expect(row).toMatchObject({ name: "results.pdf", bytes: 3, sha256: "abc", removedAt: null });
    expect(await context.files.get(row?.id ?? "")).toEqual(readFileSync(FILE.path));
    granted(await city.submit(ref));
    const [kept] = await store()
      .read.select()
      .from(t.submissions)
      .where(eq(t.submissions.title, "Lights that follow"));
    expect(kept?.attachments).toEqual([{ id: row?.id, name: "results.pdf", sha256: "abc" }]);
  });

  test("is the sixth at most, however many are sent at once", async () => {
    const { context, staged, city } = await setUp();
    const own = asPerson(context, city.viewer);
    const ref = await city.begin();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        attachFile(own, { editionId: staged.editionId, ref, ...FILE }),
      ),
    );
    expect(outcomes.map(code).sort()).toEqual([
      ...Array.from({ length: 6 }, () => "done"),
      "over-limit",
      "over-limit",
    ]);
  });

  test("is taken away by its city alone, while it may write", async () => {
    const { context, staged, city } = await setUp();
    const own = asPerson(context, city.viewer);
    const [ref, other] = [await city.begin(), await city.begin()];
    const name = { editionId: staged.editionId, ref };
    granted(await attachFile(own, { ...name, ...FILE }));
    const [row] = await store().read.select().from(t.attachments);
    const id = row?.id ?? "";
    expect(code(await removeFile(asPerson(context, viewerOf("stranger")), { ...name, id }))).toBe(
      "not-found",
    );
    expect(code(await removeFile(own, { ...name, ref: other, id }))).toBe("not-found");
    expect(code(await removeFile(at(own, CLOSES), { ...name, id }))).toBe("call-closed");
    expect(code(await removeFile(own, { ...name, id }))).toBe("done");
    expect(code(await removeFile(own, { ...name, id }))).toBe("not-found");
  });

  test("is not added to what was submitted", async () => {
    const { context, staged } = await setUp();
    const ref = await submitted(context, staged);
    const own = asPerson(context, officerOf(staged));
    expect(code(await attachFile(own, { editionId: staged.editionId, ref, ...FILE }))).toBe(
      "already-submitted",
    );
  });
});
