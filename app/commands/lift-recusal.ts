/** Brings a judge back to an application they had stepped aside from; what they scored counts again. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { votesDue } from "#app/domain/ballot/votes-due.ts";
import type { Context } from "#app/server/context.ts";
import { claimEdition, findEditionNames } from "#db/repositories/editions.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { deleteRecusal, findRecusal, listRecusedOf } from "#db/repositories/recusals.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import { postMail, recordAct } from "./record-act.ts";
import { returnBallots } from "./return-ballots.ts";
import { openBallot } from "./seal-ballot.ts";
import { claimOpenRounds, findPair } from "./step-aside.ts";

export interface RecusalToLift {
  readonly editionId: string;
  readonly judgeId: string;
  readonly ref: string;
}

/** @returns refused `not-found` for anyone but the secretariat, or where there is none; `already-certified` */
export async function liftRecusal(
  context: Context,
  { editionId, judgeId, ref }: RecusalToLift,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx) => {
    const edition = await claimEdition(tx, editionId);
    if (!edition) return refused("not-found");
    const rounds = await claimOpenRounds(tx, editionId);
    const now = context.clock();
    const role = await findStaffRole(tx, edition.programmeId, context.viewer?.userId ?? "");
    const found = role === "secretariat" ? await findPair(tx, edition, judgeId, ref) : null;
    const recusal = found && (await findRecusal(tx, judgeId, found.application.id));
    if (!recusal) return refused("not-found");
    if (isResultFixed(edition))
      return refused("already-certified", "The result is certified; a recusal in it stays.");
    const { application, judge } = found;
    await deleteRecusal(tx, recusal.id);

    // A ballot that named fewer, because this finalist was not theirs to name, is one too short now.
    const recused = await listRecusedOf(tx, judgeId);
    const finalists = new Map<string, number>();
    for (const round of rounds)
      if (round.kind === "ballot" && round.state === "open") {
        const entries = await listEntries(tx, round, [application.categoryId]);
        finalists.set(round.id, entries.filter(({ id }) => !recused.has(id)).length);
      }
    await returnBallots(tx, context, editionId, now, (ballot, votes) => {
      if (ballot.judgeId !== judgeId || ballot.categoryId !== application.categoryId) return false;
      const named = openBallot(context, ballot).length;
      return named > 0 && named < votesDue(votes, finalists.get(ballot.roundId) ?? 0);
    });
    if (judge.email !== null) {
      const names = await findEditionNames(tx, editionId);
      await postMail(tx, context, {
        recipient: judge.email,
        kind: "recusal-lifted",
        editionId,
        applicationId: application.id,
        subject: `You judge ${ref} again: ${edition.name}`,
        text: [
          `Dear ${judge.name},`,
          `The secretariat has brought you back to ${ref}, ${application.title}, which you had stepped aside from. A scorecard you submitted for it counts again.`,
          `Your judging: ${context.baseUrl}/judge/${names.programme}/${names.slug}`,
        ].join("\n\n"),
        at: now,
      });
    }
    await recordAct(tx, context, {
      editionId,
      act: "recusal-lifted",
      subject: ref,
      details: { judge: judge.slug },
      at: now,
    });
    return ok();
  });
}
