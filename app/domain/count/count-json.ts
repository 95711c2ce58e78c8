/** The count as it is printed and exchanged: see docs/rules.md, "The count as data". */
import { formatFraction } from "../kernel/fraction.ts";
import type { CategoryCount, Count, RoundCount } from "./count.ts";

export interface CountJson {
  readonly categories: Readonly<Record<string, CategoryJson>>;
}

interface CategoryJson {
  readonly rounds: readonly {
    readonly round: string;
    readonly standing: readonly Readonly<Record<string, string | number | null>>[];
    readonly advanced: readonly string[];
  }[];
  readonly placings: readonly {
    readonly prize: string;
    readonly application: string;
    readonly by: string;
  }[];
  readonly unresolved: CategoryCount["unresolved"];
}

export function toCountJson(count: Count): CountJson {
  return {
    categories: Object.fromEntries(
      count.categories.map((category) => [category.category, categoryJson(category)]),
    ),
  };
}

function categoryJson(category: CategoryCount): CategoryJson {
  return {
    rounds: category.rounds.map(roundJson),
    placings: category.placings.map(({ prize, application, reason }) => ({
      prize,
      application,
      by: reason.by,
    })),
    unresolved: category.unresolved,
  };
}

function roundJson(round: RoundCount): CategoryJson["rounds"][number] {
  const standing =
    round.kind === "ballot"
      ? round.standing.map(({ application, rank, votes }) => ({ application, rank, votes }))
      : round.standing.map(({ application, rank, score, scorecards }) => ({
          application,
          rank,
          score: score === null ? null : formatFraction(score),
          scorecards,
        }));
  return { round: round.round, standing, advanced: round.advanced };
}
