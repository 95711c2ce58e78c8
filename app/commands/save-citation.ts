/** What is said of a project when its prize is given. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { deleteCitation, saveCitationText } from "#db/repositories/citations.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface CitationToSave {
  readonly editionId: string;
  readonly ref: string;
  /** Empty takes it away. */
  readonly text: string;
}

/** A certified result keeps the citations it was certified with, until it is certified again. */
export async function saveCitation(
  context: Context,
  { editionId, ref, text }: CitationToSave,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId, { ref });
    if (!edition || edition.state === "archived") return refused("not-found");
    const application = await findApplication(tx, editionId, ref);
    if (application?.state !== "accepted") return refused("not-found");
    if (text.trim() === "") await deleteCitation(tx, edition, ref);
    else await saveCitationText(tx, edition, { id: context.newId(), ref, text: text.trim() });
    await recordAct(tx, context, {
      editionId,
      act: "citation-saved",
      subject: ref,
      at: context.clock(),
    });
    return ok();
  });
}
