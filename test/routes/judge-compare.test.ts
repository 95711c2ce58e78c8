/** A judge's own scores side by side: theirs alone, for as long as one scorecard is theirs to see. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import { stepAside } from "#app/commands/step-aside.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { loader } from "#app/routes/judge.$programme.$edition.compare.$round.$category.tsx";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { type Stage, type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import type { Store } from "#db/store/store.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const storeOfOther = useStore();
const PARAMS = { programme: "prize", edition: "2026", round: "round-one", category: "open" };

interface World {
  readonly context: Context;
  readonly staged: StagedEdition;
}

async function build(of: Store, stage: Stage): Promise<World> {
  const context = testContext(of);
  return { context, staged: await stageEdition(context, smallBundle(), stage, NOON) };
}

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.details.join("; "));
  return outcome.value;
}

type Points = Readonly<Record<string, number>>;

async function score({ context, staged }: World, judge: string, ref: string, scores: Points) {
  let made = 0;
  const as = { ...context, newId: () => `${judge}-${ref}-${++made}` };
  granted(
    await saveScorecard(asPerson(as, staged.judges.get(judge) ?? null), {
      editionId: staged.editionId,
      judgeId: staged.ids.judges.get(judge) ?? "",
      roundId: staged.ids.rounds.get("round-one") ?? "",
      ref,
      scores,
      remark: `Remark of ${judge}`,
      version: 0,
      submit: Object.keys(scores).length === 2,
    }),
  );
}

async function asideFrom({ context, staged }: World, judge: string, ref: string) {
  granted(
    await stepAside(asPerson(context, staged.judges.get(judge) ?? null), {
      editionId: staged.editionId,
      judgeId: staged.ids.judges.get(judge) ?? "",
      ref,
      reason: "A colleague's project",
    }),
  );
}

async function ask({ context, staged }: World, judge: string, params = {}, search = "") {
  const viewer = staged.judges.get(judge) ?? null;
  const request = getRequest(`/judge/prize/2026/compare/round-one/open${search}`);
  return loader(routeArgs(asPerson(context, viewer), request, { ...PARAMS, ...params }));
}

async function statusOf(answer: Promise<unknown>): Promise<number> {
  const value = await answer.catch((thrown: unknown) => thrown);
  if (value instanceof Response) return value.status;
  const { init } = value as { init?: { status?: number } };
  return init?.status ?? 200;
}

/** Ada submits two, begins a third and has the fourth to do. */
async function adaAtWork(world: World) {
  await score(world, "ada", "A1", { impact: 7, reach: 8 });
  await score(world, "ada", "A2", { impact: 9, reach: 9 });
  await score(world, "ada", "A3", { impact: 2 });
}

describe("one's own scores side by side", () => {
  test("every application due, with its scores, its mean and its state", async () => {
    const world = await build(store(), "scoring");
    await adaAtWork(world);
    const { own, ...view } = await ask(world, "ada", {}, "?order=ref");
    expect(view).toMatchObject({ isRunning: true, category: { name: "Open" }, order: "ref" });
    expect(own?.rows.map(({ ref, points, mean, mark }) => [ref, points, mean, mark])).toEqual([
      ["A1", [7, 8], "7.50", "done"],
      ["A2", [9, 9], "9.00", "done"],
      ["A3", [2, null], null, "draft"],
      ["A4", [null, null], null, "left"],
    ]);
    expect(own?.mirror).toMatchObject({
      sentence: "You have used 7 to 9 of 1 to 10; your mean is 8.25 over 2 cards.",
      overall: { counts: [0, 0, 0, 0, 0, 0, 1, 1, 2, 0] },
      criteria: [{ mean: "8.00" }, { mean: "8.50" }],
    });
  });

  test("by mean the highest comes first; any other word is the order of the queue", async () => {
    const world = await build(store(), "scoring");
    await adaAtWork(world);
    const refsBy = async (search: string) =>
      (await ask(world, "ada", {}, search)).own?.rows.map(({ ref }) => ref);
    expect((await refsBy("?order=mean"))?.slice(0, 2)).toEqual(["A2", "A1"]);
    const queue = await refsBy("");
    expect(await refsBy("?order=toString")).toEqual(queue);
    expect((await refsBy("?order=mean"))?.slice(2)).toEqual(
      queue?.filter((ref) => ref === "A3" || ref === "A4"),
    );
  });

  test("what one stepped aside from says so, and its scores are gone from row and mirror", async () => {
    const world = await build(store(), "scoring");
    await adaAtWork(world);
    await asideFrom(world, "ada", "A2");
    const { own } = await ask(world, "ada");
    expect(own?.rows.find(({ ref }) => ref === "A2")).toEqual({
      ref: "A2",
      pause: null,
      title: "Project A2",
      place: "",
      mark: "aside",
      points: [null, null],
      mean: null,
    });
    expect(own?.mirror?.sentence).toBe(
      "You have used 7 to 8 of 1 to 10; your mean is 7.50 over one card.",
    );
  });

  test("before the first complete card there is no mirror", async () => {
    const world = await build(store(), "scoring");
    await score(world, "ada", "A3", { impact: 2 });
    expect((await ask(world, "ada")).own?.mirror).toBeNull();
  });
});

