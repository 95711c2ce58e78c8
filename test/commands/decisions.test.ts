import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { confirmShortlist } from "#app/commands/confirm-shortlist.ts";
import { disqualifyApplication } from "#app/commands/disqualify-application.ts";
import { openRound } from "#app/commands/open-round.ts";
import { publishResult, withdrawPublication } from "#app/commands/publish-result.ts";
import { recordDecision } from "#app/commands/record-decision.ts";
import { removeAchievement, saveAchievement } from "#app/commands/save-achievement.ts";
import { saveCitation } from "#app/commands/save-citation.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import type { Proposal } from "#app/domain/decision/may-decide.ts";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { findCertification, findPublished } from "#db/repositories/certifications.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { DAY, granted, play, type Played } from "#test/support/rounds.ts";
import { levelAtTheCutoff, levelForGold, withMention } from "#test/support/tied-bundles.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

function decide(played: Played, proposal: Proposal, recertifies = false) {
  const { editionId } = played.staged;
  return recordDecision(played.context, { editionId, proposal, recertifies });
}

function order(round: string, applications: readonly string[]): Proposal {
  const why = { by: "the chair", reason: "the wider reach" };
  return { kind: "order", round, category: "open", applications, ...why };
}

function certify(played: Played, reason = "") {
  return certifyEdition(played.context, played.staged.editionId, reason);
}

async function snapshot(played: Played): Promise<ResultSnapshot> {
  const found = await findCertification(store().read, played.staged.editionId);
  return found?.snapshot as ResultSnapshot;
}

async function prizes(played: Played) {
  const { categories } = await snapshot(played);
  return categories[0]?.placings.map(({ prize, ref, reason }) => [prize, ref, reason]);
}

describe("a tie at the cut-off", () => {
  test("extends the shortlist where that is the rule", async () => {
    const played = await play(store(), "scored", levelAtTheCutoff("extend"));
    granted(await confirmShortlist(played.context, played.roundOne));
    const [shortlist] = await store().read.select().from(t.shortlists);
    expect(shortlist?.applications).toHaveLength(3);
  });

  test("waits for a decision where it is to be broken and nothing tells them apart", async () => {
    const played = await play(store(), "scored", levelAtTheCutoff("break"));
    expect(await confirmShortlist(played.context, played.roundOne)).toEqual({
      ok: false,
      refusal: {
        code: "unresolved-tie",
        details: ["Open: A2 and A3 are level across the cut-off, and no decision orders them."],
      },
    });
    for (const wrong of [["A2"], ["A2", "A1"], ["A2", "A2"], ["A2", "A3", "A4"]])
      expect(await decide(played, order("round-one", wrong)), wrong.join()).toMatchObject({
        refusal: { code: "invalid", field: "applications" },
      });
    expect(granted(await decide(played, order("round-one", ["A3", "A2"]))).number).toBe(1);
    // Decided otherwise before anything was built on it: the latest counts.
    expect(granted(await decide(played, order("round-one", ["A2", "A3"]))).number).toBe(2);
    granted(await confirmShortlist(played.context, played.roundOne));
    granted(await openRound(played.context, played.roundTwo));
    expect(await decide(played, order("round-one", ["A3", "A2"]))).toMatchObject({
      refusal: { code: "locked-by-use" },
    });
  });

  test("is not decided while the round is open", async () => {
    const played = await play(store(), "scoring", levelAtTheCutoff("break"));
    expect(await decide(played, order("round-one", ["A3", "A2"]))).toMatchObject({
      refusal: { code: "round-not-closed" },
    });
  });
});

