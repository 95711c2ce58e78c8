/** What came out of an edition and what still waits for a person, as its staff may see it now. */
import { type VisibleCount, visibleCount } from "#app/domain/access/visible-count.ts";
import { type Metal, metalOf } from "#app/domain/edition/metal.ts";
import { shortOfQuorum } from "#app/domain/placing/certifiable.ts";
import { explainReason } from "#app/domain/placing/explain.ts";
import { mayBeNamed } from "#app/domain/placing/panel-prize.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import type { Context } from "#app/server/context.ts";
import {
  type Achievement,
  listAchievements,
  listHonourable,
} from "#db/repositories/achievements.ts";
import { listCertificationHeads } from "#db/repositories/certifications.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { acceptedBelowQuorum, certifiableOf } from "./certifiable.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import { type OpenTie, openTies } from "./open-ties.ts";
import { isJudged } from "./round-work.ts";

export interface PlacingView {
  readonly prize: string;
  readonly prizeName: string;
  readonly metal: Metal;
  readonly ref: string;
  readonly project: string;
  readonly city: string;
  readonly country: string;
  readonly reason: string;
}

export interface PrizeToName {
  readonly category: { readonly slug: string; readonly name: string };
  readonly prize: { readonly slug: string; readonly name: string };
  readonly choices: readonly { readonly ref: string; readonly title: string }[];
  /** Whether it is still to be named; a named one may be named otherwise. */
  readonly isWaiting: boolean;
}

export interface QuorumRemedy {
  readonly round: { readonly slug: string; readonly name: string };
  readonly ref: string;
  readonly title: string;
  readonly scorecards: number;
  readonly quorum: number;
}

export interface CertificationView {
  readonly number: number;
  readonly digest: string;
  readonly reason: string;
  readonly certifiedAt: Date;
  readonly certifiedBy: string;
  readonly publishAt: Date | null;
  readonly isPublic: boolean;
  readonly isInForce: boolean;
}

export interface ResultsView {
  /** Whether every round is over, so that placings are there at all. */
  readonly isFinal: boolean;
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly placings: readonly PlacingView[];
    /** How many ties and unnamed prizes wait. */
    readonly waiting: number;
  }[];
  /** At a prize: those that wait, and those that a decision settled. */
  readonly ties: readonly OpenTie[];
  /** Those that the panel names. */
  readonly prizes: readonly PrizeToName[];
  readonly quorums: readonly QuorumRemedy[];
  /** Sentences for what keeps the result from being certified, beside what a form here settles. */
  readonly blocks: readonly string[];
  readonly certifications: readonly CertificationView[];
  readonly achievements: readonly Achievement[];
  readonly honourable: readonly { readonly slug: string; readonly name: string }[];
}

export interface StaffOf {
  readonly edition: EditionHead;
  readonly role: StaffRole;
}

export async function loadVisibleCount(db: Db, { edition, role }: StaffOf): Promise<VisibleCount> {
  const rounds = await listRounds(db, edition.id);
  return visibleCount(await loadEditionBundle(db, edition.id), rounds, role);
}

export async function loadResults(context: Context, staff: StaffOf): Promise<ResultsView> {
  const db = context.store.read;
  const { id } = staff.edition;
  const visible = await loadVisibleCount(db, staff);
  const certifiable = await certifiableOf(db, id, visible.bundle, visible.count);
  const ties = openTies(visible);
  const prizes = visible.isFinal ? prizesToName(visible) : [];
  const isWaiting = ({ decided }: OpenTie) => decided === null;
  return {
    isFinal: visible.isFinal,
    categories: visible.bundle.categories.map(({ slug, name }) => ({
      slug,
      name,
      placings: placingsOf(visible, slug),
      waiting:
        ties.filter((tie) => tie.category.slug === slug && isWaiting(tie)).length +
        prizes.filter((prize) => prize.category.slug === slug && prize.isWaiting).length,
    })),
    ties: ties.filter(({ at }) => at === "prize"),
    prizes,
    quorums: await remediesOf(db, id, visible),
    blocks: [
      ...certifiable.openRounds.map((line) => `${line}.`),
      ...certifiable.shortlists,
      ...ties
        .filter((tie) => tie.at === "cutoff" && isWaiting(tie))
        .map(({ category }) => `${category.name}: a tie at the cut-off waits for a decision.`),
    ],
    certifications: await historyOf(context, id),
    achievements: await listAchievements(db, id),
    honourable: await listHonourable(db, id),
  };
}

