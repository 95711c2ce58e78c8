/** Adds a past edition of a programme to its archive, from the lines of its report. */
import { placesOf, type ResultLine } from "#app/domain/import/result-sheet.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { SLUG } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionId } from "#db/repositories/editions.ts";
import { findProgrammeName } from "#db/repositories/programmes.ts";
import { storeArchive } from "./archive-edition.ts";
import { claimProgrammeAsSecretariat } from "./claim-programme.ts";
import { RESERVED } from "./create-edition.ts";

interface PastEdition {
  readonly programmeId: string;
  readonly name: string;
  readonly slug: string;
  readonly year: number;
  readonly place: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The day on which the winners became known, such as 2017-06-28. */
  readonly ceremonyOn: string;
  /** Null where the report does not say: then as many as it names. */
  readonly applications: number | null;
  readonly cities: number | null;
  readonly results: readonly ResultLine[];
}

/** @returns the slug; refused `already-exists` at the slug, `invalid` for a day that is to come */
export async function importResults(
  context: Context,
  { programmeId, results, ...edition }: PastEdition,
): Promise<Outcome<{ readonly slug: string }>> {
  const { slug, ceremonyOn } = edition;
  if (!SLUG.test(slug) || RESERVED.has(slug))
    return refusedAt("slug", "invalid", "Use small letters, figures and hyphens, such as 2017.");
  const publishedAt = new Date(`${ceremonyOn}T12:00:00.000Z`);
  if (publishedAt > context.clock())
    return refusedAt(
      "ceremonyOn",
      "invalid",
      "A past edition was given on a day that is over. One that is to come is begun as a new edition.",
    );
  return context.store.transact(async (tx): Promise<Outcome<{ slug: string }>> => {
    const programme = await claimProgrammeAsSecretariat(tx, context, programmeId);
    if (!programme) return refused("not-found");
    if (await findEditionId(tx, programme.slug, slug))
      return refusedAt("slug", "already-exists", "Another edition has this address.");
    const { name, year, place, timeZone } = edition;
    const stored = await storeArchive(
      tx,
      context,
      {
        programme: { slug: programme.slug, name: await findProgrammeName(tx, programmeId) },
        edition: { slug, name, year, place, timeZone, ceremonyOn },
        applications: edition.applications ?? results.length,
        cities: edition.cities ?? new Set(results.map(({ city }) => city)).size,
        ...placesOf(results),
        panel: [],
        achievements: [],
      },
      publishedAt,
    );
    return stored.ok ? ok({ slug }) : stored;
  });
}
