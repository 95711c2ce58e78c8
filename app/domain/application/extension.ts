/** More time for an application. It is only ever more. See docs/rules.md, "The end of the call". */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";

interface ExtensionFacts {
  readonly state: ApplicationStatus;
  /** As it stands, earlier extensions included; null where nobody set an end. */
  readonly deadline: Date | null;
}

/** @returns refused `invalid` at the field `until`, or `not-allowed` for one that nobody writes in */
export function mayExtend(facts: ExtensionFacts, until: Date, now: Date): Outcome<void> {
  const { state, deadline } = facts;
  if (state !== "draft" && state !== "returned")
    return refused(
      "not-allowed",
      "Nobody writes in this application now: it was submitted, or has left the award.",
    );
  if (deadline === null)
    return refused("not-allowed", "Nobody set an end to this application: it needs no more time.");
  if (until <= now) return refusedAt("until", "invalid", "This time has passed.");
  if (until <= deadline)
    return refusedAt(
      "until",
      "invalid",
      "It already has until then, or longer. Time that a city was told is never taken back.",
    );
  return ok();
}
