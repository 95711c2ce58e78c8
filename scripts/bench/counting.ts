/** How the time of a count grows with what is counted. */
import type { Bundle, BundleScorecard } from "#app/domain/bundle/bundle.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { atMost, timesOf } from "./measure.ts";

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
        slugs.map((criterion, index) => [criterion, scattered(at, seat, index)]),
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

/** A score from 1 to 10, always the same for the same place and spread as judges' scores are. */
function scattered(application: number, judge: number, criterion: number): number {
  const mixed =
    Math.imul(application + 1, 2_654_435_761) ^ Math.imul(judge + 7, 40_503 * (criterion + 3));
  return 1 + ((mixed >>> 9) % 10);
}

export function benchCounting(): void {
  benchStanding();
  const large = JSON.stringify(madeBundle(100_000, 6, 4));
  const small = JSON.stringify(madeBundle(10_000, 6, 4));
  atMost(
    "counting 100,000 scorecards, times JSON.parse",
    timesOf(
      () => countBundle(large),
      () => JSON.parse(large),
    ),
    4,
  );
  atMost(
    "ten times the scorecards, times the time",
    tenfold(
      () => countBundle(large),
      () => countBundle(small),
    ),
    11,
  );
}

/** First, while nothing else is kept in memory: what is measured is the standing, not the clearing up. */
function benchStanding(): void {
  const sizes = [100, 1_000, 10_000] as const;
  const [hundred, thousand, tenThousand] = sizes.map((applications) => {
    const bundle = madeBundle(applications * JUDGES, 1, 5);
    return () => countEdition(bundle);
  }) as [() => unknown, () => unknown, () => unknown];
  atMost("standing of 1,000 applications, times 100 of them", tenfold(thousand, hundred), 11);
  atMost("standing of 10,000 applications, times 1,000", tenfold(tenThousand, thousand), 11);
}

/** The smaller is done ten times over, so that both sides leave the same amount to be cleared up. */
function tenfold(large: () => unknown, small: () => unknown): number {
  return (
    10 *
    timesOf(large, () => {
      for (let time = 0; time < 10; time++) small();
    })
  );
}
