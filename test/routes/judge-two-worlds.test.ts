/**
 * Two databases that differ only in what is secret give a judge, a city and the public the same
 * answers, byte for byte, from every loader there is. See docs/access.md.
 */
import { describe, expect, test } from "vitest";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { type Stage, type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import type { Store } from "#db/store/store.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { askEveryLoader } from "#test/support/every-loader.ts";
import { asPerson } from "#test/support/requests.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const storeOfOne = useStore();
const storeOfOther = useStore();

/** Ben's scores and ballot in the other world: the same finalists in another order, another winner. */
function otherBundle(): Bundle {
  const bundle = smallBundle();
  const turned: Readonly<Record<string, readonly [number, number]>> = {
    A1: [2, 3],
    A2: [10, 10],
    A4: [1, 1],
  };
  return {
    ...bundle,
    scorecards: (bundle.scorecards ?? []).map((card) => {
      const points = card.judge === "ben" ? turned[card.application] : undefined;
      return points ? { ...card, scores: { impact: points[0], reach: points[1] } } : card;
    }),
    ballots: (bundle.ballots ?? []).map((ballot) =>
      ballot.judge === "ben" ? { ...ballot, choices: ["A2"] } : ballot,
    ),
  };
}

interface World {
  readonly context: Context;
  readonly staged: StagedEdition;
}

async function build(store: Store, bundle: Bundle, stage: Stage): Promise<World> {
  const context = testContext(store);
  return { context, staged: await stageEdition(context, bundle, stage, NOON) };
}

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.details.join("; "));
  return outcome.value;
}

/** Acts under ids of its own, so that the ids of everybody else's later rows stay the same. */
function actor({ context, staged }: World, judge: string) {
  let made = 0;
  const as = asPerson(
    { ...context, newId: () => `${judge}-${++made}` },
    staged.judges.get(judge) ?? null,
  );
  const own = { editionId: staged.editionId, judgeId: staged.ids.judges.get(judge) ?? "" };
  return {
    score: async (ref: string, impact: number, submit = true) =>
      granted(
        await saveScorecard(as, {
          ...own,
          roundId: staged.ids.rounds.get("round-one") ?? "",
          ref,
          scores: submit ? { impact, reach: impact } : { impact },
          remark: `Remark of ${judge}`,
          version: 0,
          submit,
        }),
      ),
    vote: async (choices: readonly string[]) =>
      granted(
        await castBallot(as, {
          ...own,
          roundId: staged.ids.rounds.get("round-two") ?? "",
          categorySlug: "open",
          choices,
        }),
      ),
  };
}

async function answersIn({ context, staged }: World) {
  const names = {
    programme: staged.programme,
    edition: staged.edition,
    refs: [...staged.ids.applications.keys()].sort(),
    rounds: [...staged.ids.rounds.keys()].sort(),
    categories: [...staged.ids.categories.keys()].sort(),
  };
  const asked = {
    "a judge of the panel": staged.judges.get("ada") ?? null,
    "a judge of another panel": staged.judges.get("cho") ?? null,
    "a city": staged.officers.get("hue") ?? null,
    "the public": null,
  };
  const answers = new Map<string, string>();
  for (const [who, viewer] of Object.entries(asked))
    for (const [path, answer] of await askEveryLoader(context, viewer, names))
      answers.set(`${who} at ${path}`, answer);
  return answers;
}

async function expectAlike(one: World, other: World) {
  const [answers, others] = [await answersIn(one), await answersIn(other)];
  const told = [...answers].filter(([, answer]) => !answer.startsWith("thrown"));
  expect(told.length).toBeGreaterThan(10);
  const differing = [...answers].filter(([asked, answer]) => others.get(asked) !== answer);
  expect(differing).toEqual([]);
  return answers;
}

describe("what nobody learns of other judges", () => {
  test("while scorecards are written: no score, no remark, no progress", async () => {
    const one = await build(storeOfOne(), smallBundle(), "scoring");
    const other = await build(storeOfOther(), smallBundle(), "scoring");
    for (const world of [one, other]) {
      const ada = actor(world, "ada");
      await ada.score("A1", 7);
      await ada.score("A2", 4, false);
    }
    const ben = actor(one, "ben");
    await ben.score("A1", 10);
    await ben.score("A2", 9);
    await actor(other, "ben").score("A4", 2, false);
    const answers = await expectAlike(one, other);
    expect([...answers.values()].join()).not.toContain("Remark of ben");
    expect([...answers.values()].join()).toContain("Remark of ada");
  });

  test("between the rounds, and in the vote: no score, no rank, no ballot, no turnout", async () => {
    const one = await build(storeOfOne(), smallBundle(), "voting");
    const other = await build(storeOfOther(), otherBundle(), "voting");
    const leaders = [smallBundle(), otherBundle()].map(
      (bundle) => countEdition(bundle).categories[0]?.rounds[0]?.standing[0]?.application,
    );
    expect(leaders).toEqual(["A1", "A2"]);
    for (const world of [one, other]) await actor(world, "ada").vote(["A1", "A3"]);
    await actor(one, "ben").vote(["A1", "A2"]);
    const answers = await expectAlike(one, other);
    const path = "a judge of the panel at /judge/prize/2026/ballot/round-two/open";
    expect(answers.get(path)).toContain("receipt");
    for (const answer of answers.values()) expect(answer).not.toMatch(/"points":\d/);
  });

  test("after the close of a scorecard round nothing tells how it stands", async () => {
    const one = await build(storeOfOne(), smallBundle(), "scored");
    const other = await build(storeOfOther(), otherBundle(), "scored");
    await expectAlike(one, other);
  });

  test("certified and not yet published: no winner", async () => {
    const one = await build(storeOfOne(), smallBundle(), "voted");
    const other = await build(storeOfOther(), otherBundle(), "voted");
    const winners = [smallBundle(), otherBundle()].map(
      (bundle) => countEdition(bundle).categories[0]?.placings[0]?.application,
    );
    expect(winners).toEqual(["A1", "A2"]);
    for (const { context, staged } of [one, other])
      granted(await certifyEdition(asPerson(context, staged.secretariat), staged.editionId, ""));
    const answers = await expectAlike(one, other);
    const path = "a judge of the panel at /judge/prize/2026/score/round-one/A1";
    expect(answers.get(path)).toContain('"points":9');
  });
});
