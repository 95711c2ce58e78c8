/** The instant from which the public may see the certified result: set, moved or withdrawn. */
import { readClock, zoneLabel } from "#app/domain/kernel/instants.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification, savePublication } from "#db/repositories/certifications.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { actAsTwo, type Payload, type Prepare, type TwoPersonOutcome } from "./two-persons.ts";

/** A form names a minute, and it may be the one that is under way. */
const MINUTE = 60_000;

export type PublicationPayload = Payload & {
  /** In ISO 8601. */
  readonly publishAt: string;
};

/**
 * Two persons do it; one that is confirmed later than its instant is public from the confirmation on.
 * @returns refused `not-certified` where there is no result to publish, `already-published` once its
 *   instant has come, `invalid` for an instant that lies in the past
 */
export async function publishResult(
  context: Context,
  editionId: string,
  publishAt: Date,
): Promise<Outcome<TwoPersonOutcome>> {
  const payload = { publishAt: publishAt.toISOString() };
  return actAsTwo(context, { editionId, act: "publish", payload }, preparePublication);
}

export const preparePublication: Prepare<PublicationPayload> = async (
  tx,
  context,
  edition,
  payload,
  isConfirming,
) => {
  const found = await findUnpublished(tx, edition, context.clock());
  if (!found.ok) return found;
  const { number, digest, now } = found.value;
  const asked = new Date(payload.publishAt);
  if (!isConfirming && asked.getTime() < now.getTime() - MINUTE)
    return refusedAt("publishAt", "invalid", "This time has passed. Choose a later one, or now.");
  const { day, time } = readClock(asked, edition.timeZone, {});
  return ok({
    subject: `certification ${number}`,
    facts: { number, digest, publishAt: payload.publishAt },
    says: [
      `The result of certification ${number} is public from ${day}, ${time} ${zoneLabel(edition.timeZone)}, or from the confirmation where that is later.`,
      `Its digest begins with ${digest.slice(0, 16)}.`,
    ],
    async perform(persons) {
      const publishAt = isConfirming && asked < now ? now : asked;
      await savePublication(tx, edition, number, publishAt);
      await recordAct(tx, context, {
        editionId: edition.id,
        act: "publication-set",
        subject: `certification ${number}`,
        details: { publishAt: publishAt.toISOString(), ...persons },
        at: now,
      });
    },
  });
};

/** Takes the instant back before it comes. @returns refused as publishResult is */
export async function withdrawPublication(
  context: Context,
  editionId: string,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const found = await findUnpublished(tx, edition, context.clock());
    if (!found.ok) return found;
    const { number, publishAt, now } = found.value;
    if (publishAt === null) return refused("invalid", "No time of publication is set.");
    await savePublication(tx, edition, number, null);
    await recordAct(tx, context, {
      editionId,
      act: "publication-withdrawn",
      subject: `certification ${number}`,
      at: now,
    });
    return ok();
  });
}

async function findUnpublished(tx: Tx, edition: ClaimedEdition, now: Date) {
  const certification = await findCertification(tx, edition.id);
  if (!certification) return refused("not-certified", "Certify the result before publishing it.");
  const { number, publishAt, digest } = certification;
  if (publishAt !== null && publishAt <= now)
    return refused(
      "already-published",
      "This result is public already. It can only be changed by certifying a new one.",
    );
  return ok({ number, publishAt, digest, now });
}
