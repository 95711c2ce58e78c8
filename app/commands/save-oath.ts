/** Writes the terms that judges accept before they see an application. Who has accepted keeps theirs. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { DEFAULT_OATH } from "#app/domain/oath/oath.ts";
import type { Context } from "#app/server/context.ts";
import { saveOathText } from "#db/repositories/oaths.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

interface OathChange {
  readonly editionId: string;
  /** Empty for the software's own. */
  readonly text: string;
}

/** @returns refused `locked-by-use` once the result is certified */
export async function saveOath(
  context: Context,
  { editionId, text }: OathChange,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: there is nothing left to judge.");
    const oathText = text === "" || text === DEFAULT_OATH ? null : text;
    await saveOathText(tx, editionId, oathText);
    await recordAct(tx, context, {
      editionId,
      act: "oath-text-changed",
      subject: edition.name,
      details: { isOwn: oathText !== null },
      at: context.clock(),
    });
    return ok();
  });
}
