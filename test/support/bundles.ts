/** Bundles for tests: the archived cases, and small ones put together by hand. */
import { readdirSync, readFileSync } from "node:fs";
import type { Bundle, BundleScorecard } from "#app/domain/bundle/bundle.ts";

const CASES = new URL("../cases/", import.meta.url);
const EDITIONS = new URL("../../db/seed/editions/", import.meta.url);

/** The 2017 edition lives where the demonstration finds it; the other cases beside their counts. */
const ELSEWHERE: Readonly<Record<string, URL>> = {
  "wego-2017": new URL("wego-2017.json", EDITIONS),
};

export interface Case {
  readonly name: string;
  readonly file: URL;
  readonly text: string;
  readonly expected: string;
}

export function cases(): readonly Case[] {
  return readdirSync(CASES)
    .filter((file) => file.endsWith(".expected.json"))
    .map((file) => {
      const name = file.slice(0, -".expected.json".length);
      const source = ELSEWHERE[name] ?? new URL(`${name}.json`, CASES);
      return {
        name,
        file: source,
        text: readFileSync(source, "utf8"),
        expected: readFileSync(new URL(file, CASES), "utf8"),
      };
    });
}

/** A whole small edition: three judges, four applications, one shortlist of two, one ballot. */
export function smallBundle(): Bundle {
  const marks: Readonly<Record<string, readonly [number, number]>> = {
    A1: [9, 8],
    A2: [8, 8],
    A3: [7, 7],
    A4: [3, 4],
  };
  return {
    format: "awards-bundle/1",
    programme: { slug: "programme", name: "Programme" },
    edition: { slug: "2026", name: "Edition", year: 2026, timeZone: "Asia/Seoul" },
    rounds: [
      { slug: "screening", kind: "screening" },
      { slug: "round-one", kind: "scorecard", min: 1, max: 10, advance: 3, cutoffTie: "extend" },
      { slug: "round-two", kind: "ballot", votes: 2 },
    ],
    prizes: [
      { slug: "gold", name: "Gold", by: "rank" },
      { slug: "silver", name: "Silver", by: "rank" },
    ],
    categories: [
      {
        slug: "open-city",
        name: "Open City",
        criteria: [
          { slug: "impact", name: "Impact" },
          { slug: "context", name: "Context" },
        ],
      },
      { slug: "other-city", name: "Other City", criteria: [{ slug: "impact", name: "Impact" }] },
    ],
    entrants: [{ slug: "kazan", name: "Kazan", country: "RU" }],
    judges: [
      { slug: "j1", name: "Judge 1", categories: ["open-city"] },
      { slug: "j2", name: "Judge 2", categories: ["open-city"] },
      { slug: "j3", name: "Judge 3", categories: ["other-city"] },
    ],
    applications: [
      ...Object.keys(marks).map((ref) => ({
        ref,
        category: "open-city",
        entrant: "kazan",
        title: `Project ${ref}`,
        status: "accepted" as const,
      })),
      {
        ref: "B1",
        category: "other-city",
        entrant: "kazan",
        title: "Project B1",
        status: "accepted" as const,
      },
      {
        ref: "W1",
        category: "open-city",
        entrant: "kazan",
        title: "Project W1",
        status: "withdrawn" as const,
      },
    ],
    recusals: [{ judge: "j2", application: "A2" }],
    scorecards: Object.entries(marks).flatMap(([application, [impact, context]]) =>
      ["j1", "j2"].map((judge): BundleScorecard => ({
        round: "round-one",
        judge,
        application,
        status: "submitted",
        scores: { impact, context },
      })),
    ),
    ballots: [
      { round: "round-two", judge: "j1", category: "open-city", choices: ["A1", "A2"] },
      { round: "round-two", judge: "j2", category: "open-city", choices: ["A1", "A3"] },
    ],
    decisions: [],
    achievements: [],
  };
}
