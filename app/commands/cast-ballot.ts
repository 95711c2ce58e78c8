/** Seals a judge's ballot in one category, in the place of the one before, until the round closes. */
import { mayVoteFor, votesDue } from "#app/domain/ballot/votes-due.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayStillWrite } from "#app/domain/round/may-still-write.ts";
import { loadDuties } from "#app/queries/round-duties.ts";
import type { Context } from "#app/server/context.ts";
import { listRecusedOf } from "#db/repositories/recusals.ts";
import { findJudgeInCategory, listEntries } from "#db/repositories/round-entries.ts";
import { claimRound } from "#db/repositories/rounds.ts";
import { saveSealedBallot } from "#db/repositories/sealed-ballots.ts";
import { appendShowings } from "#db/repositories/showings.ts";
import { recordAct } from "./record-act.ts";
import { sealBallot } from "./seal-ballot.ts";

export interface BallotSent {
  readonly editionId: string;
  readonly judgeId: string;
  readonly roundId: string;
  readonly categorySlug: string;
  /** Refs of finalists; none where the judge abstains. */
  readonly choices: readonly string[];
  /** Said in so many words: an empty ballot alone is a mistake. */
  readonly abstain?: boolean;
}

export interface BallotReceived {
  /** Such as "7QF2-M9X4-TR4P": names this ballot without telling it. */
  readonly receipt: string;
}

/**
 * @returns refused `not-found` off the judge's panels, `round-not-open`, `round-closed`, `recused`,
 *   `not-a-finalist`, or `ballot-choices` where it names too few, too many or one twice
 */
export async function castBallot(
  context: Context,
  sent: BallotSent,
): Promise<Outcome<BallotReceived>> {
  return context.store.transact(async (tx) => {
    const round = await claimRound(tx, sent.roundId);
    const now = context.clock();
    if (!round || round.editionId !== sent.editionId || round.kind !== "ballot")
      return refused("not-found");
    const { editionId, judgeId } = sent;
    const acting = { editionId, judgeId, userId: context.viewer?.userId ?? "" };
    const seat = await findJudgeInCategory(tx, acting, sent.categorySlug);
    const duties = await loadDuties(tx, round);
    if (!seat || !duties.sits(judgeId, seat.categoryId)) return refused("not-found");
    const open = mayStillWrite(round, now);
    if (!open.ok) return open;

    const finalists = await listEntries(tx, round, [seat.categoryId]);
    const recused = await listRecusedOf(tx, sent.judgeId);
    const choices = chosen(sent, round.votes ?? 0, finalists, recused);
    if (!choices.ok) return choices;
    const receipt = receiptCode(context);
    const place = { roundId: round.id, categoryId: seat.categoryId, judgeId };
    await saveSealedBallot(tx, round, {
      ...place,
      id: context.newId(),
      sealed: sealBallot(context, place, choices.value, round.votes ?? 0),
      receipt,
      castAt: now,
    });
    // All that the judge could choose from, never what was chosen.
    const shown = finalists.filter(({ id }) => !recused.has(id)).map(({ id }) => id);
    if (shown.length > 0) await appendShowings(tx, place, shown, now);
    await recordAct(tx, context, {
      editionId,
      act: "ballot-cast",
      subject: `${round.slug}/${seat.categorySlug}`,
      at: now,
    });
    return ok({ receipt });
  });
}

/** @returns ids of the applications that the ballot names */
function chosen(
  { choices, abstain = false }: BallotSent,
  votes: number,
  finalists: readonly { readonly id: string; readonly ref: string; readonly title: string }[],
  recused: ReadonlySet<string>,
): Outcome<readonly string[]> {
  if (abstain)
    return choices.length === 0
      ? ok([])
      : refused("ballot-choices", "An abstention names nobody; clear the choice, or vote.");
  const byRef = new Map(finalists.map((finalist) => [finalist.ref, finalist]));
  const named = choices.map((ref) => byRef.get(ref));
  const strangers = choices.filter((_, index) => named[index] === undefined);
  if (strangers.length > 0)
    return refused("not-a-finalist", "Your ballot names a project that is not a finalist here.");
  const found = named.filter((finalist) => finalist !== undefined);
  const aside = found.find(({ id }) => recused.has(id));
  if (aside)
    return refused("recused", `You stepped aside from ${aside.title}, so you do not vote for it.`);
  const eligible = mayVoteFor(
    "",
    finalists.map(({ id }) => id),
    (_, application) => recused.has(application),
  );
  const due = votesDue(votes, eligible.length);
  const ids = new Set(found.map(({ id }) => id));
  if (ids.size !== found.length || ids.size !== due || due === 0)
    return refused(
      "ballot-choices",
      due === 0
        ? "There is nobody here that you may vote for; you may abstain."
        : `Choose ${due === 1 ? "one finalist" : `${due} different finalists`}, no more and no fewer.`,
    );
  return ok([...ids]);
}

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Sixty bits in letters that are not taken for one another. */
function receiptCode(context: Context): string {
  const digest = context.vault.digest(`receipt:${context.newId()}`);
  const letters = Array.from(
    { length: 12 },
    (_, index) => LETTERS[Number.parseInt(digest.slice(index * 2, index * 2 + 2), 16) % 32] ?? "",
  ).join("");
  return letters.replace(/(.{4})(?=.)/g, "$1-");
}
