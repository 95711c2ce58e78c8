import { describe, expect, test } from "vitest";
import type { Bundle, PrizeDecision } from "#app/domain/bundle/bundle.ts";
import type { Count, Placing, Unresolved } from "#app/domain/count/count.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import { fraction } from "#app/domain/kernel/fraction.ts";
import { blocksCertification, namesIn, takeSnapshot } from "#app/domain/placing/snapshot.ts";
import { smallBundle } from "#test/support/small-bundle.ts";

const mention: PrizeDecision = {
  kind: "prize",
  category: "open",
  prize: "mention",
  application: "A2",
  by: "ada",
  reason: "the kindest idea",
};
const only = { by: "only", own: fraction(3), measure: "votes" } as const;

function bundleOf(): Bundle {
  const small = smallBundle();
  return {
    ...small,
    entrants: [
      { slug: "hue", name: "Huế", country: "VN" },
      { slug: "cali", name: "Cali", country: "CO" },
    ],
    judges: [
      {
        slug: "ada",
        name: "Ada",
        categories: ["open"],
        country: "GB",
        title: "Mayor",
        chair: true,
      },
      { slug: "ben", name: "Ben", categories: ["open"] },
    ],
    applications: [
      { ref: "A1", category: "open", entrant: "hue", title: "Lamps", status: "accepted" },
      { ref: "A2", category: "open", entrant: "hue", title: "Buses", status: "accepted" },
      { ref: "A3", category: "open", entrant: "cali", title: "Parks", status: "rejected" },
    ],
    achievements: [
      { entrant: "cali", name: "Long work", citation: "Ten years of it." },
      { entrant: "gone", citation: "One year of it." },
    ],
  };
}

function countOf(placings: readonly Placing[], unresolved: readonly Unresolved[] = []): Count {
  const rest = { rounds: [], trail: [], unresolved };
  return { categories: [{ category: "open", placings, ...rest }] };
}

const FACTS = {
  place: "Huế",
  ceremonyOn: "2026-06-30",
  citations: new Map([["A1", "For light."]]),
};

describe("a certified result", () => {
  const placings: readonly Placing[] = [
    { prize: "gold", application: "A1", reason: only },
    { prize: "mention", application: "A2", reason: { by: "panel", decision: mention } },
    { prize: "silver", application: "A3", reason: only },
    { prize: "bronze", application: "X9", reason: only },
  ];

  test("holds the rules, every placing with its reason, and the inputs with their count", () => {
    const bundle = bundleOf();
    const count = countOf(placings);
    const votes = "3 votes, with no other application below";
    expect(takeSnapshot(bundle, count, FACTS)).toEqual({
      format: "laurel-result/1",
      edition: { ...bundle.edition, place: "Huế", ceremonyOn: "2026-06-30" },
      facts: { applications: 2, cities: 1, categories: 2, judges: 2 },
      prizes: [
        { slug: "gold", name: "Gold" },
        { slug: "silver", name: "Silver" },
      ],
      categories: [
        {
          slug: "open",
          name: "Open",
          placings: [
            {
              prize: "gold",
              ref: "A1",
              project: "Lamps",
              city: "Huế",
              country: "VN",
              citation: "For light.",
              reason: votes,
            },
            {
              prize: "mention",
              ref: "A2",
              project: "Buses",
              city: "Huế",
              country: "VN",
              citation: "the kindest idea",
              reason: "named by Ada: the kindest idea",
            },
            {
              prize: "silver",
              ref: "A3",
              project: "Parks",
              city: "Cali",
              country: "CO",
              citation: "",
              reason: votes,
            },
            {
              prize: "bronze",
              ref: "X9",
              project: "X9",
              city: "",
              country: "",
              citation: "",
              reason: votes,
            },
          ],
        },
        { slug: "green", name: "Green", placings: [] },
      ],
      panel: [{ name: "Ada", country: "GB", title: "Mayor", chair: true }, { name: "Ben" }],
      achievements: [
        { city: "Cali", country: "CO", name: "Long work", citation: "Ten years of it." },
        { city: "gone", country: "", name: "", citation: "One year of it." },
      ],
      counted: { bundle, count: toCountJson(count) },
      // No card was scored here: there is nothing to have another opinion of.
      secondOpinion: [{ round: "round-one", categories: [] }],
    });
  });

  test("counts a city once, however many applications it has", () => {
    const bundle = bundleOf();
    const accepted = bundle.applications.map((one) => ({ ...one, status: "accepted" as const }));
    const { facts } = takeSnapshot({ ...bundle, applications: accepted }, countOf([]), FACTS);
    expect(facts).toMatchObject({ applications: 3, cities: 2 });
  });

  test("leaves out what was not said of a judge, instead of saying nothing of it", () => {
    const { panel } = takeSnapshot(bundleOf(), countOf([]), FACTS);
    expect(Object.keys(panel[1] ?? {})).toEqual(["name"]);
  });

  test("has no achievements where none were given", () => {
    const { achievements: _none, ...bundle } = bundleOf();
    expect(takeSnapshot(bundle, countOf([]), FACTS).achievements).toEqual([]);
  });
});

test("every tie and every prize without a name blocks certification, with its category", () => {
  const tie: Unresolved = { at: "cutoff", round: "round-one", applications: ["A1", "A2"] };
  const unnamed: Unresolved = { at: "panel", prizes: ["mention"], applications: [] };
  expect(blocksCertification(countOf([], [tie, unnamed]))).toEqual([
    { category: "open", unresolved: tie },
    { category: "open", unresolved: unnamed },
  ]);
  expect(blocksCertification(countOf([]))).toEqual([]);
});

describe("the names that a reason is told with", () => {
  const bundle: Bundle = {
    ...bundleOf(),
    categories: [
      { slug: "open", name: "Open", criteria: [{ slug: "impact", name: "Impact", weight: 1 }] },
      { slug: "green", name: "Green", criteria: [{ slug: "impact", name: "Leaves", weight: 1 }] },
    ],
  };
  const open = namesIn(bundle, "open");

  test("titles, rounds, criteria and judges, and their slugs where nothing is known", () => {
    expect(["A1", "X9"].map((ref) => open.application(ref))).toEqual(["Lamps", "X9"]);
    expect(open.round("round-one-again")).toBe("round one again");
    expect(["impact", "reach"].map((slug) => open.criterion(slug))).toEqual(["Impact", "reach"]);
    expect(["ada", "ben", "the chair"].map((by) => open.decider(by))).toEqual([
      "Ada",
      "Ben",
      "the chair",
    ]);
  });

  test("criteria are those of the category, and none of one that is not there", () => {
    expect(namesIn(bundle, "green").criterion("impact")).toBe("Leaves");
    expect(namesIn(bundle, "blue").criterion("impact")).toBe("impact");
  });
});
