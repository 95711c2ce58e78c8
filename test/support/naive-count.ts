/**
 * The count a second time, slowly and in another way, to hold the real one against: no tiers, no
 * chain, no cut. Who stands above whom is asked of every two applications anew.
 */
import type { Bundle, BundleApplication, BundleScorecard } from "#app/domain/bundle/bundle.ts";

/** Numerator and denominator; null where there is nothing to measure. */
type Figure = readonly [bigint, bigint] | null;

interface Key {
  readonly by: string;
  figureOf(ref: string): Figure;
}

function against(a: Figure, b: Figure): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const difference = a[0] * b[1] - b[0] * a[1];
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function written(figure: Figure): string | null {
  if (figure === null) return null;
  let [x, y] = figure;
  while (y !== 0n) [x, y] = [y, x % y];
  const divisor = x < 0n ? -x : x;
  const [above, below] = [figure[0] / divisor, figure[1] / divisor];
  return below === 1n ? `${above}` : `${above}/${below}`;
}

export function naiveCount(bundle: Bundle): unknown {
  const entries = bundle.categories.map(({ slug }) => [slug, naiveCategory(bundle, slug)]);
  return { categories: Object.fromEntries(entries) as unknown };
}

function naiveCategory(bundle: Bundle, category: string): unknown {
  const criteria = bundle.categories.find(({ slug }) => slug === category)?.criteria ?? [];
  const applications = bundle.applications.filter((one) => one.category === category);
  const decisions = bundle.decisions ?? [];
  const roundAt = (slug: string) => bundle.rounds.findIndex((round) => round.slug === slug);
  const counted = bundle.rounds.filter(({ kind }) => kind !== "screening");
  const lastsTo = ({ status, leftAfter }: BundleApplication) =>
    status === "accepted" ? Infinity : leftAfter === undefined ? -1 : roundAt(leftAfter);

  const countsFor = (round: string, ref: string): BundleScorecard[] =>
    (bundle.scorecards ?? []).filter(
      (card) =>
        card.round === round &&
        card.application === ref &&
        card.status === "submitted" &&
        !(bundle.recusals ?? []).some((r) => r.judge === card.judge && r.application === ref) &&
        !decisions.some(
          (d) =>
            d.kind === "strike" &&
            d.round === round &&
            d.judge === card.judge &&
            d.application === ref,
        ),
    );
  const meanOf = (round: string, ref: string, slugs: readonly string[]): Figure => {
    const cards = countsFor(round, ref);
    const chosen = criteria.filter(({ slug }) => slugs.includes(slug));
    const weight = chosen.reduce((sum, one) => sum + BigInt(one.weight ?? 1), 0n);
    if (cards.length === 0 || weight === 0n) return null;
    let sum = 0n;
    for (const card of cards)
      for (const one of chosen) sum += BigInt(one.weight ?? 1) * BigInt(card.scores[one.slug] ?? 0);
    return [sum, weight * BigInt(cards.length)];
  };
  const all = criteria.map(({ slug }) => slug);
  const scoreKey = (round: string, by: string): Key => ({
    by,
    figureOf: (ref) => meanOf(round, ref, all),
  });
  const criterionKeys = (round: string): Key[] =>
    all.map((slug) => ({ by: "criterion", figureOf: (ref) => meanOf(round, ref, [slug]) }));

  const rounds: unknown[] = [];
  let entered = applications.map(({ ref }) => ref);
  let order: Order = { members: [], compare: () => ({ sign: 0, by: "" }), scored: () => true };
  for (const [at, round] of counted.entries()) {
    const isLast = at === counted.length - 1;
    const here = roundAt(round.slug);
    const members = entered
      .filter((ref) => applications.some((one) => one.ref === ref && lastsTo(one) >= here))
      .sort();
    const before = counted
      .slice(0, at)
      .filter(({ kind }) => kind === "scorecard")
      .reverse();
    const votesOf = (ref: string) =>
      (bundle.ballots ?? []).filter(
        (b) => b.round === round.slug && b.category === category && b.choices.includes(ref),
      ).length;
    const isBallot = round.kind === "ballot";
    const latest = isBallot ? before[0]?.slug : round.slug;
    const keys: Key[] = [
      isBallot
        ? { by: "votes", figureOf: (ref) => [BigInt(votesOf(ref)), 1n] }
        : scoreKey(round.slug, "score"),
      ...(isBallot ? before.map(({ slug }) => scoreKey(slug, "round-score")) : []),
      ...(latest === undefined ? [] : criterionKeys(latest)),
    ];
    const first = keys[0] as Key;
    const scored = (ref: string) => first.figureOf(ref) !== null;
    const sameAs = (ref: string) =>
      members.filter(
        (other) =>
          scored(other) && keys.every((k) => against(k.figureOf(ref), k.figureOf(other)) === 0),
      );
    const compare = (a: string, b: string) => {
      for (const key of keys) {
        const sign = against(key.figureOf(a), key.figureOf(b));
        if (sign !== 0) return { sign, by: key.by };
      }
      const tied = sameAs(a);
      const lists = decisions.flatMap((d) =>
        d.kind === "order" &&
        d.category === category &&
        d.round === round.slug &&
        tied.every((ref) => d.applications.includes(ref))
          ? [d.applications]
          : [],
      );
      const list = lists.at(-1);
      if (!list || !scored(a)) return { sign: 0, by: "" };
      return { sign: Math.sign(list.indexOf(b) - list.indexOf(a)), by: "decision" };
    };
    order = { members, compare, scored };

    const rank = (ref: string) =>
      1 + members.filter((o) => against(first.figureOf(o), first.figureOf(ref)) > 0).length;
    const standing = [...members]
      .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map((application) => ({
        application,
        rank: rank(application),
        ...(isBallot
          ? { votes: votesOf(application) }
          : {
              score: written(first.figureOf(application)),
              scorecards: countsFor(round.slug, application).length,
            }),
      }));
    if (isLast || round.kind !== "scorecard") {
      rounds.push({ round: round.slug, standing, advanced: [] });
      continue;
    }
    const seats = round.advance ?? Infinity;
    const count = (test: (other: string) => boolean) => members.filter(test).length;
    const breaks = round.cutoffTie === "break";
    const isIn = (ref: string) =>
      scored(ref) &&
      (breaks
        ? count((other) => other !== ref && scored(other) && compare(other, ref).sign >= 0) < seats
        : rank(ref) <= seats);
    const advanced = members.filter(isIn);
    const contested = members.filter(
      (ref) =>
        breaks &&
        scored(ref) &&
        !isIn(ref) &&
        count((other) => compare(other, ref).sign > 0) < seats,
    );
    rounds.push({ round: round.slug, standing, advanced });
    if (contested.length > 0)
      return {
        rounds,
        placings: [],
        unresolved: [{ at: "cutoff", round: round.slug, applications: contested }],
      };
    entered = advanced;
  }
  return { rounds, ...naivePrizes(bundle, category, order) };
}

