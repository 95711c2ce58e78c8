/** A judge's own scores side by side, and what they tell of that judge's use of the scale. */
import { mayRead } from "#app/domain/access/access.ts";
import { toDecimal } from "#app/domain/kernel/fraction.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import {
  inOwnOrder,
  type Mirror,
  mirrorInWords,
  mirrorOf,
  type OwnOrder,
  ownMean,
  type ScaleEnds,
  type UseOfScale,
} from "#app/domain/scorecard/own-scores.ts";
import type { Context } from "#app/server/context.ts";
import { listCriteria } from "#db/repositories/edition-settings.ts";
import { listOwnScores } from "#db/repositories/own-scores.ts";
import { listCategoryHeads } from "#db/repositories/round-progress.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import { judgeMoment } from "./judge-moment.ts";
import { loadQueue, type QueueItem } from "./judge-queue.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";

interface OwnRow extends Omit<QueueItem, "categoryId"> {
  /** In the order of the criteria; null where no score is given. */
  readonly points: readonly (number | null)[];
  /** In decimals; null while a criterion has no score. */
  readonly mean: string | null;
}

interface ShownUse {
  readonly least: number;
  readonly most: number;
  readonly mean: string;
  readonly counts: readonly number[];
}

export interface ShownMirror {
  readonly sentence: string;
  readonly overall: ShownUse;
  readonly criteria: readonly ShownUse[];
}

export interface OwnScoresView {
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
  };
  readonly isRunning: boolean;
  readonly category: { readonly slug: string; readonly name: string };
  readonly order: OwnOrder;
  /** Null where the judge's own scores are not theirs to see now. */
  readonly own: {
    readonly criteria: readonly { readonly slug: string; readonly name: string }[];
    readonly isWeighed: boolean;
    readonly rows: readonly OwnRow[];
    /** Null before a card has all its scores. */
    readonly mirror: ShownMirror | null;
  } | null;
}

interface Asked {
  readonly round: string;
  readonly category: string;
  readonly order: OwnOrder;
}

/** @returns null where the round has not opened, or the judge has no seat in the category */
export async function loadOwnScores(
  context: Context,
  { edition, judge }: { readonly edition: EditionHead; readonly judge: JudgeSelf },
  asked: Asked,
): Promise<OwnScoresView | null> {
  const { read } = context.store;
  const now = context.clock();
  const rounds = await listRounds(read, edition.id);
  const round = rounds.find(({ slug }) => slug === asked.round);
  if (round?.kind !== "scorecard" || round.state === "pending") return null;
  const heads = await listCategoryHeads(read, edition.id);
  const category = heads.find(({ slug }) => slug === asked.category);
  if (!category || !judge.categoryIds.includes(category.id)) return null;
  const scale = { least: round.minScore ?? 1, most: round.maxScore ?? 10 };
  const { slug, name, closesAt, scaleLabels } = round;
  return {
    round: { slug, name, closesAt, ...scale, meanings: scaleLabels },
    isRunning: isRunning(round, now),
    category: { slug: category.slug, name: category.name },
    order: asked.order,
    own: mayRead("own-scorecard", "judge", judgeMoment(edition, rounds, round, now))
      ? await ownPart(context, judge, round, { id: category.id, scale, order: asked.order })
      : null,
  };
}

interface Part {
  readonly id: string;
  readonly scale: ScaleEnds;
  readonly order: OwnOrder;
}

async function ownPart(context: Context, judge: JudgeSelf, round: Round, part: Part) {
  const { read } = context.store;
  const criteria = await listCriteria(read, part.id);
  const weights = criteria.map(({ weight }) => weight);
  const of = { roundId: round.id, judgeId: judge.id, categoryId: part.id };
  const scores = await listOwnScores(read, of);
  const rows = (await loadQueue(context, judge, round))
    .filter(({ categoryId }) => categoryId === part.id)
    .map(({ categoryId: _known, ...item }) => {
      const card = scores.get(item.ref);
      const points = criteria.map(({ id }) => card?.get(id) ?? null);
      return { ...item, points, mean: ownMean(points, weights) };
    });
  const mirror = mirrorOf(
    rows.map(({ points }) => points),
    weights,
    part.scale,
  );
  return {
    criteria: criteria.map(({ slug, name }) => ({ slug, name })),
    isWeighed: new Set(weights).size > 1,
    rows: inOwnOrder(rows, part.order).map((row) => ({
      ...row,
      mean: row.mean && toDecimal(row.mean),
    })),
    mirror: mirror && shownMirror(mirror, part.scale),
  };
}

function shownMirror(mirror: Mirror, scale: ScaleEnds): ShownMirror {
  const shown = (use: UseOfScale) => ({ ...use, mean: toDecimal(use.mean) });
  return {
    sentence: mirrorInWords(mirror, scale),
    overall: shown(mirror.overall),
    criteria: mirror.criteria.map(shown),
  };
}
