import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { withdrawApplication } from "#app/commands/withdraw-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import { applicantOf, granted, officerOf } from "#test/support/applications.ts";
import { testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function setUp(stage: Stage) {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  const own = asPerson(context, officerOf(staged));
  const withdraw = (ref: string, at = own) =>
    withdrawApplication(at, { editionId: staged.editionId, ref, reason: "The mayor decided so." });
  return { context, staged, own, withdraw };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function rowOf(ref: string) {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  return row;
}

describe("a city withdraws", () => {
  test("a draft, or what is being checked or scored, with its reason, once", async () => {
    const { context, staged, withdraw } = await setUp("call");
    const ref = await applicantOf(context, staged, officerOf(staged)).begin();
    for (const one of [ref, "A1"]) {
      expect(code(await withdraw(one))).toBe("done");
      expect(await rowOf(one)).toMatchObject({
        state: "withdrawn",
        leftReason: "The mayor decided so.",
        leftAfterRoundId: null,
      });
      expect(code(await withdraw(one))).toBe("not-allowed");
    }
  });

  test("nothing that is somebody else's", async () => {
    const { context, staged, withdraw } = await setUp("scoring");
    for (const viewer of [viewerOf("stranger"), staged.secretariat])
      expect(code(await withdraw("A1", asPerson(context, viewer)))).toBe("not-found");
    expect(code(await withdraw("A9"))).toBe("not-found");
    expect((await rowOf("A1"))?.state).toBe("accepted");
  });

  test("a finalist during the ballot: it keeps its place, and ballots that named it go back", async () => {
    const { context, staged, withdraw } = await setUp("voting");
    const cast = (judge: string, choices: readonly string[]) =>
      castBallot(asPerson(context, staged.judges.get(judge) ?? null), {
        editionId: staged.editionId,
        judgeId: staged.ids.judges.get(judge) ?? "",
        roundId: staged.ids.rounds.get("round-two") ?? "",
        categorySlug: "open",
        choices,
      });
    granted(await cast("ada", ["A1", "A2"]));
    granted(await cast("ben", ["A1", "A2"]));
    expect(code(await withdraw("A1"))).toBe("done");
    expect((await rowOf("A1"))?.leftAfterRoundId).toBe(staged.ids.rounds.get("round-one"));
    expect(await store().read.$count(t.sealedBallots)).toBe(0);
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([
      "ada@example.org",
      "ben@example.org",
      officerOf(staged).email,
    ]);
  });

  test("one that is no finalist during the ballot without touching a ballot", async () => {
    const { withdraw } = await setUp("voting");
    expect(code(await withdraw("A4"))).toBe("done");
    expect((await rowOf("A4"))?.leftAfterRoundId).toBeNull();
  });

  test("nothing once the result is certified", async () => {
    const { staged, withdraw } = await setUp("voted");
    await store().transact((tx) =>
      tx.update(t.editions).set({ state: "certified" }).where(eq(t.editions.id, staged.editionId)),
    );
    expect(code(await withdraw("A1"))).toBe("already-certified");
  });
});
