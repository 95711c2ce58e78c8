/**
 * Whether a decision may be recorded: it settles only what the count leaves open, on rounds that are
 * over, and never what a later round was opened with. See docs/rules.md, "Tie-break chain".
 */
import type { Bundle, OrderDecision, PrizeDecision, StrikeDecision } from "../bundle/bundle.ts";
import type { Count } from "../count/count.ts";
import { type Outcome, ok, refused, refusedAt } from "../kernel/outcome.ts";
import { mayBeNamed } from "../placing/panel-prize.ts";
import type { RoundState } from "../round/round-state.ts";
import { countedRound } from "../shortlist/confirmed.ts";
import { groupNamed, tiedGroups } from "../tiebreak/tied-groups.ts";

/** Accepts that an application is certified with fewer counted scorecards than its quorum. */
export interface QuorumDecision {
  readonly kind: "below-quorum";
  readonly round: string;
  readonly application: string;
  readonly by: string;
  readonly reason: string;
}

/** Takes a strike back: the card counts again. */
export interface LiftDecision {
  readonly kind: "lift";
  readonly round: string;
  readonly judge: string;
  readonly application: string;
  readonly by: string;
  readonly reason: string;
}

export type Proposal =
  OrderDecision | PrizeDecision | StrikeDecision | LiftDecision | QuorumDecision;

export interface DecidedRound {
  readonly slug: string;
  readonly name: string;
  readonly state: RoundState;
  readonly quorum: number | null;
}

interface Situation {
  readonly bundle: Bundle;
  /** Of that bundle. */
  readonly count: Count;
  /** Scorecard and ballot rounds, in their order. */
  readonly rounds: readonly DecidedRound[];
}

export function isOver({ state }: Pick<DecidedRound, "state">): boolean {
  return state === "closed" || state === "confirmed";
}

/** @returns ok, or why not; `not-found` where it names what the edition does not have */
export function mayDecide(proposal: Proposal, situation: Situation): Outcome<void> {
  if (proposal.by.trim() === "") return refusedAt("by", "invalid", "Say who decided.");
  if (proposal.reason.trim() === "")
    return refusedAt(
      "reason",
      "invalid",
      proposal.kind === "prize" ? "Write the citation." : "Say why.",
    );
  switch (proposal.kind) {
    case "order":
      return mayOrder(proposal, situation);
    case "prize":
      return mayName(proposal, situation);
    case "strike":
    case "lift":
      return mayStrike(proposal, situation);
    case "below-quorum":
      return mayAcceptBelowQuorum(proposal, situation);
  }
}

function overRound(rounds: readonly DecidedRound[], slug: string): Outcome<DecidedRound> {
  const round = rounds.find((one) => one.slug === slug);
  if (!round) return refused("not-found");
  if (!isOver(round)) return refused("round-not-closed", `${round.name} is not closed yet.`);
  return ok(round);
}

/** The round that was opened with what came out of this one, if any was. */
function openedAfter(
  rounds: readonly DecidedRound[],
  round: DecidedRound,
): DecidedRound | undefined {
  const after = rounds[rounds.indexOf(round) + 1];
  return after && after.state !== "pending" ? after : undefined;
}

function mayOrder(proposal: OrderDecision, { count, rounds }: Situation): Outcome<void> {
  const found = overRound(rounds, proposal.round);
  if (!found.ok) return found;
  const after = openedAfter(rounds, found.value);
  if (after && found.value.state === "confirmed")
    return refused("locked-by-use", `${after.name} was opened with this shortlist.`);
  const category = count.categories.find((one) => one.category === proposal.category);
  if (!category) return refused("not-found");
  if (!groupNamed(tiedGroups(category), proposal.round, proposal.applications))
    return refusedAt(
      "applications",
      "invalid",
      "Put every application of the tie in its place, each once and no other.",
    );
  return ok();
}

function mayName(proposal: PrizeDecision, { bundle, count, rounds }: Situation): Outcome<void> {
  const prize = bundle.prizes.find(({ slug }) => slug === proposal.prize);
  const category = count.categories.find((one) => one.category === proposal.category);
  if (prize?.by !== "panel" || !category) return refused("not-found");
  const last = overRound(rounds, rounds.at(-1)?.slug ?? "");
  if (!last.ok) return last;
  const accepted = bundle.applications
    .filter((one) => one.category === proposal.category && one.status === "accepted")
    .map(({ ref }) => ref);
  return mayBeNamed(category, accepted, prize.slug).includes(proposal.application)
    ? ok()
    : refusedAt(
        "application",
        "invalid",
        "Name an accepted application that has no other prize and is in no open tie.",
      );
}

function mayStrike(
  proposal: StrikeDecision | LiftDecision,
  { bundle, rounds }: Situation,
): Outcome<void> {
  const found = overRound(rounds, proposal.round);
  if (!found.ok) return found;
  const after = openedAfter(rounds, found.value);
  if (after) return refused("locked-by-use", `${after.name} was opened with this standing.`);
  const isThis = (one: { round: string; judge: string; application: string }) =>
    one.round === proposal.round &&
    one.judge === proposal.judge &&
    one.application === proposal.application;
  const card = (bundle.scorecards ?? []).find(isThis);
  if (card?.status !== "submitted") return refused("not-found");
  const isStruck = (bundle.decisions ?? []).some((one) => one.kind === "strike" && isThis(one));
  if (proposal.kind === "lift")
    return isStruck ? ok() : refused("already-exists", "This scorecard is not struck.");
  return isStruck ? refused("already-exists", "This scorecard was struck before.") : ok();
}

function mayAcceptBelowQuorum(
  proposal: QuorumDecision,
  { bundle, count, rounds }: Situation,
): Outcome<void> {
  const found = overRound(rounds, proposal.round);
  if (!found.ok) return found;
  const application = bundle.applications.find(({ ref }) => ref === proposal.application);
  const category = count.categories.find((one) => one.category === application?.category);
  const row = countedRound(category, proposal.round)?.standing.find(
    (one) => one.application === proposal.application,
  );
  if (!row) return refused("not-found");
  const { quorum } = found.value;
  return quorum !== null && row.scorecards < quorum
    ? ok()
    : refused("invalid", `${proposal.application} has the scorecards that its quorum asks for.`);
}
