/** A judge declares their interests, or that there are none; they may say it anew at any time. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findOath, saveInterests } from "#db/repositories/oaths.ts";
import { claimAsJudge } from "./claim-as-judge.ts";
import { recordAct } from "./record-act.ts";

interface Declaring {
  readonly editionId: string;
  /** Empty where there are none. */
  readonly interests: string;
}

/** @returns refused `not-ready` before the oath */
export async function declareInterests(
  context: Context,
  { editionId, interests }: Declaring,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimAsJudge(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const { judge } = claimed;
    if (!(await findOath(tx, judge.id)))
      return refused("not-ready", "Please read and accept the terms first.");
    const at = context.clock();
    await saveInterests(tx, judge.id, { interests, declaredAt: at });
    await recordAct(tx, context, {
      editionId,
      act: "interests-declared",
      subject: judge.slug,
      at,
    });
    return ok();
  });
}
