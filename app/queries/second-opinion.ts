/** What other fair ways to rank would have made of a scorecard round that is over. It decides nothing. */
import { mayStaffRead, type VisibleCount } from "#app/domain/access/visible-count.ts";
import type { CategoryCount, ScorecardRoundCount } from "#app/domain/count/count.ts";
import { toDecimal } from "#app/domain/kernel/fraction.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import { agreementOf } from "#app/domain/second-opinion/agreement.ts";
import {
  agreementInWords,
  changeInWords,
  NO_Z_SCORES,
} from "#app/domain/second-opinion/in-words.ts";
import { marksOf } from "#app/domain/second-opinion/marks.ts";
import { isEnoughForZ, type Ranking, rankings } from "#app/domain/second-opinion/rankings.ts";
import { severities } from "#app/domain/second-opinion/severity.ts";
import { changesUnder, isShortlistOpen } from "#app/domain/second-opinion/what-would-change.ts";
import type { Context } from "#app/server/context.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { loadVisibleCount, type StaffOf } from "./results.ts";

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

export interface SecondOpinionView {
  readonly round: { readonly slug: string; readonly name: string };
  readonly categories: readonly SecondOpinionOfCategory[];
}

/** @returns null where there is no such scorecard round, or where its scorecards may not be read yet */
export async function loadSecondOpinion(
  { store }: Context,
  staff: StaffOf,
  slug: string,
): Promise<SecondOpinionView | null> {
  const db = store.read;
  const round = (await listRounds(db, staff.edition.id)).find((one) => one.slug === slug);
  if (round?.kind !== "scorecard") return null;
  if (!mayStaffRead("scorecards", staff.role, round.state)) return null;
  const visible = await loadVisibleCount(db, staff);
  return {
    round: { slug: round.slug, name: round.name },
    categories: visible.bundle.categories.flatMap(({ slug: category, name }) => {
      const counted = visible.count.categories.find((one) => one.category === category);
      const found = counted?.rounds.find((one) => one.round === slug);
      if (!counted || found?.kind !== "scorecard") return [];
      return [{ slug: category, name, ...opinionOn(visible, counted, found) }];
    }),
  };
}

function opinionOn(
  { bundle }: VisibleCount,
  counted: CategoryCount,
  round: ScorecardRoundCount,
): Omit<SecondOpinionOfCategory, "slug" | "name"> {
  const named = namesIn(bundle, counted.category);
  const names = {
    application: (ref: string) => named.application(ref),
    judge: (slug: string) => named.decider(slug),
    prize: (slug: string) => bundle.prizes.find((one) => one.slug === slug)?.name ?? slug,
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
  { prizes }: VisibleCount["bundle"],
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
