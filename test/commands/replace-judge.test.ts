import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addJudge } from "#app/commands/add-judge.ts";
import { closeRound } from "#app/commands/close-round.ts";
import { type JudgeLeaving, replaceJudge } from "#app/commands/replace-judge.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { loadRoundWork, progressOf } from "#app/queries/round-work.ts";
import { findRound } from "#db/repositories/rounds.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted, play, type Played, score, vote } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const CARD = { impact: 7, reach: 8 };

function leave(played: Played, slug: string, change: Partial<JudgeLeaving> = {}) {
  return replaceJudge(played.context, {
    editionId: played.staged.editionId,
    slug,
    panels: ["open"],
    cause: "unavailable",
    reason: "In hospital.",
    cards: "keep",
    by: "the secretariat",
    successor: { slug: "cho" },
    ...change,
  });
}

async function workIn(played: Played, round = "round-one") {
  const { editionId } = played.staged;
  const found = await findRound(store().read, editionId, round);
  if (found?.kind !== "scorecard" && found?.kind !== "ballot") throw new Error(`no ${round}`);
  return loadRoundWork(store().read, editionId, { ...found, kind: found.kind });
}

/** What each judge has still to do, by name. */
async function owed(played: Played, round?: string) {
  const { judges } = progressOf(await workIn(played, round));
  return Object.fromEntries(judges.map(({ name, owed: refs }) => [name, refs]));
}

async function count(played: Played) {
  const { programme, edition } = played.staged;
  const bundle = granted(await exportEdition(store(), programme, edition));
  const [open] = countEdition(bundle).categories;
  const [first] = open?.rounds ?? [];
  const rows = first?.kind === "scorecard" ? first.standing : [];
  return Object.fromEntries(rows.map(({ application, scorecards }) => [application, scorecards]));
}

function lettersTo(address: string) {
  return store().read.select().from(t.mails).where(eq(t.mails.recipient, address));
}

describe("a judge replaced in the middle of a round (research 4.10)", () => {
  test("whose cards are kept: they count, and the successor has only what was not finished", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", CARD));
    granted(await score(played, "ada", "A2", CARD));
    granted(await leave(played, "ada"));
    expect(await owed(played)).toEqual({ Ben: ["A1", "A2", "A4"], Cho: ["A3", "A4"] });
    granted(await score(played, "cho", "A3", CARD));
    expect(await score(played, "cho", "A1", CARD)).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await score(played, "ada", "A4", CARD)).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await count(played)).toEqual({ A1: 1, A2: 1, A3: 1, A4: 0 });
    expect(
      (await workIn(played)).expected.get(played.staged.ids.applications.get("A1") ?? ""),
    ).toEqual([played.idOf("ben"), played.idOf("ada")]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("whose cards are set aside: a decision strikes each, and the successor has all of it", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", CARD));
    granted(await score(played, "ada", "A2", CARD));
    const sent = { cards: "set-aside", cause: "misconduct", reason: "Talked to a city." } as const;
    expect(granted(await leave(played, "ada", sent))).toEqual({ setAside: 2 });
    expect(await owed(played)).toMatchObject({ Cho: ["A1", "A2", "A3", "A4"] });
    expect(await count(played)).toEqual({ A1: 0, A2: 0, A3: 0, A4: 0 });
    const decisions = await store().read.select().from(t.decisions);
    expect(decisions.map(({ kind, number, by }) => [kind, number, by])).toEqual([
      ["strike", 1, "the secretariat"],
      ["strike", 2, "the secretariat"],
    ]);
    const [letter] = await lettersTo("ada@example.org");
    expect(letter).toMatchObject({ kind: "own-work-touched" });
    expect(letter?.text).toContain("A1 and A2 stay in the record and are not counted");
    expect(letter?.text).toContain("Talked to a city.");
    granted(await score(played, "cho", "A1", CARD));
    expect(await count(played)).toMatchObject({ A1: 1 });
  });

  test("by somebody new, who is invited and has it at once", async () => {
    const played = await play(store(), "scoring");
    granted(await leave(played, "ada", { successor: { name: "Eve", email: "Eve@Example.org" } }));
    expect(await owed(played)).toMatchObject({ Eve: ["A1", "A2", "A3", "A4"] });
    expect(await lettersTo("eve@example.org")).toMatchObject([{ kind: "judge-invitation" }]);
  });

  test("by nobody: what they finished stays, and nobody owes the rest of it", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", CARD));
    granted(await leave(played, "ada", { successor: null }));
    expect(await owed(played)).toEqual({ Ben: ["A1", "A2", "A4"] });
    expect(await count(played)).toMatchObject({ A1: 1 });
  });

  test("by one who is replaced in turn: what either finished is finished", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", CARD));
    granted(await leave(played, "ada"));
    granted(await score(played, "cho", "A2", CARD));
    granted(await leave(played, "cho", { successor: { name: "Eve", email: "eve@example.org" } }));
    expect(await owed(played)).toMatchObject({ Eve: ["A3", "A4"] });
  });

  test("and the record says so, without what the cards say", async () => {
    const played = await play(store(), "scoring");
    granted(await leave(played, "ada"));
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts).toMatchObject([
      {
        act: "judge-replaced",
        subject: "Ada",
        details: { panels: ["open"], by: "cho", cards: "keep", cause: "unavailable" },
      },
    ]);
    const seats = await store()
      .read.select()
      .from(t.seats)
      .where(eq(t.seats.judgeId, played.idOf("ada")));
    expect(seats).toMatchObject([
      {
        removedAt: NOON,
        removalReason: "Cannot go on. In hospital.",
        successorId: played.idOf("cho"),
      },
    ]);
  });
});

