/**
 * What a change to the inputs would do to what the count gives, in sentences: who would come into a
 * shortlist or leave it, and which prize would go to somebody else.
 */
import type { CategoryCount, Count } from "../count/count.ts";
import { listed } from "../kernel/words.ts";

interface ChangeNames {
  category(slug: string): string;
  round(slug: string): string;
  prize(slug: string): string;
  application(ref: string): string;
}

/** Both hold what whoever reads the sentences may see. @returns empty where nothing changes */
export function whatChanges(before: Count, after: Count, names: ChangeNames): readonly string[] {
  return before.categories.flatMap((category) => {
    const then = after.categories.find((one) => one.category === category.category);
    if (!then) return [];
    return [...shortlistSentences(category, then, names), ...prizeSentences(category, then, names)];
  });
}

function shortlistSentences(
  before: CategoryCount,
  after: CategoryCount,
  names: ChangeNames,
): string[] {
  return before.rounds.flatMap((round) => {
    const then = after.rounds.find((one) => one.round === round.round);
    if (round.kind !== "scorecard" || then?.kind !== "scorecard") return [];
    const said = (refs: readonly string[]) => listed(refs.map((ref) => names.application(ref)));
    const gone = round.advanced.filter((ref) => !then.advanced.includes(ref));
    const come = then.advanced.filter((ref) => !round.advanced.includes(ref));
    const at = `${names.category(before.category)}, ${names.round(round.round)}`;
    return [
      ...(gone.length > 0 ? [`${at}: ${said(gone)} would leave the shortlist.`] : []),
      ...(come.length > 0 ? [`${at}: ${said(come)} would move up into the shortlist.`] : []),
    ];
  });
}

function prizeSentences(before: CategoryCount, after: CategoryCount, names: ChangeNames): string[] {
  const holders = ({ placings }: CategoryCount, prize: string) =>
    placings.filter((one) => one.prize === prize).map(({ application }) => application);
  const prizes = new Set([...before.placings, ...after.placings].map(({ prize }) => prize));
  return [...prizes].flatMap((prize) => {
    const [had, has] = [holders(before, prize), holders(after, prize)];
    if (had.join() === has.join()) return [];
    const said = (refs: readonly string[]) =>
      refs.length === 0 ? "nobody" : listed(refs.map((ref) => names.application(ref)));
    return [
      `${names.category(before.category)}, ${names.prize(prize)}: ${said(has)} instead of ${said(had)}.`,
    ];
  });
}
