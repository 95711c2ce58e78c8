/** A judge's own page: what is left to do in the rounds that are open, and what comes after. */
import { mayRead } from "#app/domain/access/access.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import { nextLeft, type Progress, progressOf } from "#app/domain/scorecard/queue.ts";
import type { Context } from "#app/server/context.ts";
import { findPublished } from "#db/repositories/certifications.ts";
import { listCategoryHeads } from "#db/repositories/round-progress.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import { loadCategoryBallots } from "./judge-ballots.ts";
import { judgeMoment } from "./judge-moment.ts";
import { loadQueue, type QueueItem } from "./judge-queue.ts";
import { loadOwnSamples, type OwnSample } from "./judge-samples.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";
import { loadOwnReopenings, type OwnReopening } from "./reopenings.ts";

interface RoundHead {
  readonly slug: string;
  readonly name: string;
  readonly closesAt: Date | null;
  readonly isRunning: boolean;
}

export interface ScoringDesk extends RoundHead, Progress {
  readonly kind: "scorecard";
  readonly categories: readonly (Progress & {
    readonly slug: string;
    readonly name: string;
    readonly items: readonly Omit<QueueItem, "categoryId">[];
    /** To practise on, and what the panel scores first; none once the round is over. */
    readonly samples: readonly Omit<OwnSample, "categoryId">[];
  })[];
  readonly next: { readonly ref: string; readonly title: string } | null;
}

export interface VotingDesk extends RoundHead {
  readonly kind: "ballot";
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly finalists: number;
    readonly due: number;
    readonly state: "to-cast" | "cast" | "abstained";
  }[];
}

export interface Desk {
  readonly rounds: readonly (ScoringDesk | VotingDesk)[];
  /** Where the edition is for judges when no round is open. */
  readonly phase: "before" | "open" | "between" | "after";
  /** The judge's own scorecards, theirs to read again once the result is certified. */
  readonly own: readonly ScoringDesk[];
  /** Cards of a round that closed, which the judge may write once more. */
  readonly reopened: readonly OwnReopening[];
  readonly isPublished: boolean;
}

export async function loadDesk(
  context: Context,
  edition: EditionHead,
  judge: JudgeSelf,
): Promise<Desk> {
  const { read } = context.store;
  const now = context.clock();
  const rounds = (await listRounds(read, edition.id)).filter(({ kind }) => kind !== "screening");
  const open = rounds.filter(({ state }) => state === "open");
  const desks: (ScoringDesk | VotingDesk)[] = [];
  for (const round of open)
    desks.push(
      round.kind === "ballot"
        ? await votingDesk(context, edition, judge, round)
        : await scoringDesk(context, edition, judge, round),
    );
  const own: ScoringDesk[] = [];
  for (const round of rounds)
    if (
      round.kind === "scorecard" &&
      round.state !== "open" &&
      mayRead("own-scorecard", "judge", judgeMoment(edition, rounds, round, now))
    )
      own.push(await scoringDesk(context, edition, judge, round));
  return {
    rounds: desks,
    phase: phaseOf(rounds),
    own,
    reopened: await loadOwnReopenings(context, edition, judge),
    isPublished: (await findPublished(read, edition.id, now)) !== undefined,
  };
}

function phaseOf(rounds: readonly Round[]): Desk["phase"] {
  if (rounds.some(({ state }) => state === "open")) return "open";
  if (rounds.every(({ state }) => state === "pending")) return "before";
  return rounds.some(({ state }) => state === "pending") ? "between" : "after";
}

function headOf(round: Round, now: Date): RoundHead {
  const { slug, name, closesAt } = round;
  return { slug, name, closesAt, isRunning: isRunning(round, now) };
}

async function scoringDesk(
  context: Context,
  edition: EditionHead,
  judge: JudgeSelf,
  round: Round,
): Promise<ScoringDesk> {
  const queue = await loadQueue(context, judge, round);
  const heads = await listCategoryHeads(context.store.read, edition.id);
  const samples = isRunning(round, context.clock()) ? await loadOwnSamples(context, judge) : [];
  const next = nextLeft(queue, -1);
  return {
    ...headOf(round, context.clock()),
    ...progressOf(queue),
    kind: "scorecard",
    categories: heads.flatMap(({ id, slug, name }) => {
      const inCategory = queue.filter(({ categoryId }) => categoryId === id);
      if (inCategory.length === 0) return [];
      const items = inCategory.map(({ categoryId: _known, ...item }) => item);
      const own = samples.filter(({ categoryId }) => categoryId === id);
      return [
        {
          slug,
          name,
          ...progressOf(inCategory),
          items,
          samples: own.map(({ categoryId: _known, ...sample }) => sample),
        },
      ];
    }),
    next: next && { ref: next.ref, title: next.title },
  };
}

async function votingDesk(
  context: Context,
  edition: EditionHead,
  judge: JudgeSelf,
  round: Round,
): Promise<VotingDesk> {
  const ballots = await loadCategoryBallots(context, edition, judge, round);
  return {
    ...headOf(round, context.clock()),
    kind: "ballot",
    categories: ballots.map(({ slug, name, finalists, due, own }) => ({
      slug,
      name,
      finalists: finalists.length,
      due,
      state: own === null ? "to-cast" : own.choices.length === 0 ? "abstained" : "cast",
    })),
  };
}
