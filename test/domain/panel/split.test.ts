import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Pair } from "#app/domain/panel/duties.ts";
import { dealOut } from "#app/domain/panel/split.ts";

const names = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
const nobody = () => false;
const nameOf = ({ judge, application }: Pair) => `${judge} ${application}`;

function loadsOf(judges: readonly string[], pairs: readonly Pair[]): readonly number[] {
  return judges.map((judge) => pairs.filter((pair) => pair.judge === judge).length);
}

function spread(loads: readonly number[]): number {
  return Math.max(...loads) - Math.min(...loads);
}

/** A panel, its applications, who stepped aside, and pairs on which a card was begun. */
const crowd = (mostJudges: number, mostApplications: number) =>
  fc
    .record({
      judges: fc.integer({ min: 1, max: mostJudges }),
      applications: fc.integer({ min: 0, max: mostApplications }),
      each: fc.integer({ min: 1, max: mostJudges + 1 }),
      seed: fc.string({ maxLength: 8 }),
      dice: fc.array(fc.integer({ min: 0, max: 9 }), {
        minLength: mostJudges * mostApplications,
        maxLength: mostJudges * mostApplications,
      }),
    })
    .map(({ dice, ...sizes }) => {
      const judges = names("j", sizes.judges);
      const applications = names("A", sizes.applications);
      const die = (judge: string, application: string) =>
        dice[judges.indexOf(judge) * mostApplications + applications.indexOf(application)] ?? 9;
      const pairs = judges.flatMap((judge) =>
        applications.map((application) => ({ judge, application })),
      );
      return {
        judges,
        applications,
        each: sizes.each,
        seed: sizes.seed,
        isRecused: (judge: string, application: string) => die(judge, application) < 2,
        kept: pairs.filter(({ judge, application }) => die(judge, application) === 2),
      };
    });

/** The smallest spread of loads that any deal can have, by trying all of them. */
function leastSpread(made: Parameters<typeof dealOut>[0]): number {
  const { judges, applications, each, isRecused, kept } = made;
  const fixed = new Set(kept.map(nameOf));
  let states = new Set([judges.map(() => 0).join(",")]);
  for (const application of applications) {
    const must = judges.map((judge) => fixed.has(nameOf({ judge, application })));
    const free = judges.map((judge) => !isRecused(judge, application));
    const size = Math.max(must.filter(Boolean).length, Math.min(each, free.filter(Boolean).length));
    const next = new Set<string>();
    for (let set = 0; set < 1 << judges.length; set++) {
      const on = judges.map((_, at) => (set & (1 << at)) !== 0);
      if (on.filter(Boolean).length !== size) continue;
      if (on.some((isOn, at) => (must[at] && !isOn) || (isOn && !free[at]))) continue;
      for (const state of states)
        next.add(
          state
            .split(",")
            .map((load, at) => Number(load) + (on[at] ? 1 : 0))
            .join(","),
        );
    }
    states = next;
  }
  return Math.min(...[...states].map((state) => spread(state.split(",").map(Number))));
}

describe("a category split among its panel", () => {
  test("gives each application exactly so many judges, or all who are free", () => {
    fc.assert(
      fc.property(crowd(6, 12), (made) => {
        const dealt = dealOut(made);
        expect(new Set(dealt.map(nameOf)).size).toBe(dealt.length);
        for (const application of made.applications) {
          const on = dealt.filter((pair) => pair.application === application);
          const free = made.judges.filter((judge) => !made.isRecused(judge, application));
          const kept = made.kept.filter((pair) => pair.application === application);
          expect(on).toHaveLength(Math.max(kept.length, Math.min(made.each, free.length)));
        }
      }),
    );
  });

  test("gives nobody what they stepped aside from, and takes nothing away that was begun", () => {
    fc.assert(
      fc.property(crowd(6, 12), (made) => {
        const dealt = dealOut(made);
        for (const { judge, application } of dealt)
          expect(made.isRecused(judge, application)).toBe(false);
        expect(dealt.map(nameOf)).toEqual(expect.arrayContaining(made.kept.map(nameOf)));
      }),
    );
  });

  test("gives no judge more than one above another, where nobody stepped aside or began", () => {
    fc.assert(
      fc.property(crowd(8, 30), (made) => {
        const dealt = dealOut({ ...made, isRecused: nobody, kept: [] });
        expect(spread(loadsOf(made.judges, dealt))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is level to one wherever any deal could be, whoever stepped aside and whatever was begun", () => {
    fc.assert(
      fc.property(crowd(4, 5), (made) => {
        const found = spread(loadsOf(made.judges, dealOut(made)));
        if (leastSpread(made) <= 1) expect(found).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  test("is drawn the same again from its seed, and otherwise from another", () => {
    fc.assert(
      fc.property(crowd(6, 12), (made) => {
        expect(dealOut(made)).toEqual(dealOut(made));
      }),
    );
    const made = {
      judges: names("j", 8),
      applications: names("A", 24),
      each: 3,
      isRecused: nobody,
      kept: [],
    };
    expect(dealOut({ ...made, seed: "one" })).not.toEqual(dealOut({ ...made, seed: "two" }));
  });

  test("counts the card of somebody who left, and deals one judge fewer beside it", () => {
    const kept = [{ judge: "gone", application: "A1" }];
    const made = { judges: ["j1", "j2"], applications: ["A1", "A2"], isRecused: nobody, kept };
    const dealt = dealOut({ ...made, each: 2, seed: "one" });
    expect(dealt.filter(({ application }) => application === "A1")).toHaveLength(2);
    expect(dealt).toContainEqual({ judge: "gone", application: "A1" });
    expect(dealt.filter(({ application }) => application === "A2").map(nameOf)).toEqual([
      "j1 A2",
      "j2 A2",
    ]);
  });

  test("mixes the company: every two judges share applications, about as many as any other two", () => {
    const judges = names("j", 6);
    for (const seed of ["a", "b", "c", "d"]) {
      const dealt = dealOut({
        judges,
        applications: names("A", 40),
        each: 3,
        seed,
        isRecused: nobody,
        kept: [],
      });
      const shared = judges.flatMap((one, at) =>
        judges.slice(at + 1).map((other) => {
          const of = (judge: string) =>
            new Set(dealt.filter((pair) => pair.judge === judge).map((pair) => pair.application));
          return [...of(one)].filter((application) => of(other).has(application)).length;
        }),
      );
      // Forty panels of three are 120 meetings of fifteen pairs: eight each.
      expect(Math.min(...shared)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...shared)).toBeLessThanOrEqual(11);
    }
  });
});
