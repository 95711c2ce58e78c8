/** Scorecards by judge, of rounds that are over: for the secretariat alone. */
import { mayStaffRead, type VisibleCount } from "#app/domain/access/visible-count.ts";
import { byCodePoint } from "#app/domain/kernel/tiers.ts";
import { namesIn } from "#app/domain/placing/snapshot.ts";
import type { Remark } from "#app/domain/scorecard/remarks.ts";
import type { Context } from "#app/server/context.ts";
import { listRemarksOfEdition } from "#db/repositories/remarks.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { loadVisibleCount, type StaffOf } from "./results.ts";
import { isJudged } from "./round-work.ts";

export interface CardRemark extends Remark {
  /** Null for one on the whole application. */
  readonly criterion: string | null;
}

export interface CardView {
  readonly round: { readonly slug: string; readonly name: string };
  readonly judge: { readonly slug: string; readonly name: string };
  readonly application: { readonly ref: string; readonly title: string };
  readonly scores: readonly { readonly criterion: string; readonly points: number }[];
  readonly remarks: readonly CardRemark[];
  /** Null where it counts. */
  readonly notCounted: "recused" | "struck" | null;
}

/** Names joined by a line break, which no slug or ref holds. */
function key(...names: readonly string[]): string {
  return names.join("\n");
}

/** What one of the staff may see of a category's cards, round by round, then by application. */
export async function loadCardsOf(
  db: Db,
  { edition, role }: StaffOf,
  visible: VisibleCount,
  category: string,
): Promise<readonly CardView[]> {
  const rounds = (await listRounds(db, edition.id)).filter(isJudged);
  const seen = rounds.filter(({ state }) => mayStaffRead("scorecards", role, state));
  if (seen.length === 0) return [];
  const remarks = new Map<string, CardRemark[]>();
  for (const { round, judge, ref, ...remark } of await listRemarksOfEdition(db, edition.id)) {
    const card = key(round, judge, ref);
    remarks.set(card, [...(remarks.get(card) ?? []), remark]);
  }
  return seen.flatMap((round) => cardsOf(visible, category, round, remarks));
}

/** Every card, as a list takes it. */
export async function loadAllCards(context: Context, staff: StaffOf) {
  const db = context.store.read;
  const visible = await loadVisibleCount(db, staff);
  const all = [];
  for (const { slug, name } of visible.bundle.categories)
    all.push({ category: name, cards: await loadCardsOf(db, staff, visible, slug) });
  return all;
}

function cardsOf(
  { bundle }: VisibleCount,
  slug: string,
  round: Pick<Round, "slug" | "name">,
  remarks: ReadonlyMap<string, readonly CardRemark[]>,
): CardView[] {
  const names = namesIn(bundle, slug);
  const criteria = bundle.categories.find((one) => one.slug === slug)?.criteria ?? [];
  const recused = new Set(
    (bundle.recusals ?? []).map(({ judge, application }) => key(judge, application)),
  );
  const struck = new Set(
    (bundle.decisions ?? []).flatMap((one) =>
      one.kind === "strike" && one.round === round.slug ? [key(one.judge, one.application)] : [],
    ),
  );
  const refs = new Set(
    bundle.applications.filter((one) => one.category === slug).map(({ ref }) => ref),
  );
  return (bundle.scorecards ?? [])
    .filter(
      (card) =>
        card.round === round.slug && card.status === "submitted" && refs.has(card.application),
    )
    .map((card): CardView => {
      const pair = key(card.judge, card.application);
      return {
        round: { slug: round.slug, name: round.name },
        judge: { slug: card.judge, name: names.decider(card.judge) },
        application: { ref: card.application, title: names.application(card.application) },
        scores: criteria.flatMap((criterion) => {
          const points = card.scores[criterion.slug];
          return points === undefined ? [] : [{ criterion: criterion.name, points }];
        }),
        remarks: remarks.get(key(round.slug, pair)) ?? [],
        notCounted: recused.has(pair) ? "recused" : struck.has(pair) ? "struck" : null,
      };
    })
    .sort((a, b) =>
      a.application.ref === b.application.ref
        ? byCodePoint(a.judge.slug, b.judge.slug)
        : byCodePoint(a.application.ref, b.application.ref),
    );
}
