/** What a judge does with an application besides scoring it: skips it for now, or flags its category. */
import { flagCategory, withdrawFlag } from "#app/commands/flag-category.ts";
import { skipApplication } from "#app/commands/skip-application.ts";
import { flagSchema } from "#app/forms/judging.ts";
import { noWordsSchema } from "#app/forms/round-acts.ts";
import { findScoringRound } from "#app/queries/judge-scoring.ts";
import { act, type Acted } from "./acted.ts";
import type { JudgeAccess } from "./guards.ts";
import { notFound } from "./not-found.ts";

const PAUSES = ["skip", "unskip", "flag", "unflag"] as const;
export type PauseIntent = (typeof PAUSES)[number];

export function isPauseIntent(intent: unknown): intent is PauseIntent {
  return PAUSES.some((one) => one === intent);
}

/** Whether something was typed on the card, which is then kept as a draft before anything else. */
export function isCardWritten(form: FormData): boolean {
  const isText = (name: string) => name === "remark" || /^remarks\..+\.text$/.test(name);
  return [...form].some(
    ([name, value]) => value !== "" && (name.startsWith("scores.") || isText(name)),
  );
}

interface Pausing {
  /** Slug. */
  readonly round: string;
  readonly ref: string;
  readonly intent: PauseIntent;
  readonly form: FormData;
}

export async function pauseApplication(
  { context, edition, judge }: JudgeAccess,
  { round: slug, ref, intent, form }: Pausing,
): Promise<Acted> {
  const round = await findScoringRound(context, edition.id, slug);
  if (!round) throw notFound();
  const name = { editionId: edition.id, judgeId: judge.id, roundId: round.id, ref };
  switch (intent) {
    case "skip":
      return act(form, noWordsSchema, "skipped", () =>
        skipApplication(context, { ...name, isSkipped: true }),
      );
    case "unskip":
      return act(form, noWordsSchema, "unskipped", () =>
        skipApplication(context, { ...name, isSkipped: false }),
      );
    case "flag":
      return act(form, flagSchema, "flagged", ({ flag }) =>
        flagCategory(context, { ...name, ...flag }),
      );
    case "unflag":
      return act(form, noWordsSchema, "unflagged", () => withdrawFlag(context, name));
  }
}
