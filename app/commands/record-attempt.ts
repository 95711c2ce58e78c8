/** Keeps an attempt to submit that was refused: its own transaction, since the other was rolled back. */
import type { RefusalCode } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendSubmitAttempt } from "#db/repositories/submit-attempts.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";

interface RefusedAttempt extends ApplicationName {
  /** When it reached the server. */
  readonly at: Date;
  readonly result: RefusalCode;
  /** In the sentences that the city was told. */
  readonly missing: readonly string[];
}

/** Nothing is kept of an attempt on what is not the viewer's own: there is nothing to keep it with. */
export async function recordRefusedAttempt(
  context: Context,
  { at, result, missing, ...name }: RefusedAttempt,
): Promise<void> {
  await context.store.transact(async (tx) => {
    const application = await claimOwnApplication(tx, context, name);
    if (!application) return;
    await appendSubmitAttempt(tx, {
      id: context.newId(),
      applicationId: application.id,
      at,
      byId: context.viewer?.userId ?? null,
      result,
      missing,
    });
  });
}
