/** A judge who was asked about a likely conflict says that there is none, and why. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { readOwnQuestions } from "#app/queries/conflicts.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { saveConflictAnswer } from "#db/repositories/conflicts.ts";
import { listPanelsOf } from "#db/repositories/panels.ts";
import { claimAsJudge } from "./claim-as-judge.ts";
import { recordAct } from "./record-act.ts";

interface ConflictAnswer {
  readonly editionId: string;
  readonly ref: string;
  readonly text: string;
}

/**
 * Answered again, the later answer stands.
 * @returns refused `not-found` where nothing is asked about it, or the judge stepped aside from it;
 *   `already-certified`, `invalid` without a reason
 */
export async function answerConflict(
  context: Context,
  { editionId, ref, text }: ConflictAnswer,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimAsJudge(tx, context, editionId);
    const application = claimed && (await findApplication(tx, editionId, ref));
    if (!claimed || !application) return refused("not-found");
    const { edition, judge } = claimed;
    const categoryIds = await listPanelsOf(tx, judge.id);
    const asked = await readOwnQuestions(tx, editionId, { id: judge.id, categoryIds });
    const question = asked.find((one) => one.ref === ref);
    if (!question || question.state === "aside") return refused("not-found");
    if (isResultFixed(edition))
      return refused("already-certified", "The result is certified; nothing is asked any more.");
    if (text === "")
      return refusedAt("text", "invalid", "Say why there is no conflict, in a sentence");
    const at = context.clock();
    await saveConflictAnswer(tx, {
      judgeId: judge.id,
      applicationId: application.id,
      text,
      answeredAt: at,
    });
    await recordAct(tx, context, {
      editionId,
      act: "conflict-answered",
      subject: ref,
      details: { judge: judge.slug },
      at,
    });
    return ok();
  });
}
