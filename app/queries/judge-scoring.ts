/** One application beside the judge's own scorecard for it. */
import { mayRead } from "#app/domain/access/access.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import { NO_REMARK, type Remark, type RemarkAudience } from "#app/domain/scorecard/remarks.ts";
import { nextLeft, type Pause, type Progress, progressOf } from "#app/domain/scorecard/queue.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { findFlag, listCategoryNames } from "#db/repositories/category-flags.ts";
import { findRound, listRounds } from "#db/repositories/rounds.ts";
import { findJudgedApplication, listScoresByCriterion } from "#db/repositories/scorecards.ts";
import { judgeMoment } from "./judge-moment.ts";
import { loadQueue } from "./judge-queue.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";
import { loadSubmittedApplication, type ReadableApplication } from "./read-application.ts";
import { findReopenedUntil } from "./reopenings.ts";

interface Access {
  readonly edition: EditionHead;
  readonly judge: JudgeSelf;
  readonly viewer: Viewer;
}

interface Neighbour {
  readonly ref: string;
  readonly title: string;
}

export interface ScoringView {
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
    readonly least: number;
    readonly most: number;
    /** What a value of the scale means, by value. */
    readonly meanings: Readonly<Record<string, string>>;
    /** Whether a criterion that gets an end of the scale needs a remark. */
    readonly needsRemarkAtEnds: boolean;
  };
  readonly isRunning: boolean;
  /** Whether the round is closed and this card alone may be written again. */
  readonly isReopened: boolean;
  readonly ref: string;
  readonly title: string;
  readonly categorySlug: string;
  /** Null where the judge stepped aside. */
  readonly application: ReadableApplication | null;
  /** Null where the judge's own scores are not theirs to see now. */
  readonly card: {
    readonly state: "none" | "draft" | "submitted";
    readonly version: number;
    readonly savedAt: Date | null;
    /** On the whole application; empty where there is none. */
    readonly remark: string;
    readonly remarkAudience: RemarkAudience;
    readonly criteria: readonly {
      readonly slug: string;
      readonly name: string;
      readonly description: string;
      readonly points: number | null;
      readonly remark: Remark | null;
    }[];
  } | null;
  /** Why it is not the next, where something keeps it from being so. */
  readonly pause: Pause | null;
  /** The judge's word that it belongs elsewhere, and what the secretariat said of it. */
  readonly flag: {
    readonly reason: string;
    /** Name of the category that the judge suggested; null where they named none. */
    readonly suggested: string | null;
    /** Null while it waits. */
    readonly settlement: string | null;
  } | null;
  /** Those that the judge may say it belongs in. */
  readonly otherCategories: readonly { readonly slug: string; readonly name: string }[];
  readonly progress: Progress;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** @returns null where the round has not opened, or does not hold it for this judge */
export async function loadScoring(
  context: Context,
  { edition, judge, viewer }: Access,
  roundSlug: string,
  ref: string,
): Promise<ScoringView | null> {
  const { read } = context.store;
  const now = context.clock();
  const rounds = await listRounds(read, edition.id);
  const round = rounds.find(({ slug }) => slug === roundSlug);
  if (round?.kind !== "scorecard" || round.state === "pending") return null;
  const queue = await loadQueue(context, judge, round);
  const item = queue.find((one) => one.ref === ref);
  if (!item) return null;
  const acting = { editionId: edition.id, judgeId: judge.id, userId: viewer.userId };
  const found = await findJudgedApplication(read, acting, round.id, ref);
  if (!found) return null;
  const relation = item.mark === "aside" ? "recused" : "judge";
  const own = { roundId: round.id, judgeId: judge.id, applicationId: found.id };
  const reopened = await findReopenedUntil(read, round, own, now);
  const running = isRunning(round, now) || reopened !== null;
  const moment = { ...judgeMoment(edition, rounds, round, now), isRunning: running };
  const readable = queue.filter(({ mark }) => mark !== "aside");
  const place = readable.indexOf(item);
  return {
    round: {
      slug: round.slug,
      name: round.name,
      closesAt: reopened ?? round.closesAt,
      least: round.minScore ?? 1,
      most: round.maxScore ?? 10,
      meanings: round.scaleLabels,
      needsRemarkAtEnds: round.needsRemarkAtEnds,
    },
    isRunning: running,
    isReopened: reopened !== null,
    ref,
    title: item.title,
    categorySlug: found.categorySlug,
    application: mayRead("application", relation, moment)
      ? await loadSubmittedApplication(read, found.id, "judge")
      : null,
    card: mayRead("own-scorecard", relation, moment)
      ? await ownCard(context, found.categoryId, found.card)
      : null,
    pause: item.pause,
    ...(relation === "judge" && running
      ? await flagPart(context, edition.id, judge.id, found)
      : { flag: null, otherCategories: [] }),
    progress: progressOf(queue.filter(({ categoryId }) => categoryId === item.categoryId)),
    previous: neighbour(readable[place - 1]),
    next: place < 0 ? null : neighbour(readable[place + 1]),
  };
}

async function flagPart(
  { store: { read } }: Context,
  editionId: string,
  judgeId: string,
  { id, categoryId }: { readonly id: string; readonly categoryId: string },
) {
  const flag = await findFlag(read, judgeId, id);
  const heads = await listCategoryNames(read, editionId);
  return {
    flag: flag && {
      reason: flag.reason,
      suggested: flag.suggested,
      settlement: flag.settledAt === null ? null : (flag.settlement ?? ""),
    },
    otherCategories: heads
      .filter((one) => one.id !== categoryId)
      .map(({ slug, name }) => ({ slug, name })),
  };
}

function neighbour(item: Neighbour | undefined): Neighbour | null {
  return item ? { ref: item.ref, title: item.title } : null;
}

type StoredCard = NonNullable<Awaited<ReturnType<typeof findJudgedApplication>>>["card"];

async function ownCard(context: Context, categoryId: string, card: StoredCard) {
  const criteria = await listScoresByCriterion(context.store.read, categoryId, card?.id ?? null);
  return {
    state: card?.state ?? ("none" as const),
    version: card?.version ?? 0,
    savedAt: card?.savedAt ?? null,
    remark: card?.remark ?? NO_REMARK.text,
    remarkAudience: card?.remarkAudience ?? NO_REMARK.audience,
    criteria: criteria.map(({ id: _id, ...criterion }) => criterion),
  };
}

/** @returns the round's id, for the command that checks everything else; null where there is none */
export async function findScoringRound(context: Context, editionId: string, slug: string) {
  const round = await findRound(context.store.read, editionId, slug);
  return round?.kind === "scorecard" ? round : null;
}

/** Which application a judge opens after one, until none is left to score. */
export async function findNextToScore(
  context: Context,
  { edition, judge }: Pick<Access, "edition" | "judge">,
  roundSlug: string,
  ref: string,
): Promise<string | null> {
  const round = await findScoringRound(context, edition.id, roundSlug);
  if (!round || !isRunning(round, context.clock())) return null;
  const queue = await loadQueue(context, judge, round);
  const at = queue.findIndex((one) => one.ref === ref);
  return nextLeft(queue, at)?.ref ?? null;
}
