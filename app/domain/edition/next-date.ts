/** The next instant at which something happens in an edition, whoever does it. */
export interface DatedFacts {
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
  /** Scorecard and ballot rounds, in their order. */
  readonly rounds: readonly {
    readonly name: string;
    readonly opensAt: Date | null;
    readonly closesAt: Date | null;
  }[];
  readonly publishAt: Date | null;
}

export interface NextDate {
  /** "The call closes" */
  readonly what: string;
  readonly at: Date;
}

/** @returns null where no date is set that is still to come */
export function nextDate(facts: DatedFacts, now: Date): NextDate | null {
  const dates: readonly (readonly [string, Date | null])[] = [
    ["The call opens", facts.callOpensAt],
    ["The call closes", facts.callClosesAt],
    ...facts.rounds.flatMap(({ name, opensAt, closesAt }) => [
      [`${name} opens`, opensAt] as const,
      [`${name} closes`, closesAt] as const,
    ]),
    ["The winners are published", facts.publishAt],
  ];
  const coming = dates
    .flatMap(([what, at]) => (at !== null && at > now ? [{ what, at }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return coming[0] ?? null;
}
