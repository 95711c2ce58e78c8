import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { saveScorecard, type ScorecardSent } from "#app/commands/save-scorecard.ts";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const FULL = { impact: 7, reach: 8 };

async function setUp(stage: Stage = "scoring") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  return { context, staged, ada: judge(context, staged, "ada") };
}

function judge(context: Context, staged: StagedEdition, slug: string) {
  const viewer = staged.judges.get(slug);
  if (!viewer) throw new Error(`no judge ${slug}`);
  const own = {
    editionId: staged.editionId,
    judgeId: staged.ids.judges.get(slug) ?? "",
    roundId: staged.ids.rounds.get("round-one") ?? "",
  };
  return {
    own,
    save: (sent: Partial<ScorecardSent> & { ref: string }, at: Context = context) =>
      saveScorecard(asPerson(at, viewer), {
        ...own,
        scores: FULL,
        remark: "",
        version: 0,
        submit: true,
        ...sent,
      }),
  };
}

async function storedCards() {
  const cards = await store()
    .read.select({ state: t.scorecards.state, version: t.scorecards.version, id: t.scorecards.id })
    .from(t.scorecards);
  const scores = await store().read.select().from(t.scores);
  return cards.map(({ id, ...card }) => ({
    ...card,
    points: scores
      .filter(({ scorecardId }) => scorecardId === id)
      .map(({ points }) => points)
      .sort(),
  }));
}

describe("a judge's scorecard", () => {
  test("is kept as a draft as far as it is", async () => {
    const { ada } = await setUp();
    expect(await ada.save({ ref: "A1", scores: { impact: 4 }, submit: false })).toMatchObject({
      ok: true,
      value: { version: 1, savedAt: NOON },
    });
    expect(await storedCards()).toEqual([{ state: "draft", version: 1, points: [4] }]);
    expect(await store().read.select().from(t.auditEntries)).toEqual([]);
  });

  test("is submitted when every criterion has a score, and recorded without one", async () => {
    const { ada, staged } = await setUp();
    await ada.save({ ref: "A1", scores: { impact: 4 }, submit: false });
    expect(await ada.save({ ref: "A1", version: 1, remark: "Clear." })).toMatchObject({ ok: true });
    expect(await storedCards()).toEqual([{ state: "submitted", version: 2, points: [7, 8] }]);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts).toMatchObject([
      {
        act: "scorecard-submitted",
        subject: "round-one/A1",
        details: {},
        actorId: staged.judges.get("ada")?.userId,
      },
    ]);
  });

  test("is not submitted while a criterion has no score, and says which", async () => {
    const { ada } = await setUp();
    expect(await ada.save({ ref: "A1", scores: { impact: 4 } })).toMatchObject({
      refusal: {
        code: "scorecard-incomplete",
        fields: ["scores.reach"],
        details: ["Give a score for Reach."],
      },
    });
    expect(await storedCards()).toEqual([]);
  });

  test("stays submitted and whole when it is changed before the close", async () => {
    const { ada } = await setUp();
    await ada.save({ ref: "A1" });
    expect(
      await ada.save({ ref: "A1", scores: { impact: 1 }, version: 1, submit: false }),
    ).toMatchObject({ refusal: { code: "scorecard-incomplete" } });
    await ada.save({ ref: "A1", scores: { impact: 1, reach: 2 }, version: 1, submit: false });
    expect(await storedCards()).toEqual([{ state: "submitted", version: 2, points: [1, 2] }]);
    const acts = await store().read.select({ act: t.auditEntries.act }).from(t.auditEntries);
    expect(acts.map(({ act }) => act).sort()).toEqual(["scorecard-changed", "scorecard-submitted"]);
  });

  test.for([0, 11, 7.5, Number.NaN])("takes no score of %s", async (points) => {
    const { ada } = await setUp();
    expect(
      await ada.save({ ref: "A1", scores: { impact: points, reach: 5 }, submit: false }),
    ).toMatchObject({ refusal: { code: "score-out-of-range", field: "scores.impact" } });
    expect(await storedCards()).toEqual([]);
  });

  test("takes no score for a criterion of another category", async () => {
    const { ada } = await setUp();
    expect(await ada.save({ ref: "A1", scores: { ...FULL, other: 5 } })).toMatchObject({
      refusal: { code: "invalid" },
    });
  });

  test("saved from an older page is refused with both sets of scores", async () => {
    const { ada } = await setUp();
    await ada.save({ ref: "A1", scores: { impact: 7, reach: 8 } });
    const late = await ada.save({ ref: "A1", scores: { impact: 3, reach: 8 } });
    expect(late).toMatchObject({ refusal: { code: "stale-version" } });
    expect(!late.ok && late.refusal.details[0]).toContain("Impact: 7 stored, 3 yours.");
    expect(await storedCards()).toEqual([{ state: "submitted", version: 1, points: [7, 8] }]);
  });

  test("sent twice by a second click is kept once", async () => {
    const { ada } = await setUp();
    await ada.save({ ref: "A1" });
    expect(await ada.save({ ref: "A1" })).toEqual({
      ok: true,
      value: { version: 1, savedAt: NOON },
    });
    expect(await store().read.select().from(t.auditEntries)).toHaveLength(1);
  });
});

