import { describe, expect, test } from "vitest";
import { dutiesOf, type PanelFacts, type Seat } from "#app/domain/panel/duties.ts";

const seat = (judge: string, change: Partial<Seat> = {}): Seat => ({
  judge,
  category: "open",
  isRemoved: false,
  successor: null,
  ...change,
});
const left = (judge: string, successor: string | null) =>
  seat(judge, { isRemoved: true, successor });

function duties(facts: Partial<PanelFacts>, cards: readonly string[] = []) {
  return dutiesOf({
    seats: [seat("ada"), seat("ben")],
    roundSeats: [],
    assignments: [],
    stands: (judge, application) => cards.includes(`${judge} ${application}`),
    isRecused: () => false,
    ...facts,
  });
}

/** Which of A1 to A3 a judge has to score. */
function dueOf(judge: string, facts: Partial<PanelFacts>, cards: readonly string[] = []) {
  const { isDue } = duties(facts, cards);
  return ["A1", "A2", "A3"].filter((ref) => isDue(judge, ref, "open"));
}

describe("the panel of a round", () => {
  test("is the category's seats, without those that were taken back", () => {
    const { panelOf } = duties({ seats: [seat("ada"), left("ben", null), seat("cho")] });
    expect(panelOf("open")).toEqual(["ada", "cho"]);
    expect(panelOf("green")).toEqual([]);
  });

  test("is its own where it has one, with judges who hold no seat in the category", () => {
    const { panelOf, sits } = duties({ roundSeats: [{ judge: "eve", category: "open" }] });
    expect(panelOf("open")).toEqual(["eve"]);
    expect(sits("ada", "open")).toBe(false);
  });

  test("of its own does not fall back on the seats when its last judge leaves", () => {
    const { panelOf } = duties({
      seats: [left("ada", "cho"), seat("ben"), seat("cho")],
      roundSeats: [{ judge: "ada", category: "open" }],
    });
    expect(panelOf("open")).toEqual([]);
  });
});

describe("a split category", () => {
  const assignments = [
    { judge: "ada", application: "A1" },
    { judge: "ben", application: "A2" },
  ];

  test("gives each judge what was dealt to them, and what was dealt to nobody", () => {
    expect(dueOf("ada", { assignments })).toEqual(["A1", "A3"]);
    expect(dueOf("ben", { assignments })).toEqual(["A2", "A3"]);
  });

  test("goes back to the whole panel where nobody of those it was dealt to is left", () => {
    const isRecused = (judge: string, ref: string) => judge === "ben" && ref === "A2";
    expect(dueOf("ada", { assignments, isRecused })).toEqual(["A1", "A2", "A3"]);
    expect(dueOf("ben", { assignments, seats: [left("ada", null), seat("ben")] })).toEqual([
      "A1",
      "A2",
      "A3",
    ]);
  });

  test("asks nobody again where the one who left had finished it", () => {
    const seats = [left("ada", null), seat("ben")];
    expect(dueOf("ben", { assignments, seats }, ["ada A1"])).toEqual(["A2", "A3"]);
  });
});

describe("a judge who took a seat over", () => {
  const seats = [left("ada", "cho"), seat("ben"), seat("cho")];

  test("has what the one before left unfinished", () => {
    expect(dueOf("cho", { seats }, ["ada A1"])).toEqual(["A2", "A3"]);
    expect(dueOf("ben", { seats }, ["ada A1"])).toEqual(["A1", "A2", "A3"]);
  });

  test("has all of it where no card of the one before stands", () => {
    expect(dueOf("cho", { seats })).toEqual(["A1", "A2", "A3"]);
  });

  test("owes nothing that anybody of a longer line finished", () => {
    const line = [left("ada", "cho"), left("cho", "eve"), seat("eve")];
    expect(dueOf("eve", { seats: line }, ["ada A1", "cho A2"])).toEqual(["A3"]);
  });

  test("and came back after all keeps their own cards in view", () => {
    const back = [seat("ada"), left("cho", "ada")];
    expect(dueOf("ada", { seats: back }, ["ada A1", "cho A2"])).toEqual(["A1", "A3"]);
  });

  test("whoever left has nothing to do", () => {
    expect(dueOf("ada", { seats }, ["ada A1"])).toEqual([]);
  });
});
