/** What judges say to whoever applied: without a name, once the result is published. */
import { mayRead, NO_MOMENT } from "#app/domain/access/access.ts";
import type { Context } from "#app/server/context.ts";
import { findPublished } from "#db/repositories/certifications.ts";
import { listRemarksToApplicant } from "#db/repositories/remarks.ts";

export interface OwnRemarks {
  readonly round: string;
  /** Null for those on the whole application. */
  readonly criterion: string | null;
  readonly texts: readonly string[];
}

interface Asked {
  readonly edition: { readonly id: string };
  readonly application: { readonly id: string };
}

/**
 * Round by round, criterion by criterion. Within one the order is a digest's, another in each: neither
 * who wrote a remark nor which two are one judge's can be told from where it stands.
 */
export async function readOwnRemarks(
  context: Context,
  { edition, application }: Asked,
): Promise<readonly OwnRemarks[]> {
  const { read } = context.store;
  const published = await findPublished(read, edition.id, context.clock());
  const moment = { ...NO_MOMENT, isPublished: published !== undefined };
  if (!mayRead("remarks-to-applicant", "applicant", moment)) return [];
  const groups = new Map<string, { of: OwnRemarks; position: number; said: Said[] }>();
  for (const one of await listRemarksToApplicant(read, application.id)) {
    const { round, criterion, position, text } = one;
    const name = JSON.stringify([round, criterion]);
    const group = groups.get(name) ?? { of: { round, criterion, texts: [] }, position, said: [] };
    group.said.push({ text, key: context.vault.digest(`remark:${name}:${one.cardId}`) });
    groups.set(name, group);
  }
  const rounds = [...new Set([...groups.values()].map(({ of }) => of.round))];
  return [...groups.values()]
    .sort(
      (a, b) => rounds.indexOf(a.of.round) - rounds.indexOf(b.of.round) || a.position - b.position,
    )
    .map(({ of, said }) => ({
      ...of,
      texts: said.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ text }) => text),
    }));
}

interface Said {
  readonly text: string;
  readonly key: string;
}
