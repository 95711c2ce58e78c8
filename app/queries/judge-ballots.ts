/** A judge's ballots of a round, category by category: whom they may vote for, and whether they did. */
import { votesDue } from "#app/domain/ballot/votes-due.ts";
import { openBallot } from "#app/commands/seal-ballot.ts";
import { mayRead } from "#app/domain/access/access.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import type { Context } from "#app/server/context.ts";
import { listRecusedOf } from "#db/repositories/recusals.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import { listCategoryHeads } from "#db/repositories/round-progress.ts";
import { findRound, type Round } from "#db/repositories/rounds.ts";
import { listSealedOf, type SealedBallot } from "#db/repositories/sealed-ballots.ts";
import { judgeMoment } from "./judge-moment.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";
import { inPrivateOrder } from "./private-order.ts";
import { panelsInRound } from "./round-duties.ts";

export interface Finalist {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  readonly country: string;
}

export interface OwnBallot {
  readonly receipt: string;
  readonly castAt: Date;
  /** In the order of the finalists; none where the judge abstained. */
  readonly choices: readonly Finalist[];
}

export interface CategoryBallot {
  readonly slug: string;
  readonly name: string;
  /** In the judge's private order. */
  readonly finalists: readonly Finalist[];
  /** Titles of finalists that the judge stepped aside from. */
  readonly aside: readonly string[];
  /** How many different finalists the judge must name. */
  readonly due: number;
  readonly own: OwnBallot | null;
}

/** Only categories with finalists; in the edition's order. */
export async function loadCategoryBallots(
  context: Context,
  edition: EditionHead,
  judge: JudgeSelf,
  round: Round,
): Promise<readonly CategoryBallot[]> {
  const { read } = context.store;
  const categoryIds = await panelsInRound(read, round, judge);
  const entries = await listEntries(read, round, categoryIds);
  const recused = await listRecusedOf(read, judge.id);
  const moment = judgeMoment(edition, [round], round, context.clock());
  const sealed = mayRead("own-ballot", "judge", moment)
    ? await listSealedOf(read, round.id, judge.id)
    : [];
  const heads = new Map((await listCategoryHeads(read, edition.id)).map((one) => [one.id, one]));
  return categoryIds.flatMap((categoryId): CategoryBallot[] => {
    const head = heads.get(categoryId);
    const inCategory = inPrivateOrder(
      context,
      judge.id,
      entries.filter((entry) => entry.categoryId === categoryId),
    );
    if (!head || inCategory.length === 0) return [];
    const eligible = inCategory.filter(({ id }) => !recused.has(id));
    const ballot = sealed.find((one) => one.categoryId === categoryId);
    return [
      {
        slug: head.slug,
        name: head.name,
        finalists: eligible.map(finalistOf),
        aside: inCategory.filter(({ id }) => recused.has(id)).map(({ title }) => title),
        due: votesDue(round.votes ?? 0, eligible.length),
        own: ballot ? ownBallot(context, ballot, eligible) : null,
      },
    ];
  });
}

type Entry = Awaited<ReturnType<typeof listEntries>>[number];

function finalistOf({ ref, title, entrant, country }: Entry): Finalist {
  return { ref, title, city: entrant, country };
}

function ownBallot(context: Context, ballot: SealedBallot, finalists: readonly Entry[]): OwnBallot {
  const chosen = new Set(openBallot(context, ballot));
  return {
    receipt: ballot.receipt,
    castAt: ballot.castAt,
    choices: finalists.filter(({ id }) => chosen.has(id)).map(finalistOf),
  };
}

export interface BallotView {
  readonly round: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
  };
  readonly isRunning: boolean;
  readonly category: CategoryBallot;
  /** The next category of the judge's without a ballot. */
  readonly next: { readonly slug: string; readonly name: string } | null;
}

/** @returns null where there is no such ballot for this judge; "over" once its round was closed */
export async function loadBallot(
  context: Context,
  { edition, judge }: { readonly edition: EditionHead; readonly judge: JudgeSelf },
  roundSlug: string,
  categorySlug: string,
): Promise<BallotView | "over" | null> {
  const round = await findRound(context.store.read, edition.id, roundSlug);
  if (round?.kind !== "ballot" || round.state === "pending") return null;
  const ballots = await loadCategoryBallots(context, edition, judge, round);
  const at = ballots.findIndex(({ slug }) => slug === categorySlug);
  const category = ballots[at];
  if (!category) return null;
  if (round.state !== "open") return "over";
  const next = [...ballots.slice(at + 1), ...ballots.slice(0, at)].find(needsBallot);
  return {
    round: { id: round.id, slug: round.slug, name: round.name, closesAt: round.closesAt },
    isRunning: isRunning(round, context.clock()),
    category,
    next: next ? { slug: next.slug, name: next.name } : null,
  };
}

export function needsBallot({ own, due }: CategoryBallot): boolean {
  return own === null && due > 0;
}
