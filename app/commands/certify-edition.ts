/** Counts an edition and freezes the result with its inputs, its rules and its reasons. */
import { countEdition } from "#app/domain/count/count-edition.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { blocksCertification, takeSnapshot } from "#app/domain/placing/snapshot.ts";
import type { Context } from "#app/server/context.ts";
import { appendAudit } from "#db/repositories/audit.ts";
import { appendCertification, findCertification } from "#db/repositories/certifications.ts";
import { listCitations } from "#db/repositories/citations.ts";
import { digestOf } from "#db/repositories/digest.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { claimEdition, saveEditionState } from "#db/repositories/editions.ts";
import { listRoundsNotOver } from "#db/repositories/rounds.ts";

/**
 * @param reason why the result is certified again; empty the first time
 * @returns the number of the certification; refused `round-not-closed`, `unresolved-tie` with what
 *   is to be decided, or `already-certified` where a new one gives no reason
 */
export async function certifyEdition(
  context: Context,
  editionId: string,
  reason: string,
): Promise<Outcome<{ readonly number: number }>> {
  const now = context.clock();
  return context.store.transact(async (tx) => {
    const edition = await claimEdition(tx, editionId);
    if (!edition) return refused("not-found");
    const running = await listRoundsNotOver(tx, editionId);
    if (running.length > 0)
      return refused("round-not-closed", ...running.map((round) => `${round.name} is not closed`));
    const earlier = await findCertification(tx, editionId);
    if (earlier && reason === "")
      return refused("already-certified", "A new certification says why the earlier one changes.");

    const bundle = await loadEditionBundle(tx, editionId);
    const count = countEdition(bundle);
    const open = blocksCertification(count);
    if (open.length > 0)
      return refused(
        "unresolved-tie",
        ...open.map(
          ({ category, unresolved }) =>
            `${category}: ${unresolved.at} to be decided${unresolved.applications.length > 0 ? ` between ${unresolved.applications.join(", ")}` : ""}`,
        ),
      );
    const snapshot = takeSnapshot(bundle, count, {
      place: edition.place,
      ceremonyOn: edition.ceremonyOn ?? "",
      citations: await listCitations(tx, editionId),
    });
    const number = (earlier?.number ?? 0) + 1;
    const digest = digestOf(snapshot);
    await appendCertification(tx, edition, {
      id: context.newId(),
      number,
      kind: "count",
      snapshot,
      digest,
      reason,
      certifiedById: context.viewer?.userId ?? null,
      certifiedAt: now,
    });
    await saveEditionState(tx, edition, "certified");
    await appendAudit(tx, {
      id: context.newId(),
      editionId,
      at: now,
      actorId: context.viewer?.userId ?? null,
      act: "result-certified",
      subject: `certification ${number}`,
      details: { digest, reason },
    });
    return ok({ number });
  });
}
