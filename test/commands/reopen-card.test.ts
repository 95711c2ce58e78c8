import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { openRound } from "#app/commands/open-round.ts";
import { type CardToReopen, reopenCard } from "#app/commands/reopen-card.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { DAY, granted, play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const OTHER = { impact: 10, reach: 10 };
const UNTIL = new Date(NOON.getTime() + DAY);

function reopen(played: Played, change: Partial<CardToReopen> = {}) {
  return reopenCard(played.context, {
    ...played.roundOne,
    judge: "ada",
    ref: "A4",
    until: UNTIL,
    reason: "The file did not open.",
    ...change,
  });
}

async function standing(played: Played) {
  const { programme, edition } = played.staged;
  const bundle = granted(await exportEdition(store(), programme, edition));
  const [round] = countEdition(bundle).categories[0]?.rounds ?? [];
  return round?.standing.map(({ application }) => application);
}

/** Ada's card for A4 was saved before, in its version 0. */
function rewrite(played: Played, ref = "A4") {
  return score(played, "ada", ref, OTHER);
}

describe("a scorecard that is opened again after its round closed", () => {
  test("is written by its judge, and the standing follows", async () => {
    const played = await play(store(), "scored");
    expect(await rewrite(played)).toMatchObject({ refusal: { code: "round-closed" } });
    expect(await standing(played)).toEqual(["A1", "A2", "A3", "A4"]);
    granted(await reopen(played, { ref: "A3" }));
    granted(await rewrite(played, "A3"));
    expect(await standing(played)).toEqual(["A3", "A1", "A2", "A4"]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("is that card alone: no other of the judge's, and nobody else's", async () => {
    const played = await play(store(), "scored");
    granted(await reopen(played));
    expect(await rewrite(played, "A1")).toMatchObject({ refusal: { code: "round-closed" } });
    expect(await score(played, "ben", "A4", OTHER)).toMatchObject({
      refusal: { code: "round-closed" },
    });
  });

  test("closes again at its instant", async () => {
    const played = await play(store(), "scored");
    granted(await reopen(played));
    played.moveTo(UNTIL);
    expect(await rewrite(played)).toMatchObject({ refusal: { code: "round-closed" } });
    played.moveTo(new Date(UNTIL.getTime() - 1));
    granted(await rewrite(played));
  });

  test("is told to its judge with the reason and the time, and stands in the record", async () => {
    const played = await play(store(), "scored");
    granted(await reopen(played));
    const mails = await store().read.select().from(t.mails);
    expect(mails).toMatchObject([{ recipient: "ada@example.org", kind: "own-work-touched" }]);
    expect(mails[0]?.subject).toBe("Your scorecard for A4 is open again: Prize 2026");
    expect(mails[0]?.text).toContain("The reason: The file did not open.");
    expect(mails[0]?.text).toContain("13 June 2026");
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts).toMatchObject([
      {
        act: "scorecard-reopened",
        subject: "round-one/A4",
        details: { judge: "ada", until: UNTIL.toISOString() },
      },
    ]);
    expect(JSON.stringify(acts)).not.toContain("did not open");
  });

  test("holds the next round and the certification back until it is over", async () => {
    const played = await play(store(), "scored");
    granted(await confirmShortlist(played.context, played.roundOne));
    granted(await reopen(played));
    expect(await openRound(played.context, played.roundTwo)).toMatchObject({
      refusal: {
        code: "not-ready",
        details: ["Ada may still write the scorecard for A4, opened again."],
      },
    });
    played.moveTo(UNTIL);
    granted(await openRound(played.context, played.roundTwo));
  });

  test("holds back the certification of an edition without a ballot", async () => {
    const played = await play(store(), "scored");
    await store().transact((tx) =>
      tx.delete(t.rounds).where(eq(t.rounds.id, played.roundTwo.roundId)),
    );
    granted(await reopen(played));
    expect(await certifyEdition(played.context, played.staged.editionId, "")).toMatchObject({
      refusal: {
        code: "round-not-closed",
        details: ["Ada may still write the scorecard for A4."],
      },
    });
  });
});

describe("opening a scorecard again", () => {
  test("is not for a round that is open", async () => {
    expect(await reopen(await play(store(), "scoring"))).toMatchObject({
      refusal: { code: "round-not-closed" },
    });
  });

  test("is not done once the ballot round has opened, nor after the result", async () => {
    const played = await play(store(), "voting");
    expect(await reopen(played)).toMatchObject({ refusal: { code: "locked-by-use" } });
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(await reopen(played)).toMatchObject({ refusal: { code: "already-certified" } });
  });

  test("asks for a card of that judge's, a time to come and a reason", async () => {
    const played = await play(store(), "scored");
    granted(
      await stepAside(played.context, {
        editionId: played.staged.editionId,
        judgeId: played.idOf("ada"),
        ref: "A2",
        reason: "My employer.",
      }),
    );
    for (const [change, field] of [
      [{ judge: "cho" }, "card"],
      [{ judge: "nobody" }, "card"],
      [{ ref: "A9" }, "card"],
      [{ ref: "A2" }, "card"],
      [{ until: NOON }, "until"],
      [{ until: new Date(NOON.getTime() + 31 * DAY) }, "until"],
      [{ reason: " " }, "reason"],
    ] as const)
      expect(await reopen(played, change)).toMatchObject({ refusal: { field } });
    expect(await store().read.$count(t.reopenings)).toBe(0);
  });

  test("is the secretariat's alone", async () => {
    const played = await play(store(), "scored");
    for (const viewer of [played.staged.observer, played.staged.judges.get("ada") ?? null])
      if (viewer)
        expect(
          await reopen({ ...played, context: asPerson(played.context, viewer) }),
        ).toMatchObject({ refusal: { code: "not-found" } });
  });
});
