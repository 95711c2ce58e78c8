/** The letter to a judge whose scorecard or ballot somebody else touched: what, why, and what now. */
import { composeLetter, findLanguage } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionNames } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";
import { postMail } from "./record-act.ts";

export interface Touched {
  readonly editionId: string;
  readonly programmeId: string;
  readonly judge: { readonly name: string; readonly email: string | null };
  /** In a few words: "Your scorecard for A1 is not counted". */
  readonly about: string;
  /** What was done to it; a paragraph. */
  readonly what: string;
  /** Who decided, and why; empty where nothing was decided. */
  readonly reason: string;
  /** What the judge may do now; empty where there is nothing. */
  readonly next: string;
  readonly at: Date;
}

/** Nobody else touches a judge's scorecard or ballot without that judge knowing. */
export async function tellTouched(tx: Tx, context: Context, touched: Touched): Promise<void> {
  const { editionId, programmeId, judge, about, what, reason, next, at } = touched;
  if (judge.email === null) return;
  const edition = await findEditionNames(tx, editionId);
  const language = await findLanguage(tx, judge.email);
  const letter = await composeLetter(
    tx,
    { programmeId, kind: "own-work-touched", language },
    {
      name: judge.name,
      edition: edition.name,
      about,
      what,
      reason,
      next,
      address: `${context.baseUrl}/judge/${edition.programme}/${edition.slug}`,
    },
  );
  await postMail(tx, context, {
    recipient: judge.email,
    kind: "own-work-touched",
    editionId,
    ...letter,
    at,
  });
}
