import { describe, expect, test } from "vitest";
import { saveRounds } from "#app/commands/save-rounds.ts";
import { findSettings, type RoundView } from "#app/queries/edition-settings.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { granted } from "#test/support/rounds.ts";
import { setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DAY = 24 * 60 * 60 * 1000;
const LATER = new Date(NOON.getTime() + 60 * DAY);
const EARLIER = new Date(NOON.getTime() - DAY);

async function roundsOf({ context, staged }: SetUp): Promise<readonly RoundView[]> {
  return (await findSettings(context, staged.editionId, "secretariat")).rounds;
}

type Row = Parameters<typeof saveRounds>[1]["rows"][number];

/** Sends the list back as the page shows it, changed by the test. */
async function save(made: SetUp, change: (rows: Row[]) => readonly Row[]) {
  const rounds = await roundsOf(made);
  const rows = rounds.map((round) => ({ id: round.id, name: round.name, rules: round }));
  return saveRounds(made.context, {
    editionId: made.staged.editionId,
    known: rounds.map(({ id }) => id),
    rows: change(rows),
  });
}

function changed(rows: Row[], index: number, change: Partial<Row>): Row[] {
  return rows.map((row, at) => (at === index ? { ...row, ...change } : row));
}

const SCORECARD = {
  kind: "scorecard",
  minScore: 1,
  maxScore: 5,
  scaleLabels: { "5": "best" },
  quorum: 2,
  advance: 2,
  cutoffTie: "break",
  needsRemarkAtEnds: true,
  votes: null,
} as const;

describe("while the edition is set up", () => {
  test("a round is added between two others, changed and taken away", async () => {
    const made = await setUp(store());
    granted(
      await save(made, ([screening, , ballot]) => [
        ...(screening ? [screening] : []),
        { name: "Long list", rules: SCORECARD, opensAt: EARLIER, closesAt: LATER },
        ...(ballot ? [{ ...ballot, name: "Final vote" }] : []),
      ]),
    );
    expect(await roundsOf(made)).toMatchObject([
      { slug: "screening" },
      { slug: "long-list", ...SCORECARD, opensAt: EARLIER, closesAt: LATER, state: "pending" },
      { slug: "round-two", name: "Final vote" },
    ]);
  });

  test.for([
    ["a ballot before the last round", [2, 1], "rounds.0.kind"],
    ["a list out of order", [1, 0, 2], "rounds.1.kind"],
  ] as const)("%s is refused at the field at fault", async ([, order, field]) => {
    const made = await setUp(store());
    const outcome = await save(made, (rows) => order.flatMap((at) => rows[at] ?? []));
    expect(outcome).toMatchObject({ refusal: { code: "invalid", field } });
  });

  test("a round that closes before it opens is refused", async () => {
    const made = await setUp(store());
    const outcome = await save(made, (rows) =>
      changed(rows, 1, { opensAt: LATER, closesAt: EARLIER }),
    );
    expect(outcome).toMatchObject({ refusal: { code: "invalid", field: "rounds.1.closes" } });
  });

  test("an older page takes no round away", async () => {
    const made = await setUp(store());
    const outcome = await saveRounds(made.context, {
      editionId: made.staged.editionId,
      known: [],
      rows: [],
    });
    expect(outcome).toMatchObject({ refusal: { code: "stale-version" } });
  });
});

describe("once the first judging round has opened", () => {
  test.for([
    ["the scale", (rows: Row[]) => changed(rows, 1, { rules: SCORECARD })],
    [
      "whether the ends of the scale are explained",
      (rows: Row[]) =>
        rows.map((row) => ({
          ...row,
          rules: row.rules && {
            ...row.rules,
            needsRemarkAtEnds: row.rules.kind === "scorecard",
          },
        })),
    ],
    ["the list", (rows: Row[]) => rows.slice(0, 2)],
    ["a new round", (rows: Row[]) => [...rows, { name: "More", rules: SCORECARD }]],
  ] as const)("%s is fixed", async ([, change]) => {
    const made = await setUp(store(), "scoring");
    expect(await save(made, change)).toMatchObject({ refusal: { code: "locked-by-use" } });
  });

  test("an open round's closing may be moved, and the log says to when", async () => {
    const made = await setUp(store(), "scoring");
    granted(await save(made, (rows) => changed(rows, 1, { closesAt: LATER })));
    expect((await roundsOf(made))[1]?.closesAt).toEqual(LATER);
    const [entry] = (await store().read.select().from(t.auditEntries)).slice(-1);
    expect(entry).toMatchObject({
      act: "rounds-changed",
      details: { moved: [{ round: "Round one", closes: LATER.toISOString() }] },
    });
  });

  test("a time that has passed does not close a round", async () => {
    const made = await setUp(store(), "scoring");
    const outcome = await save(made, (rows) => changed(rows, 1, { closesAt: NOON }));
    expect(outcome).toMatchObject({ refusal: { code: "invalid", field: "rounds.1.closes" } });
  });

  test.for([
    ["opening of an open round", "scoring", { opensAt: LATER }, "rounds.1.opens"],
    ["closing of a closed round", "scored", { closesAt: LATER }, "rounds.1.closes"],
  ] as const)("the %s is fixed", async ([, stage, change, field]) => {
    const made = await setUp(store(), stage);
    const outcome = await save(made, (rows) => changed(rows, 1, change));
    expect(outcome).toMatchObject({ refusal: { code: "locked-by-use", field } });
  });

  test("names and the times of later rounds are free", async () => {
    const made = await setUp(store(), "scoring");
    granted(
      await save(made, (rows) =>
        rows.map(({ id, name }, at) => ({
          id,
          name: `${name}!`,
          ...(at === 2 ? { opensAt: LATER, closesAt: null } : {}),
        })),
      ),
    );
    expect((await roundsOf(made))[2]).toMatchObject({
      name: "Round two!",
      opensAt: LATER,
      closesAt: null,
      votes: 2,
    });
  });
});

test("the screening of an open call stays, and stays a screening", async () => {
  const made = await setUp(store(), "call");
  expect(await save(made, (rows) => rows.slice(1))).toMatchObject({
    refusal: { code: "locked-by-use" },
  });
  expect(await save(made, (rows) => changed(rows, 0, { rules: SCORECARD }))).toMatchObject({
    refusal: { code: "locked-by-use", field: "rounds.0.kind" },
  });
});
