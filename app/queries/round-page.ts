/** One round for the staff of its edition: progress while it runs, the standing once it is over. */
import { mayStaffRead, visibleCount } from "#app/domain/access/visible-count.ts";
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { mayReopenIn } from "#app/domain/round/reopening.ts";
import { changeInWords, shortlistChanges } from "#app/domain/shortlist/confirmed.ts";
import type { Context } from "#app/server/context.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { findRound, listRounds } from "#db/repositories/rounds.ts";
import { confirmedShortlists } from "./confirmed-shortlists.ts";
import {
  listRecusalViews,
  loadRecusable,
  type Recusable,
  type RecusalView,
} from "./judge-recusals.ts";
import { type RoundHead, roundHead } from "./judging.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import {
  expectedIn,
  isJudged,
  loadRoundWork,
  type Progress,
  progressOf,
  roundBefore,
} from "./round-work.ts";
import { loadShortPanels } from "./short-panels.ts";
import { type StandingView, standingView } from "./standing-view.ts";
import { type OpenTie, openTies } from "./open-ties.ts";

export interface RoundPageView {
  readonly round: RoundHead;
  readonly progress: Progress | null;
  /** When finalists may add before it opens; null where that cannot be set. */
  readonly supplements: { readonly opensAt: Date | null; readonly closesAt: Date | null } | null;
  /** The one that goes by itself; without instants where none is planned. */
  readonly reminder: { readonly at: Date | null; readonly sentAt: Date | null };
  /** Sentences on applications that recusals leave short of judges; none once the round is over. */
  readonly short: readonly string[];
  readonly recusals: readonly RecusalView[];
  /** Whom and what a recusal may be recorded for. */
  readonly recusable: Recusable & {
    readonly judges: readonly { readonly id: string; readonly name: string }[];
  };
  /** Every category, with how many judges sit there in this round. */
  readonly panels: readonly {
    readonly slug: string;
    readonly name: string;
    readonly judges: number;
  }[];
  /** Empty until the round is over. */
  readonly standings: readonly StandingView[];
  /** Ties at this round's cut-off that a decision may order. */
  readonly ties: readonly OpenTie[];
  /** Whether one of its cards can be opened again. */
  readonly mayReopen: boolean;
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
    supplements:
      round.state === "pending" && roundBefore(rounds, round)?.state === "confirmed"
        ? { opensAt: round.supplementOpensAt, closesAt: round.supplementClosesAt }
        : null,
    reminder: { at: round.remindAt, sentAt: round.remindedAt },
    mayReopen: mayReopenIn(round, judged[index + 1]).ok && !isResultFixed(edition),
    panels: work.categories.map(({ id, slug: category, name }) => ({
      slug: category,
      name,
      judges: work.judges.filter(({ categoryIds }) => categoryIds.includes(id)).length,
    })),
    short:
      round.state === "pending" || round.state === "open"
        ? await loadShortPanels(db, round, work)
        : [],
    recusals: await listRecusalViews(context, edition.id, role),
    recusable: {
      ...(await loadRecusable(context, edition.id)),
      judges: work.judges.map(({ id, name }) => ({ id, name })),
    },
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

/** Of a round in which judges act. */
export async function findRoundId(
  { store }: Context,
  editionId: string,
  slug: string,
): Promise<string | null> {
  const round = await findRound(store.read, editionId, slug);
  return round && isJudged(round) ? round.id : null;
}
