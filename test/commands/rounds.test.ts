import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeCall } from "#app/commands/close-call.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { disqualifyApplication } from "#app/commands/disqualify-application.ts";
import { openRound } from "#app/commands/open-round.ts";
import { remindJudges } from "#app/commands/remind-judges.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { DAY, granted, play, type Played, score, vote } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function roundState(roundId: string) {
  const [row] = await store().read.select().from(t.rounds).where(eq(t.rounds.id, roundId));
  return row;
}

function mails() {
  return store().read.select().from(t.mails);
}

/** All of the small bundle's applications accepted, ready for round one. */
async function screened(): Promise<Played> {
  const played = await play(store(), "screening");
  await store().transact((tx) =>
    tx
      .update(t.applications)
      .set({ state: "accepted" })
      .where(eq(t.applications.editionId, played.staged.editionId)),
  );
  return played;
}

async function scoreAll(played: Played): Promise<void> {
  for (const card of smallBundle().scorecards ?? [])
    granted(await score(played, card.judge, card.application, card.scores));
}

describe("the call", () => {
  test("is closed by the secretariat, once", async () => {
    const { context, staged } = await play(store(), "call");
    granted(await closeCall(context, staged));
    expect(await closeCall(context, staged)).toMatchObject({ refusal: { code: "call-not-open" } });
  });

  test("is not closed by an observer, and not by somebody else's secretariat", async () => {
    const { context, staged } = await play(store(), "call");
    const stranger = { ...staged.secretariat, userId: "somebody" };
    for (const viewer of [staged.observer, stranger])
      expect(await closeCall(asPerson(context, viewer), staged)).toMatchObject({
        refusal: { code: "not-found" },
      });
  });
});

