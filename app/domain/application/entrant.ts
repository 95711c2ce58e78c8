/** One city is one entrant, however its officers write it: "Hue" of Viet Nam is "Huế". */
import { slugOf } from "../kernel/slug.ts";

/** What a name without a letter from A to Z is filed under. */
const UNNAMED = "entrant";

export interface KnownEntrant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
}

/** @returns the entrant that is meant, or the slug of a new one */
export function matchEntrant<Known extends KnownEntrant>(
  name: string,
  country: string,
  known: readonly Known[],
): { readonly found: Known } | { readonly slug: string } {
  const slug = slugOf(name, new Set(), UNNAMED);
  const found = known.find(
    (entrant) =>
      entrant.country === country &&
      (sameName(entrant.name, name) || (slug !== UNNAMED && entrant.slug === slug)),
  );
  if (found) return { found };
  return { slug: slugOf(name, new Set(known.map((entrant) => entrant.slug)), UNNAMED) };
}

function sameName(a: string, b: string): boolean {
  return a.normalize("NFC").toLowerCase() === b.normalize("NFC").toLowerCase();
}
