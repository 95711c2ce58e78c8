/** Answers every judge who flagged an application as in the wrong category. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listWaiting, settleFlag } from "#db/repositories/category-flags.ts";
import { findEditionNames } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";

interface Leaving {
  readonly editionId: string;
  readonly ref: string;
  /** For the judges; may be empty. */
  readonly words: string;
}

/** It stays where it is. @returns refused `not-found` for anyone but the secretariat, or where none waits */
export async function leaveInCategory(context: Context, leaving: Leaving): Promise<Outcome<void>> {
  const { editionId, ref, words } = leaving;
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    if (!(await claimAsSecretariat(tx, context, editionId))) return refused("not-found");
    const at = context.clock();
    const [flag] = (await listWaiting(tx, editionId)).filter((one) => one.ref === ref);
    if (!flag) return refused("not-found");
    const answer = [`It stays in ${flag.category}.`, words.trim()].filter((one) => one !== "");
    await answerFlags(tx, context, { editionId, ref, answer: answer.join(" "), at });
    await recordAct(tx, context, {
      editionId,
      act: "category-flag-settled",
      subject: ref,
      details: { category: flag.category },
      at,
    });
    return ok();
  });
}

interface Answer {
  readonly editionId: string;
  readonly ref: string;
  readonly answer: string;
  readonly at: Date;
}

/** For every flag on the application that waits: the answer kept with it, and mailed to its judge. */
export async function answerFlags(
  tx: Tx,
  context: Context,
  { editionId, ref, answer, at }: Answer,
): Promise<void> {
  const waiting = (await listWaiting(tx, editionId)).filter((one) => one.ref === ref);
  if (waiting.length === 0) return;
  const names = await findEditionNames(tx, editionId);
  for (const { id, judge, judgeEmail, applicationId, title } of waiting) {
    await settleFlag(tx, id, {
      settlement: answer,
      settledById: context.viewer?.userId ?? null,
      at,
    });
    if (judgeEmail === null) continue;
    await postMail(tx, context, {
      recipient: judgeEmail,
      kind: "category-flag-settled",
      editionId,
      applicationId,
      subject: `${ref}: the answer to your flag`,
      text: [
        `Dear ${judge},`,
        `You flagged ${ref}, ${title}, as in the wrong category. The secretariat has looked at it.`,
        answer,
        `Your judging: ${context.baseUrl}/judge/${names.programme}/${names.slug}`,
      ].join("\n\n"),
      at,
    });
  }
}
