import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { saveAnswers } from "#app/commands/save-answers.ts";
import type { AnswerChange } from "#app/domain/application/merge-answers.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, granted, letIn, officerOf } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const city = applicantOf(context, staged, officerOf(staged));
  const ref = await city.begin();
  const minh = await letIn(context, staged, ref, "minh@example.org", "edit");
  const save = (
    viewer: Viewer | null,
    changes: Readonly<Record<string, AnswerChange>>,
    { minutes = 0, isAsked = false }: { minutes?: number; isAsked?: boolean } = {},
  ) => {
    const clock = () => new Date(NOON.getTime() + minutes * 60_000);
    const own: Context = { ...asPerson(context, viewer), clock };
    return saveAnswers(own, { editionId: staged.editionId, ref, changes, isAsked });
  };
  return { context, staged, ref, lan: city.viewer, minh, save };
}

async function rowOf(ref: string) {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  if (!row) throw new Error(`no application ${ref}`);
  return row;
}

function versions() {
  return store().read.select().from(t.draftVersions).orderBy(asc(t.draftVersions.number));
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

describe("two people who write in one application at once", () => {
  test("lose nothing, whatever the order in which their saves arrive", async () => {
    const { ref, lan, minh, save } = await setUp();
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    // Each writes a question of their own ten times, every save on the version of their last.
    const write = async (viewer: Viewer, name: string) => {
      for (const round of rounds)
        granted(await save(viewer, { [name]: { value: `${name} ${round}`, version: round } }));
    };
    await Promise.all([write(lan, "summary"), write(minh, "results")]);
    const row = await rowOf(ref);
    expect(row.answers).toEqual({ summary: "summary 9", results: "results 9" });
    expect(row.answerVersions).toEqual({ summary: 10, results: 10 });
    expect(row.answerAuthors).toMatchObject({
      summary: { by: lan.userId },
      results: { by: minh.userId },
    });
  });

  test("see both texts where both changed one answer; every other answer of the save is kept", async () => {
    const { ref, lan, minh, save } = await setUp();
    granted(await save(minh, { summary: { value: "Of Minh", version: 0 } }, { minutes: 5 }));
    const saved = granted(
      await save(lan, {
        summary: { value: "Of Lan", version: 0 },
        costs: { value: "Ten", version: 0 },
        title: { value: "Lamps", version: 0 },
      }),
    );
    expect(saved.clashes).toEqual([
      {
        name: "summary",
        saved: "Of Minh",
        version: 1,
        by: minh.email,
        byId: minh.userId,
        at: new Date(NOON.getTime() + 5 * 60_000),
      },
    ]);
    expect(await rowOf(ref)).toMatchObject({
      title: "Lamps",
      answers: { summary: "Of Minh", costs: "Ten" },
    });
    const again = granted(await save(lan, { summary: { value: "Of both", version: 1 } }));
    expect(again.clashes).toEqual([]);
    expect((await rowOf(ref)).answers).toEqual({ summary: "Of both", costs: "Ten" });
  });

  test("of twenty saves of one answer at one moment, one is kept and nineteen come back", async () => {
    const { lan, minh, save } = await setUp();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        save(index % 2 ? lan : minh, { summary: { value: `Text ${index}`, version: 0 } }),
      ),
    );
    const clashes = outcomes.map((outcome) => granted(outcome).clashes.length);
    expect(clashes.filter((count) => count === 0)).toHaveLength(1);
  });
});

describe("versions of a draft", () => {
  test("begin with another person, after ten minutes, and when somebody asks for one", async () => {
    const { lan, minh, save } = await setUp();
    granted(await save(lan, { summary: { value: "One", version: 0 } }));
    granted(await save(lan, { summary: { value: "One two", version: 1 } }, { minutes: 9 }));
    granted(await save(lan, { summary: { value: "Later", version: 2 } }, { minutes: 11 }));
    granted(await save(minh, { costs: { value: "Ten", version: 0 } }, { minutes: 12 }));
    // Asked for with nothing new to save: what is there is kept as it is.
    granted(await save(minh, {}, { minutes: 13, isAsked: true }));
    granted(await save(minh, { costs: { value: "Twelve", version: 1 } }, { minutes: 14 }));
    const kept = await versions();
    expect(kept.map(({ answers, savedById, isKept }) => [answers, savedById, isKept])).toEqual([
      [{ summary: "One two" }, lan.userId, false],
      [{ summary: "Later" }, lan.userId, false],
      [{ summary: "Later", costs: "Ten" }, minh.userId, true],
      [{ summary: "Later", costs: "Twelve" }, minh.userId, false],
    ]);
  });

  test("are not made by a save that changes nothing", async () => {
    const { ref, lan, save } = await setUp();
    granted(await save(lan, { summary: { value: "One", version: 0 } }));
    const before = await rowOf(ref);
    granted(await save(lan, { summary: { value: "One", version: 0 } }, { minutes: 30 }));
    expect(await versions()).toHaveLength(1);
    expect(await rowOf(ref)).toEqual(before);
  });
});

describe("what may not be written", () => {
  test("by somebody who may only read, was taken out, or was never let in", async () => {
    const { context, staged, ref, save } = await setUp();
    const reader = await letIn(context, staged, ref, "reader@example.org", "view");
    const gone = await letIn(context, staged, ref, "gone@example.org", "edit");
    await store().transact((tx) =>
      tx
        .update(t.colleagues)
        .set({ removedAt: NOON })
        .where(eq(t.colleagues.userId, gone.userId))
        .then(() => undefined),
    );
    const change = { summary: { value: "Text", version: 0 } };
    for (const viewer of [reader, gone, staged.secretariat, null])
      expect(code(await save(viewer, change))).toBe("not-found");
    expect((await rowOf(ref)).answers).toEqual({});
  });

  test("after the call has closed", async () => {
    const { lan, save } = await setUp();
    const change = { summary: { value: "Text", version: 0 } };
    expect(code(await save(lan, change, { minutes: 10 * 24 * 60 }))).toBe("call-closed");
  });
});
