/** Everything that is missing before the call can open: said all at once. See docs/rules.md, "Rounds". */
import type { EditionSettings } from "./settings.ts";
import { roundFaults } from "./settings-faults.ts";

/** The settings page on which it is mended. */
export type SettingsPage =
  "edition" | "categories" | "clauses" | "eligibility" | "form" | "rounds" | "prizes";

export interface Missing {
  readonly page: SettingsPage;
  readonly sentence: string;
}

interface CallDates {
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
  readonly now: Date;
}

/** @returns nothing where cities can be invited to apply */
export function missingForCall(settings: EditionSettings, dates: CallDates): readonly Missing[] {
  return [
    ...missingDates(dates).map((sentence) => ({ page: "edition" as const, sentence })),
    ...missingCategories(settings).map((sentence) => ({ page: "categories" as const, sentence })),
    ...(settings.clauses.length === 0
      ? [{ page: "clauses" as const, sentence: "There is no clause for applicants to accept." }]
      : []),
    ...missingRounds(settings).map((sentence) => ({ page: "rounds" as const, sentence })),
    ...(settings.prizes.length === 0
      ? [{ page: "prizes" as const, sentence: "There is no prize to win." }]
      : []),
  ];
}

function missingDates({ callOpensAt, callClosesAt, now }: CallDates): string[] {
  const missing: string[] = [];
  if (callOpensAt === null) missing.push("It is not said when the call opens.");
  if (callClosesAt === null) missing.push("It is not said when the call closes.");
  if (callClosesAt !== null && callClosesAt <= now)
    missing.push("The day on which the call closes is over.");
  if (callOpensAt !== null && callClosesAt !== null && callClosesAt <= callOpensAt)
    missing.push("The call closes before it opens.");
  return missing;
}

function missingCategories({ categories, rounds }: EditionSettings): string[] {
  if (categories.length === 0) return ["There is no category to apply in."];
  const isVotedAlone = rounds.length > 0 && rounds.every(({ kind }) => kind !== "scorecard");
  if (isVotedAlone) return [];
  return categories
    .filter(({ criteria }) => criteria.length === 0)
    .map(({ name }) => `${name} has no criterion to be judged by.`);
}

function missingRounds({ rounds }: EditionSettings): string[] {
  if (rounds.length === 0) return ["There is no round of judging."];
  if (rounds.every(({ kind }) => kind === "screening"))
    return ["There is no round in which judges score or vote."];
  return roundFaults(rounds).map(
    ({ index, message }) => `${rounds[index]?.name ?? "A round"}: ${message}`,
  );
}
