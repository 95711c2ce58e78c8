/** The one thing that an edition waits for now, and what it will wait for next. See docs/rules.md, "Rounds". */
import type { RoundState } from "../round/round-state.ts";
import type { EditionState } from "./edition-state.ts";

export interface StepFacts {
  readonly edition: { readonly state: EditionState; readonly callClosesAt: Date | null };
  /** Submitted applications that nobody has screened. */
  readonly unscreened: number;
  /** Scorecard and ballot rounds, in their order. */
  readonly rounds: readonly {
    readonly slug: string;
    readonly name: string;
    readonly state: RoundState;
    readonly closesAt: Date | null;
  }[];
  /** Judges who owe something in the open round. */
  readonly owing: number;
  /** Ties, panel prizes, quorums and changed shortlists that wait for a person. */
  readonly undecided: number;
  readonly certification: { readonly publishAt: Date | null } | null;
}

export interface NextStep {
  /** As a heading: "Round one closes in 4 days". */
  readonly title: string;
  /** Page of the edition where it is done, as a path below the edition's. */
  readonly page: string;
}

/** What a link to the page of a step says. */
export function linkOf({ page }: NextStep): string {
  if (page.startsWith("/screening")) return "To screening";
  if (page.startsWith("/judging")) return "To judging";
  return page.startsWith("/settings") ? "To the settings" : "To the results";
}

export function nextStep(facts: StepFacts, now: Date): NextStep {
  const { edition, unscreened, certification, rounds } = facts;
  const { state, callClosesAt } = edition;
  if (state === "archived") return { title: "This edition is in the archive", page: "/results" };
  if (state === "setup")
    return { title: "Finish the settings, then open the call", page: "/settings" };
  if (state === "certified") return publicationStep(certification?.publishAt ?? null, now);
  if (state === "call" && (callClosesAt === null || callClosesAt > now))
    return {
      title:
        callClosesAt === null ? "The call is open" : `The call closes ${inTime(callClosesAt, now)}`,
      page: "/screening",
    };
  if (unscreened > 0 && rounds.every((round) => round.state === "pending"))
    return {
      title: `Screen ${unscreened} ${unscreened === 1 ? "application" : "applications"}`,
      page: "/screening",
    };
  return roundStep(facts, now);
}

function roundStep({ rounds, owing, undecided }: StepFacts, now: Date): NextStep {
  for (const [index, round] of rounds.entries()) {
    const { name, state, closesAt } = round;
    const page = `/judging/${round.slug}`;
    if (state === "pending") return { title: `Open ${lower(name)}`, page: "/judging" };
    if (state === "open") return { title: openTitle(name, closesAt, owing, now), page };
    if (state === "closed" && index < rounds.length - 1)
      return undecided > 0
        ? { title: `Decide the tie at the cut-off of ${lower(name)}`, page }
        : { title: `Confirm the shortlist of ${lower(name)}`, page };
  }
  if (undecided > 0)
    return {
      title:
        undecided === 1
          ? "One thing waits for a decision"
          : `${undecided} things wait for a decision`,
      page: "/results",
    };
  return { title: "Certify the result", page: "/results" };
}

function openTitle(name: string, closesAt: Date | null, owing: number, now: Date): string {
  if (owing === 0) return `Everything is in: close ${lower(name)}`;
  if (closesAt === null) return `${name} is open`;
  return closesAt > now
    ? `${name} closes ${inTime(closesAt, now)}`
    : `The time of ${lower(name)} is over: close it`;
}

function publicationStep(publishAt: Date | null, now: Date): NextStep {
  const page = "/results";
  if (publishAt === null) return { title: "Set the time of publication", page };
  return publishAt > now
    ? { title: `The winners are published ${inTime(publishAt, now)}`, page }
    : { title: "The winners are public", page };
}

/** "Round one" within a sentence: "round one". */
function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "in 4 days", "in 3 hours", rounded down: never longer than there is. */
export function inTime(instant: Date, now: Date): string {
  const left = instant.getTime() - now.getTime();
  const [size, word] =
    left >= 2 * DAY ? [DAY, "day"] : left >= HOUR ? [HOUR, "hour"] : [MINUTE, "minute"];
  const count = Math.max(1, Math.floor(left / size));
  return `in ${count} ${word}${count === 1 ? "" : "s"}`;
}
