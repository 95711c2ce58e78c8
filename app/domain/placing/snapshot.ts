/**
 * A certified result: the rules, the inputs and every placing with its reason, frozen, so that
 * anyone can check it later. See docs/rules.md, "Certifying and publishing".
 */
import type { Bundle, BundleJudge, BundlePrize } from "../bundle/bundle.ts";
import type { Count, Unresolved } from "../count/count.ts";
import { type CountJson, toCountJson } from "../count/count-json.ts";
import { type SecondOpinionOfRound, secondOpinionOn } from "../second-opinion/opinion.ts";
import { explainReason, type Names } from "./explain.ts";

export interface PlacedProject {
  readonly prize: string;
  readonly ref: string;
  readonly project: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly citation: string;
  /** Why it is placed there, in a sentence; empty where the archive does not say. */
  readonly reason: string;
}

export interface ResultSnapshot {
  readonly format: "laurel-result/1";
  readonly edition: Bundle["edition"] & { readonly place: string; readonly ceremonyOn: string };
  readonly facts: {
    readonly applications: number;
    readonly cities: number;
    readonly categories: number;
    readonly judges: number;
  };
  readonly prizes: readonly Pick<BundlePrize, "slug" | "name">[];
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly placings: readonly PlacedProject[];
  }[];
  readonly panel: readonly Omit<BundleJudge, "slug" | "categories">[];
  readonly achievements: readonly {
    readonly city: string;
    readonly country: string;
    readonly name: string;
    readonly citation: string;
  }[];
  /** The whole input and its count; null for an edition that was archived from a report. */
  readonly counted: { readonly bundle: Bundle; readonly count: CountJson } | null;
  /** Of each scorecard round; missing where the result was certified before it was kept, or archived. */
  readonly secondOpinion?: readonly SecondOpinionOfRound[];
}

/** Ties and unnamed prizes that must be decided before a result can be certified. */
export function blocksCertification(
  count: Count,
): readonly { readonly category: string; readonly unresolved: Unresolved }[] {
  return count.categories.flatMap(({ category, unresolved }) =>
    unresolved.map((one) => ({ category, unresolved: one })),
  );
}

export interface EditionFacts {
  readonly place: string;
  readonly ceremonyOn: string;
  /** Citation by ref of an application. */
  readonly citations: ReadonlyMap<string, string>;
}

export function takeSnapshot(bundle: Bundle, count: Count, facts: EditionFacts): ResultSnapshot {
  const accepted = bundle.applications.filter((one) => one.status === "accepted");
  const entrants = new Map(bundle.entrants.map((entrant) => [entrant.slug, entrant]));
  const applications = new Map(bundle.applications.map((one) => [one.ref, one]));
  return {
    format: "laurel-result/1",
    edition: { ...bundle.edition, place: facts.place, ceremonyOn: facts.ceremonyOn },
    facts: {
      applications: accepted.length,
      cities: new Set(accepted.map((one) => one.entrant)).size,
      categories: bundle.categories.length,
      judges: bundle.judges.length,
    },
    prizes: bundle.prizes.map(({ slug, name }) => ({ slug, name })),
    categories: bundle.categories.map(({ slug, name }) => ({
      slug,
      name,
      placings: (count.categories.find(({ category }) => category === slug)?.placings ?? []).map(
        ({ prize, application: ref, reason }): PlacedProject => {
          const application = applications.get(ref);
          const entrant = entrants.get(application?.entrant ?? "");
          return {
            prize,
            ref,
            project: application?.title ?? ref,
            city: entrant?.name ?? "",
            country: entrant?.country ?? "",
            citation:
              reason.by === "panel" ? reason.decision.reason : (facts.citations.get(ref) ?? ""),
            reason: explainReason(reason, namesIn(bundle, slug)),
          };
        },
      ),
    })),
    panel: bundle.judges.map(({ name, country, title, chair }) => ({
      name,
      ...(country === undefined ? {} : { country }),
      ...(title === undefined ? {} : { title }),
      ...(chair === undefined ? {} : { chair }),
    })),
    achievements: (bundle.achievements ?? []).map((award) => ({
      city: entrants.get(award.entrant)?.name ?? award.entrant,
      country: entrants.get(award.entrant)?.country ?? "",
      name: award.name ?? "",
      citation: award.citation,
    })),
    counted: { bundle, count: toCountJson(count) },
    secondOpinion: bundle.rounds
      .filter(({ kind }) => kind === "scorecard")
      .map(({ slug: round }) => ({ round, categories: secondOpinionOn(bundle, count, round) })),
  };
}

/** The names a reason is told with, in one category. */
export function namesIn(bundle: Bundle, category: string): Names {
  const titles = new Map(bundle.applications.map((one) => [one.ref, one.title]));
  const criteria = new Map(
    bundle.categories
      .find((one) => one.slug === category)
      ?.criteria.map((criterion) => [criterion.slug, criterion.name]),
  );
  return {
    application: (ref) => titles.get(ref) ?? ref,
    round: (slug) => slug.replaceAll("-", " "),
    criterion: (slug) => criteria.get(slug) ?? slug,
    decider: (by) => bundle.judges.find((judge) => judge.slug === by)?.name ?? by,
  };
}
