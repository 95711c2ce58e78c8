/** One round for the staff of its edition: progress while it runs, the standing once it is over. */
import { mayStaffRead, visibleCount } from "#app/domain/access/visible-count.ts";
import { changeInWords, shortlistChanges } from "#app/domain/shortlist/confirmed.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import {
  findJudgeOnPanel,
  listOfApplications,
  listOfCategories,
} from "#db/repositories/recusals.ts";
import { listApplicationsIn, listCategoryHeads } from "#db/repositories/round-progress.ts";
import { findRound, listRounds } from "#db/repositories/rounds.ts";
import { confirmedShortlists } from "./confirmed-shortlists.ts";
import { type RoundHead, roundHead } from "./judging.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import {
  expectedIn,
  isJudged,
  loadRoundWork,
  type Progress,
  progressOf,
  type RoundWork,
} from "./round-work.ts";
import { type StandingView, standingView } from "./standing-view.ts";
import { type OpenTie, openTies } from "./open-ties.ts";

export interface RecusalView {
  readonly judgeId: string;
  readonly judge: string;
  /** What the judge stepped aside from: one application, or a whole category by its slug. */
  readonly from:
    | { readonly kind: "application"; readonly ref: string; readonly title: string }
    | { readonly kind: "category"; readonly slug: string };
  readonly category: string;
  /** Empty for an observer. */
  readonly reason: string;
  readonly recordedAt: Date;
}

export interface RoundPageView {
  readonly round: RoundHead;
  readonly progress: Progress | null;
  readonly recusals: readonly RecusalView[];
  /** Whom and what a recusal may be recorded for. */
  readonly recusable: {
    readonly judges: readonly { readonly id: string; readonly name: string }[];
    readonly applications: readonly { readonly ref: string; readonly title: string }[];
    readonly categories: readonly { readonly slug: string; readonly name: string }[];
    /** Whether every recusal of this edition is of a whole category. */
    readonly isOfCategory: boolean;
  };
  /** Empty until the round is over. */
  readonly standings: readonly StandingView[];
  /** Ties at this round's cut-off that a decision may order. */
  readonly ties: readonly OpenTie[];
  /** Whether a later round was opened with what came out of this one. */
  readonly isFixed: boolean;
  readonly shortlist: {
    /** Whether it can be confirmed now, for the first time or again. */
    readonly mayConfirm: boolean;
    readonly isConfirmed: boolean;
    readonly finalists: number;
    /** Sentences on what changed since it was confirmed. */
    readonly changes: readonly string[];
  } | null;
}

/** @returns null where the edition has no such round */
export async function loadRoundPage(
  context: Context,
  { edition, role }: { readonly edition: EditionHead; readonly role: StaffRole },
  slug: string,
): Promise<RoundPageView | null> {
  const db = context.store.read;
  const rounds = await listRounds(db, edition.id);
  const judged = rounds.filter(isJudged);
  const index = judged.findIndex((one) => one.slug === slug);
  const round = judged[index];
  if (!round) return null;
  const isLast = index === judged.length - 1;
  const work = await loadRoundWork(db, edition.id, round);
  const head = {
    round: roundHead(round, isLast, context.clock()),
    progress: round.state === "pending" ? null : progressOf(work),
    ...(await recusalsOf(context, edition.id, role, work)),
  };
  const thing = round.kind === "ballot" ? "tally" : "scores";
  if (!mayStaffRead(thing, role, round.state))
    return { ...head, standings: [], ties: [], isFixed: false, shortlist: null };

  const visible = visibleCount(await loadEditionBundle(db, edition.id), rounds, role);
  const expected = expectedIn(work);
  const standings = visible.bundle.categories.flatMap((category) => {
    const counted = visible.count.categories
      .find((one) => one.category === category.slug)
      ?.rounds.find((one) => one.round === slug);
    const { quorum } = round;
    return counted ? [standingView(visible, counted, category, { quorum, expected })] : [];
  });
  const confirmed = await confirmedShortlists(db, edition.id, round.id);
  const isConfirmed = round.state === "confirmed";
  const after = judged[index + 1];
  const changes = isConfirmed
    ? shortlistChanges(visible.count, slug, confirmed).map((change) => {
        const name = visible.bundle.categories.find((one) => one.slug === change.category)?.name;
        return changeInWords(change, name ?? change.category);
      })
    : [];
  return {
    ...head,
    standings,
    isFixed: isConfirmed && after !== undefined && after.state !== "pending",
    ties: openTies(visible).filter((tie) => tie.round === slug && tie.at === "cutoff"),
    shortlist: isLast
      ? null
      : {
          isConfirmed,
          mayConfirm: !isConfirmed || (changes.length > 0 && after?.state === "pending"),
          finalists: standings.reduce((sum, { finalists }) => sum + finalists, 0),
          changes,
        },
  };
}

async function recusalsOf(context: Context, editionId: string, role: StaffRole, work: RoundWork) {
  const db = context.store.read;
  const names = new Map(work.categories.map(({ id, name }) => [id, name]));
  const reasonFor = (reason: string) => (role === "secretariat" ? reason : "");
  const recusals = [
    ...(await listOfCategories(db, editionId)).map((one): RecusalView => ({
      judgeId: one.judgeId,
      judge: one.judge,
      from: { kind: "category", slug: one.slug },
      category: one.name,
      reason: reasonFor(one.reason),
      recordedAt: one.recordedAt,
    })),
    ...(await listOfApplications(db, editionId)).map((one): RecusalView => ({
      judgeId: one.judgeId,
      judge: one.judge,
      from: { kind: "application", ref: one.ref, title: one.title },
      category: names.get(one.categoryId) ?? "",
      reason: reasonFor(one.reason),
      recordedAt: one.recordedAt,
    })),
  ];
  const accepted = await listApplicationsIn(db, editionId, ["accepted"]);
  return {
    recusals,
    recusable: {
      judges: work.judges.map(({ id, name }) => ({ id, name })),
      applications: accepted.map(({ ref, title }) => ({ ref, title })),
      categories: work.categories.map(({ slug, name }) => ({ slug, name })),
      isOfCategory: (await findEditionById(db, editionId))?.isRecusalOfCategory ?? false,
    },
  };
}

/** Of a round in which judges act. */
export async function findRoundId(
  { store }: Context,
  editionId: string,
  slug: string,
): Promise<string | null> {
  const round = await findRound(store.read, editionId, slug);
  return round && isJudged(round) ? round.id : null;
}

/** Whether a judge sits on the panel of what they are to step aside from. */
export async function isOnPanelOf(
  { store }: Context,
  editionId: string,
  judgeId: string,
  from: { readonly ref?: string | undefined; readonly category?: string | undefined },
): Promise<boolean> {
  const categoryId =
    from.category === undefined
      ? (await findApplication(store.read, editionId, from.ref ?? ""))?.categoryId
      : (await listCategoryHeads(store.read, editionId)).find(({ slug }) => slug === from.category)
          ?.id;
  if (categoryId === undefined) return false;
  return (await findJudgeOnPanel(store.read, editionId, judgeId, categoryId)) !== null;
}
