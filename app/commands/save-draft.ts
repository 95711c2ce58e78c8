/** Keeps what a city typed so far. A draft is asked nothing but shape; an older page overwrites nothing. */
import type { Answers } from "#app/domain/application/questions.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { saveDraft as saveDraftRow } from "#db/repositories/applications.ts";
import { type ApplicationName, claimToWrite } from "./claim-own-application.ts";

export interface DraftText extends ApplicationName {
  /** The version that the page was loaded with. */
  readonly version: number;
  readonly title: string;
  readonly answers: Answers;
}

interface Saved {
  /** To be named by the next save. */
  readonly version: number;
  readonly savedAt: Date;
}

/**
 * @returns refused `stale-version` where it was saved since the page was loaded, `call-closed`,
 *   `call-not-open`, `already-submitted`, `not-found` for anyone but its owner
 */
export async function saveDraft(context: Context, draft: DraftText): Promise<Outcome<Saved>> {
  return context.store.transact(async (tx): Promise<Outcome<Saved>> => {
    const claim = await claimToWrite(tx, context, draft);
    if (!claim.ok) return claim;
    const { application, now } = claim.value;
    if (application.version !== draft.version)
      return refused(
        "stale-version",
        "This application was saved on another page since you opened this one. Nothing of either is lost: both texts are below.",
      );
    const { title, answers } = draft;
    const version = await saveDraftRow(tx, application, { title, answers, savedAt: now });
    return ok({ version, savedAt: now });
  });
}