interface Order {
  readonly members: readonly string[];
  readonly compare: (a: string, b: string) => { readonly sign: number; readonly by: string };
  readonly scored: (ref: string) => boolean;
}

function naivePrizes(bundle: Bundle, category: string, { members, compare, scored }: Order) {
  const slots = bundle.prizes.flatMap(({ slug, by, count = 1 }) =>
    by === "rank" ? Array<string>(count).fill(slug) : [],
  );
  const placings: { prize: string; application: string; by: string }[] = [];
  const unresolved: { at: string; prizes: string[]; applications: string[] }[] = [];
  const above = (ref: string) => members.filter((other) => compare(other, ref).sign > 0).length;
  const level = (ref: string) =>
    members.filter((other) => other === ref || compare(other, ref).sign === 0);
  for (const ref of [...members].sort((a, b) => above(a) - above(b) || (a < b ? -1 : 1))) {
    if (!scored(ref)) continue;
    const tied = level(ref);
    const covered = tied.map((_, at) => slots[above(ref) + at]);
    const stakes = [...new Set(covered)];
    const real = stakes.filter((prize) => prize !== undefined);
    if (real.length === 0) continue;
    if (stakes.length > 1) {
      if (tied[0] === ref) unresolved.push({ at: "prize", prizes: real, applications: [...tied] });
      continue;
    }
    const below = members.filter((other) => compare(ref, other).sign > 0);
    const next = below.find((one) => below.every((other) => compare(one, other).sign >= 0));
    placings.push({
      prize: real[0] ?? "",
      application: ref,
      by: next === undefined ? "only" : compare(ref, next).by,
    });
  }
  const busy = new Set([
    ...placings.map(({ application }) => application),
    ...unresolved.flatMap(({ applications }) => applications),
  ]);
  const free = () =>
    bundle.applications.filter(
      (one) => one.category === category && one.status === "accepted" && !busy.has(one.ref),
    );
  const unnamed: string[] = [];
  for (const { slug, by, count = 1 } of bundle.prizes) {
    if (by !== "panel") continue;
    const winners: string[] = [];
    for (const decision of [...(bundle.decisions ?? [])].reverse())
      if (
        decision.kind === "prize" &&
        decision.prize === slug &&
        decision.category === category &&
        winners.length < count &&
        free().some(({ ref }) => ref === decision.application)
      ) {
        winners.push(decision.application);
        busy.add(decision.application);
      }
    for (const application of winners.sort())
      placings.push({ prize: slug, application, by: "panel" });
    if (winners.length < count) unnamed.push(slug);
  }
  if (unnamed.length > 0 && free().length > 0)
    unresolved.push({ at: "panel", prizes: unnamed, applications: [] });
  const inOrder = bundle.prizes.flatMap(({ slug }) =>
    placings.filter(({ prize }) => prize === slug),
  );
  return { placings: inOrder, unresolved };
}
