import { describe, expect, test } from "vitest";
import { tally } from "#app/domain/ballot/tally.ts";
import { mayVoteFor, votesDue } from "#app/domain/ballot/votes-due.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";

const finalists = ["A1", "A2", "A3"];
const isRecused = recusalsOf([{ judge: "j1", application: "A2" }]);
const ballot = (judge: string | null, ...choices: readonly string[]) => ({
  round: "final",
  category: "open-city",
  choices,
  ...(judge === null ? {} : { judge }),
});

describe("the tally", () => {
  test("gives every finalist a number, also those whom nobody chose", () => {
    const { votes, ballots, voidVotes } = tally([ballot("j2", "A1")], finalists, isRecused);
    expect([...votes]).toEqual([
      ["A1", 1],
      ["A2", 0],
      ["A3", 0],
    ]);
    expect([ballots, voidVotes]).toEqual([1, 0]);
  });

  test.each([
    ["for one that left", ballot("j2", "A1", "A9"), 1],
    ["of a judge for one that the judge is recused from", ballot("j1", "A1", "A2"), 1],
    ["of another judge for that one counts", ballot("j2", "A1", "A2"), 0],
    ["that was unlinked from its judge counts", ballot(null, "A1", "A2"), 0],
  ])("a vote %s: void votes", (_, cast, expected) => {
    expect(tally([cast], finalists, isRecused).voidVotes).toBe(expected);
  });
});

describe("how many a ballot names", () => {
  test("a judge may not vote for what the judge is recused from", () => {
    expect(mayVoteFor("j1", finalists, isRecused)).toEqual(["A1", "A3"]);
    expect(mayVoteFor("j2", finalists, isRecused)).toEqual(finalists);
  });

  test.each([
    [2, 3, 2],
    [2, 2, 2],
    [2, 1, 1],
    [2, 0, 0],
  ])("of %i votes with %i to vote for: %i", (votes, open, due) => {
    expect(votesDue(votes, open)).toBe(due);
  });
});
