/** The instant from which the public may see the certified result: set, moved or withdrawn. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findCertification, savePublication } from "#db/repositories/certifications.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

/** A form names a minute, and it may be the one that is under way. */
const MINUTE = 60_000;

/**
 * @returns refused `not-certified` where there is no result to publish, `already-published` once its
 *   instant has come, `invalid` for an instant that lies in the past
 */
export async function publishResult(
  context: Context,
  editionId: string,
  publishAt: Date,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const found = await findUnpublished(tx, context, editionId);
    if (!found.ok) return found;
    const { edition, number, now } = found.value;
    if (publishAt.getTime() < now.getTime() - MINUTE)
      return refusedAt("publishAt", "invalid", "This time has passed. Choose a later one, or now.");
    await savePublication(tx, edition, number, publishAt);
    await recordAct(tx, context, {
      editionId,
      act: "publication-set",
      subject: `certification ${number}`,
      details: { publishAt: publishAt.toISOString() },
      at: now,
    });
    return ok();
  });
}

/** Takes the instant back before it comes. @returns refused as publishResult is */
export async function withdrawPublication(
  context: Context,
  editionId: string,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const found = await findUnpublished(tx, context, editionId);
    if (!found.ok) return found;
    const { edition, number, publishAt, now } = found.value;
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

async function findUnpublished(tx: Tx, context: Context, editionId: string) {
  const edition = await claimAsSecretariat(tx, context, editionId);
  if (!edition) return refused("not-found");
  const now = context.clock();
  const certification = await findCertification(tx, editionId);
  if (!certification) return refused("not-certified", "Certify the result before publishing it.");
  const { number, publishAt } = certification;
  if (publishAt !== null && publishAt <= now)
    return refused(
      "already-published",
      "This result is public already. It can only be changed by certifying a new one.",
    );
  return ok({ edition, number, publishAt, now });
}
