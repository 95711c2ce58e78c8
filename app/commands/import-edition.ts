/** Loads a bundle into the database: all of it or nothing. */
import { ballotFaults } from "#app/domain/ballot/ballot-faults.ts";
import { formatFault } from "#app/domain/bundle/bundle.ts";
import { parseBundle } from "#app/domain/bundle/parse-bundle.ts";
import type { Count } from "#app/domain/count/count.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { countedRound } from "#app/domain/shortlist/confirmed.ts";
import type { Context } from "#app/server/context.ts";
import { appendAudit } from "#db/repositories/audit.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { deleteEdition } from "#db/repositories/edition-bundle/delete.ts";
import { saveEditionBundle } from "#db/repositories/edition-bundle/save.ts";
import { claimEdition, findEditionId } from "#db/repositories/editions.ts";
import { claimRound, listRounds, saveRoundState } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { storeShortlists } from "./store-shortlists.ts";

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
  const count = countEdition(bundle);
  const faults = ballotFaults(bundle, count);
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
    await confirmCounted(tx, context, editionId, count, now);
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

/** The rounds of a bundle are over: whoever went on was confirmed, where the count can tell it. */
async function confirmCounted(
  tx: Tx,
  context: Context,
  editionId: string,
  count: Count,
  now: Date,
): Promise<void> {
  const rounds = (await listRounds(tx, editionId)).filter(({ kind }) => kind !== "screening");
  for (const { id, slug } of rounds.slice(0, -1)) {
    const isSettled = count.categories.every(
      (category) =>
        countedRound(category, slug) &&
        !category.unresolved.some((one) => one.at === "cutoff" && one.round === slug),
    );
    const round = isSettled && (await claimRound(tx, id));
    if (!round) return;
    await storeShortlists(tx, context, round, count, now);
    await saveRoundState(tx, round, { state: "confirmed" });
  }
}