describe("opening round one", () => {
  test("waits for every application that is not screened, those returned included", async () => {
    const played = await play(store(), "screening");
    const [first] = [...played.staged.ids.applications.values()];
    await store().transact(async (tx) => {
      await tx
        .update(t.applications)
        .set({ state: "returned" })
        .where(eq(t.applications.id, first ?? ""));
      await tx.insert(t.screenings).values({
        id: "screening",
        applicationId: first ?? "",
        submission: 1,
        outcome: "returned",
        reason: "costs",
        dueAt: new Date(NOON.getTime() - DAY),
        concludedAt: NOON,
      });
    });
    expect(await openRound(played.context, played.roundOne)).toEqual({
      ok: false,
      refusal: {
        code: "not-ready",
        details: [
          "A2 and A4 are not screened yet.",
          "A1 is with the city for correction, and the date has passed: reject, or give more time.",
        ],
      },
    });
  });

  test("waits while the call is open, and ends a call whose time has passed", async () => {
    const played = await screened();
    const call = async (callClosesAt: Date) => {
      await store().transact((tx) =>
        tx
          .update(t.editions)
          .set({ state: "call", callClosesAt })
          .where(eq(t.editions.id, played.staged.editionId)),
      );
    };
    await call(new Date(NOON.getTime() + DAY));
    expect(await openRound(played.context, played.roundOne)).toMatchObject({
      refusal: { details: ["The call is still open. It must be closed before judging begins."] },
    });
    await call(NOON);
    granted(await openRound(played.context, played.roundOne));
    const [edition] = await store().read.select().from(t.editions);
    expect(edition?.state).toBe("judging");
  });

  test("asks for a judge in every category that has applications", async () => {
    const played = await screened();
    await store().transact((tx) => tx.update(t.seats).set({ removedAt: NOON }));
    expect(await openRound(played.context, played.roundOne)).toMatchObject({
      refusal: { code: "not-ready", details: ["Open has no judge on its panel."] },
    });
  });

  test("is refused once its own closing time has passed", async () => {
    const played = await screened();
    played.moveTo(new Date(NOON.getTime() + 60 * DAY));
    expect(await openRound(played.context, played.roundOne)).toMatchObject({
      refusal: { code: "not-ready", details: [expect.stringContaining("closing time")] },
    });
  });

  test("ends screening and writes to each judge with something to score, and to no other", async () => {
    const played = await screened();
    granted(await openRound(played.context, played.roundOne));
    expect(await roundState(played.roundOne.roundId)).toMatchObject({
      state: "open",
      openedAt: NOON,
    });
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual([
      "ada@example.org",
      "ben@example.org",
    ]);
    expect(sent[0]?.text).toContain("4 applications to score until");
    expect(await openRound(played.context, played.roundOne)).toMatchObject({
      refusal: { code: "not-ready", details: ["Round one was opened before."] },
    });
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("of another edition answers as what does not exist", async () => {
    const played = await screened();
    const other = smallBundle();
    const stranger = await play(store(), "screening", {
      ...other,
      edition: { ...other.edition, slug: "2027" },
    });
    const mixed = { editionId: played.staged.editionId, roundId: stranger.roundOne.roundId };
    expect(await openRound(played.context, mixed)).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("closing round one", () => {
  test("is refused with a line for each judge who owes something", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", { impact: 9, reach: 8 }));
    granted(await score(played, "ben", "A1", { impact: 8, reach: 8 }));
    granted(await score(played, "ben", "A2", { impact: 8, reach: 8 }));
    expect(await closeRound(played.context, played.roundOne)).toEqual({
      ok: false,
      refusal: {
        code: "owed",
        details: [
          "No judge was shown A3 and A4.",
          "Ada was never shown A2, A3 and A4.",
          "Ben was never shown A4.",
          "Ada owes 3 scorecards: A2, A3, A4.",
          "Ben owes a scorecard: A4.",
        ],
      },
    });
    expect(await roundState(played.roundOne.roundId)).toMatchObject({ state: "open" });
  });

  test("all the same needs a decision with its reason, which is kept", async () => {
    const played = await play(store(), "scoring");
    const decision = { by: "the chair", reason: " " };
    expect(await closeRound(played.context, { ...played.roundOne, decision })).toMatchObject({
      refusal: { code: "invalid", field: "reason" },
    });
    granted(
      await closeRound(played.context, {
        ...played.roundOne,
        decision: { by: "the chair", reason: "Two judges are ill." },
      }),
    );
    expect(await store().read.select().from(t.decisions)).toMatchObject([
      { number: 1, kind: "close-owed", by: "the chair", reason: "Two judges are ill." },
    ]);
  });

  test("keeps no decision where nothing was owed", async () => {
    const played = await play(store(), "scoring");
    await scoreAll(played);
    const decision = { by: "the chair", reason: "in haste" };
    granted(await closeRound(played.context, { ...played.roundOne, decision }));
    expect(await store().read.select().from(t.decisions)).toEqual([]);
    expect(await closeRound(played.context, played.roundOne)).toMatchObject({
      refusal: { code: "round-not-open" },
    });
  });

  test("counts exactly what was stored when twenty saves race it", async () => {
    const small = smallBundle();
    const refs = Array.from({ length: 10 }, (_, index) => `R${index}`);
    const bundle: Bundle = {
      ...small,
      applications: refs.map((ref) => ({ ...small.applications[0]!, ref })),
      recusals: [],
      scorecards: [],
      ballots: [],
    };
    const played = await play(store(), "scoring", bundle);
    const saveAll = (from: number, to: number) =>
      refs
        .slice(from, to)
        .flatMap((ref) =>
          ["ada", "ben"].map((judge) => score(played, judge, ref, { impact: 5, reach: 5 })),
        );
    const decision = { by: "the chair", reason: "the time is over" };
    const before = saveAll(0, 5);
    const closing = closeRound(played.context, { ...played.roundOne, decision });
    const [closed, ...saved] = await Promise.all([closing, ...before, ...saveAll(5, 10)]);
    expect(closed).toMatchObject({ ok: true });
    for (const outcome of saved) if (!outcome.ok) expect(outcome.refusal.code).toBe("round-closed");
    const acknowledged = saved.filter(({ ok }) => ok).length;
    const stored = await store().read.select().from(t.scorecards);
    expect(stored).toHaveLength(acknowledged);

    const late = await score(played, "ada", "R1", { impact: 1, reach: 1 }, 1);
    expect(late).toMatchObject({ refusal: { code: "round-closed" } });
    expect(await store().read.select().from(t.scorecards)).toEqual(stored);
    const exported = granted(await exportEdition(store(), "prize", "2026"));
    const standing = countEdition(exported).categories[0]?.rounds[0]?.standing ?? [];
    const counted = standing.map((row) => ("scorecards" in row ? row.scorecards : 0));
    expect(counted.reduce((sum, cards) => sum + cards, 0)).toBe(acknowledged);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });
});

describe("the shortlist", () => {
  test("is confirmed as the count gives it, for every category", async () => {
    const played = await play(store(), "scored");
    // Staged with one member of the secretariat, who has nobody to ask.
    expect(granted(await confirmShortlist(played.context, played.roundOne))).toEqual({
      isProposed: false,
    });
    const rows = await store().read.select().from(t.shortlists);
    const refs = new Map([...played.staged.ids.applications].map(([ref, id]) => [id, ref]));
    expect(rows.map((row) => row.applications.map((id) => refs.get(id))).sort()).toEqual([
      [],
      ["A1", "A2", "A3"],
    ]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("is not confirmed while the round is open", async () => {
    const played = await play(store(), "scoring");
    expect(await confirmShortlist(played.context, played.roundOne)).toMatchObject({
      refusal: { code: "round-not-closed" },
    });
  });

  test("is confirmed again where a finalist leaves before the ballot opens, with the next one", async () => {
    const played = await play(store(), "scored");
    granted(await confirmShortlist(played.context, played.roundOne));
    granted(
      await disqualifyApplication(played.context, {
        editionId: played.staged.editionId,
        ref: "A1",
        reason: "The project was never built.",
      }),
    );
    expect(await openRound(played.context, played.roundTwo)).toEqual({
      ok: false,
      refusal: {
        code: "not-ready",
        details: [
          "Open: the count has changed since the shortlist was confirmed; A1 would leave and A4 would come in. Confirm the shortlist again.",
        ],
      },
    });
    granted(await confirmShortlist(played.context, played.roundOne));
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts.find(({ act }) => act === "finalists-substituted")?.details).toEqual({
      finalists: 3,
      moved: [{ left: ["A1"], movedUp: ["A4"] }],
      alone: true,
    });
    const notices = (await mails()).filter(({ kind }) => kind === "finalists-substituted");
    expect(notices.map(({ recipient }) => recipient)).toEqual([played.staged.secretariat.email]);
    expect(notices[0]?.text).toContain("A4 Project A4 moves up");
    granted(await openRound(played.context, played.roundTwo));
    expect(await confirmShortlist(played.context, played.roundOne)).toMatchObject({
      refusal: { code: "locked-by-use" },
    });
  });

  test("is not followed by the ballot before it is confirmed", async () => {
    const played = await play(store(), "scored");
    expect(await openRound(played.context, played.roundTwo)).toMatchObject({
      refusal: { details: ["The shortlist of Round one is not confirmed."] },
    });
  });
});

describe("closing the ballot", () => {
  test("says who has cast no ballot, and takes an abstention for an act", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    expect(await closeRound(played.context, played.roundTwo)).toMatchObject({
      refusal: {
        code: "owed",
        details: ["Ben was never shown A1 and A2.", "Ben has cast no ballot in Open."],
      },
    });
    granted(await vote(played, "ben", []));
    granted(await closeRound(played.context, played.roundTwo));
    expect(await store().read.select().from(t.ballots)).toHaveLength(1);
    expect(await store().read.select().from(t.turnouts)).toHaveLength(2);
  });

  test("parts the ballots from their judges and destroys what was sealed", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(await vote(played, "ben", ["A2", "A1"]));
    granted(await closeRound(played.context, played.roundTwo));
    expect(await store().read.select().from(t.sealedBallots)).toEqual([]);
    const ballots = await store().read.select().from(t.ballots);
    expect(ballots.map((ballot) => Object.keys(ballot).sort())).toEqual(
      Array(2).fill(["categoryId", "choices", "id", "roundId"]),
    );
    // Told apart neither by their choices' order nor by their own: the ids are new and random.
    expect(new Set(ballots.map(({ choices }) => choices.join())).size).toBe(1);
    const sorted = ballots.map(({ id }) => id);
    expect(sorted).toEqual([...sorted].sort());
    const rest = JSON.stringify(ballots);
    for (const judge of ["ada", "ben"]) expect(rest).not.toContain(played.idOf(judge));
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("leaves no vote of a judge for what they stepped aside from", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(await vote(played, "ben", ["A1", "A2"]));
    granted(
      await stepAside(played.as("ada"), {
        editionId: played.staged.editionId,
        judgeId: played.idOf("ada"),
        ref: "A1",
        reason: "cousin",
      }),
    );
    expect(await closeRound(played.context, played.roundTwo)).toMatchObject({
      refusal: { code: "owed", details: ["Ada has cast no ballot in Open."] },
    });
  });

  test("is done once where two of the secretariat press the button together", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(await vote(played, "ben", ["A1", "A2"]));
    const both = await Promise.all([
      closeRound(played.context, played.roundTwo),
      closeRound(played.context, played.roundTwo),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store().read.select().from(t.ballots)).toHaveLength(2);
  });
});

describe("a reminder", () => {
  test("goes to exactly those who owe something, with what they owe", async () => {
    const played = await play(store(), "scoring");
    for (const ref of ["A1", "A2", "A3", "A4"])
      granted(await score(played, "ada", ref, { impact: 5, reach: 5 }));
    granted(await score(played, "ben", "A1", { impact: 5, reach: 5 }));
    const text = "Please finish by Friday.";
    expect(granted(await remindJudges(played.context, { ...played.roundOne, text }))).toEqual({
      reminded: 1,
    });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.recipient).toBe("ben@example.org");
    expect(mail?.text).toContain(text);
    expect(mail?.text).toContain("Still to submit: 2 scorecards: A2, A4.");
  });
});

describe("a disqualified application", () => {
  test("that leaves while the ballot is open keeps its place, and its ballots go back", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(await vote(played, "ben", ["A1", "A2"]));
    const { editionId } = played.staged;
    const reason = "The project was never built.";
    granted(await disqualifyApplication(played.context, { editionId, ref: "A1", reason }));
    expect(await store().read.select().from(t.sealedBallots)).toEqual([]);
    const [row] = await store()
      .read.select()
      .from(t.applications)
      .where(eq(t.applications.ref, "A1"));
    expect(row).toMatchObject({
      state: "disqualified",
      leftAfterRoundId: played.roundOne.roundId,
    });
    expect((await mails()).find(({ recipient }) => recipient.startsWith("hue@"))?.text).toContain(
      reason,
    );
    expect(
      await disqualifyApplication(played.context, { editionId, ref: "A1", reason }),
    ).toMatchObject({ refusal: { code: "not-allowed" } });
  });
});
