/** What tests of rounds and results share: a clock that can be moved, chance, and acts of judges. */
import { castBallot } from "#app/commands/cast-ballot.ts";
import { saveScorecard } from "#app/commands/save-scorecard.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { type Stage, type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import type { Store } from "#db/store/store.ts";
import { NOON, testContext } from "./context.ts";
import { asPerson } from "./requests.ts";
import { smallBundle } from "./small-bundle.ts";

export const DAY = 24 * 60 * 60 * 1000;

export interface Played {
  /** As the secretariat. */
  readonly context: Context;
  readonly staged: StagedEdition;
  readonly roundOne: { readonly editionId: string; readonly roundId: string };
  readonly roundTwo: { readonly editionId: string; readonly roundId: string };
  as(judge: string): Context;
  idOf(judge: string): string;
  moveTo(now: Date): void;
}

/** With random names, as a server has: nothing may hang on the order in which ids were made. */
export async function play(
  store: Store,
  stage: Stage,
  bundle: Bundle = smallBundle(),
  newId: () => string = () => crypto.randomUUID(),
): Promise<Played> {
  let now = NOON;
  const base: Context = {
    ...testContext(store),
    clock: () => now,
    newId,
  };
  const staged = await stageEdition(base, bundle, stage, now);
  const round = (slug: string) => ({
    editionId: staged.editionId,
    roundId: staged.ids.rounds.get(slug) ?? "",
  });
  return {
    context: asPerson(base, staged.secretariat),
    staged,
    roundOne: round("round-one"),
    roundTwo: round("round-two"),
    as: (judge) => asPerson(base, staged.judges.get(judge) ?? null),
    idOf: (judge) => staged.ids.judges.get(judge) ?? "",
    moveTo(next) {
      now = next;
    },
  };
}

export async function score(
  played: Played,
  judge: string,
  ref: string,
  scores: Readonly<Record<string, number>>,
  version = 0,
) {
  return saveScorecard(played.as(judge), {
    ...played.roundOne,
    judgeId: played.idOf(judge),
    ref,
    scores,
    remark: "",
    version,
    submit: true,
  });
}

export async function vote(
  played: Played,
  judge: string,
  choices: readonly string[],
  categorySlug = "open",
) {
  return castBallot(played.as(judge), {
    ...played.roundTwo,
    judgeId: played.idOf(judge),
    categorySlug,
    choices,
    abstain: choices.length === 0,
  });
}

/** @throws with the refusal, where there is one */
export function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.refusal.code}: ${outcome.refusal.details.join("; ")}`);
}
