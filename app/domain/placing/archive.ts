/** A past edition known from its report alone: its winners as published, without scores or votes. */
import type { BundleJudge, BundlePrize } from "../bundle/bundle.ts";
import type { ResultSnapshot } from "./snapshot.ts";

export interface ArchivedEdition {
  readonly programme: { readonly slug: string; readonly name: string };
  readonly edition: ResultSnapshot["edition"];
  /** As the report gives them: not all applications of the edition are known. */
  readonly applications: number;
  readonly cities: number;
  readonly prizes: readonly BundlePrize[];
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly placings: readonly {
      readonly prize: string;
      readonly city: string;
      readonly country: string;
      readonly project: string;
      /** Left out where the report gives none. */
      readonly citation?: string;
    }[];
  }[];
  readonly panel: readonly Omit<BundleJudge, "slug" | "categories">[];
  readonly achievements: ResultSnapshot["achievements"];
}

/** The winners' refs are made of category and prize: the report names none. */
export function archiveSnapshot(archived: ArchivedEdition): ResultSnapshot {
  return {
    format: "laurel-result/1",
    edition: archived.edition,
    facts: {
      applications: archived.applications,
      cities: archived.cities,
      categories: archived.categories.length,
      judges: archived.panel.length,
    },
    prizes: archived.prizes.map(({ slug, name }) => ({ slug, name })),
    categories: archived.categories.map(({ slug, name, placings }) => ({
      slug,
      name,
      placings: placings.map((placing, index) => ({
        ...placing,
        ref: refOf(slug, placing.prize, placings.slice(0, index)),
        citation: placing.citation ?? "",
        reason: "",
      })),
    })),
    panel: archived.panel,
    achievements: archived.achievements,
    counted: null,
  };
}

/** A prize that is given more than once in a category is numbered from the second on. */
function refOf(
  category: string,
  prize: string,
  before: readonly { readonly prize: string }[],
): string {
  const same = before.filter((one) => one.prize === prize).length;
  return same === 0 ? `${category}-${prize}` : `${category}-${prize}-${same + 1}`;
}
