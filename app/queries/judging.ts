/** The rounds of an edition as its staff follow them: done or not, never a score. */
import type { RoundState } from "#app/domain/round/round-state.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import { openingBlocks } from "#app/domain/round/opening.ts";
import type { Context } from "#app/server/context.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import type { EditionHead } from "./membership.ts";
import { loadOpeningFacts } from "./opening-facts.ts";
import { isJudged, loadRoundWork, type Progress, progressOf } from "./round-work.ts";

export interface RoundHead {
  readonly slug: string;
  readonly name: string;
  readonly kind: "scorecard" | "ballot";
  readonly state: RoundState;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** Whether judges may write in it now. */
  readonly isRunning: boolean;
  readonly isLast: boolean;
}

export interface FollowedRound extends RoundHead {
  /** Null before it opens. */
  readonly progress: Progress | null;
}

export interface JudgingView {
  readonly rounds: readonly FollowedRound[];
  /** The round that opens next, with what stands in the way; null where none does. */
  readonly opening: { readonly slug: string; readonly blocks: readonly string[] } | null;
}

export function roundHead(
  round: Round & { kind: "scorecard" | "ballot" },
  isLast: boolean,
  now: Date,
) {
  const { slug, name, kind, state, opensAt, closesAt, openedAt, closedAt } = round;
  const times = { opensAt, closesAt, openedAt, closedAt };
  return { slug, name, kind, state, ...times, isRunning: isRunning(round, now), isLast };
}

export async function loadJudging(context: Context, edition: EditionHead): Promise<JudgingView> {
  const now = context.clock();
  const db = context.store.read;
  const judged = (await listRounds(db, edition.id)).filter(isJudged);
  const rounds: FollowedRound[] = [];
  for (const [index, round] of judged.entries()) {
    const progress =
      round.state === "pending" ? null : progressOf(await loadRoundWork(db, edition.id, round));
    rounds.push({ ...roundHead(round, index === judged.length - 1, now), progress });
  }
  return { rounds, opening: await openingOf(db, edition, judged, now) };
}

async function openingOf(
  db: Db,
  edition: EditionHead,
  judged: readonly (Round & { kind: "scorecard" | "ballot" })[],
  now: Date,
): Promise<JudgingView["opening"]> {
  const next = judged.find(({ state }) => state === "pending");
  if (!next || judged.some(({ state }) => state === "open")) return null;
  const work = await loadRoundWork(db, edition.id, next);
  const blocks = openingBlocks(await loadOpeningFacts(db, edition, next, work), now);
  return { slug: next.slug, blocks };
}
