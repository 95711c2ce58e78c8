import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { openRound } from "#app/commands/open-round.ts";
import { replaceJudge } from "#app/commands/replace-judge.ts";
import { saveRoundPanel } from "#app/commands/save-round-panel.ts";
import { joinCategory, splitCategory } from "#app/commands/split-category.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { dealOut } from "#app/domain/panel/split.ts";
import { loadQueue } from "#app/queries/judge-queue.ts";
import { drawDeal } from "#app/queries/panel-deal.ts";
import { loadRoundWork } from "#app/queries/round-work.ts";
import { findRound } from "#db/repositories/rounds.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted, play, type Played, score, vote } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const CARD = { impact: 7, reach: 8 };
const JUDGES = ["ada", "ben", "dee", "eve"];
const REFS = Array.from({ length: 12 }, (_, index) => `A${String(index + 1).padStart(2, "0")}`);

/** Twelve applications and four judges, none of whom stepped aside. */
function crowded(): Bundle {
  const bundle = smallBundle();
  const [first] = bundle.applications;
  if (!first) throw new Error("the bundle is empty");
  return {
    ...bundle,
    judges: [
      ...JUDGES.map((slug) => ({ slug, name: slug, categories: ["open"] })),
      { slug: "cho", name: "cho", categories: ["green"] },
    ],
    applications: REFS.map((ref) => ({ ...first, ref, title: `Project ${ref}` })),
    recusals: [],
    scorecards: [],
    ballots: [],
  };
}

async function roundOne(played: Played, slug = "round-one") {
  const round = await findRound(store().read, played.staged.editionId, slug);
  if (!round || round.kind === "screening") throw new Error(`no ${slug}`);
  return { ...round, kind: round.kind };
}

async function drawn(played: Played, each: number, seed = "seed") {
  const categoryId = played.staged.ids.categories.get("open") ?? "";
  return drawDeal(store().read, played.context, await roundOne(played), categoryId, { each, seed });
}

async function split(played: Played, each: number, seed = "seed") {
  const { mark } = await drawn(played, each, seed);
  return splitCategory(played.context, { ...played.roundOne, category: "open", each, seed, mark });
}

/** How many applications each judge has to score. */
async function loads(played: Played) {
  const { work } = await loadRoundWork(
    store().read,
    played.staged.editionId,
    await roundOne(played),
  );
  return Object.fromEntries(
    JUDGES.map((slug) => [
      slug,
      work.find(({ judge }) => judge === played.idOf(slug))?.applications.length ?? 0,
    ]),
  );
}

async function queueOf(played: Played, slug: string) {
  const categoryId = played.staged.ids.categories.get("open") ?? "";
  const judge = { id: played.idOf(slug), slug, name: slug, isChair: false, oathStep: null };
  const queue = await loadQueue(
    played.context,
    { ...judge, categoryIds: [categoryId] },
    await roundOne(played),
  );
  return queue.map(({ ref }) => ref).sort();
}

