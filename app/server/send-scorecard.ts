/** A scorecard as its form is sent, by the page or by its script; and what another device stored meanwhile. */
import {
  type CardBefore,
  saveScorecard,
  type ScorecardSaved,
} from "#app/commands/save-scorecard.ts";
import type { Refusal } from "#app/domain/kernel/outcome.ts";
import { NO_REMARK } from "#app/domain/scorecard/remarks.ts";
import { scorecardSchema } from "#app/forms/judging.ts";
import { type FormReading, readForm } from "#app/forms/read-form.ts";
import { findScoringRound, loadScoring } from "#app/queries/judge-scoring.ts";
import type { JudgeAccess } from "./guards.ts";

/** Names as the form's fields have them, and what is stored in each: none where a score is not given. */
export interface StoredCard {
  readonly version: number;
  readonly savedAt: Date | null;
  readonly entries: readonly (readonly [name: string, value: string])[];
}

interface CardToSend {
  /** Slug. */
  readonly round: string;
  readonly ref: string;
  readonly form: FormData;
  readonly submit: boolean;
}

export type SentScorecard =
  | {
      readonly is: "saved";
      readonly saved: Pick<ScorecardSaved, "version" | "savedAt">;
      /** What was saved over, to be undone; null where nothing was. */
      readonly before: CardBefore | null;
    }
  | {
      readonly is: "unreadable";
      readonly answer: Extract<FormReading<unknown>, { readonly ok: false }>;
    }
  | { readonly is: "refused"; readonly refusal: Refusal; readonly clash: StoredCard | null }
  | { readonly is: "nowhere" };

export async function sendScorecard(
  access: JudgeAccess,
  { round: slug, ref, form, submit }: CardToSend,
): Promise<SentScorecard> {
  const { context, edition, judge } = access;
  const answer = readForm(form, scorecardSchema);
  if (!answer.ok) return { is: "unreadable", answer };
  const round = await findScoringRound(context, edition.id, slug);
  if (!round) return { is: "nowhere" };
  const outcome = await saveScorecard(context, {
    ...answer.value,
    editionId: edition.id,
    judgeId: judge.id,
    roundId: round.id,
    ref,
    submit,
  });
  if (outcome.ok) {
    const { before = null, ...saved } = outcome.value;
    return { is: "saved", saved, before };
  }
  const { refusal } = outcome;
  const isStale = refusal.code === "stale-version";
  return { is: "refused", refusal, clash: isStale ? await storedCard(access, slug, ref) : null };
}

async function storedCard(access: JudgeAccess, round: string, ref: string) {
  const card = (await loadScoring(access.context, access, round, ref))?.card;
  if (!card) return null;
  const entries = [
    ...card.criteria.flatMap(({ slug, points, remark }) => [
      [`scores.${slug}`, points === null ? "" : `${points}`] as const,
      [`remarks.${slug}.text`, remark?.text ?? ""] as const,
      [`remarks.${slug}.audience`, (remark ?? NO_REMARK).audience] as const,
    ]),
    ["remark", card.remark] as const,
    ["remarkFor", card.remarkAudience] as const,
  ];
  return { version: card.version, savedAt: card.savedAt, entries };
}