describe("one person, one seat", () => {
  test("a successor does not sit on the panel already", async () => {
    const played = await play(store(), "scoring");
    expect(await leave(played, "ada", { successor: { slug: "ben" } })).toMatchObject({
      refusal: {
        field: "successor",
        details: ["Ben sits on Open already. One person holds one seat."],
      },
    });
    for (const slug of ["ada", "nobody"])
      expect(await leave(played, "ada", { successor: { slug } })).toMatchObject({
        refusal: { field: "successor" },
      });
    expect(await owed(played)).toHaveProperty("Ada");
  });

  test("a ballot is cast by who held the seat as its round opened, never by a successor too", async () => {
    const played = await play(store(), "voting");
    const categoryId = played.staged.ids.categories.get("open") ?? "";
    await store().transact(async (tx) => {
      for (const slug of ["ada", "ben"])
        await tx
          .insert(t.roundSeats)
          .values({ roundId: played.roundTwo.roundId, categoryId, judgeId: played.idOf(slug) });
    });
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(await leave(played, "ada"));
    expect(await vote(played, "cho", ["A1", "A2"])).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await vote(played, "ada", ["A1", "A2"])).toMatchObject({
      refusal: { code: "not-found" },
    });
    granted(await vote(played, "ben", ["A1", "A2"]));
    granted(await closeRound(played.context, played.roundTwo));
    const { ballots } = granted(
      await exportEdition(store(), played.staged.programme, played.staged.edition),
    );
    expect(ballots).toHaveLength(2);
  });

  test("whose cards are set aside has no ballot in a round that is open", async () => {
    const played = await play(store(), "voting");
    granted(await vote(played, "ada", ["A1", "A2"]));
    granted(
      await leave(played, "ada", { cards: "set-aside", cause: "misconduct", successor: null }),
    );
    expect(await store().read.$count(t.sealedBallots)).toBe(0);
    expect(await store().read.$count(t.turnouts)).toBe(0);
    const [letter] = await lettersTo("ada@example.org");
    expect(letter?.text).toContain("A ballot that you cast in a round that is open is taken out.");
    // Round one has sent its shortlist on: its cards stay as they were counted.
    expect(await store().read.$count(t.decisions)).toBe(0);
  });
});

describe("taking a judge off a panel", () => {
  test("asks for a panel they sit on, a reason, and who decided to set cards aside", async () => {
    const played = await play(store(), "scoring");
    for (const [change, field] of [
      [{ panels: [] }, "panels"],
      [{ panels: ["green"] }, "panels"],
      [{ reason: " " }, "reason"],
      [{ cards: "set-aside", by: "" }, "deciderName"],
      [{ successor: { name: "Ben again", email: "ben@example.org" } }, "email"],
    ] as const)
      expect(await leave(played, "ada", change)).toMatchObject({ refusal: { field } });
  });

  test("is for the secretariat alone, and not once the result is certified", async () => {
    const played = await play(store(), "voted");
    const observer = asPerson(played.context, played.staged.observer);
    expect(await leave({ ...played, context: observer }, "ada")).toMatchObject({
      refusal: { code: "not-found" },
    });
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(await leave(played, "ada")).toMatchObject({ refusal: { code: "locked-by-use" } });
  });
});

describe("a late judge", () => {
  test("added in the middle of a round has everything of their panels to do at once", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", CARD));
    granted(
      await addJudge(played.context, {
        editionId: played.staged.editionId,
        name: "Dee",
        title: "",
        country: null,
        email: "dee@example.org",
        isChair: false,
        panels: ["open"],
      }),
    );
    expect(await owed(played)).toMatchObject({ Dee: ["A1", "A2", "A3", "A4"] });
  });
});
