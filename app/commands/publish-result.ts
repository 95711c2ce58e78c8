/** Sets the instant from which the public may see the certified result. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendAudit } from "#db/repositories/audit.ts";
import { findCertification, savePublication } from "#db/repositories/certifications.ts";
import { claimEdition } from "#db/repositories/editions.ts";

/** @returns refused `not-certified` where there is no result to publish */
export async function publishResult(
  context: Context,
  editionId: string,
  publishAt: Date,
): Promise<Outcome<void>> {
  const now = context.clock();
  return context.store.transact(async (tx) => {
    const edition = await claimEdition(tx, editionId);
    if (!edition) return refused("not-found");
    const certification = await findCertification(tx, editionId);
    if (!certification) return refused("not-certified", "Certify the result before publishing it.");
    await savePublication(tx, edition, certification.number, publishAt);
    await appendAudit(tx, {
      id: context.newId(),
      editionId,
      at: now,
      actorId: context.viewer?.userId ?? null,
      act: "publication-set",
      subject: `certification ${certification.number}`,
      details: { publishAt: publishAt.toISOString() },
    });
    return ok();
  });
}
