/** The search over a judge's own queue; without a script it is a question in the address. */
import { describe, expect, test } from "vitest";
import { stepAside } from "#app/commands/step-aside.ts";
import { loader } from "#app/routes/judge.$programme.$edition._index.tsx";
import type { Stage } from "#db/seed/stage-edition.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function setUp(stage: Stage) {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  const asAda = asPerson(context, staged.judges.get("ada") ?? null);
  const find = async (text: string) => {
    const request = getRequest(`/judge/prize/2026?${new URLSearchParams({ q: text })}`);
    const params = { programme: "prize", edition: "2026" };
    return Promise.resolve(loader(routeArgs(asAda, request, params))).catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  };
  const refsFor = async (text: string) => {
    const answer = await find(text);
    if (answer instanceof Response) return answer.headers.get("location");
    return answer.rounds.flatMap((round) =>
      round.kind === "scorecard"
        ? round.categories.flatMap(({ items }) => items.map(({ ref }) => ref).sort())
        : [],
    );
  };
  return { staged, asAda, find, refsFor };
}

describe("finding in one's queue", () => {
  test.for([
    ["part of a title", "project a2", ["A2"]],
    ["a city without its accents, and a country", "hue viet", ["A1", "A2", "A3", "A4"]],
    ["words of which one is nowhere", "hue paris", []],
    ["nothing but spaces", "   ", ["A1", "A2", "A3", "A4"]],
    ["signs that no title has", "%_'", ["A1", "A2", "A3", "A4"]],
    ["a whole reference", " a3 ", "/judge/prize/2026/score/round-one/A3"],
  ] as const)("by %s", async ([, text, found]) => {
    const { refsFor } = await setUp("scoring");
    expect(await refsFor(text)).toEqual(found);
  });

  test("a search changes neither what is left nor which one is next", async () => {
    const { find } = await setUp("scoring");
    const [all, some] = [await find(""), await find("project a2")];
    if (all instanceof Response || some instanceof Response) throw new Error("led elsewhere");
    const headOf = ({ rounds: [round] }: typeof all) =>
      round?.kind === "scorecard" ? [round.done, round.of, round.next] : [];
    expect(headOf(some)).toEqual(headOf(all));
    expect(headOf(all).slice(0, 2)).toEqual([0, 4]);
  });

  test("what one stepped aside from is found by its title, never by its city, and opens nothing", async () => {
    const { staged, asAda, refsFor } = await setUp("scoring");
    const outcome = await stepAside(asAda, {
      editionId: staged.editionId,
      judgeId: staged.ids.judges.get("ada") ?? "",
      ref: "A3",
      reason: "A colleague's project",
    });
    expect(outcome.ok).toBe(true);
    expect(await refsFor("project a3")).toEqual(["A3"]);
    expect(await refsFor("hue")).toEqual(["A1", "A2", "A4"]);
    expect(await refsFor("A3")).toEqual(["A3"]);
  });

  test("no card is opened by its reference before the round is", async () => {
    const { refsFor } = await setUp("screening");
    expect(await refsFor("A1")).toEqual([]);
  });
});