describe("when and for whom", () => {
  test("put away between the close and the certificate, then there to read again", async () => {
    const world = await build(store(), "voted");
    expect((await ask(world, "ada")).own).toBeNull();
    const { context, staged } = world;
    granted(await certifyEdition(asPerson(context, staged.secretariat), staged.editionId, ""));
    const { own, isRunning } = await ask(world, "ada", {}, "?order=ref");
    expect(isRunning).toBe(false);
    expect(own?.rows.map(({ ref, mean }) => [ref, mean])).toEqual([
      ["A1", "8.50"],
      ["A2", "7.00"],
      ["A3", "7.00"],
      ["A4", "2.50"],
    ]);
  });

  test("once the time is over nothing of it is told, though the round is not closed", async () => {
    const world = await build(store(), "scoring");
    await adaAtWork(world);
    await world.context.store.transact((tx) =>
      tx
        .update(t.rounds)
        .set({ closesAt: new Date(NOON.getTime() - 1000) })
        .where(eq(t.rounds.id, world.staged.ids.rounds.get("round-one") ?? "")),
    );
    expect(await ask(world, "ada")).toMatchObject({ isRunning: false, own: null });
  });

  test.for([
    ["a judge of another panel", "cho", {}],
    ["a round of ballots", "ada", { round: "round-two" }],
    ["the screening", "ada", { round: "screening" }],
    ["a category of another panel", "ada", { category: "green" }],
    ["a category that is not", "ada", { category: "none" }],
  ] as const)("nothing stands there for %s", async ([, judge, params]) => {
    const world = await build(store(), "voting");
    expect(await statusOf(ask(world, judge, params))).toBe(404);
  });

  test("nor before the round opens", async () => {
    const world = await build(store(), "screening");
    expect(await statusOf(ask(world, "ada"))).toBe(404);
  });
});

describe("two worlds that differ in another judge's scores", () => {
  test("answer alike, byte for byte, in every order", async () => {
    const [one, other] = [await build(store(), "scoring"), await build(storeOfOther(), "scoring")];
    for (const world of [one, other]) await adaAtWork(world);
    await score(one, "ben", "A1", { impact: 10, reach: 10 });
    await score(one, "ben", "A2", { impact: 1, reach: 1 });
    await score(other, "ben", "A1", { impact: 3, reach: 4 });
    await score(other, "ben", "A4", { impact: 5 });
    const answers = async (world: World, judge: string) =>
      Promise.all(
        ["", "?order=ref", "?order=mean"].map(async (search) =>
          JSON.stringify(await ask(world, judge, {}, search)),
        ),
      );
    expect(await answers(one, "ada")).toEqual(await answers(other, "ada"));
    // The worlds do differ, for the one whose scores they are.
    expect(await answers(one, "ben")).not.toEqual(await answers(other, "ben"));
  });
});
