/** A person's own lists at the screening desk, by the filters in their address. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { deleteSavedView, saveSavedView } from "#db/repositories/saved-views.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

interface NewView {
  readonly editionId: string;
  readonly name: string;
  /** As in the address, without its question mark. */
  readonly search: string;
}

const LONGEST_NAME = 60;

/** One of the same name is written over. */
export async function saveView(context: Context, input: NewView): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const { editionId, search } = input;
    const name = input.name.trim();
    const edition = await claimAsSecretariat(tx, context, editionId, "own");
    if (!edition || !context.viewer) return refused("not-found");
    if (name === "" || name.length > LONGEST_NAME)
      return refusedAt(
        "name",
        "invalid",
        `Give the view a name of up to ${LONGEST_NAME} characters`,
      );
    const at = context.clock();
    const { userId } = context.viewer;
    await saveSavedView(tx, { id: context.newId(), editionId, userId, name, search, savedAt: at });
    await recordAct(tx, context, { editionId, act: "view-saved", subject: name, at });
    return ok();
  });
}

/** Somebody else's stays. */
export async function removeView(
  context: Context,
  { editionId, id }: { readonly editionId: string; readonly id: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId, "own");
    if (!edition || !context.viewer) return refused("not-found");
    await deleteSavedView(tx, context.viewer.userId, id);
    const at = context.clock();
    await recordAct(tx, context, { editionId, act: "view-removed", subject: edition.name, at });
    return ok();
  });
}
