/** Ends one of a person's own sessions, such as that of a lost phone. */
import { type Outcome, ok } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { deleteSession } from "#db/repositories/sessions.ts";
import { recordAct } from "./record-act.ts";

interface Ending {
  readonly userId: string;
  readonly sessionId: string;
}

export async function endSession(
  context: Context,
  { userId, sessionId }: Ending,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx) => {
    await deleteSession(tx, userId, sessionId);
    const at = context.clock();
    await recordAct(tx, context, { editionId: null, act: "session-ended", subject: userId, at });
    return ok();
  });
}
