/**
 * Two databases that differ only in other judges' points, in ballots, or in who wins answer everybody
 * who may not know it with the same bytes, on every route there is, headers included. See docs/proofs.md.
 */
import { describe, expect, test } from "vitest";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { dialect, tables as t } from "#db/schema/index.ts";
import type { Shape } from "#test/support/secrecy/ask.ts";
import {
  type Comparing,
  compareWorlds,
  type Secret,
  turnedBundle,
} from "#test/support/secrecy/compare-worlds.ts";
import { requestHandler } from "#test/support/secrecy/request-handler.ts";
import { type Phase, secretBundle, type Session } from "#test/support/secrecy/world.ts";
import { useStore } from "#test/support/store.ts";

const one = useStore();
const other = useStore();

const APART: readonly Session[] = [
  "public",
  "stranger",
  "applicant",
  "another applicant",
  "colleague",
];
const STAFF: readonly Session[] = ["secretariat", "observer"];

interface Case {
  readonly secret: Secret;
  readonly phase: Phase;
  /** Whose cards or ballots differ. */
  readonly judges: readonly string[];
  /** Who may know nothing of it, and is asked. */
  readonly asked: readonly Session[];
}

const CASES: readonly Case[] = [
  {
    ...{ secret: "scores", phase: "scoring", judges: ["ben", "cho"] },
    asked: [...APART, "judge", ...STAFF],
  },
  {
    ...{ secret: "scores", phase: "scoring", judges: ["ada"] },
    asked: ["recused judge", "judge of another panel"],
  },
  {
    ...{ secret: "samples", phase: "scoring", judges: ["ben", "cho"] },
    asked: ["public", "judge"],
  },
  {
    ...{ secret: "scores", phase: "scored", judges: ["ada", "ben", "cho"] },
    asked: ["applicant", "judge", "recused judge", "judge of another panel"],
  },
  {
    ...{ secret: "scores and ballots", phase: "voting", judges: ["ben", "cho"] },
    asked: ["applicant", "judge"],
  },
  { ...{ secret: "ballots", phase: "voting", judges: ["ben", "cho"] }, asked: [...STAFF] },
  {
    ...{ secret: "ballots", phase: "voting", judges: ["ada"] },
    asked: ["recused judge", "judge of another panel"],
  },
  {
    ...{ secret: "scores and ballots", phase: "voted", judges: ["ben", "cho"] },
    asked: ["public", "judge"],
  },
  {
    ...{ secret: "scores and ballots", phase: "embargo", judges: ["ben", "cho"] },
    asked: [...APART, "judge"],
  },
];
/** At a smaller size: the two in which most could be told. */
const RUN = dialect === "postgres" ? CASES.filter(({ phase }) => phase === "embargo") : CASES;

const OTHERS: readonly Shape[] = ["page", "routes", "head", "conditional"];
/** Every address as data, and every second one in another shape, by turns. */
function shapesOf(at: number): readonly Shape[] {
  if (at % 2 === 1 || dialect === "postgres") return ["data"];
  return ["data", OTHERS[(at / 2) % OTHERS.length] ?? "page"];
}

async function compare(comparing: Omit<Comparing, "shapesOf" | "answer"> & Partial<Comparing>) {
  const answer = comparing.answer ?? (await requestHandler());
  return compareWorlds([one(), other()], { shapesOf, ...comparing, answer });
}

describe("two worlds", { timeout: 300_000 }, () => {
  test("have other winners", () => {
    const winners = [secretBundle(), turnedBundle(["ben", "cho"], "scores and ballots")].map(
      (bundle) => countEdition(bundle).categories.map(({ placings }) => placings[0]?.application),
    );
    expect(winners).toEqual([
      ["A1", "G1"],
      ["A2", "G2"],
    ]);
  });

  test.for(RUN.map((each) => [each.secret, each.judges.join(" and "), each.phase, each] as const))(
    "that differ in the %s of %s are one in the phase of %s, to everybody who may not know",
    async ([, , , { asked, ...comparing }]) => {
      const { differing, sessions, requests, told } = await compare({ ...comparing, only: asked });
      expect(differing).toEqual([]);
      expect(sessions).toEqual(asked);
      expect(told).toBeGreaterThan(50);
      console.info(`${comparing.phase}: ${requests} pairs of answers, ${told} that say something`);
    },
  );

  test("are told apart by whoever may know, once they may", async () => {
    const { differing } = await compare({
      ...{ phase: "scored", secret: "scores", judges: ["ben", "cho"] },
      isAboutAll: true,
      only: ["secretariat"],
    });
    expect(differing.some((one) => one.includes("/judging/round-one.data"))).toBe(true);
  });

  test("are told apart by a count in a header, by an order and by a length that a route gives away", async () => {
    const answer = await requestHandler((id, module) => {
      if (!id.endsWith("$edition.how")) return module;
      return {
        // Without a page: what it answers is what is sent.
        loader: async ({ context: { context } }) => {
          const cards = await context.store.read.select().from(t.scores).orderBy(t.scores.points);
          const low = cards.filter(({ points }) => points < 5);
          return new Response("x".repeat(low.length), {
            headers: { "x-first": cards[0]?.scorecardId ?? "" },
          });
        },
      };
    });
    const { differing } = await compare({
      ...{ answer, phase: "scoring", secret: "scores", judges: ["ben", "cho"] },
      ...{ only: ["public"], shapesOf: () => ["page"] as const },
    });
    expect(differing).toContain("public, scoring, GET /awards/prize/2026/how: headers");
    expect(differing.every((each) => each.includes("/awards/prize/2026/how"))).toBe(true);
  });
});
