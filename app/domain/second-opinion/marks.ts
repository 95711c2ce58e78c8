/** What each judge gave each application of a category in a round, over the cards that the count counts. */
import type { Bundle } from "../bundle/bundle.ts";
import { indexCards } from "../scorecard/counted-cards.ts";
import { roundScore } from "../scorecard/round-score.ts";

export interface Mark {
  readonly judge: string;
  readonly application: string;
  /** The card's weighted mean, on the scale of the round. Rounded as any number: never counted with. */
  readonly value: number;
}

/** @param applications those in the official standing; drafts, recused and struck cards are out as there */
export function marksOf(
  bundle: Bundle,
  round: string,
  category: string,
  applications: readonly string[],
): readonly Mark[] {
  const criteria = bundle.categories.find(({ slug }) => slug === category)?.criteria ?? [];
  const cards = indexCards(bundle).get(round);
  return applications.flatMap((application) =>
    (cards?.get(application)?.counted ?? []).flatMap((card): Mark[] => {
      const { score } = roundScore([card], criteria);
      if (!score) return [];
      const value = Number(score.numerator) / Number(score.denominator);
      return [{ judge: card.judge, application, value }];
    }),
  );
}

/** In the order in which they first come. */
export function groupMarks(
  marks: readonly Mark[],
  by: "judge" | "application",
): ReadonlyMap<string, readonly Mark[]> {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const group = groups.get(mark[by]);
    if (group) group.push(mark);
    else groups.set(mark[by], [mark]);
  }
  return groups;
}
