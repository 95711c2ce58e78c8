/** How the time of a count grows with what is counted. */
import type { Bundle, BundleScorecard } from "#app/domain/bundle/bundle.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { atMost, medianTime } from "./measure.ts";

const JUDGES = 6;

/** An edition with six judges' scorecards for as many applications as it takes; every score is set. */
function madeBundle(scorecards: number, categories: number, criteria: number): Bundle {
  const slugs = Array.from({ length: criteria }, (_, index) => `criterion-${index}`);
  const panels = Array.from({ length: categories }, (_, index) => `category-${index}`);
  const applications = Array.from({ length: Math.ceil(scorecards / JUDGES) }, (_, index) => ({
    ref: `A${index}`,
    category: panels[index % categories] ?? "",
    entrant: "city",
    title: `Project ${index}`,
    status: "accepted" as const,
  }));
  const judges = Array.from({ length: JUDGES }, (_, index) => ({
    slug: `judge-${index}`,
    name: `Judge ${index}`,
    categories: panels,
  }));
  const cards = applications.flatMap(({ ref }, at) =>
    judges.map(({ slug }, seat): BundleScorecard => ({
      round: "round-one",
      judge: slug,
      application: ref,
      status: "submitted",
      scores: Object.fromEntries(
        slugs.map((criterion, index) => [criterion, 1 + ((at * 7 + seat * 3 + index * 5) % 10)]),
      ),
    })),
  );
  return {
    format: "awards-bundle/1",
    programme: { slug: "bench", name: "Bench" },
    edition: { slug: "bench", name: "Bench", year: 2026, timeZone: "UTC" },
    rounds: [
      { slug: "round-one", kind: "scorecard", advance: 5 },
      { slug: "round-two", kind: "ballot", votes: 2 },
    ],
    prizes: [{ slug: "gold", name: "Gold", by: "rank" }],
    categories: panels.map((slug) => ({
      slug,
      name: slug,
      criteria: slugs.map((criterion) => ({ slug: criterion, name: criterion })),
    })),
    entrants: [{ slug: "city", name: "City", country: "KR" }],
    judges,
    applications,
    scorecards: cards,
  };
}

export function benchCounting(): void {
  benchStanding();
  const large = JSON.stringify(madeBundle(100_000, 6, 4));
  const counting = medianTime(() => countBundle(large));
  atMost(
    "counting 100,000 scorecards, times JSON.parse",
    counting / medianTime(() => JSON.parse(large)),
    4,
  );
  const small = JSON.stringify(madeBundle(10_000, 6, 4));
  atMost(
    "ten times the scorecards, times the time",
    counting / medianTime(() => countBundle(small)),
    11,
  );
}

/** First, while nothing else is kept in memory: what is measured is the standing, not the clearing up. */
function benchStanding(): void {
  let before: number | undefined;
  for (const applications of [100, 1_000, 10_000]) {
    const bundle = madeBundle(applications * JUDGES, 1, 5);
    const time = medianTime(() => countEdition(bundle));
    if (before !== undefined)
      atMost(`standing of ${applications} applications, times a tenth of them`, time / before, 11);
    before = time;
  }
}
