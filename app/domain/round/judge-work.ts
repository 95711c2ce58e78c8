/**
 * What each judge of a round has to do and has done: a scorecard for every application of their
 * panels, or one ballot a category. Never what it says. See docs/rules.md, "Scorecard round".
 */
import { mayVoteFor } from "../ballot/votes-due.ts";
import { listed } from "../kernel/words.ts";
import type { Duties } from "../panel/duties.ts";
import { owedScorecards } from "../scorecard/owed-scorecards.ts";
import type { IsRecused } from "../scorecard/recusals.ts";

/** Names are the caller's: slugs and refs, or ids. */
export interface PanelJudge {
  readonly judge: string;
  /** The panels on which the judge sits in the round. */
  readonly categories: readonly string[];
}

export interface Entry {
  readonly ref: string;
  readonly category: string;
}

/** A judge's part in one category; judges with nothing to do there are left out. */
export interface JudgeWork {
  readonly judge: string;
  readonly category: string;
  readonly due: number;
  readonly done: number;
  /** Applications without a submitted scorecard; empty for a ballot. */
  readonly owed: readonly string[];
  /** Every application that is to be put before the judge: to score, or to vote among. */
  readonly applications: readonly string[];
}

interface Card {
  readonly judge: string;
  readonly application: string;
  readonly status: "draft" | "submitted";
}

/** @param isDue whether an application of their panels is theirs to score; see domain/panel/duties.ts */
export function scorecardWork(
  judges: readonly PanelJudge[],
  entries: readonly Entry[],
  cards: readonly Card[],
  isRecused: IsRecused,
  isDue: Duties["isDue"] = () => true,
): readonly JudgeWork[] {
  return judges.flatMap(({ judge, categories }) =>
    categories.flatMap((category): JudgeWork[] => {
      const due = entries.filter(
        (one) =>
          one.category === category &&
          !isRecused(judge, one.ref) &&
          isDue(judge, one.ref, category),
      );
      if (due.length === 0) return [];
      const owed = owedScorecards(
        [{ slug: judge, categories: [category] }],
        due,
        cards,
        isRecused,
      ).map(({ application }) => application);
      const applications = due.map(({ ref }) => ref);
      const done = due.length - owed.length;
      return [{ judge, category, due: due.length, done, owed, applications }];
    }),
  );
}

/** @param hasCast whether a judge took part, an explicit abstention included */
export function ballotWork(
  judges: readonly PanelJudge[],
  finalists: readonly Entry[],
  hasCast: (judge: string, category: string) => boolean,
  isRecused: IsRecused,
): readonly JudgeWork[] {
  return judges.flatMap(({ judge, categories }) =>
    categories.flatMap((category): JudgeWork[] => {
      const refs = finalists.filter((one) => one.category === category).map(({ ref }) => ref);
      const applications = mayVoteFor(judge, refs, isRecused);
      if (applications.length === 0) return [];
      const done = hasCast(judge, category) ? 1 : 0;
      return [{ judge, category, due: 1, done, owed: [], applications }];
    }),
  );
}

export function isOwed({ due, done }: JudgeWork): boolean {
  return done < due;
}

interface WorkNames {
  judge(name: string): string;
  category(name: string): string;
  application(name: string): string;
}

/** One sentence for each judge who owes something, in the order of the judges. */
export function owedLines(
  kind: "scorecard" | "ballot",
  work: readonly JudgeWork[],
  names: WorkNames,
): readonly string[] {
  const byJudge = new Map<string, JudgeWork[]>();
  for (const one of work.filter(isOwed))
    byJudge.set(one.judge, [...(byJudge.get(one.judge) ?? []), one]);
  return [...byJudge].map(([judge, parts]) =>
    kind === "ballot"
      ? `${names.judge(judge)} has cast no ballot in ${ballotsOf(parts, names)}`
      : `${names.judge(judge)} owes ${cardsOf(parts, names)}`,
  );
}

/** What one judge owes, said to that judge; undefined where nothing is owed. */
export function ownOwedLine(
  kind: "scorecard" | "ballot",
  own: readonly JudgeWork[],
  names: WorkNames,
): string | undefined {
  const owed = own.filter(isOwed);
  if (owed.length === 0) return undefined;
  return kind === "ballot"
    ? `You have cast no ballot yet in ${ballotsOf(owed, names)}.`
    : `Still to submit: ${cardsOf(owed, names)}.`;
}

function ballotsOf(parts: readonly JudgeWork[], names: WorkNames): string {
  return listed(parts.map((one) => names.category(one.category)));
}

function cardsOf(parts: readonly JudgeWork[], names: WorkNames): string {
  const owed = parts.flatMap((one) => one.owed.map((ref) => names.application(ref)));
  return `${owed.length === 1 ? "a scorecard" : `${owed.length} scorecards`}: ${owed.join(", ")}`;
}
