import { expect, test } from "vitest";
import type { CategoryCount } from "#app/domain/count/count.ts";
import { fraction } from "#app/domain/kernel/fraction.ts";
import { mayBeNamed } from "#app/domain/placing/panel-prize.ts";

const reason = { by: "only", own: fraction(1), measure: "votes" } as const;

function placed(prize: string, application: string) {
  return { prize, application, reason };
}

test.each([
  ["everybody, by ref", {}, ["A1", "A2", "A3"]],
  ["not who has another prize", { placings: [placed("gold", "A1")] }, ["A2", "A3"]],
  ["who holds this prize again", { placings: [placed("mention", "A1")] }, ["A1", "A2", "A3"]],
  [
    "not who holds this prize and another",
    { placings: [placed("mention", "A1"), placed("gold", "A1")] },
    ["A2", "A3"],
  ],
  [
    "nobody in a tie that waits",
    { unresolved: [{ at: "prize", prizes: ["gold"], applications: ["A1", "A2"] }] },
    ["A3"],
  ],
] as const)("the panel may name for its prize: %s", (_what, changed, named) => {
  const empty: CategoryCount = {
    category: "open",
    rounds: [],
    trail: [],
    placings: [],
    unresolved: [],
  };
  expect(mayBeNamed({ ...empty, ...changed }, ["A3", "A1", "A2"], "mention")).toEqual(named);
});
