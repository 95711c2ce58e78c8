/**
 * Which scorecards count: submitted, of a judge who is not recused, not struck by a decision.
 * See docs/rules.md, "Who counts".
 */
import type { Bundle, BundleScorecard } from "../bundle/bundle.ts";
import { type IsRecused, recusalsOf } from "./recusals.ts";

export type NotCounted = "draft" | "recused" | "struck";

export interface LeftOut {
  readonly judge: string;
  readonly why: NotCounted;
}

interface Cards {
  readonly counted: BundleScorecard[];
  notCounted: readonly LeftOut[];
}

export interface CardsOfApplication {
  readonly counted: readonly BundleScorecard[];
  readonly notCounted: readonly LeftOut[];
}

/** Most applications have no scorecard left out; they share this list. */
const NONE: readonly LeftOut[] = [];

export const NO_CARDS: CardsOfApplication = { counted: [], notCounted: NONE };

/** By round, then by application. */
export type CardIndex = ReadonlyMap<string, ReadonlyMap<string, CardsOfApplication>>;

/** Names joined by a line break, which no slug or ref of a bundle's judge or round holds. */
function key(...names: readonly string[]): string {
  return names.join("\n");
}

export function indexCards(bundle: Bundle): CardIndex {
  const isRecused = recusalsOf(bundle.recusals ?? []);
  const struck = new Set<string>();
  for (const decision of bundle.decisions ?? [])
    if (decision.kind === "strike")
      struck.add(key(decision.round, decision.judge, decision.application));

  const index = new Map<string, Map<string, Cards>>();
  for (const card of bundle.scorecards ?? []) {
    let round = index.get(card.round);
    if (!round) index.set(card.round, (round = new Map<string, Cards>()));
    let cards = round.get(card.application);
    if (!cards) round.set(card.application, (cards = { counted: [], notCounted: NONE }));
    const why = whyNotCounted(card, isRecused, struck);
    if (why) cards.notCounted = [...cards.notCounted, { judge: card.judge, why }];
    else cards.counted.push(card);
  }
  return index;
}

function whyNotCounted(
  card: BundleScorecard,
  isRecused: IsRecused,
  struck: ReadonlySet<string>,
): NotCounted | null {
  if (isRecused(card.judge, card.application)) return "recused";
  if (card.status !== "submitted") return "draft";
  if (struck.size > 0 && struck.has(key(card.round, card.judge, card.application))) return "struck";
  return null;
}
