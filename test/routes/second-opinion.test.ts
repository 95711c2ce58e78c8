import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { closeRound } from "#app/commands/close-round.ts";
import type { Viewer } from "#app/server/context.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import * as categoryPage from "#app/routes/secretariat.$programme.$edition.results.$category.tsx";
import * as page from "#app/routes/secretariat.$programme.$edition.second-opinion.$round.tsx";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { tables as t } from "#db/schema/index.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { granted, play, type Played, score } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };

/** One row a judge over A1 to A4; null where there is no card. */
function scored(rows: Readonly<Record<string, readonly (number | null)[]>>): Bundle {
  return {
    ...smallBundle(),
    judges: [
      ...Object.keys(rows).map((slug) => ({ slug, name: `Judge ${slug}`, categories: ["open"] })),
      { slug: "cho", name: "Cho", categories: ["green"] },
    ],
    recusals: [],
    ballots: [],
    scorecards: Object.entries(rows).flatMap(([judge, values]) =>
      values.flatMap((value, at) =>
        value === null
          ? []
          : [
              {
                round: "round-one",
                judge,
                application: `A${at + 1}`,
                status: "submitted" as const,
                scores: { impact: value, reach: value },
              },
            ],
      ),
    ),
  };
}

async function opened(stage: Stage, bundle?: Bundle) {
  return play(store(), stage, bundle);
}

function see(
  played: Played,
  round = "round-one",
  viewer: Viewer | null = played.staged.secretariat,
) {
  const at = `/secretariat/prize/2026/second-opinion/${round}`;
  return page.loader(
    routeArgs(asPerson(played.context, viewer), getRequest(at), { ...EDITION, round }),
  );
}

async function seeOpen(played: Played) {
  const view = await see(played);
  const open = view.categories.find(({ slug }) => slug === "open");
  if (!open) throw new Error("the category is not there");
  return open;
}

describe("the second opinion on a round", () => {
  test("is not there while the round is open, and is there once it is closed", async () => {
    const played = await opened("scoring");
    for (const ref of ["A1", "A2", "A3", "A4"]) {
      granted(await score(played, "ada", ref, { impact: 7, reach: 5 }));
      if (ref !== "A3") granted(await score(played, "ben", ref, { impact: 4, reach: 4 }));
      await expect(see(played)).rejects.toMatchObject({ status: 404 });
    }
    granted(await closeRound(played.context, played.roundOne));
    const open = await seeOpen(played);
    expect(open.judges).toEqual([
      { slug: "ben", name: "Ben", cards: 3, shared: 3, against: -2, spread: 0 },
      { slug: "ada", name: "Ada", cards: 4, shared: 3, against: 2, spread: 0 },
    ]);
  });

  test("is not there for an observer, a judge or a city, nor for a ballot or a round there is not", async () => {
    const played = await opened("voting");
    const { observer, judges, officers } = played.staged;
    for (const viewer of [observer, judges.get("ada"), officers.get("hue")])
      await expect(see(played, "round-one", viewer ?? null)).rejects.toMatchObject({ status: 404 });
    for (const round of ["round-two", "screening", "round-nine"])
      await expect(see(played, round)).rejects.toMatchObject({ status: 404 });
    expect((await see(played)).round.slug).toBe("round-one");
  });

  test("says by name where the shortlist would be another, and leaves the count as it is", async () => {
    const bundle = scored({ a: [9, 8, 1, 6], b: [9, 8, 7, 6], c: [9, 8, 7, 6] });
    const played = await opened("scored", bundle);
    const standings = () =>
      categoryPage
        .loader(
          routeArgs(played.context, getRequest("/secretariat/prize/2026/results/open"), {
            ...EDITION,
            category: "open",
          }),
        )
        .then((view) => JSON.stringify(view.standings));
    const before = await standings();
    const open = await seeOpen(played);
    expect(open.changes).toEqual([
      "By the median, Project A3 would be on the shortlist and Project A4 would not.",
      "Without the cards of Judge a, Project A3 would be on the shortlist and Project A4 would not.",
    ]);
    expect(open.without).toEqual(["Judge a", "Judge b", "Judge c"]);
    expect(open.rows.map(({ ref, rank, median, without }) => [ref, rank, median, without])).toEqual(
      [
        ["A1", 1, 1, [1, 1, 1]],
        ["A2", 2, 2, [2, 2, 2]],
        ["A4", 3, 4, [4, 3, 3]],
        ["A3", 4, 3, [3, 4, 4]],
      ],
    );
    expect(open.noZScores).toContain("at least three judges and six scored applications");
    expect(await standings()).toBe(before);
  });

  test("leaves out whoever stepped aside, as the count does", async () => {
    const rows = { a: [9, 8, 1, 6], b: [9, 8, 7, 6], c: [9, 8, 7, 6] };
    const bundle = { ...scored(rows), recusals: [{ judge: "a", application: "A3" }] };
    const open = await seeOpen(await opened("scored", bundle));
    expect(open.changes).toEqual([]);
    expect(open.judges.find(({ slug }) => slug === "a")).toMatchObject({ cards: 3, against: 0 });
    expect(open.agreement).toMatchObject({ alpha: 1 });
  });

  test.each([
    ["a single judge", { a: [9, 8, 7, 6] }, "nothing to compare", []],
    ["scores that are all equal", { a: [7, 7, 7, 7], b: [7, 7, 7, 7] }, "has no number", []],
    [
      "one scored application",
      { a: [7, null, null, null], b: [5, null, null, null] },
      "no more than chance",
      [],
    ],
  ])("bears %s", async (_, rows, said, changes) => {
    const open = await seeOpen(await opened("scored", scored(rows)));
    expect(open.agreement.said).toContain(said);
    expect(open.changes).toEqual(changes);
    expect(open.rows).toHaveLength(4);
  });

  test("bears a category that nobody scored", async () => {
    const view = await see(await opened("voting"));
    expect(view.categories.find(({ slug }) => slug === "green")).toMatchObject({
      judges: [],
      rows: [],
      changes: [],
    });
  });
});

describe("a certified result", () => {
  test("keeps the second opinion as it was, whatever is decided afterwards, until it is certified again", async () => {
    const played = await opened("voted");
    const { editionId } = played.staged;
    const before = await see(played);
    expect(before.frozen).toBeNull();
    granted(await certifyEdition(played.context, editionId, ""));
    const kept = await see(played);
    expect(kept.frozen).toMatchObject({ number: 1 });
    expect(kept.categories).toEqual(before.categories);

    // A scorecard that changed underneath, as only a fault or a new certification could do it.
    await store().transact((tx) =>
      tx.update(t.scores).set({ points: 10 }).where(eq(t.scores.points, 9)),
    );
    expect((await see(played)).categories).toEqual(before.categories);
    granted(await certifyEdition(played.context, editionId, "the scores were mended"));
    const anew = await see(played);
    expect(anew.frozen).toMatchObject({ number: 2 });
    expect(anew.categories).not.toEqual(before.categories);
    expect(await verifyRecord(store())).toEqual([]);
  });
});
