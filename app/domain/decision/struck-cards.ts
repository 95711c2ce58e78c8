/**
 * A decision strikes a card; a second one about the same card lifts it, a third strikes it again.
 * Every one of them is kept. See docs/rules.md, "Who counts".
 */
interface OneCard {
  readonly judge: string;
  readonly application: string;
}

/** Whether a card is struck now. @param strikes of one round, in the order in which they were recorded */
export function struckCards(
  strikes: readonly OneCard[],
): (judge: string, application: string) => boolean {
  const struck = new Set<string>();
  for (const { judge, application } of strikes) {
    const card = `${judge} ${application}`;
    if (!struck.delete(card)) struck.add(card);
  }
  return (judge, application) => struck.has(`${judge} ${application}`);
}

interface RecordedDecision {
  readonly kind: string;
  readonly roundId: string | null;
  readonly judgeId: string | null;
  readonly applicationId: string | null;
}

function cardOf({ roundId, judgeId, applicationId }: RecordedDecision): string {
  return `${roundId ?? ""} ${judgeId ?? ""} ${applicationId ?? ""}`;
}

/** Which decisions lift a strike that was recorded before. @param decisions in their order */
export function liftingOf<T extends RecordedDecision>(decisions: readonly T[]): ReadonlySet<T> {
  const struck = new Set<string>();
  const lifting = new Set<T>();
  for (const decision of decisions) {
    if (decision.kind !== "strike") continue;
    if (struck.delete(cardOf(decision))) lifting.add(decision);
    else struck.add(cardOf(decision));
  }
  return lifting;
}

/** Without strikes that were lifted, and without what lifted them. @param decisions in their order */
export function inForce<T extends RecordedDecision>(decisions: readonly T[]): readonly T[] {
  const last = new Map<string, T | null>();
  const lifting = liftingOf(decisions);
  for (const decision of decisions)
    if (decision.kind === "strike")
      last.set(cardOf(decision), lifting.has(decision) ? null : decision);
  return decisions.filter(
    (decision) => decision.kind !== "strike" || last.get(cardOf(decision)) === decision,
  );
}
