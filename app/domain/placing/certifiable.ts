/**
 * What must be settled before a result is certified, beside the ties: rounds, shortlists and quorums.
 * See docs/rules.md, "Certifying and publishing".
 */
import type { Bundle } from "../bundle/bundle.ts";
import type { Count } from "../count/count.ts";
import type { RoundState } from "../round/round-state.ts";
import { belowQuorum } from "../scorecard/quorum.ts";
import {
  changeInWords,
  type ConfirmedShortlist,
  countedRound,
  shortlistChanges,
} from "../shortlist/confirmed.ts";

export interface CertifiedRound {
  readonly slug: string;
  readonly name: string;
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly state: RoundState;
  readonly quorum: number | null;
  readonly confirmed: readonly ConfirmedShortlist[];
}

/** Refs of accepted applications below the quorum of a round, with how many of its cards count. */
export function shortOfQuorum(bundle: Bundle, count: Count, round: CertifiedRound) {
  const accepted = new Set(
    bundle.applications.filter(({ status }) => status === "accepted").map(({ ref }) => ref),
  );
  return count.categories.flatMap((category) => {
    const standing = countedRound(category, round.slug)?.standing ?? [];
    return belowQuorum(standing, round.quorum)
      .filter((ref) => accepted.has(ref))
      .map((application) => ({
        category: category.category,
        application,
        scorecards: standing.find((row) => row.application === application)?.scorecards ?? 0,
      }));
  });
}

/** A sentence for each round that is not over. */
export function openRounds(rounds: readonly CertifiedRound[]): readonly string[] {
  return rounds
    .filter(({ state }) => state === "pending" || state === "open")
    .map(({ name }) => `${name} is not closed`);
}

/** A sentence for each shortlist that is not confirmed, or is not the count's any more. */
export function shortlistBlocks(
  bundle: Bundle,
  count: Count,
  rounds: readonly CertifiedRound[],
): readonly string[] {
  const judged = rounds.filter(({ kind }) => kind !== "screening");
  const nameOf = (category: string) =>
    bundle.categories.find(({ slug }) => slug === category)?.name ?? category;
  return judged
    .slice(0, -1)
    .flatMap((round) =>
      round.state === "confirmed"
        ? shortlistChanges(count, round.slug, round.confirmed).map((change) =>
            changeInWords(change, nameOf(change.category)),
          )
        : [`The shortlist of ${round.name} is not confirmed.`],
    );
}

/**
 * A sentence for each application below a quorum that nobody accepted so.
 * @param isAccepted whether a decision says that it is certified all the same
 */
export function quorumBlocks(
  bundle: Bundle,
  count: Count,
  rounds: readonly CertifiedRound[],
  isAccepted: (round: string, application: string) => boolean,
): readonly string[] {
  return rounds.flatMap((round) =>
    shortOfQuorum(bundle, count, round)
      .filter(({ application }) => !isAccepted(round.slug, application))
      .map(
        ({ application, scorecards }) =>
          `${application} has ${scorecards} of the ${round.quorum ?? 0} scorecards that ${round.name} asks for, and no decision accepts that.`,
      ),
  );
}