describe("a tie for Gold", () => {
  test("is decided, certified with the reason, and published on the instant", async () => {
    const played = await play(store(), "voted", levelForGold());
    expect(await certify(played)).toMatchObject({
      refusal: {
        code: "unresolved-tie",
        details: ["open: prize to be decided between A1, A2"],
      },
    });
    granted(await decide(played, order("round-two", ["A2", "A1"])));
    granted(await certify(played));
    expect(await prizes(played)).toEqual([
      ["gold", "A2", "2 votes, level with Project A1, decision of the chair: the wider reach"],
      ["silver", "A1", "2 votes, ahead of Project A3 with 0"],
    ]);
    const instant = new Date(NOON.getTime() + DAY);
    granted(await publishResult(played.context, played.staged.editionId, instant));
    const seenAt = (at: Date) => findPublished(store().read, played.staged.editionId, at);
    expect(await seenAt(new Date(instant.getTime() - 1))).toBeUndefined();
    expect(await seenAt(instant)).toMatchObject({ number: 1 });
    expect(await verifyRecord(store())).toEqual([]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("is decided by nobody but the secretariat, with a name and a reason", async () => {
    const played = await play(store(), "voted", levelForGold());
    const observer = asPerson(played.context, played.staged.observer);
    const proposal = order("round-two", ["A2", "A1"]);
    const { editionId } = played.staged;
    expect(await recordDecision(observer, { editionId, proposal })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await decide(played, { ...proposal, by: " " })).toMatchObject({
      refusal: { field: "by" },
    });
    expect(await decide(played, { ...proposal, reason: "" })).toMatchObject({
      refusal: { field: "reason" },
    });
  });

  test("between other than the tied applications cannot be decided", async () => {
    const played = await play(store(), "voted", levelForGold());
    for (const wrong of [["A1", "A3"], ["A1"], ["A1", "A2", "A3"]])
      expect(await decide(played, order("round-two", wrong))).toMatchObject({
        refusal: { code: "invalid", field: "applications" },
      });
  });
});

describe("a prize that the panel names", () => {
  const naming = (application: string, reason = "For its patience."): Proposal => {
    const named = { category: "open", prize: "mention", application };
    return { kind: "prize", ...named, by: "the panel", reason };
  };

  test("goes to an application without another prize, with a citation", async () => {
    const played = await play(store(), "voted", withMention());
    expect(await certify(played)).toMatchObject({ refusal: { code: "unresolved-tie" } });
    expect(await decide(played, naming("A3", ""))).toMatchObject({ refusal: { field: "reason" } });
    for (const taken of ["A1", "A9"])
      expect(await decide(played, naming(taken))).toMatchObject({
        refusal: { field: "application" },
      });
    granted(await decide(played, naming("A3")));
    granted(await decide(played, naming("A4", "For its reach.")));
    granted(await certify(played));
    const { categories } = await snapshot(played);
    expect(categories[0]?.placings.at(-1)).toMatchObject({ ref: "A4", citation: "For its reach." });
  });

  test("is not one that goes by rank", async () => {
    const played = await play(store(), "voted", withMention());
    const proposal = { ...naming("A3"), prize: "gold" } as Proposal;
    expect(await decide(played, proposal)).toMatchObject({ refusal: { code: "not-found" } });
  });
});

describe("a strike", () => {
  const strike = (judge: string, application: string): Proposal => {
    const card = { round: "round-one", judge, application };
    return { kind: "strike", ...card, by: "the chair", reason: "scored another project" };
  };

  test("takes a submitted scorecard out of the count, once", async () => {
    const played = await play(store(), "scored");
    expect(await decide(played, strike("ben", "A3"))).toMatchObject({
      refusal: { code: "not-found" },
    });
    granted(await decide(played, strike("ben", "A1")));
    expect(await store().read.select().from(t.mails)).toMatchObject([
      { recipient: "ben@example.org", text: expect.stringContaining("scored another project") },
    ]);
    expect(await decide(played, strike("ben", "A1"))).toMatchObject({
      refusal: { code: "already-exists" },
    });
    const bundle = granted(await exportEdition(store(), "prize", "2026"));
    expect(bundle.decisions).toMatchObject([{ kind: "strike", judge: "ben", application: "A1" }]);
  });

  test("is refused once the next round was opened with that standing", async () => {
    const played = await play(store(), "voting");
    expect(await decide(played, strike("ben", "A1"))).toMatchObject({
      refusal: { code: "locked-by-use" },
    });
  });
});

describe("a quorum", () => {
  const accept = (application: string): Proposal => {
    const about = { round: "round-one", application };
    return { kind: "below-quorum", ...about, by: "the chair", reason: "one judge is enough" };
  };

  test("that is not reached asks for a decision before certifying", async () => {
    const played = await play(store(), "voted");
    await store().transact((tx) => tx.update(t.rounds).set({ quorum: 2 }));
    expect(await certify(played)).toEqual({
      ok: false,
      refusal: {
        code: "below-quorum",
        details: [
          "A3 has 1 of the 2 scorecards that Round one asks for, and no decision accepts that.",
        ],
      },
    });
    expect(await decide(played, accept("A1"))).toMatchObject({ refusal: { code: "invalid" } });
    granted(await decide(played, accept("A3")));
    granted(await certify(played));
  });
});

describe("certifying", () => {
  test("waits for every shortlist to be confirmed", async () => {
    const played = await play(store(), "scored");
    expect(await certify(played)).toMatchObject({
      refusal: { code: "round-not-closed", details: ["Round two is not closed"] },
    });
    await store().transact((tx) => tx.update(t.rounds).set({ state: "closed" }));
    expect(await certify(played)).toMatchObject({
      refusal: { code: "not-ready", details: ["The shortlist of Round one is not confirmed."] },
    });
  });

  test("waits where the count has come to other finalists than those who were voted on", async () => {
    const bundle = smallBundle();
    const played = await play(store(), "voted", {
      ...bundle,
      applications: bundle.applications,
      scorecards: bundle.scorecards!.map((card) =>
        card.application === "A4" && card.judge === "ada"
          ? { ...card, scores: { impact: 9, reach: 9 } }
          : card,
      ),
    });
    // Without Ben's low scores A4 comes past A3.
    await store().transact((tx) =>
      tx.insert(t.recusals).values({
        id: "late",
        judgeId: played.idOf("ben"),
        applicationId: played.staged.ids.applications.get("A4") ?? "",
        reason: "cousin",
        recordedAt: NOON,
      }),
    );
    expect(await certify(played)).toMatchObject({
      refusal: { code: "not-ready", details: [expect.stringContaining("A4 would come in")] },
    });
  });

  test("again says why, and leaves what is public as it is until the new one is", async () => {
    const played = await play(store(), "voted", levelForGold());
    const { editionId } = played.staged;
    granted(await decide(played, order("round-two", ["A2", "A1"])));
    granted(await certify(played));
    granted(await publishResult(played.context, editionId, NOON));
    played.moveTo(new Date(NOON.getTime() + DAY));
    expect(await decide(played, order("round-two", ["A1", "A2"]))).toMatchObject({
      refusal: { code: "already-certified" },
    });
    granted(await decide(played, order("round-two", ["A1", "A2"]), true));
    expect(await certify(played, " ")).toMatchObject({ refusal: { code: "already-certified" } });
    granted(await certify(played, "The order of the chair was written down wrongly."));
    const seenAt = (days: number) =>
      findPublished(store().read, editionId, new Date(NOON.getTime() + days * DAY));
    expect(await seenAt(9)).toMatchObject({ number: 1 });
    granted(await publishResult(played.context, editionId, new Date(NOON.getTime() + 2 * DAY)));
    expect(await seenAt(1)).toMatchObject({ number: 1 });
    expect(await seenAt(2)).toMatchObject({ number: 2 });
    expect(await verifyRecord(store())).toEqual([]);
  });

  test("again before the instant takes that instant over: the earlier result never appears", async () => {
    const played = await play(store(), "voted", levelForGold());
    const { editionId } = played.staged;
    granted(await decide(played, order("round-two", ["A2", "A1"])));
    granted(await certify(played));
    const instant = new Date(NOON.getTime() + DAY);
    granted(await publishResult(played.context, editionId, instant));
    granted(await decide(played, order("round-two", ["A1", "A2"]), true));
    granted(await certify(played, "The order of the chair was written down wrongly."));
    expect(await findPublished(store().read, editionId, instant)).toMatchObject({ number: 2 });
    expect(await verifyRecord(store())).toEqual([]);
  });

  test("is refused to an observer", async () => {
    const played = await play(store(), "voted");
    const observer = asPerson(played.context, played.staged.observer);
    expect(await certifyEdition(observer, played.staged.editionId, "")).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("the time of publication", () => {
  async function certified(): Promise<Played> {
    const played = await play(store(), "voted");
    granted(await certify(played));
    return played;
  }

  test("cannot lie in the past", async () => {
    const played = await certified();
    const past = new Date(NOON.getTime() - DAY);
    expect(await publishResult(played.context, played.staged.editionId, past)).toMatchObject({
      refusal: { code: "invalid", field: "publishAt" },
    });
  });

  test("can be moved or withdrawn until it comes, and not afterwards", async () => {
    const played = await certified();
    const { editionId } = played.staged;
    expect(await withdrawPublication(played.context, editionId)).toMatchObject({
      refusal: { code: "invalid" },
    });
    const instant = new Date(NOON.getTime() + DAY);
    granted(await publishResult(played.context, editionId, instant));
    granted(await withdrawPublication(played.context, editionId));
    expect(await findPublished(store().read, editionId, instant)).toBeUndefined();
    granted(await publishResult(played.context, editionId, instant));
    played.moveTo(instant);
    for (const act of [
      withdrawPublication(played.context, editionId),
      publishResult(played.context, editionId, new Date(instant.getTime() + DAY)),
    ])
      expect(await act).toMatchObject({ refusal: { code: "already-published" } });
    expect(await verifyRecord(store())).toEqual([]);
  });
});

describe("special achievement awards and citations", () => {
  test("are given to an entrant, changed and taken back, and frozen with the result", async () => {
    const played = await play(store(), "voted");
    const { editionId } = played.staged;
    const award = { editionId, entrant: "hue", name: "Special Achievement", citation: "For care." };
    expect(await saveAchievement(played.context, { ...award, entrant: "x" })).toMatchObject({
      refusal: { field: "entrant" },
    });
    expect(await saveAchievement(played.context, { ...award, citation: "" })).toMatchObject({
      refusal: { field: "citation" },
    });
    granted(await saveAchievement(played.context, award));
    granted(await saveAchievement(played.context, { ...award, name: "Another" }));
    const [first, second] = await store().read.select().from(t.achievements);
    granted(await saveAchievement(played.context, { ...award, id: first!.id, name: "Honour" }));
    granted(await removeAchievement(played.context, { editionId, id: second!.id }));
    granted(await saveCitation(played.context, { editionId, ref: "A1", text: "Clear and kind." }));
    granted(await certify(played));
    const frozen = await snapshot(played);
    expect(frozen.achievements).toEqual([
      { city: "Huế", country: "VN", name: expect.any(String), citation: "For care." },
    ]);
    expect(frozen.categories[0]?.placings[0]).toMatchObject({ citation: "Clear and kind." });
    granted(await saveCitation(played.context, { editionId, ref: "A1", text: "" }));
    expect((await snapshot(played)).categories[0]?.placings[0]?.citation).toBe("Clear and kind.");
  });

  test("of another edition are not to be had", async () => {
    const played = await play(store(), "voted");
    const { editionId } = played.staged;
    expect(await removeAchievement(played.context, { editionId, id: "x" })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(
      await saveCitation(played.context, { editionId, ref: "X9", text: "Clear." }),
    ).toMatchObject({ refusal: { code: "not-found" } });
  });
});

describe("after certification", () => {
  test("an application is disqualified only where the result will be certified again", async () => {
    const played = await play(store(), "voted");
    granted(await certify(played));
    const out = { editionId: played.staged.editionId, ref: "A1", reason: "never built" };
    expect(await disqualifyApplication(played.context, out)).toMatchObject({
      refusal: { code: "already-certified" },
    });
    granted(await disqualifyApplication(played.context, { ...out, recertifies: true }));
    expect((await prizes(played))?.map(([prize, ref]) => [prize, ref])).toContainEqual([
      "gold",
      "A1",
    ]);
    granted(await certify(played, "A1 was disqualified."));
    expect((await prizes(played))?.[0]).toMatchObject(["gold", "A2", expect.any(String)]);
  });

  test("nobody steps aside any more", async () => {
    const played = await play(store(), "voted");
    granted(await certify(played));
    expect(
      await stepAside(played.as("ada"), {
        editionId: played.staged.editionId,
        judgeId: played.idOf("ada"),
        ref: "A1",
        reason: "cousin",
      }),
    ).toMatchObject({ refusal: { code: "already-certified" } });
  });
});
