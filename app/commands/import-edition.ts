/** Loads a bundle into the database: all of it or nothing. */
import { ballotFaults } from "#app/domain/ballot/ballot-faults.ts";
import { formatFault } from "#app/domain/bundle/bundle.ts";
import { parseBundle } from "#app/domain/bundle/parse-bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendAudit } from "#db/repositories/audit.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { deleteEdition } from "#db/repositories/edition-bundle/delete.ts";
import { saveEditionBundle } from "#db/repositories/edition-bundle/save.ts";
import { claimEdition, findEditionId } from "#db/repositories/editions.ts";

/**
 * @param text the bundle, as read from a file
 * @returns the id of the edition; refused `invalid` with a line a fault, `already-exists` unless it
 *   may replace, `already-certified` where replacing would take a certified result away
 */
export async function importEdition(
  context: Context,
  text: string,
  options: { readonly replace: boolean },
): Promise<Outcome<{ readonly editionId: string }>> {
  const parsed = parseBundle(text);
  if (!parsed.ok) return refused("invalid", ...parsed.faults.map(formatFault));
  const { bundle } = parsed;
  const faults = ballotFaults(bundle, countEdition(bundle));
  if (faults.length > 0) return refused("invalid", ...faults.map(formatFault));
  const name = `${bundle.programme.slug}/${bundle.edition.slug}`;
  const now = context.clock();

  return context.store.transact(async (tx) => {
    const existing = await findEditionId(tx, bundle.programme.slug, bundle.edition.slug);
    if (existing !== undefined) {
      if (!options.replace)
        return refused(
          "already-exists",
          `${name} is already there; --replace puts this in its place`,
        );
      await claimEdition(tx, existing);
      if (await findCertification(tx, existing))
        return refused("already-certified", `${name} has a certified result, which stays`);
      await deleteEdition(tx, existing);
    }
    const editionId = await saveEditionBundle(tx, bundle, { now, newId: () => context.newId() });
    await appendAudit(tx, {
      id: context.newId(),
      editionId,
      at: now,
      actorId: context.viewer?.userId ?? null,
      act: existing === undefined ? "edition-imported" : "edition-replaced",
      subject: name,
      details: { applications: bundle.applications.length },
    });
    return ok({ editionId });
  });
}
