/** A judge accepts the edition's terms of confidentiality: exactly the text that they were shown. */
import { oathTextOf } from "#app/domain/oath/oath.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendOath, findOath } from "#db/repositories/oaths.ts";
import { claimAsJudge } from "./claim-as-judge.ts";
import { recordAct } from "./record-act.ts";

interface TakingOath {
  readonly editionId: string;
  /** As it was shown, whatever the edition's terms are by now. */
  readonly text: string;
}

/** @returns refused `stale-version` where the terms are others by now; taken twice it stays the first */
export async function takeOath(
  context: Context,
  { editionId, text }: TakingOath,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimAsJudge(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const { edition, judge } = claimed;
    if (await findOath(tx, judge.id)) return ok();
    if (text !== oathTextOf(edition))
      return refused(
        "stale-version",
        "The secretariat has changed these terms while you read. Below they are as they are now.",
      );
    const at = context.clock();
    await appendOath(tx, { judgeId: judge.id, text, takenAt: at, interests: "" });
    await recordAct(tx, context, {
      editionId,
      act: "oath-taken",
      subject: judge.slug,
      at,
    });
    return ok();
  });
}
