/** A small, faultless bundle to spoil in one way at a time. */
import type { Bundle } from "#app/domain/bundle/bundle.ts";

/** Two categories, three judges, four applications, one of them with a recusal; every round done. */
export function smallBundle(): Bundle {
  const scores = (impact: number, reach: number) => ({ impact, reach });
  const card = (judge: string, application: string, impact: number, reach: number) => ({
    round: "round-one",
    judge,
    application,
    status: "submitted" as const,
    scores: scores(impact, reach),
  });
  return {
    format: "awards-bundle/1",
    programme: { slug: "prize", name: "Prize" },
    edition: { slug: "2026", name: "Prize 2026", year: 2026, timeZone: "Asia/Seoul" },
    rounds: [
      { slug: "screening", kind: "screening" },
      { slug: "round-one", kind: "scorecard", min: 1, max: 10, advance: 3, cutoffTie: "extend" },
      { slug: "round-two", kind: "ballot", votes: 2 },
    ],
    prizes: [
      { slug: "gold", name: "Gold", count: 1, by: "rank" },
      { slug: "silver", name: "Silver", count: 1, by: "rank" },
    ],
    categories: [
      {
        slug: "open",
        name: "Open",
        criteria: [
          { slug: "impact", name: "Impact", weight: 1 },
          { slug: "reach", name: "Reach", weight: 1 },
        ],
      },
      { slug: "green", name: "Green", criteria: [{ slug: "impact", name: "Impact", weight: 1 }] },
    ],
    entrants: [{ slug: "hue", name: "Huế", country: "VN" }],
    judges: [
      { slug: "ada", name: "Ada", categories: ["open"] },
      { slug: "ben", name: "Ben", categories: ["open"] },
      { slug: "cho", name: "Cho", categories: ["green"] },
    ],
    applications: ["A1", "A2", "A3", "A4"].map((ref) => ({
      ref,
      category: "open",
      entrant: "hue",
      title: `Project ${ref}`,
      status: "accepted" as const,
    })),
    recusals: [{ judge: "ben", application: "A3", reason: "colleague" }],
    scorecards: [
      card("ada", "A1", 9, 8),
      card("ada", "A2", 7, 7),
      card("ada", "A3", 6, 8),
      card("ada", "A4", 2, 3),
      card("ben", "A1", 8, 8),
      card("ben", "A2", 6, 9),
      card("ben", "A4", 3, 3),
    ],
    ballots: [
      { round: "round-two", judge: "ada", category: "open", choices: ["A1", "A2"] },
      { round: "round-two", judge: "ben", category: "open", choices: ["A1", "A2"] },
    ],
    decisions: [],
    achievements: [],
  };
}
