import { describe, expect, test } from "vitest";
import {
  nextLeft,
  type Pause,
  progressOf,
  type QueueMark,
  skippedLast,
} from "#app/domain/scorecard/queue.ts";

/** "a", left; "b:draft"; "c:left:skipped". */
function queueOf(text: string) {
  return text.split(" ").map((one) => {
    const [ref = "", mark = "left", pause = null] = one.split(":");
    return { ref, mark: mark as QueueMark, pause: pause as Pause | null };
  });
}

describe("what is opened next", () => {
  test.for([
    ["the one after", "a:done b c", 0, "b"],
    ["from the beginning again at the end", "a b:done c:done", 2, "a"],
    ["a draft like any other", "a:done b:draft c", 0, "b"],
    ["past what is submitted and what was stepped aside from", "a:done b:aside c:done d", 0, "d"],
    ["past what was skipped", "a:done b:left:skipped c", 0, "c"],
    ["an earlier one before what was skipped", "a b:done c:left:skipped", 1, "a"],
    ["what was skipped, when nothing else is left", "a:done b:left:skipped c:done", 2, "b"],
    ["past what waits for the secretariat", "a:done b:left:flagged c", 0, "c"],
    ["never what waits for the secretariat", "a:done b:left:flagged", 0, null],
    ["not the same one again", "a b:done", 0, null],
    ["a submitted one no more, skipped as it was", "a:done b:done:skipped", 0, null],
    ["the first, from outside the queue", "a b", -1, "a"],
  ] as const)("%s", ([, queue, after, expected]) => {
    expect(nextLeft(queueOf(queue), after)?.ref ?? null).toBe(expected);
  });
});

test("what is skipped or flagged is owed like any other", () => {
  expect(progressOf(queueOf("a:done b:left:skipped c:draft:flagged d:aside"))).toEqual({
    done: 1,
    of: 3,
  });
});

test("what was skipped comes last, first skipped first; the rest keeps its order", () => {
  const at: Record<string, number> = { b: 20, d: 10 };
  const skippedAt = (ref: string) => (at[ref] === undefined ? null : new Date(at[ref]));
  expect(skippedLast(["a", "b", "c", "d", "e"], skippedAt)).toEqual(["a", "c", "e", "d", "b"]);
});
