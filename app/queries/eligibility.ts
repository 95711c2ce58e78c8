/** The questions before an application, with the clauses that decide. */
import type { EligibilityQuestion } from "#app/domain/application/eligibility.ts";
import type { Context } from "#app/server/context.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { listEligibilityQuestions } from "#db/repositories/eligibility.ts";

export interface EligibilityView extends EligibilityQuestion {
  /** The clause that decides it; null where none was named. */
  readonly clause: { readonly title: string; readonly text: string } | null;
}

/** In their order. */
export async function readEligibility(
  { store }: Context,
  editionId: string,
): Promise<readonly EligibilityView[]> {
  const questions = await listEligibilityQuestions(store.read, editionId);
  if (questions.length === 0) return [];
  const clauses = await listClauses(store.read, editionId);
  return questions.map(({ id, text, passes, explanation, clauseId }) => {
    const clause = clauses.find((one) => one.id === clauseId);
    return {
      id,
      text,
      passes,
      explanation,
      clauseId,
      clause: clause ? { title: clause.title, text: clause.text } : null,
    };
  });
}

export async function hasEligibility({ store }: Context, editionId: string): Promise<boolean> {
  return (await listEligibilityQuestions(store.read, editionId)).length > 0;
}
