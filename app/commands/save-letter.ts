/** A programme's own wording of a letter in one language, and the way back to Laurel's. */
import { type Outcome, ok, refused, refusedEach } from "#app/domain/kernel/outcome.ts";
import { LETTER_KINDS } from "#app/domain/mail/letter-kinds.ts";
import { LETTER_TEMPLATES, type TemplatedKind } from "#app/domain/mail/letter-templates.ts";
import { faultsIn, type LetterText } from "#app/domain/mail/template.ts";
import type { Context } from "#app/server/context.ts";
import { deleteMailTemplate, saveMailTemplate } from "#db/repositories/mail-templates.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface WordingName {
  readonly editionId: string;
  readonly kind: TemplatedKind;
  /** A tag, "vi". */
  readonly language: string;
}

/** @returns refused `invalid` with each placeholder that the letter does not know, at its field */
export async function saveLetter(
  context: Context,
  { editionId, kind, language, subject, body }: WordingName & LetterText,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const { fields, required } = LETTER_TEMPLATES[kind];
    const faults = faultsIn({ subject, body }, Object.keys(fields), required);
    if (faults.length > 0)
      return refusedEach(
        "invalid",
        faults.map(({ part, message }) => ({ field: part, detail: message })),
      );
    const savedAt = context.clock();
    await saveMailTemplate(tx, {
      id: context.newId(),
      programmeId: edition.programmeId,
      kind,
      language,
      subject,
      body,
      savedById: context.viewer?.userId ?? null,
      savedAt,
    });
    await recordAct(tx, context, {
      editionId,
      act: "letter-changed",
      subject: LETTER_KINDS[kind].name,
      details: { language },
      at: savedAt,
    });
    return ok();
  });
}

/** @returns refused `not-ready` where there is no wording of its own */
export async function resetLetter(
  context: Context,
  { editionId, kind, language }: WordingName,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const { programmeId } = edition;
    if (!(await deleteMailTemplate(tx, { programmeId, kind, language })))
      return refused("not-ready", "This letter has no wording of its own in this language.");
    await recordAct(tx, context, {
      editionId,
      act: "letter-reset",
      subject: LETTER_KINDS[kind].name,
      details: { language },
      at: context.clock(),
    });
    return ok();
  });
}
