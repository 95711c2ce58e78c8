/** The terms and the declaration of one judge, for that judge. */
import { oathTextOf } from "#app/domain/oath/oath.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { findOath } from "#db/repositories/oaths.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";

export interface OwnOath {
  /** As the judge accepted them; before that as they are now. */
  readonly text: string;
  readonly takenAt: Date | null;
  readonly interests: string;
  readonly declaredAt: Date | null;
}

export async function loadOwnOath(
  context: Context,
  { edition, judge }: { readonly edition: EditionHead; readonly judge: JudgeSelf },
): Promise<OwnOath> {
  const { read } = context.store;
  const oath = await findOath(read, judge.id);
  if (oath) {
    const { text, takenAt, interests, declaredAt } = oath;
    return { text, takenAt, interests, declaredAt };
  }
  const row = await findEditionById(read, edition.id);
  if (!row) throw new Error(`no edition ${edition.id}`);
  return { text: oathTextOf(row), takenAt: null, interests: "", declaredAt: null };
}

/** The terms of an edition as its staff see them. */
export async function loadOathText(context: Context, editionId: string) {
  const row = await findEditionById(context.store.read, editionId);
  if (!row) throw new Error(`no edition ${editionId}`);
  return { text: oathTextOf(row), isOwn: row.oathText !== null };
}
