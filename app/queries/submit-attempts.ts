/** Attempts to submit an application, for its city and for the secretariat. */
import { attemptInWords } from "#app/domain/application/attempt-in-words.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { listSubmitAttempts } from "#db/repositories/submit-attempts.ts";

export interface AttemptView {
  readonly id: string;
  /** When it reached the server. */
  readonly at: Date;
  readonly isSubmitted: boolean;
  readonly result: string;
  /** In the sentences that the city was told. */
  readonly missing: readonly string[];
  /** Who tried; empty where they have given no name. */
  readonly by: string;
}

/** First to last. */
export async function readAttempts(
  { store }: Context,
  applicationId: string,
): Promise<readonly AttemptView[]> {
  const rows = await listSubmitAttempts(store.read, applicationId);
  return rows.map(({ id, at, result, missing, by }) => ({
    id,
    at,
    isSubmitted: result === "submitted",
    result: attemptInWords(result),
    // Of one that came too late, what it says of itself is all there is to say.
    missing: result === "application-incomplete" || result === "invalid" ? missing : [],
    by: by ?? "",
  }));
}

/** @returns null for an application that does not exist */
export async function readAttemptsOf(
  context: Context,
  editionId: string,
  ref: string,
): Promise<readonly AttemptView[] | null> {
  const application = await findApplication(context.store.read, editionId, ref);
  return application && readAttempts(context, application.id);
}
