/**
 * Gives ballots back to their judges while their round is open, to be cast again: those that name an
 * application which left, or which the judge stepped aside from. See docs/rules.md, "Who counts".
 */
import { composeLetter, findLanguage } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionNames } from "#db/repositories/editions.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { claimRound, listRounds } from "#db/repositories/rounds.ts";
import {
  deleteSealedBallot,
  listSealed,
  type SealedBallot,
} from "#db/repositories/sealed-ballots.ts";
import type { Tx } from "#db/store/store.ts";
import { postMail, recordAct } from "./record-act.ts";
import { openBallot } from "./seal-ballot.ts";

export interface BallotsToReturn {
  readonly editionId: string;
  readonly applicationId: string;
  /** Of this judge alone; of every judge where it is left out. */
  readonly judgeId?: string;
  readonly at: Date;
}

/**
 * Called by the command that takes the application out, in its transaction, before it records itself.
 * Claims the open ballot rounds. Opens ballots in memory only; what they say is kept nowhere, and the
 * record does not tell how many there were.
 */
export async function returnBallotsNaming(
  tx: Tx,
  context: Context,
  { editionId, applicationId, judgeId, at }: BallotsToReturn,
): Promise<void> {
  const names = (ballot: SealedBallot) =>
    (judgeId === undefined || ballot.judgeId === judgeId) &&
    openBallot(context, ballot).includes(applicationId);
  await returnBallots(tx, context, editionId, at, names);
}

/**
 * The ballot of a judge who stepped aside from the whole category: there is nobody left in it to vote
 * for, so nothing asks them to cast it again. An abstention names nobody and stays.
 */
export async function returnBallotsOf(
  tx: Tx,
  context: Context,
  of: {
    readonly editionId: string;
    readonly judgeId: string;
    readonly categoryId: string;
    readonly at: Date;
  },
): Promise<void> {
  const isTheirs = (ballot: SealedBallot) =>
    ballot.judgeId === of.judgeId &&
    ballot.categoryId === of.categoryId &&
    openBallot(context, ballot).length > 0;
  await takeBack(tx, context, of.editionId, of.at, isTheirs);
}

/** As returnBallotsNaming, for whichever ballots are to go back. */
export async function returnBallots(
  tx: Tx,
  context: Context,
  editionId: string,
  at: Date,
  goesBack: (ballot: SealedBallot, votes: number) => boolean,
): Promise<void> {
  await takeBack(tx, context, editionId, at, goesBack, async (round, returned) =>
    writeToJudges(tx, context, editionId, round, returned, at),
  );
}

async function takeBack(
  tx: Tx,
  context: Context,
  editionId: string,
  at: Date,
  goesBack: (ballot: SealedBallot, votes: number) => boolean,
  tell?: (round: string, returned: readonly SealedBallot[]) => Promise<void>,
): Promise<void> {
  for (const { id, kind, state } of await listRounds(tx, editionId)) {
    if (kind !== "ballot" || state !== "open") continue;
    const round = await claimRound(tx, id);
    if (round?.state !== "open") continue;
    const sealed = await listSealed(tx, round.id);
    const returned = sealed.filter((ballot) => goesBack(ballot, round.votes ?? 0));
    for (const ballot of returned) await deleteSealedBallot(tx, ballot);
    if (returned.length === 0) continue;
    await tell?.(round.name, returned);
    await recordAct(tx, context, { editionId, act: "ballots-returned", subject: round.slug, at });
  }
}

async function writeToJudges(
  tx: Tx,
  context: Context,
  editionId: string,
  round: string,
  returned: readonly SealedBallot[],
  at: Date,
): Promise<void> {
  const edition = await findEditionNames(tx, editionId);
  const judges = new Map((await listJudges(tx, editionId)).map((judge) => [judge.id, judge]));
  for (const { judgeId } of returned) {
    const judge = judges.get(judgeId);
    if (!judge?.email) continue;
    await postMail(tx, context, {
      recipient: judge.email,
      kind: "ballot-returned",
      editionId,
      ...(await composeLetter(
        tx,
        {
          programmeId: edition.programmeId,
          kind: "ballot-returned",
          language: await findLanguage(tx, judge.email),
        },
        {
          name: judge.name,
          edition: edition.name,
          round,
          address: `${context.baseUrl}/judge/${edition.programme}/${edition.slug}`,
        },
      )),
      at,
    });
  }
}