export function placingsOf({ bundle, count }: VisibleCount, slug: string): readonly PlacingView[] {
  const names = namesIn(bundle, slug);
  const category = count.categories.find((one) => one.category === slug);
  const applications = new Map(bundle.applications.map((one) => [one.ref, one]));
  const entrants = new Map(bundle.entrants.map((one) => [one.slug, one]));
  const prizes = new Map(bundle.prizes.map((one) => [one.slug, one.name]));
  return (category?.placings ?? []).map(({ prize, application: ref, reason }) => {
    const application = applications.get(ref);
    const entrant = entrants.get(application?.entrant ?? "");
    return {
      prize,
      prizeName: prizes.get(prize) ?? prize,
      metal: metalOf(prize),
      ref,
      project: application?.title ?? ref,
      city: entrant?.name ?? "",
      country: entrant?.country ?? "",
      reason: explainReason(reason, names),
    };
  });
}

/** Panel prizes with those who may be named, where somebody may be. */
function prizesToName({ bundle, count }: VisibleCount): readonly PrizeToName[] {
  return count.categories.flatMap((counted) => {
    const category = bundle.categories.find(({ slug }) => slug === counted.category);
    if (!category) return [];
    const accepted = bundle.applications.filter(
      (one) => one.category === category.slug && one.status === "accepted",
    );
    const titles = new Map(accepted.map(({ ref, title }) => [ref, title]));
    const waiting = counted.unresolved.flatMap((one) => (one.at === "panel" ? one.prizes : []));
    return bundle.prizes
      .filter(({ by }) => by === "panel")
      .map(({ slug, name }) => ({
        category: { slug: category.slug, name: category.name },
        prize: { slug, name },
        choices: mayBeNamed(counted, [...titles.keys()], slug).map((ref) => ({
          ref,
          title: titles.get(ref) ?? ref,
        })),
        isWaiting: waiting.includes(slug),
      }))
      .filter(({ choices }) => choices.length > 0);
  });
}

/** Applications below a quorum of a round that is over, where no decision accepts that. */
export async function remediesOf(
  db: Db,
  editionId: string,
  { bundle, count }: VisibleCount,
): Promise<readonly QuorumRemedy[]> {
  const isAccepted = await acceptedBelowQuorum(db, editionId);
  const titles = new Map(bundle.applications.map(({ ref, title }) => [ref, title]));
  return (await listRounds(db, editionId)).filter(isJudged).flatMap((round) =>
    shortOfQuorum(bundle, count, { ...round, confirmed: [] })
      .filter(({ application }) => !isAccepted(round.slug, application))
      .map(({ application, scorecards }) => ({
        round: { slug: round.slug, name: round.name },
        ref: application,
        title: titles.get(application) ?? application,
        scorecards,
        quorum: round.quorum ?? 0,
      })),
  );
}

async function historyOf(
  { store, clock }: Context,
  editionId: string,
): Promise<readonly CertificationView[]> {
  const now = clock();
  return (await listCertificationHeads(store.read, editionId)).map((row) => ({
    number: row.number,
    digest: row.digest,
    reason: row.reason,
    certifiedAt: row.certifiedAt,
    certifiedBy: row.certifiedBy || row.certifiedByEmail || "an operator",
    publishAt: row.publishAt,
    isPublic: row.publishAt !== null && row.publishAt <= now,
    isInForce: row.supersededAt === null,
  }));
}
