/**
 * Coverage of a round: that every judge was shown every application due to them, whatever became of
 * it, and that no application was shown to nobody. See docs/rules.md, "Scorecard round".
 */
import { listed } from "../kernel/words.ts";
import type { IsRecused } from "../scorecard/recusals.ts";
import type { JudgeWork } from "./judge-work.ts";

/** That an application was put before a judge; names are the caller's, as in JudgeWork. */
export interface Shown {
  readonly judge: string;
  readonly application: string;
}

export interface Coverage {
  /** Judges who were never shown something due to them, in the order of the work. */
  readonly judges: readonly { readonly judge: string; readonly applications: readonly string[] }[];
  /** Applications of the round that no judge was shown who may judge them. */
  readonly nobody: readonly string[];
}

interface Covered {
  /** Every application in the round. */
  readonly entries: readonly string[];
  readonly work: readonly JudgeWork[];
  /** Whoever wrote a card or cast a ballot was shown what it is about. */
  readonly shown: readonly Shown[];
  readonly isRecused: IsRecused;
}

export function coverageOf({ entries, work, shown, isRecused }: Covered): Coverage {
  const seen = new Set(shown.map(({ judge, application }) => `${judge} ${application}`));
  const byJudge = new Map<string, string[]>();
  for (const { judge, applications } of work)
    for (const application of applications)
      if (!seen.has(`${judge} ${application}`))
        byJudge.set(judge, [...(byJudge.get(judge) ?? []), application]);
  // What a judge saw and then stepped aside from has not been judged by them.
  const known = new Set(
    shown
      .filter(({ judge, application }) => !isRecused(judge, application))
      .map(({ application }) => application),
  );
  return {
    judges: [...byJudge].map(([judge, applications]) => ({ judge, applications })),
    nobody: entries.filter((application) => !known.has(application)),
  };
}

export function isCovered({ judges, nobody }: Coverage): boolean {
  return judges.length === 0 && nobody.length === 0;
}

interface CoverageNames {
  judge(name: string): string;
  application(name: string): string;
}

/** A sentence without its stop for each gap: what nobody saw first, then judge by judge. */
export function coverageLines(
  { judges, nobody }: Coverage,
  names: CoverageNames,
): readonly string[] {
  const named = (applications: readonly string[]) =>
    listed(applications.map((one) => names.application(one)));
  return [
    ...(nobody.length > 0 ? [`No judge was shown ${named(nobody)}`] : []),
    ...judges.map(
      ({ judge, applications }) => `${names.judge(judge)} was never shown ${named(applications)}`,
    ),
  ];
}