describe("a judge's remarks", () => {
  const REMARKS = {
    impact: { text: "Halved in a year.", audience: "applicant" as const },
    reach: { text: "I doubt the figure.", audience: "secretariat" as const },
  };

  async function storedRemarks() {
    const rows = await store()
      .read.select({
        criterion: t.criteria.slug,
        text: t.remarks.text,
        audience: t.remarks.audience,
      })
      .from(t.remarks)
      .innerJoin(t.criteria, eq(t.remarks.criterionId, t.criteria.id))
      .orderBy(t.criteria.position);
    return Object.fromEntries(rows.map(({ criterion, ...said }) => [criterion, said]));
  }

  test("are kept on each criterion and on the whole, each with whom it is for", async () => {
    const { ada } = await setUp();
    const whole = { remark: "Worth a visit.", remarkAudience: "applicant" as const };
    expect(await ada.save({ ref: "A1", ...whole, remarks: REMARKS })).toMatchObject({ ok: true });
    expect(await storedRemarks()).toEqual(REMARKS);
    expect(await store().read.select().from(t.scorecards)).toMatchObject([whole]);
    const acts = await store().read.select().from(t.auditEntries);
    expect(JSON.stringify(acts)).not.toMatch(/Halved|doubt|visit/);
  });

  test("are changed and taken away again", async () => {
    const { ada } = await setUp();
    await ada.save({ ref: "A1", remarks: REMARKS });
    const changed = { reach: { text: "I doubt it still.", audience: "applicant" as const } };
    await ada.save({ ref: "A1", version: 1, remarks: changed });
    expect(await storedRemarks()).toEqual(changed);
    expect(await storedCards()).toEqual([{ state: "submitted", version: 2, points: [7, 8] }]);
  });

  test("sent twice are kept once", async () => {
    const { ada } = await setUp();
    await ada.save({ ref: "A1", remarks: REMARKS });
    expect(await ada.save({ ref: "A1", remarks: REMARKS })).toMatchObject({
      value: { version: 1 },
    });
  });

  test.for([
    ["a remark on a criterion", { remarks: { impact: { ...REMARKS.impact, text: "No." } } }],
    ["whom one is for", { remarks: { impact: { ...REMARKS.impact, audience: "secretariat" } } }],
    ["one that was taken away", { remarks: {} }],
  ] as const)("a clash tells of %s, and overwrites nothing", async ([, other]) => {
    const { ada } = await setUp();
    const { impact } = REMARKS;
    await ada.save({ ref: "A1", remarks: { impact } });
    const late = await ada.save({ ref: "A1", ...other });
    expect(late).toMatchObject({ refusal: { code: "stale-version" } });
    expect(!late.ok && late.refusal.details[0]).toContain("The remarks on Impact differ.");
    expect(await storedRemarks()).toEqual({ impact });
  });

  test("on the whole clash by whom they are for, too", async () => {
    const { ada } = await setUp();
    await ada.save({ ref: "A1", remark: "Good.", remarkAudience: "secretariat" });
    const late = await ada.save({ ref: "A1", remark: "Good.", remarkAudience: "applicant" });
    expect(!late.ok && late.refusal.details[0]).toContain("The remarks differ.");
  });

  test("are on no criterion of another category", async () => {
    const { ada } = await setUp();
    const foreign = { depth: { text: "?", audience: "secretariat" as const } };
    expect(await ada.save({ ref: "A1", remarks: foreign })).toMatchObject({
      refusal: { code: "invalid" },
    });
  });

  test("are asked for at the ends of the scale where the round says so; a draft may wait", async () => {
    const { ada } = await setUp();
    await store().transact((tx) => tx.update(t.rounds).set({ needsRemarkAtEnds: true }));
    const scores = { impact: 10, reach: 8 };
    expect(await ada.save({ ref: "A1", scores })).toMatchObject({
      refusal: { code: "scorecard-incomplete", fields: ["remarks.impact.text"] },
    });
    expect(await ada.save({ ref: "A1", scores, submit: false })).toMatchObject({ ok: true });
    const { impact } = REMARKS;
    expect(await ada.save({ ref: "A1", version: 1, scores, remarks: { impact } })).toMatchObject({
      ok: true,
    });
  });
});

