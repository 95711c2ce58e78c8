/** Puts a new text of the notice of privacy in force; earlier ones stay with what was submitted under them. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendPrivacyNotice, findLatestNotice } from "#db/repositories/privacy-notices.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { recordAct } from "./record-act.ts";

interface NewNotice {
  readonly programmeId: string;
  readonly text: string;
}

/** @returns its number; the number in force where the text is the same */
export async function savePrivacyNotice(
  context: Context,
  { programmeId, text }: NewNotice,
): Promise<Outcome<{ readonly number: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ number: number }>> => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    if (!programme) return refused("not-found");
    const latest = await findLatestNotice(tx, programmeId);
    if (latest?.text === text) return ok({ number: latest.number });
    const at = context.clock();
    const number = (latest?.number ?? 0) + 1;
    const savedById = context.viewer?.userId ?? null;
    await appendPrivacyNotice(tx, {
      id: context.newId(),
      programmeId,
      number,
      text,
      savedById,
      savedAt: at,
    });
    await recordAct(tx, context, {
      editionId: null,
      act: "privacy-notice-changed",
      subject: programme.slug,
      details: { number },
      at,
    });
    return ok({ number });
  });
}
