/** The panel of a category in one round, for the secretariat: who sits, and how a split would deal. */
import type { Context } from "#app/server/context.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { listRoundSeats, listSeatsEver } from "#db/repositories/panels.ts";
import { findRound, type Round } from "#db/repositories/rounds.ts";
import { countDealt, drawDeal, type Drawing } from "./panel-deal.ts";
import { isJudged, loadRoundWork } from "./round-work.ts";

interface Seated {
  readonly slug: string;
  readonly name: string;
}

export interface PanelPageView {
  readonly round: Pick<Round, "slug" | "name" | "state"> & {
    readonly kind: "scorecard" | "ballot";
  };
  readonly category: { readonly slug: string; readonly name: string };
  readonly applications: number;
  /** Who sits in this round, with how much of it is theirs and done. */
  readonly panel: readonly (Seated & { readonly due: number; readonly done: number })[];
  readonly isOwn: boolean;
  /** Whom a panel of the round's own may have. */
  readonly choices: readonly Seated[];
  /** How many applications are dealt out now; 0 where the whole panel scores all. */
  readonly dealt: number;
  /** What would be dealt; null where nothing was asked, or nobody can be dealt to. */
  readonly drawn: DrawnView | null;
}

export interface DrawnView extends Drawing {
  readonly mark: string;
  /** How many pairs stay as they are. */
  readonly kept: number;
  readonly judges: readonly (Seated & { readonly refs: readonly string[] })[];
  /** Applications that get fewer judges than asked for. */
  readonly short: readonly string[];
}

/** @returns null where there is no such round in which judges act, or no such category */
export async function loadPanelPage(
  context: Context,
  editionId: string,
  { round: slug, category: categorySlug }: { readonly round: string; readonly category: string },
  drawing: Drawing | null,
): Promise<PanelPageView | null> {
  const db = context.store.read;
  const round = await findRound(db, editionId, slug);
  if (!round || !isJudged(round)) return null;
  const work = await loadRoundWork(db, editionId, round);
  const category = work.categories.find((one) => one.slug === categorySlug);
  if (!category) return null;
  const everybody = await listJudges(db, editionId);
  const gone = new Set(
    (await listSeatsEver(db, editionId))
      .filter((seat) => seat.category === category.id && seat.isRemoved)
      .map((seat) => seat.judge),
  );
  const own = (await listRoundSeats(db, round.id)).some((seat) => seat.category === category.id);
  const refs = new Map(work.entries.map(({ id, ref }) => [id, ref]));
  const maySplit = round.kind === "scorecard" && ["pending", "open"].includes(round.state);
  return {
    round: { slug: round.slug, name: round.name, state: round.state, kind: round.kind },
    category: { slug: category.slug, name: category.name },
    applications: work.entries.filter(({ categoryId }) => categoryId === category.id).length,
    panel: work.judges
      .filter(({ categoryIds }) => categoryIds.includes(category.id))
      .map((judge) => {
        const part = work.work.find(
          (one) => one.judge === judge.id && one.category === category.id,
        );
        const { slug: name, name: words } = judge;
        return { slug: name, name: words, due: part?.due ?? 0, done: part?.done ?? 0 };
      }),
    isOwn: own,
    choices: everybody
      .filter(({ id, declinedAt }) => declinedAt === null && !gone.has(id))
      .map((judge) => ({ slug: judge.slug, name: judge.name })),
    dealt: round.kind === "scorecard" ? await countDealt(db, round, category.id) : 0,
    drawn:
      maySplit && drawing
        ? await drawnView(context, round, category.id, drawing, { everybody, refs })
        : null,
  };
}

interface Names {
  readonly everybody: readonly (Seated & { readonly id: string })[];
  /** By id of the application. */
  readonly refs: ReadonlyMap<string, string>;
}

async function drawnView(
  context: Context,
  round: Round,
  categoryId: string,
  drawing: Drawing,
  { everybody, refs }: Names,
): Promise<DrawnView | null> {
  const deal = await drawDeal(context.store.read, context, round, categoryId, drawing);
  if (deal.judges.length === 0 || drawing.each > deal.judges.length) return null;
  const { each, seed } = drawing;
  const refOf = (application: string) => refs.get(application) ?? application;
  return {
    each,
    seed,
    mark: deal.mark,
    kept: deal.kept.length,
    judges: everybody
      .filter(({ id }) => deal.judges.includes(id))
      .map(({ id, slug, name }) => ({
        slug,
        name,
        refs: deal.pairs.filter(({ judge }) => judge === id).map((one) => refOf(one.application)),
      })),
    short: deal.applications
      .filter((one) => deal.pairs.filter(({ application }) => application === one).length < each)
      .map(refOf),
  };
}
