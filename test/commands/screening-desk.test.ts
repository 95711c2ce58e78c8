import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { markDuplicate, mergeDuplicate } from "#app/commands/merge-duplicate.ts";
import { moveApplication } from "#app/commands/move-application.ts";
import { removeView, saveView } from "#app/commands/save-view.ts";
import { saveScreeningRules } from "#app/commands/save-screening-rules.ts";
import { concludeScreening, saveFindings } from "#app/commands/screen-application.ts";
import { tagApplication } from "#app/commands/tag-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { FindingResult } from "#app/domain/screening/conclude.ts";
import { readForScreening } from "#app/queries/screening.ts";
import { findStaffedEdition } from "#app/queries/membership.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { listNotesFor } from "#db/repositories/internal-notes.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { saveTwoScreeners } from "#db/repositories/finding-reasons.ts";
import { tables as t } from "#db/schema/index.ts";
import { clauseIds, granted, officerOf, submitted } from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DUE = new Date(NOON.getTime() + 5 * 24 * 60 * 60 * 1000);

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const ref = await submitted(context, staged);
  const name = { editionId: staged.editionId, ref, submission: 1 };
  const clauses = await clauseIds(context, staged.editionId);
  return {
    context,
    staged,
    ref,
    name,
    clauses,
    secretariat: asPerson(context, staged.secretariat),
  };
}
type World = Awaited<ReturnType<typeof setUp>>;

async function colleague({ context, staged }: World, userId: string): Promise<Viewer> {
  const viewer = viewerOf(userId);
  await context.store.transact(async (tx) => {
    await savePerson(tx, { id: userId, name: userId, email: viewer.email, at: NOON });
    await saveStaffRole(tx, {
      id: context.newId(),
      programmeId: staged.ids.programmeId,
      userId,
      role: "secretariat",
      grantedAt: NOON,
    });
  });
  return viewer;
}

async function twoScreeners() {
  const world = await setUp();
  const { context, staged } = world;
  await context.store.transact((tx) => saveTwoScreeners(tx, staged.editionId, true));
  return { ...world, ann: staged.secretariat, bo: await colleague(world, "bo") };
}

function found(world: World, viewer: Viewer, ...results: readonly FindingResult[]) {
  return saveFindings(asPerson(world.context, viewer), {
    ...world.name,
    findings: results.map((result, index) => ({
      clauseId: world.clauses[index] ?? "",
      result,
      note: `${viewer.userId} wrote`,
      evidence: "page 2",
      noteToSelf: `${viewer.userId} thought`,
    })),
  });
}

