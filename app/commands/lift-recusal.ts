/** Brings a judge back to what they had stepped aside from; what they scored there counts again. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { votesDue } from "#app/domain/ballot/votes-due.ts";
import type { Context } from "#app/server/context.ts";
import { claimEdition } from "#db/repositories/editions.ts";
import {
  deleteCategoryRecusal,
  deleteRecusal,
  findCategoryRecusal,
  findRecusal,
  listRecusedOf,
} from "#db/repositories/recusals.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import type { Round } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { type AsideFrom, type AsidePair, findPair, tellBack } from "./aside-pair.ts";
import { recordAct } from "./record-act.ts";
import { returnBallots } from "./return-ballots.ts";
import { openBallot } from "./seal-ballot.ts";
import { actsFor, claimOpenRounds } from "./step-aside.ts";

/**
 * @returns refused `not-found` for anyone but the secretariat, or where there is none; `recused` for an
 *   application whose whole category the judge stepped aside from; `already-certified`
 */
export async function liftRecusal(context: Context, from: AsideFrom): Promise<Outcome<void>> {
  return context.store.transact(async (tx) => {
    const edition = await claimEdition(tx, from.editionId);
    if (!edition) return refused("not-found");
    const rounds = await claimOpenRounds(tx, edition.id);
    const now = context.clock();
    const aside = await findPair(tx, edition, from);
    if (!aside || (await actsFor(tx, context, edition, aside)) !== "secretariat")
      return refused("not-found");
    const { application, category, judge } = aside;
    const ofCategory = await findCategoryRecusal(tx, judge.id, category.id);
    const own = application && (await findRecusal(tx, judge.id, application.id));
    if (application ? !own && !ofCategory : !ofCategory) return refused("not-found");
    if (isResultFixed(edition))
      return refused("already-certified", "The result is certified; a recusal in it stays.");
    if (application && ofCategory)
      return refused(
        "recused",
        `${judge.name} stepped aside from all of ${category.name}. Bring them back to the category.`,
      );
    if (own) await deleteRecusal(tx, own.id);
    else if (ofCategory) await deleteCategoryRecusal(tx, ofCategory.id);

    await returnShortBallots(tx, context, aside, rounds, now);
    await tellBack(tx, context, { edition, aside, at: now });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: application === null ? "category-recusal-lifted" : "recusal-lifted",
      subject: application?.ref ?? category.slug,
      details: { judge: judge.slug },
      at: now,
    });
    return ok();
  });
}

/** A ballot that named fewer, because this finalist was not theirs to name, is one too short now. */
async function returnShortBallots(
  tx: Tx,
  context: Context,
  { judge, category }: AsidePair,
  rounds: readonly Round[],
  at: Date,
): Promise<void> {
  const recused = await listRecusedOf(tx, judge.id);
  const finalists = new Map<string, number>();
  for (const round of rounds)
    if (round.kind === "ballot" && round.state === "open") {
      const entries = await listEntries(tx, round, [category.id]);
      finalists.set(round.id, entries.filter(({ id }) => !recused.has(id)).length);
    }
  const [round] = rounds;
  if (!round) return;
  await returnBallots(tx, context, round.editionId, at, (ballot, votes) => {
    if (ballot.judgeId !== judge.id || ballot.categoryId !== category.id) return false;
    const named = openBallot(context, ballot).length;
    return named > 0 && named < votesDue(votes, finalists.get(ballot.roundId) ?? 0);
  });
}
