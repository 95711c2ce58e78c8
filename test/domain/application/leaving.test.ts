import { describe, expect, test } from "vitest";
import { leftAfterRound, type LeavingRound } from "#app/domain/application/leaving.ts";

const KINDS = { s: "screening", c: "scorecard", b: "ballot" } as const;

/** "c:confirmed:finalist" is a confirmed scorecard round whose shortlist names the application. */
function rounds(...texts: readonly string[]): readonly LeavingRound[] {
  return texts.map((text, index) => {
    const [kind = "s", state = "pending", finalist] = text.split(":");
    return {
      id: `round-${index + 1}`,
      kind: KINDS[kind as keyof typeof KINDS],
      state: state as LeavingRound["state"],
      isFinalist: finalist === "finalist",
    };
  });
}

describe("an application that leaves", () => {
  test.for([
    ["while cities write", ["s:open", "c:pending", "b:pending"], null],
    ["while it is scored", ["s:confirmed", "c:open", "b:pending"], null],
    [
      "as a finalist, before the ballot",
      ["s:confirmed", "c:confirmed:finalist", "b:pending"],
      null,
    ],
    [
      "as a finalist, during the ballot",
      ["s:confirmed", "c:confirmed:finalist", "b:open"],
      "round-2",
    ],
    ["as a finalist, after it", ["s:confirmed", "c:confirmed:finalist", "b:closed"], "round-2"],
    ["during the ballot, not a finalist", ["s:confirmed", "c:confirmed", "b:open"], null],
    ["with no ballot at all", ["s:confirmed", "c:confirmed:finalist"], null],
    ["from a ballot alone", ["s:confirmed", "b:open"], null],
    [
      "after two rounds of scoring",
      ["c:confirmed:finalist", "c:confirmed:finalist", "b:open"],
      "round-2",
    ],
    ["after the first of two", ["c:confirmed:finalist", "c:confirmed", "b:open"], null],
  ] as const)("%s keeps its place rightly", ([, texts, kept]) => {
    expect(leftAfterRound(rounds(...texts))).toBe(kept);
  });
});