describe("whose scorecard is not taken", () => {
  test("a judge who stepped aside does not save one", async () => {
    const { context, staged } = await setUp();
    expect(await judge(context, staged, "ben").save({ ref: "A3" })).toMatchObject({
      refusal: { code: "recused" },
    });
    expect(await storedCards()).toEqual([]);
  });

  test("for a judge of another panel the application does not exist", async () => {
    const { context, staged } = await setUp();
    expect(await judge(context, staged, "cho").save({ ref: "A1" })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("a judge whose seat was taken back has none", async () => {
    const { ada } = await setUp();
    await store().transact((tx) =>
      tx.update(t.seats).set({ removedAt: NOON }).where(eq(t.seats.judgeId, ada.own.judgeId)),
    );
    expect(await ada.save({ ref: "A1" })).toMatchObject({ refusal: { code: "not-found" } });
  });

  test("nobody saves in another judge's name", async () => {
    const { context, staged, ada } = await setUp();
    expect(
      await judge(context, staged, "ben").save({ ref: "A1", judgeId: ada.own.judgeId }),
    ).toMatchObject({ refusal: { code: "not-found" } });
  });

  test("an edition's judge is nobody in another edition's round", async () => {
    const { ada } = await setUp();
    expect(await ada.save({ ref: "A1", editionId: "another" })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("an application that left needs none", async () => {
    const { ada } = await setUp();
    await store().transact((tx) =>
      tx.update(t.applications).set({ state: "withdrawn" }).where(eq(t.applications.ref, "A1")),
    );
    expect(await ada.save({ ref: "A1" })).toMatchObject({ refusal: { code: "round-closed" } });
  });

  test("a later scorecard round takes cards for its finalists alone", async () => {
    const { ada, staged } = await setUp("voting");
    const finals = staged.ids.rounds.get("round-two") ?? "";
    await store().transact((tx) =>
      tx
        .update(t.rounds)
        .set({ kind: "scorecard", votes: null, minScore: 1, maxScore: 10 })
        .where(eq(t.rounds.id, finals)),
    );
    expect(await ada.save({ ref: "A1", roundId: finals })).toMatchObject({ ok: true });
    expect(await ada.save({ ref: "A4", roundId: finals })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("the close of the round", () => {
  test("a round that has not opened takes no scorecard", async () => {
    const { context, staged } = await setUp("scoring");
    await store().transact((tx) =>
      tx.update(t.rounds).set({ state: "pending" }).where(eq(t.rounds.slug, "round-one")),
    );
    expect(await judge(context, staged, "ada").save({ ref: "A1" })).toMatchObject({
      refusal: { code: "round-not-open" },
    });
  });

  test("a round that was closed takes none", async () => {
    const { ada } = await setUp("scored");
    expect(await ada.save({ ref: "A1", version: 0 })).toMatchObject({
      refusal: { code: "round-closed" },
    });
  });

  test("at the closing time the server's clock refuses what one millisecond earlier it took", async () => {
    const { context, ada } = await setUp();
    const [round] = await store()
      .read.select()
      .from(t.rounds)
      .where(and(eq(t.rounds.slug, "round-one")));
    const closesAt = round?.closesAt ?? NOON;
    const at = (milliseconds: number) => ({
      ...context,
      clock: () => new Date(closesAt.getTime() + milliseconds),
    });
    expect(await ada.save({ ref: "A1" }, at(0))).toMatchObject({
      refusal: { code: "round-closed" },
    });
    expect(await ada.save({ ref: "A1" }, at(-1))).toMatchObject({ ok: true });
  });

  test("a save that waited in the queue is judged by the time it runs", async () => {
    const { context, ada } = await setUp();
    const [round] = await store()
      .read.select()
      .from(t.rounds)
      .where(eq(t.rounds.slug, "round-one"));
    const closesAt = round?.closesAt ?? NOON;
    let now = new Date(closesAt.getTime() - 1);
    const waiting = { ...context, clock: () => now };
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const before = store().transact(async (tx) => {
      await tx.update(t.rounds).set({ version: 9 }).where(eq(t.rounds.slug, "round-one"));
      arrive();
      await tx.select().from(t.rounds);
      now = closesAt;
    });
    await arrived;
    const outcome = ada.save({ ref: "A1" }, waiting);
    await before;
    expect(await outcome).toMatchObject({ refusal: { code: "round-closed" } });
  });

  test("of twenty saves that race the close, those acknowledged are those stored", async () => {
    const { context, staged } = await setUp();
    const refs = ["A1", "A2", "A3", "A4"];
    const save = (index: number) => {
      const points = (index % 9) + 1;
      return judge(context, staged, index % 2 === 0 ? "ada" : "ben").save({
        ref: refs[index % 4] ?? "",
        scores: { impact: points, reach: points },
        version: Math.floor(index / 8),
      });
    };
    const earlier = Array.from({ length: 10 }, (_, index) => save(index));
    const close = store().transact((tx) =>
      tx.update(t.rounds).set({ state: "closed" }).where(eq(t.rounds.slug, "round-one")),
    );
    const later = Array.from({ length: 10 }, (_, index) => save(10 + index));
    const outcomes = await Promise.all([...earlier, ...later]);
    await close;
    const stored = await storedCards();
    const versions = stored.reduce((sum, { version }) => sum + version, 0);
    expect(versions).toBe(outcomes.filter(({ ok }) => ok).length);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts).toHaveLength(versions);
  });
});
