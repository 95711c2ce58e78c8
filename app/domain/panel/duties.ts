/**
 * Who sits in a round, and which applications each of them has to score: the panel of the round or of
 * its category, those a split dealt to the judge, without what a predecessor finished. The one rule
 * that queues, progress, quorum, reminders and ballots ask. See docs/rules.md, "Panels that change".
 */
import type { IsRecused } from "../scorecard/recusals.ts";

/** Names are the caller's: ids, or slugs and refs. */
export interface Seat {
  readonly judge: string;
  readonly category: string;
  readonly isRemoved: boolean;
  /** Who took it over; null while it is held, and where nobody did. */
  readonly successor: string | null;
}

export interface SeatInRound {
  readonly judge: string;
  readonly category: string;
}

export interface Pair {
  readonly judge: string;
  readonly application: string;
}

/** Of one round. */
export interface PanelFacts {
  /** Every seat ever given in its edition. */
  readonly seats: readonly Seat[];
  /** Panels of the round's own; a category without one is judged by its seats. */
  readonly roundSeats: readonly SeatInRound[];
  /** What a split dealt out; an application without any is scored by the whole panel. */
  readonly assignments: readonly Pair[];
  /** Whether a submitted card stands that counts: not struck, and its judge not recused. */
  readonly stands: (judge: string, application: string) => boolean;
  readonly isRecused: IsRecused;
}

export interface Duties {
  readonly sits: (judge: string, category: string) => boolean;
  readonly panelOf: (category: string) => readonly string[];
  /** Whether a judge who is not recused has this application to score, done or not. */
  readonly isDue: (judge: string, application: string, category: string) => boolean;
  /** Whether it could be dealt to a judge: they sit there, and nobody before them finished it. */
  readonly isOpenTo: (judge: string, application: string, category: string) => boolean;
}

export function dutiesOf(facts: PanelFacts): Duties {
  const panels = panelsOf(facts);
  const before = predecessorsOf(facts.seats);
  const dealt = new Map<string, string[]>();
  for (const { judge, application } of facts.assignments)
    dealt.set(application, [...(dealt.get(application) ?? []), judge]);
  const sits = (judge: string, category: string) => panels.get(category)?.has(judge) ?? false;

  /** Null where the whole panel scores it: also where nobody is left of those it was dealt to. */
  function dealtTo(application: string, category: string): readonly string[] | null {
    const judges = (dealt.get(application) ?? []).filter(
      (judge) =>
        facts.stands(judge, application) ||
        (sits(judge, category) && !facts.isRecused(judge, application)),
    );
    return judges.length === 0 ? null : judges;
  }

  const isOpenTo = (judge: string, application: string, category: string) =>
    sits(judge, category) &&
    (facts.stands(judge, application) ||
      !before(judge, category).some((one) => facts.stands(one, application)));

  return {
    sits,
    panelOf: (category) => [...(panels.get(category) ?? [])],
    isOpenTo,
    isDue(judge, application, category) {
      if (!isOpenTo(judge, application, category)) return false;
      return (
        facts.stands(judge, application) ||
        dealt.get(application)?.includes(judge) === true ||
        (dealtTo(application, category)?.includes(judge) ?? true)
      );
    },
  };
}

function panelsOf({ seats, roundSeats }: PanelFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const gone = new Set(
    seats.filter((seat) => seat.isRemoved).map(({ judge, category }) => `${category} ${judge}`),
  );
  const ofRound = new Set(roundSeats.map(({ category }) => category));
  const panels = new Map<string, Set<string>>();
  const held = [...seats.filter(({ category }) => !ofRound.has(category)), ...roundSeats];
  for (const { judge, category } of held)
    if (!gone.has(`${category} ${judge}`))
      panels.set(category, (panels.get(category) ?? new Set()).add(judge));
  return panels;
}

/** Those whose seat a judge took over, and those before them. */
function predecessorsOf(seats: readonly Seat[]) {
  const left = seats.filter(({ successor }) => successor !== null);
  return (judge: string, category: string): readonly string[] => {
    const found = new Set<string>();
    const asked = [judge];
    for (const one of asked)
      for (const seat of left)
        if (seat.category === category && seat.successor === one && !found.has(seat.judge)) {
          found.add(seat.judge);
          asked.push(seat.judge);
        }
    found.delete(judge);
    return [...found];
  };
}