describe("a crowded category that is split among its panel", () => {
  test("gives each judge an even share, in their queue and in what they owe", async () => {
    const played = await play(store(), "scoring", crowded());
    expect(granted(await split(played, 2))).toEqual({ dealt: 24 });
    expect(await loads(played)).toEqual({ ada: 6, ben: 6, dee: 6, eve: 6 });
    const queues = await Promise.all(JUDGES.map((slug) => queueOf(played, slug)));
    expect(queues.map((queue) => queue.length)).toEqual([6, 6, 6, 6]);
    expect([...new Set(queues.flat())].sort()).toEqual(REFS);
  });

  test("lets a judge score what was dealt to them, and nothing else", async () => {
    const played = await play(store(), "scoring", crowded());
    granted(await split(played, 2));
    const own = await queueOf(played, "ada");
    const other = REFS.find((ref) => !own.includes(ref)) ?? "";
    granted(await score(played, "ada", own[0] ?? "", CARD));
    expect(await score(played, "ada", other, CARD)).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("is drawn again from the seed in the record", async () => {
    const played = await play(store(), "scoring", crowded());
    granted(await split(played, 3, "the seed of the day"));
    const [act] = await store().read.select().from(t.auditEntries);
    expect(act).toMatchObject({
      act: "category-split",
      subject: "round-one/open",
      details: { each: 3, seed: "the seed of the day", judges: 4, applications: 12 },
    });
    const { judges, applications, kept } = await drawn(played, 3);
    const isRecused = () => false;
    const again = dealOut({
      judges,
      applications,
      kept,
      isRecused,
      each: 3,
      seed: "the seed of the day",
    });
    const stored = await store().read.select().from(t.assignments);
    const nameOf = (judge: string, application: string) => `${judge} ${application}`;
    expect(stored.map((row) => nameOf(row.judgeId, row.applicationId)).sort()).toEqual(
      again.map((pair) => nameOf(pair.judge, pair.application)).sort(),
    );
  });

  test("is split again only where no card was begun: a draft stays with whoever wrote it", async () => {
    const played = await play(store(), "scoring", crowded());
    granted(await score(played, "ada", "A01", CARD));
    granted(await score(played, "ada", "A02", CARD));
    granted(await split(played, 1));
    expect(await queueOf(played, "ada")).toEqual(expect.arrayContaining(["A01", "A02"]));
    granted(await split(played, 1, "another"));
    expect(await queueOf(played, "ada")).toEqual(expect.arrayContaining(["A01", "A02"]));
    expect(await loads(played)).toEqual({ ada: 3, ben: 3, dee: 3, eve: 3 });
  });

  test("is not made as it was looked at, once a card was begun in between", async () => {
    const played = await play(store(), "scoring", crowded());
    const { mark } = await drawn(played, 1);
    for (const slug of JUDGES) granted(await score(played, slug, "A01", CARD));
    const sent = { ...played.roundOne, category: "open", each: 1, seed: "seed", mark };
    expect(await splitCategory(played.context, sent)).toMatchObject({
      refusal: { code: "stale-version" },
    });
    expect(await store().read.$count(t.assignments)).toBe(0);
  });

  test("leaves no application to nobody when a judge steps aside", async () => {
    const played = await play(store(), "scoring", crowded());
    granted(await split(played, 1));
    const [ref = ""] = await queueOf(played, "ada");
    granted(
      await stepAside(played.context, {
        editionId: played.staged.editionId,
        judgeId: played.idOf("ada"),
        ref,
        reason: "My employer.",
      }),
    );
    for (const slug of ["ben", "dee", "eve"]) expect(await queueOf(played, slug)).toContain(ref);
  });

  test("hands a leaving judge's share to the successor, without what is finished", async () => {
    const played = await play(store(), "scoring", crowded());
    granted(await split(played, 2));
    const [done = "", ...rest] = await queueOf(played, "ada");
    granted(await score(played, "ada", done, CARD));
    granted(
      await replaceJudge(played.context, {
        editionId: played.staged.editionId,
        slug: "ada",
        panels: ["open"],
        cause: "unavailable",
        reason: "In hospital.",
        cards: "keep",
        by: "the secretariat",
        successor: { slug: "cho" },
      }),
    );
    expect(await queueOf(played, "cho")).toEqual(rest);
    granted(await split(played, 2, "again"));
    const { expected } = await loadRoundWork(
      store().read,
      played.staged.editionId,
      await roundOne(played),
    );
    expect([...expected.values()].map((judges) => judges.length)).toEqual(REFS.map(() => 2));
  });

  test("goes back to the whole panel where nothing was begun", async () => {
    const played = await play(store(), "scoring", crowded());
    granted(await split(played, 1));
    const [begun = ""] = await queueOf(played, "ada");
    granted(await score(played, "ada", begun, CARD));
    granted(await joinCategory(played.context, { ...played.roundOne, category: "open" }));
    expect(await loads(played)).toEqual({ ada: 12, ben: 11, dee: 11, eve: 11 });
  });

  test("is the secretariat's to split, before its round closes, among judges it has", async () => {
    const played = await play(store(), "scoring", crowded());
    const observer = { ...played, context: asPerson(played.context, played.staged.observer) };
    expect(await split(observer, 2)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await split(played, 5)).toMatchObject({ refusal: { field: "each" } });
    const over = await play(store(), "scored", {
      ...crowded(),
      edition: { ...crowded().edition, slug: "2027" },
    });
    expect(await split(over, 2)).toMatchObject({ refusal: { code: "round-closed" } });
  });
});

describe("a round with a panel of its own", () => {
  /** Round one confirmed, the ballot not opened. */
  async function beforeTheBallot() {
    const played = await play(store(), "voting");
    await store().transact((tx) =>
      tx
        .update(t.rounds)
        .set({ state: "pending", openedAt: null })
        .where(eq(t.rounds.id, played.roundTwo.roundId)),
    );
    return played;
  }

  const panel = (played: Played, judges: readonly string[]) =>
    saveRoundPanel(played.context, { ...played.roundTwo, category: "open", judges });

  test("is voted by exactly that panel, and the turnout asks nobody else", async () => {
    const played = await beforeTheBallot();
    granted(await panel(played, ["ada", "cho"]));
    granted(await openRound(played.context, played.roundTwo));
    granted(await vote(played, "cho", ["A1", "A2"]));
    expect(await vote(played, "ben", ["A1", "A2"])).toMatchObject({
      refusal: { code: "not-found" },
    });
    const { work } = await loadRoundWork(
      store().read,
      played.staged.editionId,
      await roundOne(played, "round-two"),
    );
    expect(work.map(({ judge, done }) => [judge, done]).sort()).toEqual(
      [
        [played.idOf("ada"), 0],
        [played.idOf("cho"), 1],
      ].sort(),
    );
  });

  test("has the category's seats again where nobody is chosen", async () => {
    const played = await beforeTheBallot();
    granted(await panel(played, ["cho"]));
    granted(await panel(played, []));
    granted(await openRound(played.context, played.roundTwo));
    granted(await vote(played, "ben", ["A1", "A2"]));
  });

  test("is settled once the round opens: who joins the category later has no vote in it", async () => {
    const played = await beforeTheBallot();
    granted(await openRound(played.context, played.roundTwo));
    expect(await panel(played, ["ada"])).toMatchObject({ refusal: { code: "round-closed" } });
    await store().transact((tx) =>
      tx.insert(t.seats).values({
        id: "late",
        judgeId: played.idOf("cho"),
        categoryId: played.staged.ids.categories.get("open") ?? "",
      }),
    );
    expect(await vote(played, "cho", ["A1", "A2"])).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("takes nobody who left the panel, or is not a judge", async () => {
    const played = await beforeTheBallot();
    await store().transact((tx) =>
      tx
        .update(t.seats)
        .set({ removedAt: NOON })
        .where(eq(t.seats.judgeId, played.idOf("ben"))),
    );
    for (const judges of [["ben"], ["nobody"]])
      expect(await panel(played, judges)).toMatchObject({ refusal: { field: "judges" } });
  });
});
