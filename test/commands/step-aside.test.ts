import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { liftRecusal } from "#app/commands/lift-recusal.ts";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const REASON = "The project was designed by my sister's firm.";

async function setUp(stage: Stage = "scoring") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  const judgeOf = (slug: string): Viewer => {
    const viewer = staged.judges.get(slug);
    if (!viewer) throw new Error(`no judge ${slug}`);
    return viewer;
  };
  return { context, staged, judgeOf };
}

function pair(staged: StagedEdition, judge: string, ref: string) {
  return { editionId: staged.editionId, judgeId: staged.ids.judges.get(judge) ?? "", ref };
}

function cast(context: Context, staged: StagedEdition, judge: string, choices: readonly string[]) {
  return castBallot(asPerson(context, staged.judges.get(judge) ?? null), {
    editionId: staged.editionId,
    judgeId: staged.ids.judges.get(judge) ?? "",
    roundId: staged.ids.rounds.get("round-two") ?? "",
    categorySlug: "open",
    choices,
  });
}

describe("stepping aside", () => {
  test("by the judge is kept with its reason, and the secretariat learns that it was done", async () => {
    const { context, staged, judgeOf } = await setUp();
    expect(
      await stepAside(asPerson(context, judgeOf("ada")), {
        ...pair(staged, "ada", "A1"),
        reason: ` ${REASON} `,
      }),
    ).toMatchObject({ ok: true });
    const rows = await store()
      .read.select()
      .from(t.recusals)
      .where(eq(t.recusals.judgeId, staged.ids.judges.get("ada") ?? ""));
    expect(rows).toMatchObject([{ reason: REASON, recordedById: judgeOf("ada").userId }]);
    const mails = await store().read.select().from(t.mails);
    expect(mails).toMatchObject([{ recipient: "secretariat@example.org" }]);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts).toMatchObject([
      { act: "recusal-recorded", subject: "A1", details: { judge: "ada", by: "judge" } },
    ]);
    expect(JSON.stringify([mails, acts])).not.toContain("sister");
  });

  test("by the secretariat is told to the judge", async () => {
    const { context, staged } = await setUp();
    expect(
      await stepAside(asPerson(context, staged.secretariat), {
        ...pair(staged, "ada", "A1"),
        reason: REASON,
      }),
    ).toMatchObject({ ok: true });
    const mails = await store().read.select().from(t.mails);
    expect(mails).toMatchObject([{ recipient: "ada@example.org" }]);
  });

  test("is for that judge and the secretariat alone", async () => {
    const { context, staged, judgeOf } = await setUp();
    const act = { ...pair(staged, "ada", "A1"), reason: REASON };
    for (const viewer of [judgeOf("ben"), staged.observer, null])
      expect(await stepAside(asPerson(context, viewer), act)).toMatchObject({
        refusal: { code: "not-found" },
      });
  });

  test("needs the judge on the panel, a reason, and happens once", async () => {
    const { context, staged, judgeOf } = await setUp();
    const cho = asPerson(context, judgeOf("cho"));
    expect(await stepAside(cho, { ...pair(staged, "cho", "A1"), reason: REASON })).toMatchObject({
      refusal: { code: "not-found" },
    });
    const ada = asPerson(context, judgeOf("ada"));
    expect(await stepAside(ada, { ...pair(staged, "ada", "A1"), reason: "  " })).toMatchObject({
      refusal: { code: "invalid", field: "reason" },
    });
    await stepAside(ada, { ...pair(staged, "ada", "A1"), reason: REASON });
    expect(await stepAside(ada, { ...pair(staged, "ada", "A1"), reason: REASON })).toMatchObject({
      refusal: { code: "recused" },
    });
  });

  test("gives back the judge's own ballot that names the application, and nobody else's", async () => {
    const { context, staged, judgeOf } = await setUp("voting");
    await cast(context, staged, "ada", ["A1", "A2"]);
    await cast(context, staged, "ben", ["A1", "A2"]);
    await stepAside(asPerson(context, judgeOf("ada")), {
      ...pair(staged, "ada", "A1"),
      reason: REASON,
    });
    const left = await store().read.select().from(t.sealedBallots);
    expect(left.map(({ judgeId }) => judgeId)).toEqual([staged.ids.judges.get("ben")]);
    expect(await store().read.select().from(t.turnouts)).toHaveLength(1);
  });

  test("leaves a ballot that names others where it is", async () => {
    const { context, staged, judgeOf } = await setUp("voting");
    await cast(context, staged, "ada", ["A1", "A2"]);
    await stepAside(asPerson(context, judgeOf("ada")), {
      ...pair(staged, "ada", "A3"),
      reason: REASON,
    });
    expect(await store().read.select().from(t.sealedBallots)).toHaveLength(1);
  });

  test("is over for judges with the last round, and for everyone once certified", async () => {
    const { context, staged, judgeOf } = await setUp("voted");
    const act = { ...pair(staged, "ada", "A1"), reason: REASON };
    expect(await stepAside(asPerson(context, judgeOf("ada")), act)).toMatchObject({
      refusal: { code: "round-closed" },
    });
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(await stepAside(asPerson(context, staged.secretariat), act)).toMatchObject({
      refusal: { code: "already-certified" },
    });
  });
});

describe("bringing a judge back", () => {
  test("by the secretariat lets the judge score again", async () => {
    const { context, staged, judgeOf } = await setUp();
    expect(
      await liftRecusal(asPerson(context, staged.secretariat), pair(staged, "ben", "A3")),
    ).toMatchObject({ ok: true });
    expect(await store().read.select().from(t.recusals)).toEqual([]);
    const saved = await saveScorecard(asPerson(context, judgeOf("ben")), {
      ...pair(staged, "ben", "A3"),
      roundId: staged.ids.rounds.get("round-one") ?? "",
      scores: { impact: 5, reach: 5 },
      remark: "",
      version: 0,
      submit: true,
    });
    expect(saved).toMatchObject({ ok: true });
    const mails = await store().read.select().from(t.mails);
    expect(mails).toMatchObject([{ recipient: "ben@example.org" }]);
  });

  test("is not for the judge, and not where nobody stepped aside", async () => {
    const { context, staged, judgeOf } = await setUp();
    expect(
      await liftRecusal(asPerson(context, judgeOf("ben")), pair(staged, "ben", "A3")),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(
      await liftRecusal(asPerson(context, staged.secretariat), pair(staged, "ada", "A1")),
    ).toMatchObject({ refusal: { code: "not-found" } });
  });

  test("is refused once the result is certified", async () => {
    const { context, staged } = await setUp("voted");
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(
      await liftRecusal(asPerson(context, staged.secretariat), pair(staged, "ben", "A3")),
    ).toMatchObject({ refusal: { code: "already-certified" } });
  });

  test("returns a ballot that could name fewer than it can now", async () => {
    const { context, staged } = await setUp("voting");
    await store().transact((tx) =>
      tx.update(t.applications).set({ state: "withdrawn" }).where(eq(t.applications.ref, "A1")),
    );
    await cast(context, staged, "ben", ["A2"]);
    expect(await store().read.select().from(t.sealedBallots)).toHaveLength(1);
    await liftRecusal(asPerson(context, staged.secretariat), pair(staged, "ben", "A3"));
    expect(await store().read.select().from(t.sealedBallots)).toEqual([]);
    expect(await store().read.select().from(t.turnouts)).toEqual([]);
  });
});
