import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderDecision } from "#app/domain/bundle/bundle.ts";
import { fraction } from "#app/domain/kernel/fraction.ts";
import { decisionFor, type Group, type Measure, settle } from "#app/domain/tiebreak/chain.ts";

function measure(of: string, points: Readonly<Record<string, number>>): Measure {
  return { by: "criterion", of, valueOf: (ref) => fraction(points[ref] ?? 0) };
}

function decided(...applications: readonly string[]): OrderDecision {
  const words = { by: "the chair", reason: "why" };
  return { kind: "order", round: "final", category: "open-city", applications, ...words };
}

function group(...members: readonly string[]): Group {
  return { members, below: null, level: [] };
}

function membersOf(groups: readonly Group[]): readonly (readonly string[])[] {
  return groups.map(({ members }) => members);
}

describe("the chain goes step by step and stops where nobody is level", () => {
  const impact = measure("impact", { A: 9, B: 8, C: 8 });
  const context = measure("context", { A: 1, B: 5, C: 6 });

  test("a later step orders only those whom the earlier ones left level", () => {
    const { groups, trail } = settle([group("A", "B", "C")], [impact, context], []);
    expect(membersOf(groups)).toEqual([["A"], ["C"], ["B"]]);
    expect(trail.map(({ of, tied, into }) => ({ of, tied, into }))).toEqual([
      { of: "impact", tied: ["A", "B", "C"], into: [["A"], ["B", "C"]] },
      { of: "context", tied: ["B", "C"], into: [["C"], ["B"]] },
    ]);
  });

  test("a step that tells nobody apart leaves no trace", () => {
    const level = measure("level", {});
    const { trail } = settle([group("B", "C")], [level, context], []);
    expect(trail.map(({ of }) => of)).toEqual(["context"]);
  });

  test("what no step orders stays one group", () => {
    expect(membersOf(settle([group("B", "C")], [impact], []).groups)).toEqual([["B", "C"]]);
  });

  test("a decision cannot order those whom a figure tells apart", () => {
    const { groups } = settle([group("A", "B", "C")], [impact], [decided("C", "B", "A")]);
    expect(membersOf(groups)).toEqual([["A"], ["C"], ["B"]]);
  });
});

describe("a decision applies to a tied group when it names every member", () => {
  const members = ["A", "B"];
  test.each([
    ["it names both", [decided("B", "A")], 0],
    ["it names both and others", [decided("B", "C", "A")], 0],
    ["it names one only", [decided("B", "C")], undefined],
    ["it names nobody", [decided()], undefined],
    ["the latest of two", [decided("A", "B"), decided("B", "A")], 1],
    ["the latest that applies", [decided("A", "B"), decided("B", "C")], 0],
    ["there is none", [], undefined],
  ] as const)("%s", (_, decisions, expected) => {
    const found = decisionFor(members, decisions);
    expect(found).toBe(expected === undefined ? undefined : decisions[expected]);
  });
});

describe("a decision orders whom no figure told apart", () => {
  const level = measure("level", {});
  const chairs = decided("B", "X", "C", "A");

  test("it says so below each but the last, under whom what was below the group stays", () => {
    const below = { by: "criterion", measure: level } as const;
    const tied: Group = { members: ["A", "B", "C"], below, level: [level] };
    const last = group("D");
    const { groups } = settle([tied, last], [], [chairs]);
    const decision = { by: "decision", decision: chairs };
    expect(groups).toEqual([
      { members: ["B"], below: decision, level: [level] },
      { members: ["C"], below: decision, level: [level] },
      { members: ["A"], below, level: [level] },
      last,
    ]);
  });

  test("its step names its round and the decision, and those alone who were tied", () => {
    expect(settle([group("A", "B", "C")], [level], [chairs]).trail).toEqual([
      {
        by: "decision",
        of: "final",
        tied: ["A", "B", "C"],
        into: [["B"], ["C"], ["A"]],
        decision: chairs,
      },
    ]);
  });

  test("the step of a measure names the measure, and no decision", () => {
    const impact = measure("impact", { A: 1, B: 2 });
    expect(settle([group("A", "B")], [impact], [decided("A", "B")]).trail).toEqual([
      { by: "criterion", of: "impact", tied: ["A", "B"], into: [["B"], ["A"]], decision: null },
    ]);
  });

  test("nobody who stands alone is decided about", () => {
    expect(settle([group("A")], [level], [chairs])).toEqual({ groups: [group("A")], trail: [] });
  });
});

describe("whatever the figures", () => {
  const refs = ["A", "B", "C", "D", "E", "F"];
  const marks = fc.tuple(...refs.map(() => fc.nat({ max: 2 })));
  const chains = fc
    .array(marks, { maxLength: 4 })
    .map((all) =>
      all.map((points, at) =>
        measure(`k${at}`, Object.fromEntries(refs.map((ref, index) => [ref, points[index] ?? 0]))),
      ),
    );
  const decisions = fc.array(
    fc.shuffledSubarray(refs, { minLength: 1 }).map((named) => decided(...named)),
    { maxLength: 3 },
  );
  const start = fc
    .tuple(fc.shuffledSubarray(refs, { minLength: refs.length }), fc.nat({ max: 6 }))
    .map(([order, at]) =>
      [order.slice(0, at), order.slice(at)]
        .filter((members) => members.length > 0)
        .map((members) => group(...members)),
    );

  test("a step only splits groups: who stood above whom still does", () => {
    fc.assert(
      fc.property(start, chains, decisions, (groups, chain, recorded) => {
        const refined = membersOf(settle(groups, chain, recorded).groups);
        const placeOf = (order: readonly (readonly string[])[], ref: string) =>
          order.findIndex((members) => members.includes(ref));
        expect(refined.flat().sort()).toEqual(refs);
        for (const a of refs)
          for (const b of refs)
            if (placeOf(membersOf(groups), a) < placeOf(membersOf(groups), b))
              expect(placeOf(refined, a)).toBeLessThan(placeOf(refined, b));
      }),
    );
  });

  test("replaying the trail gives the same order", () => {
    fc.assert(
      fc.property(start, chains, decisions, (groups, chain, recorded) => {
        const { groups: settled, trail } = settle(groups, chain, recorded);
        let order = membersOf(groups);
        for (const { tied, into } of trail) {
          const at = order.findIndex((members) => members === tied || same(members, tied));
          expect(at).toBeGreaterThanOrEqual(0);
          order = [...order.slice(0, at), ...into, ...order.slice(at + 1)];
        }
        expect(order).toEqual(membersOf(settled));
      }),
    );
  });
});

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((member, at) => member === b[at]);
}
