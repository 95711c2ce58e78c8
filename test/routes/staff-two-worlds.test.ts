/**
 * Two databases that differ only in what is written on cards and ballots give the secretariat and the
 * observers the same answers, byte for byte, while the round is open. See docs/access.md.
 */
import { describe, expect, test } from "vitest";
import { closeRound } from "#app/commands/close-round.ts";
import { askEveryLoader } from "#test/support/every-loader.ts";
import { granted, play, type Played, score, vote } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import type { Store } from "#db/store/store.ts";

const storeOfOne = useStore();
const storeOfOther = useStore();

/** Ids that count up alike in both worlds, so that only what is secret can differ. */
async function world(store: Store, stage: Stage): Promise<Played> {
  let made = 0;
  return play(store, stage, undefined, () => `id-${String(++made).padStart(6, "0")}`);
}

async function answersTo({ context, staged }: Played) {
  const names = {
    programme: staged.programme,
    edition: staged.edition,
    refs: [...staged.ids.applications.keys()].sort(),
    rounds: [...staged.ids.rounds.keys()].sort(),
    categories: [...staged.ids.categories.keys()].sort(),
  };
  const answers = new Map<string, string>();
  for (const [who, viewer] of Object.entries({
    "the secretariat": staged.secretariat,
    "an observer": staged.observer,
  }))
    for (const [path, answer] of await askEveryLoader(context, viewer, names))
      answers.set(`${who} at ${path}`, answer);
  return answers;
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  return [...one].filter(([asked, answer]) => other.get(asked) !== answer).map(([asked]) => asked);
}

const AT = "/secretariat/prize/2026";

// Every loader of the product is asked, twice: on a busy machine that takes its time.
describe("what the secretariat and observers do not learn", { timeout: 120_000 }, () => {
  test("of a scorecard round that is open: no score, no mean, no rank, no remark", async () => {
    const [one, other] = [
      await world(storeOfOne(), "scoring"),
      await world(storeOfOther(), "scoring"),
    ];
    for (const [played, turned] of [
      [one, 0],
      [other, 9],
    ] as const)
      for (const [index, ref] of ["A1", "A2", "A3", "A4"].entries()) {
        const points = 1 + Math.abs(turned - 2 * index);
        granted(await score(played, "ada", ref, { impact: points, reach: points }));
        if (ref !== "A3") granted(await score(played, "ben", ref, { impact: points, reach: 3 }));
      }
    const answers = await answersTo(one);
    expect(differing(answers, await answersTo(other))).toEqual([]);
    const page = answers.get(`the secretariat at ${AT}/judging/round-one`);
    expect(page).toContain('"done":4');
    expect(page).toContain('"standings":[]');

    for (const played of [one, other]) granted(await closeRound(played.context, played.roundOne));
    const differ = differing(await answersTo(one), await answersTo(other));
    expect(differ).toContain(`the secretariat at ${AT}/judging/round-one`);
    expect(differ).toContain(`an observer at ${AT}/judging/round-one`);
    expect(differ).toContain(`the secretariat at ${AT}/results/open`);
  });

  test("of a ballot that is open: no choice, no tally, no placing", async () => {
    const [one, other] = [
      await world(storeOfOne(), "voting"),
      await world(storeOfOther(), "voting"),
    ];
    granted(await vote(one, "ada", ["A1", "A2"]));
    granted(await vote(one, "ben", ["A1", "A2"]));
    granted(await vote(other, "ada", ["A2", "A3"]));
    granted(await vote(other, "ben", []));
    const answers = await answersTo(one);
    expect(differing(answers, await answersTo(other))).toEqual([]);
    expect(answers.get(`the secretariat at ${AT}/judging/round-two`)).toContain('"done":2');
    expect(answers.get(`the secretariat at ${AT}/results`)).toContain('"placings":[]');

    for (const played of [one, other]) granted(await closeRound(played.context, played.roundTwo));
    const differ = differing(await answersTo(one), await answersTo(other));
    expect(differ).toContain(`an observer at ${AT}/results`);
  });
});

describe("what observers never learn", () => {
  test("who scored what, and why somebody stepped aside", async () => {
    const played = await world(storeOfOne(), "voted");
    const answers = await answersTo(played);
    const page = (who: string) => answers.get(`${who} at ${AT}/results/open`) ?? "";
    expect(page("the secretariat")).toContain('"points":9');
    expect(page("an observer")).toContain('"cards":[]');
    expect(page("an observer")).not.toContain('"points"');
    const round = (who: string) => answers.get(`${who} at ${AT}/judging/round-one`) ?? "";
    expect(round("the secretariat")).toContain("colleague");
    expect(round("an observer")).not.toContain("colleague");
  });
});
