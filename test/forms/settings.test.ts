import { describe, expect, test } from "vitest";
import { categorySchema } from "#app/forms/categories.ts";
import { editionSchema } from "#app/forms/edition.ts";
import { fixedRoundsSchema, roundsSchema } from "#app/forms/rounds.ts";
import { readForm } from "#app/forms/read-form.ts";
import { rowsAfter } from "#app/forms/rows.ts";

function form(entries: Readonly<Record<string, string>>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(entries)) made.append(name, value);
  return made;
}

const SCORECARD = {
  "rounds.0.name": "Round one",
  "rounds.0.kind": "scorecard",
  "rounds.0.minScore": "1",
  "rounds.0.maxScore": "10",
  "rounds.0.scaleLabels": "1 = lowest\n10: highest",
  "rounds.0.cutoffTie": "extend",
};

describe("rows of a form", () => {
  test.for([
    ["up-1", ["b", "a"]],
    ["down-0", ["b", "a"]],
    ["remove-0", ["b"]],
    ["save", ["a", "b"]],
    ["up-0", ["a", "b"]],
    ["remove-9", ["a", "b"]],
  ] as const)("%s gives %s", ([intent, rows]) => {
    expect(rowsAfter(["a", "b", null], intent)).toEqual(rows);
  });

  test("a blank new criterion is nothing, a stored one without a name is to be mended", () => {
    const reading = readForm(
      form({
        name: "Open",
        "criteria.0.id": "c1",
        "criteria.0.name": "",
        "criteria.0.weight": "1",
        "criteria.1.name": "",
        "criteria.1.description": " ",
        "criteria.1.weight": "1",
      }),
      categorySchema,
    );
    expect(reading).toMatchObject({
      ok: false,
      errors: [{ field: "criteria.0.name", message: "Give the criterion a name" }],
    });
  });

  test.for(["0", "1.5", "", "many", "101"])("a weight of %s is not one", (weight) => {
    const reading = readForm(
      form({ name: "Open", "criteria.0.name": "Impact", "criteria.0.weight": weight }),
      categorySchema,
    );
    expect(reading).toMatchObject({ ok: false, errors: [{ field: "criteria.0.weight" }] });
  });

  test("two criteria of one name are told at the second", () => {
    const reading = readForm(
      form({
        name: "Open",
        "criteria.0.name": "Impact",
        "criteria.0.weight": "1",
        "criteria.1.name": "",
        "criteria.1.weight": "1",
        "criteria.2.name": "impact",
        "criteria.2.weight": "1",
      }),
      categorySchema,
    );
    expect(reading).toMatchObject({ ok: false, errors: [{ field: "criteria.2.name" }] });
  });
});

describe("the form of the rounds", () => {
  test("reads the meaning of the scale, a line a value", () => {
    const reading = readForm(form(SCORECARD), roundsSchema);
    expect(reading).toMatchObject({
      ok: true,
      value: { rounds: [{ rules: { scaleLabels: { "1": "lowest", "10": "highest" } } }] },
    });
  });

  test("a tick asks judges to explain the ends of the scale, and no tick does not", () => {
    const ends = (sent: Record<string, string>) => {
      const reading = readForm(form({ ...SCORECARD, ...sent }), roundsSchema);
      return reading.ok && reading.value.rounds[0]?.rules.needsRemarkAtEnds;
    };
    expect(ends({ "rounds.0.needsRemarkAtEnds": "on" })).toBe(true);
    expect(ends({})).toBe(false);
  });

  test("asks again for a line of the scale that it cannot read", () => {
    const reading = readForm(
      form({ ...SCORECARD, "rounds.0.scaleLabels": "lowest" }),
      roundsSchema,
    );
    expect(reading).toMatchObject({ ok: false, errors: [{ field: "rounds.0.scaleLabels" }] });
  });

  test("tells every fault of the list at once, each at its field", () => {
    const reading = readForm(
      form({
        ...SCORECARD,
        "rounds.1.name": "Round two",
        "rounds.1.kind": "ballot",
        "rounds.1.votes": "2",
        "rounds.2.name": "Round two",
        "rounds.2.kind": "screening",
      }),
      roundsSchema,
    );
    expect(!reading.ok && reading.errors.map(({ field }) => field)).toEqual([
      "rounds.0.advance",
      "rounds.1.kind",
      "rounds.2.kind",
      "rounds.2.name",
    ]);
  });

  test("a new round with a kind and no name is not forgotten", () => {
    const reading = readForm(
      form({ "rounds.0.name": "", "rounds.0.kind": "screening" }),
      roundsSchema,
    );
    expect(reading).toMatchObject({ ok: false, errors: [{ field: "rounds.0.name" }] });
  });

  test("a time that was not asked is told from one that was left empty", () => {
    const asked = {
      "rounds.0.name": "One",
      "rounds.0.closes.date": "",
      "rounds.0.closes.time": "",
    };
    const reading = readForm(form(asked), fixedRoundsSchema);
    const [round] = reading.ok ? reading.value.rounds : [];
    expect(round?.closes).toBeNull();
    expect(round).not.toHaveProperty("opens");
  });
});

test("half a time of the call is asked again", () => {
  const reading = readForm(
    form({ name: "Prize", year: "2026", "callCloses.date": "2026-07-01", "callCloses.time": "" }),
    editionSchema,
  );
  expect(reading).toMatchObject({ ok: false, errors: [{ field: "callCloses" }] });
});

test.for([
  ["3", 3],
  ["", null],
] as const)("a limit of files that is typed as “%s” is %s", ([typed, limit]) => {
  const reading = readForm(
    form({ name: "2026", year: "2026", filesPerApplication: typed }),
    editionSchema,
  );
  expect(reading).toMatchObject({ ok: true, value: { filesPerApplication: limit } });
});

test.for(["0", "51", "three", "2.5"])("%s is no limit of files, and its field says so", (typed) => {
  const reading = readForm(
    form({ name: "2026", year: "2026", filesPerApplication: typed }),
    editionSchema,
  );
  expect(reading).toMatchObject({
    ok: false,
    errors: [
      { field: "filesPerApplication", message: "Give a number from 1 to 50, or leave it empty" },
    ],
  });
});
