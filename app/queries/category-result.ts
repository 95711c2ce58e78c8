/** The full count of one category, round by round, with every decision and the words of citations. */
import type { VisibleCount } from "#app/domain/access/visible-count.ts";
import { isInEffect } from "#app/domain/count/decision-in-effect.ts";
import { inForce, liftingOf } from "#app/domain/decision/struck-cards.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import { trailInWords } from "#app/domain/tiebreak/trail-in-words.ts";
import type { Context } from "#app/server/context.ts";
import { listCitations } from "#db/repositories/citations.ts";
import { listDecisions } from "#db/repositories/decisions.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { listApplicationNames } from "#db/repositories/round-progress.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { type CardView, loadCardsOf } from "./cards.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import { loadVisibleCount, placingsOf, type PlacingView } from "./results.ts";
import { expectedIn, isJudged, loadRoundWork } from "./round-work.ts";
import { type StandingView, standingView } from "./standing-view.ts";

export interface DecisionView {
  readonly kind: "order" | "prize" | "strike" | "lift";
  readonly about: string;
  readonly by: string;
  readonly reason: string;
  readonly isInEffect: boolean;
}

export interface CategoryResultView {
  readonly category: { readonly slug: string; readonly name: string };
  readonly standings: readonly (StandingView & { readonly roundName: string })[];
  /** How ties in the final order were told apart. */
  readonly trail: readonly string[];
  readonly placings: readonly (PlacingView & { readonly citation: string })[];
  readonly decisions: readonly DecisionView[];
  /** Who scored what; only for the secretariat. */
  readonly cards: readonly CardView[];
  /** Accepted applications that can still be taken out. */
  readonly accepted: readonly { readonly ref: string; readonly title: string }[];
}

/** @returns null where the edition has no such category */
export async function loadCategoryResult(
  context: Context,
  staff: { readonly edition: EditionHead; readonly role: StaffRole },
  slug: string,
): Promise<CategoryResultView | null> {
  const db = context.store.read;
  const visible = await loadVisibleCount(db, staff);
  const category = visible.bundle.categories.find((one) => one.slug === slug);
  if (!category) return null;
  const counted = visible.count.categories.find((one) => one.category === slug);
  const names = namesIn(visible.bundle, slug);
  const rounds = (await listRounds(db, staff.edition.id)).filter(isJudged);
  const citations = await listCitations(db, staff.edition.id);
  const standings: CategoryResultView["standings"][number][] = [];
  for (const round of rounds) {
    const found = counted?.rounds.find((one) => one.round === round.slug);
    if (!found) continue;
    const work = await loadRoundWork(db, staff.edition.id, round);
    const setting = { quorum: round.quorum, expected: expectedIn(work) };
    standings.push({ ...standingView(visible, found, category, setting), roundName: round.name });
  }
  return {
    category: { slug: category.slug, name: category.name },
    standings,
    trail: trailInWords(counted?.trail ?? [], names),
    placings: placingsOf(visible, slug).map((placing) => ({
      ...placing,
      citation: citations.get(placing.ref) ?? "",
    })),
    decisions: [
      ...decisionsOf(visible, slug),
      ...(await liftedStrikes(db, staff.edition.id, visible, slug)),
    ],
    cards: await loadCardsOf(db, staff, visible, slug),
    accepted: visible.bundle.applications
      .filter((one) => one.category === slug && one.status === "accepted")
      .map(({ ref, title }) => ({ ref, title })),
  };
}

/** Strikes that were lifted, with what lifted them: no part of the count, and still in the record. */
async function liftedStrikes(
  db: Db,
  editionId: string,
  { bundle }: VisibleCount,
  slug: string,
): Promise<readonly DecisionView[]> {
  const all = await listDecisions(db, editionId);
  const lifting = liftingOf(all);
  const counted = new Set(inForce(all));
  const names = namesIn(bundle, slug);
  const refs = await listApplicationNames(db, editionId);
  const judges = new Map((await listJudges(db, editionId)).map((one) => [one.id, one.slug]));
  const here = new Set(
    bundle.applications.filter((one) => one.category === slug).map(({ ref }) => ref),
  );
  return all.flatMap((decision): DecisionView[] => {
    const ref = refs.get(decision.applicationId ?? "");
    if (decision.kind !== "strike" || counted.has(decision) || !ref || !here.has(ref)) return [];
    const judge = names.decider(judges.get(decision.judgeId ?? "") ?? "");
    return [
      {
        kind: lifting.has(decision) ? "lift" : "strike",
        about: `the scorecard of ${judge} for ${names.application(ref)}`,
        by: names.decider(decision.by),
        reason: decision.reason,
        isInEffect: lifting.has(decision),
      },
    ];
  });
}

function decisionsOf({ bundle, count }: VisibleCount, slug: string): DecisionView[] {
  const names = namesIn(bundle, slug);
  const inCategory = new Set(
    bundle.applications.filter((one) => one.category === slug).map(({ ref }) => ref),
  );
  return (bundle.decisions ?? []).flatMap((decision): DecisionView[] => {
    const { by, reason, kind } = decision;
    const who = { by: names.decider(by), reason };
    if (kind === "strike") {
      if (!inCategory.has(decision.application)) return [];
      const about = `the scorecard of ${names.decider(decision.judge)} for ${names.application(decision.application)}`;
      return [{ kind, about, ...who, isInEffect: true }];
    }
    if (decision.category !== slug) return [];
    const about =
      kind === "order"
        ? decision.applications.map((ref) => names.application(ref)).join(", then ")
        : `${bundle.prizes.find((one) => one.slug === decision.prize)?.name ?? decision.prize} for ${names.application(decision.application)}`;
    return [{ kind, about, ...who, isInEffect: isInEffect(decision, count) }];
  });
}
