/** Changes the form of an edition: each change is a new version, and none is ever changed. */
import { afterAct, type FormAct } from "#app/domain/form/edit-form.ts";
import { formChange } from "#app/domain/form/form-change.ts";
import { formFaults } from "#app/domain/form/form-faults.ts";
import { type Form, questionsOf } from "#app/domain/form/form.ts";
import { canonicalJson } from "#app/domain/kernel/canonical-json.ts";
import { type Outcome, ok, refused, refusedEach } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendForm, findCurrentForm, listQuestionNames } from "#db/repositories/forms.ts";
import { claimSettings, refuseLocked } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentAct {
  readonly editionId: string;
  /** Number of the version that the page showed; null for the one that every edition begins with. */
  readonly version: number | null;
  readonly act: FormAct;
}

/**
 * @returns the form as it now is; refused `stale-version` for an older page, `locked-by-use` once the
 *   result is certified, `invalid` where a question would wait for what is not asked before it
 */
export async function changeForm(
  context: Context,
  { editionId, version, act }: SentAct,
): Promise<Outcome<Form>> {
  return context.store.transact(async (tx): Promise<Outcome<Form>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const locked = refuseLocked("form", claimed.use);
    if (locked) return locked;
    const { number, form: before } = await findCurrentForm(tx, editionId);
    if (number !== version)
      return refused(
        "stale-version",
        "Somebody else changed the form meanwhile. Load the page again to see it as it is now; what you typed is below.",
      );
    const form = afterAct(before, act, await listQuestionNames(tx, editionId));
    const faults = formFaults(form);
    if (faults.length > 0)
      return refusedEach(
        "invalid",
        faults.map(({ question, field, sentence: detail }) => ({
          // Of another question than the one on the page: said of the form as a whole.
          field: act.do === "change-question" && question === act.question.name ? field : "",
          detail,
        })),
      );
    if (canonicalJson(form) === canonicalJson(before)) return ok(before);
    const next = await appendForm(tx, {
      id: context.newId(),
      editionId,
      form,
      savedById: context.viewer?.userId ?? null,
      savedAt: claimed.now,
    });
    const { added, removed, changed } = formChange(before, form);
    const names = (list: typeof added) => list.map(({ name }) => name);
    await recordAct(tx, context, {
      editionId,
      act: "form-changed",
      subject: claimed.edition.name,
      details: {
        version: next,
        does: act.do,
        added: names(added),
        removed: names(removed),
        changed: names(changed),
        questions: questionsOf(form).length,
      },
      at: claimed.now,
    });
    return ok(form);
  });
}
