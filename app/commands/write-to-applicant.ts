/** A letter about an application, into the outbox. */
import { type ApplicantLetter, composeApplicantLetter } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import type { Tx } from "#db/store/store.ts";
import { postMail } from "./record-act.ts";

interface Written extends ApplicantLetter {
  readonly at: Date;
  /** The batch that holds it; left out, its kind decides. */
  readonly batchId?: string;
}

export async function writeToApplicant(
  tx: Tx,
  context: Context,
  { at, batchId, ...letter }: Written,
): Promise<void> {
  const { kind, applicationId, reader } = letter;
  await postMail(tx, context, {
    recipient: reader.email,
    kind,
    applicationId,
    ...(await composeApplicantLetter(tx, context, letter)),
    ...(batchId === undefined ? {} : { batchId }),
    at,
  });
}