async function seenBy({ context, staged, ref }: World, viewer: Viewer) {
  const found = await findStaffedEdition(context, viewer, staged.programme, staged.edition);
  const view =
    found && (await readForScreening(asPerson(context, viewer), found.edition, found.role, ref));
  if (!view) throw new Error("it is not there to be screened");
  return view;
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function application(ref: string) {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  if (!row) throw new Error(`no application ${ref}`);
  return row;
}

async function mailTo(viewer: Viewer, kind: string) {
  const mails = await store().read.select().from(t.mails);
  return mails.filter((mail) => mail.recipient === viewer.email && mail.kind === kind);
}

const conclude = (context: Context, world: World, change: object = {}) =>
  concludeScreening(context, {
    ...world.name,
    findings: [],
    conclusion: "accepted",
    reason: "",
    dueAt: null,
    ...change,
  });

describe("two screeners", () => {
  test("see nothing of each other before both are done, and a third keeps out", async () => {
    const world = await twoScreeners();
    const { ann, bo, clauses } = world;
    const all = clauses.map(() => "pass" as const);
    granted(await found(world, ann, ...all));
    const early = await seenBy(world, bo);
    expect(early.phase).toBe("own");
    expect(early.clauses.every(({ result, note }) => result === null && note === "")).toBe(true);
    expect(JSON.stringify(early)).not.toContain("thought");
    granted(await found(world, bo, "fail"));
    const cy = await colleague(world, "cy");
    expect((await seenBy(world, cy)).phase).toBe("taken");
    expect(code(await found(world, cy, "pass"))).toBe("not-allowed");
    granted(await found(world, bo, "fail", ...all.slice(1)));
    const both = await seenBy(world, ann);
    expect(both.phase).toBe("settle");
    expect(both.clauses[0]?.isDisputed).toBe(true);
    expect(both.clauses[0]?.pair.map(({ result }) => result).sort()).toEqual(["fail", "pass"]);
    expect(JSON.stringify(await seenBy(world, cy))).not.toContain("thought");
  });

  test("are both done and of one mind before anything is concluded", async () => {
    const world = await twoScreeners();
    const { context, ann, bo, clauses, ref } = world;
    const all = clauses.map(() => "pass" as const);
    const own = asPerson(context, ann);
    granted(await found(world, ann, ...all));
    expect(code(await conclude(own, world))).toBe("findings");
    granted(await found(world, bo, "unclear", ...all.slice(1)));
    expect(code(await conclude(own, world))).toBe("findings");
    granted(await found(world, ann, "pass"));
    expect(code(await conclude(own, world))).toBe("done");
    expect((await application(ref)).state).toBe("accepted");
    const concluding = await store()
      .read.select()
      .from(t.findings)
      .where(eq(t.findings.screener, ""));
    expect(concluding.map(({ result }) => result)).toEqual(all);
  });
});

test("what a colleague wrote to themselves is theirs alone, and goes to their own notes where another finds anew", async () => {
  const world = await setUp();
  const { context, staged, ref } = world;
  const [ann, bo] = [staged.secretariat, await colleague(world, "bo")];
  granted(await found(world, ann, "pass", "pass"));
  expect((await seenBy(world, ann)).clauses[0]?.noteToSelf).toBe(`${ann.userId} thought`);
  expect(JSON.stringify(await seenBy(world, bo))).not.toContain("thought");
  granted(await found(world, bo, "fail"));
  const [first, second] = (await seenBy(world, ann)).clauses;
  expect([first?.noteToSelf, second?.noteToSelf]).toEqual(["", `${ann.userId} thought`]);
  const notes = async (reader: Viewer) => {
    const { id } = await application(ref);
    return (await listNotesFor(context.store.read, id, reader.userId)).map(({ text }) => text);
  };
  expect(await notes(ann)).toEqual([expect.stringMatching(/^.+: .+ thought$/)]);
  expect(await notes(bo)).toEqual([]);
});

describe("how an edition is screened", () => {
  test("is fixed in the number of screeners by the first finding; reasons change at any time", async () => {
    const world = await setUp();
    const { secretariat, staged, clauses } = world;
    const save = (hasTwoScreeners: boolean, known: readonly string[], rows: readonly object[]) =>
      saveScreeningRules(secretariat, {
        editionId: staged.editionId,
        hasTwoScreeners,
        known,
        rows: rows as never,
      });
    const reason = { text: "The letter is missing.", clause: clauses[0] ?? "" };
    granted(await save(true, [], [reason]));
    granted(await found(world, staged.secretariat, "pass"));
    const [stored] = await store().read.select().from(t.findingReasons);
    const known = [stored?.id ?? ""];
    expect(code(await save(false, known, [{ ...reason, id: stored?.id }]))).toBe("locked-by-use");
    expect(code(await save(true, [], [reason]))).toBe("stale-version");
    granted(await save(true, known, [{ ...reason, id: stored?.id, clause: "" }]));
    const view = await seenBy(world, staged.secretariat);
    expect(view.clauses.map(({ reasons }) => reasons)).toEqual(
      clauses.map(() => ["The letter is missing."]),
    );
  });
});

test("a return names the questions that it opens, in the record and in the letter", async () => {
  const world = await setUp();
  const { secretariat, staged, clauses } = world;
  const findings = clauses.map((clauseId, index) => ({
    clauseId,
    result: index === 0 ? ("fail" as const) : ("pass" as const),
    note: "The figures are missing.",
  }));
  granted(
    await conclude(secretariat, world, {
      findings,
      conclusion: "returned",
      dueAt: DUE,
      openQuestions: ["results", "title"],
    }),
  );
  const [screening] = await store().read.select().from(t.screenings);
  expect(screening?.openQuestions).toEqual(["results", "title"]);
  const [letter] = await mailTo(officerOf(staged), "returned");
  expect(letter?.text).toContain(
    "Open for your correction: “Title of the project”, “Results, with evidence”.",
  );
});

describe("an application in the wrong category", () => {
  test("is moved as it is, and its city is told from where and why", async () => {
    const world = await setUp();
    const { secretariat, staged, ref, name } = world;
    const move = (category: string) =>
      moveApplication(secretariat, { ...name, category, reason: "It is about water." });
    expect(code(await move("nowhere"))).toBe("invalid");
    expect(code(await move("open"))).toBe("invalid");
    granted(await move("green"));
    expect((await application(ref)).categoryId).toBe(staged.ids.categories.get("green"));
    const [letter] = await mailTo(officerOf(staged), "moved");
    expect(letter?.text).toContain("It is about water.");
    expect(
      code(
        await moveApplication(asPerson(world.context, staged.observer), {
          ...name,
          category: "open",
          reason: "",
        }),
      ),
    ).toBe("not-found");
  });
});

describe("a duplicate", () => {
  test("is marked without a word to anybody, and the mark can go", async () => {
    const world = await setUp();
    const { secretariat, name, ref } = world;
    const mark = (of: string) => markDuplicate(secretariat, { ...name, of });
    expect(code(await mark(ref))).toBe("invalid");
    const mails = await store().read.$count(t.mails);
    granted(await mark("A1"));
    expect((await application(ref)).duplicateOfId).toBe((await application("A1")).id);
    granted(await mark(""));
    expect((await application(ref)).duplicateOfId).toBeNull();
    expect(await store().read.$count(t.mails)).toBe(mails);
  });

  test("is merged: it leaves with its reason, its tags go over, its city is told which goes on", async () => {
    const world = await setUp();
    const { secretariat, staged, name, ref } = world;
    const { editionId } = staged;
    granted(await tagApplication(secretariat, { editionId, ref, tag: "solar", isOn: true }));
    granted(await mergeDuplicate(secretariat, { ...name, of: "A1" }));
    expect(await application(ref)).toMatchObject({
      state: "withdrawn",
      leftReason: "The same as A1, which goes on.",
    });
    const kept = await application("A1");
    const tags = await store()
      .read.select()
      .from(t.applicationTags)
      .where(eq(t.applicationTags.applicationId, kept.id));
    expect(tags.map(({ tag }) => tag)).toEqual(["solar"]);
    const [letter] = await mailTo(officerOf(staged), "merged");
    expect(letter?.text).toContain("A1 goes on");
    expect(code(await mergeDuplicate(secretariat, { ...name, of: "A1" }))).toBe("not-allowed");
  });
});

describe("tags and saved views", () => {
  test("a tag is there once, and is taken off; an observer puts none on", async () => {
    const { context, secretariat, staged, ref } = await setUp();
    const { editionId } = staged;
    const tag = (isOn: boolean, word = " to  ask ") =>
      tagApplication(secretariat, { editionId, ref, tag: word, isOn });
    granted(await tag(true));
    granted(await tag(true));
    const stored = await store().read.select().from(t.applicationTags);
    expect(stored.map((one) => one.tag)).toEqual(["to ask"]);
    expect(code(await tag(true, "x".repeat(41)))).toBe("invalid");
    granted(await tag(false));
    expect(await store().read.$count(t.applicationTags)).toBe(0);
    const other = asPerson(context, staged.observer);
    expect(code(await tagApplication(other, { editionId, ref, tag: "x", isOn: true }))).toBe(
      "not-found",
    );
  });

  test("a view of the same name is written over; nobody takes another's away", async () => {
    const world = await setUp();
    const { context, secretariat, staged } = world;
    const { editionId } = staged;
    for (const search of ["state=submitted", "state=returned"])
      granted(await saveView(secretariat, { editionId, name: "Mine", search }));
    const [view] = await store().read.select().from(t.savedViews);
    expect(view?.search).toBe("state=returned");
    const other = asPerson(context, await colleague(world, "bo"));
    granted(await removeView(other, { editionId, id: view?.id ?? "" }));
    expect(await store().read.$count(t.savedViews)).toBe(1);
    granted(await removeView(secretariat, { editionId, id: view?.id ?? "" }));
    expect(await store().read.$count(t.savedViews)).toBe(0);
  });
});
