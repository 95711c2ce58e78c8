/** A note of the secretariat on an application, for itself: no city, judge or observer ever sees it. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { claimApplication, findApplication } from "#db/repositories/applications.ts";
import { appendNote, type InternalNote } from "#db/repositories/internal-notes.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import type { ApplicationName } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";

export interface NewNote extends ApplicationName {
  readonly text: string;
  readonly seenBy: InternalNote["seenBy"];
}

/** @returns refused `not-found` but for the secretariat */
export async function writeNote(
  context: Context,
  { editionId, ref, text, seenBy }: NewNote,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId, { ref });
    const found = edition && (await findApplication(tx, editionId, ref));
    const application = found && (await claimApplication(tx, found.id));
    if (!edition || !application) return refused("not-found");
    const at = context.clock();
    const authorId = context.viewer?.userId ?? null;
    const id = context.newId();
    await appendNote(tx, application, { id, authorId, seenBy, text, writtenAt: at });
    // That somebody keeps a note for themselves is theirs to know: others read the audit log.
    if (seenBy === "secretariat")
      await recordAct(tx, context, { editionId, act: "note-written", subject: ref, at });
    return ok();
  });
}
