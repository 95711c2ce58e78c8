/** States that no command reaches are made by hand here, and each is found. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { DAY, granted, play } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

function found() {
  return findImpossibleStates(store().read);
}

describe("an impossible state is named", () => {
  test("nothing is, at any stage that people can reach", async () => {
    for (const stage of ["setup", "call", "screening", "scoring", "scored", "voting"] as const) {
      const bundle = smallBundle();
      await play(store(), stage, { ...bundle, edition: { ...bundle.edition, slug: stage } });
    }
    expect(await found()).toEqual([]);
  });

  test("where a scorecard was saved after its round closed", async () => {
    await play(store(), "scored");
    const [card] = await store().read.select().from(t.scorecards);
    const late = new Date(NOON.getTime() + DAY);
    await store().transact((tx) =>
      tx
        .update(t.scorecards)
        .set({ savedAt: late })
        .where(eq(t.scorecards.id, card?.id ?? "")),
    );
    expect(await found()).toEqual([`scorecard ${card?.id} was saved after round-one closed`]);
  });

  test("where a submitted scorecard lacks a criterion", async () => {
    await play(store(), "scored");
    const [score] = await store().read.select().from(t.scores);
    const card = score?.scorecardId ?? "";
    await store().transact((tx) => tx.delete(t.scores).where(eq(t.scores.scorecardId, card)));
    expect(await found()).toEqual([`scorecard ${card} is submitted and lacks a criterion`]);
  });

  test("where a judge voted in a category without ever having a seat there", async () => {
    const played = await play(store(), "voting");
    const { staged, roundTwo } = played;
    const judgeId = played.idOf("cho");
    const categoryId = staged.ids.categories.get("open") ?? "";
    await store().transact((tx) =>
      tx.insert(t.turnouts).values({ roundId: roundTwo.roundId, categoryId, judgeId }),
    );
    expect(await found()).toEqual([`judge ${judgeId} voted in ${categoryId} without a seat`]);
  });

  test("where there is a shortlist of a round that is not confirmed", async () => {
    const { roundOne } = await play(store(), "voting");
    await store().transact((tx) =>
      tx.update(t.rounds).set({ state: "closed" }).where(eq(t.rounds.id, roundOne.roundId)),
    );
    expect(await found()).toEqual(
      Array(2).fill(expect.stringMatching(/^shortlist .* of round-one, which is not confirmed$/)),
    );
  });

  test("where a certified count holds a scorecard of a recused judge", async () => {
    const { context, staged } = await play(store(), "voted");
    granted(await certifyEdition(context, staged.editionId, ""));
    const [row] = await store().read.select().from(t.certifications);
    const snapshot = structuredClone(row?.snapshot) as ResultSnapshot;
    const recusals = [{ judge: "ada", application: "A1" }];
    const spoiled = {
      ...snapshot,
      counted: snapshot.counted && {
        ...snapshot.counted,
        bundle: { ...snapshot.counted.bundle, recusals },
      },
    };
    await store().transact((tx) => tx.update(t.certifications).set({ snapshot: spoiled }));
    expect(await found()).toEqual([
      `edition ${staged.editionId} counts a scorecard of a recused judge for A1`,
    ]);
  });

  test("where a sealed ballot outlives its round", async () => {
    const played = await play(store(), "voted");
    await store().transact((tx) =>
      tx.insert(t.sealedBallots).values({
        id: "left",
        roundId: played.roundTwo.roundId,
        categoryId: played.staged.ids.categories.get("open") ?? "",
        judgeId: played.idOf("ada"),
        sealed: "x",
        receipt: "x",
        castAt: new Date(NOON.getTime() - DAY),
      }),
    );
    expect(await found()).toEqual(["sealed ballot left in round-two, which is not open"]);
  });
});
