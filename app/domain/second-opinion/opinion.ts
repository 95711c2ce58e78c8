/**
 * The whole second opinion on a scorecard round, category by category: what its page shows, and what is
 * frozen with a certified result. See docs/rules.md, "Second opinion".
 */
import type { Bundle } from "../bundle/bundle.ts";
import type { CategoryCount, Count, ScorecardRoundCount } from "../count/count.ts";
import { toDecimal } from "../kernel/fraction.ts";
import { agreementOf } from "./agreement.ts";
import { agreementInWords, changeInWords, NO_Z_SCORES } from "./in-words.ts";
import { marksOf } from "./marks.ts";
import { isEnoughForZ, type Ranking, rankings } from "./rankings.ts";
import { severities } from "./severity.ts";
import { changesUnder, isShortlistOpen } from "./what-would-change.ts";

export interface SecondOpinionRow {
  readonly ref: string;
  readonly title: string;
  /** Null where it is unscored; so are the ranks that a method cannot give. */
  readonly rank: number | null;
  readonly score: string | null;
  readonly zScores: number | null;
  readonly median: number | null;
  /** In the order of `without`. */
  readonly without: readonly (number | null)[];
}

export interface SecondOpinionOfCategory {
  readonly slug: string;
  readonly name: string;
  readonly judges: readonly {
    readonly slug: string;
    readonly name: string;
    readonly cards: number;
    readonly shared: number;
    readonly against: number | null;
    readonly spread: number | null;
  }[];
  readonly agreement: { readonly alpha: number | null; readonly said: string };
  readonly rows: readonly SecondOpinionRow[];
  /** The judges whose cards are left out in turn, by name. */
  readonly without: readonly string[];
  /** Why there are none, where there are none. */
  readonly noZScores: string | null;
  /** Whether the official shortlist, or a prize of the last round, waits for a decision. */
  readonly isWaiting: boolean;
  readonly decides: "shortlist" | "prizes";
  /** Sentences; empty where every way comes to the same. */
  readonly changes: readonly string[];
}

export interface SecondOpinionOfRound {
  /** Slug. */
  readonly round: string;
  readonly categories: readonly SecondOpinionOfCategory[];
}

/** @param count of the same bundle */
export function secondOpinionOn(
  bundle: Bundle,
  count: Count,
  round: string,
): readonly SecondOpinionOfCategory[] {
  return bundle.categories.flatMap(({ slug, name }) => {
    const counted = count.categories.find(({ category }) => category === slug);
    const found = counted?.rounds.find((one) => one.round === round);
    if (!counted || found?.kind !== "scorecard") return [];
    return [{ slug, name, ...opinionOn(bundle, counted, found) }];
  });
}

function opinionOn(
  bundle: Bundle,
  counted: CategoryCount,
  round: ScorecardRoundCount,
): Omit<SecondOpinionOfCategory, "slug" | "name"> {
  const named = (pairs: readonly { readonly slug: string; readonly name: string }[]) => {
    const found = new Map(pairs.map(({ slug, name }) => [slug, name]));
    return (slug: string) => found.get(slug) ?? slug;
  };
  const titles = new Map(bundle.applications.map(({ ref, title }) => [ref, title]));
  const names = {
    application: (ref: string) => titles.get(ref) ?? ref,
    judge: named(bundle.judges),
    prize: named(bundle.prizes),
  };
  const refs = round.standing.map(({ application }) => application);
  const marks = marksOf(bundle, round.round, counted.category, refs);
  const all = rankings(marks);
  const agreement = agreementOf(marks);
  const isLast = round.cutoff === null;
  return {
    judges: severities(marks).map(({ judge, ...one }) => ({
      ...one,
      slug: judge,
      name: names.judge(judge),
    })),
    agreement: { alpha: agreement.alpha, said: agreementInWords(agreement) },
    rows: rowsOf(round, all, names.application),
    without: all.flatMap(({ method }) =>
      method.by === "without" ? [names.judge(method.judge)] : [],
    ),
    noZScores: isEnoughForZ(marks) ? null : NO_Z_SCORES,
    isWaiting: isLast
      ? counted.unresolved.some(({ at }) => at === "prize")
      : isShortlistOpen(round),
    decides: isLast ? "prizes" : "shortlist",
    changes: changesOf(all, counted, round, bundle).map(({ method, change }) =>
      changeInWords(method, change, names),
    ),
  };
}

function changesOf(
  all: readonly Ranking[],
  counted: CategoryCount,
  round: ScorecardRoundCount,
  { prizes }: Bundle,
) {
  return all.flatMap((ranking) =>
    changesUnder(ranking, counted, round, prizes).map((change) => ({
      method: ranking.method,
      change,
    })),
  );
}

function rowsOf(
  round: ScorecardRoundCount,
  all: readonly Ranking[],
  titleOf: (ref: string) => string,
): readonly SecondOpinionRow[] {
  const by = (method: "z-scores" | "median") => all.find((one) => one.method.by === method);
  const [zScores, median] = [by("z-scores"), by("median")];
  const without = all.filter(({ method }) => method.by === "without");
  return round.standing.map(({ application, rank, score }) => ({
    ref: application,
    title: titleOf(application),
    rank: score === null ? null : rank,
    score: score === null ? null : toDecimal(score),
    zScores: zScores?.ranks.get(application) ?? null,
    median: median?.ranks.get(application) ?? null,
    without: without.map(({ ranks }) => ranks.get(application) ?? null),
  }));
}
