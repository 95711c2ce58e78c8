/** Counts an edition and freezes the result with its inputs, its rules and its reasons. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import {
  blocksCertification,
  type ResultSnapshot,
  takeSnapshot,
} from "#app/domain/placing/snapshot.ts";
import { loadCertifiable } from "#app/queries/certifiable.ts";
import type { Context } from "#app/server/context.ts";
import { listReopened } from "#db/repositories/reopenings.ts";
import {
  appendCertification,
  findCertification,
  savePublication,
} from "#db/repositories/certifications.ts";
import { listCitations } from "#db/repositories/citations.ts";
import { digestOf } from "#db/repositories/digest.ts";
import { type ClaimedEdition, saveEditionState } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { preparePublication } from "./publish-result.ts";
import { recordAct } from "./record-act.ts";
import { askAsTwo } from "./two-persons.ts";

/**
 * A new certification takes the place of the earlier one at its own instant of publication. Where the
 * earlier one was to be published later, that instant is taken back and asked for again for the new one,
 * so that a superseded result never appears; where it is public already, it stays so until the new one is published.
 * @param reason why the result is certified again; empty the first time
 * @returns the number of the certification; refused `round-not-closed`, `not-ready` with each
 *   shortlist that is not confirmed, `unresolved-tie` with what is to be decided, `below-quorum`, or
 *   `already-certified` where a new one gives no reason
 */
export async function certifyEdition(
  context: Context,
  editionId: string,
  reason: string,
): Promise<Outcome<{ readonly number: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ number: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const now = context.clock();
    const counted = await loadCertifiable(tx, editionId);
    if (counted.openRounds.length > 0) return refused("round-not-closed", ...counted.openRounds);
    const reopened = await listReopened(tx, editionId, now);
    if (reopened.length > 0)
      return refused(
        "round-not-closed",
        ...reopened.map(({ judge, ref }) => `${judge} may still write the scorecard for ${ref}.`),
      );
    const earlier = await findCertification(tx, editionId);
    if (earlier && reason.trim() === "")
      return refused("already-certified", "A new certification says why the earlier one changes.");
    const open = blocksCertification(counted.count);
    if (open.length > 0)
      return refused(
        "unresolved-tie",
        ...open.map(
          ({ category, unresolved }) =>
            `${category}: ${unresolved.at} to be decided${unresolved.applications.length > 0 ? ` between ${unresolved.applications.join(", ")}` : ""}`,
        ),
      );
    if (counted.shortlists.length > 0) return refused("not-ready", ...counted.shortlists);
    if (counted.quorums.length > 0) return refused("below-quorum", ...counted.quorums);

    const snapshot = takeSnapshot(counted.bundle, counted.count, {
      place: edition.place,
      ceremonyOn: edition.ceremonyOn ?? "",
      citations: await listCitations(tx, editionId),
    });
    const number = (earlier?.number ?? 0) + 1;
    await freeze(tx, context, edition, { number, snapshot, reason: reason.trim(), now });
    if (!earlier?.publishAt || earlier.publishAt <= now) return ok({ number });
    const { number: from, publishAt } = earlier;
    const moved = await movePublication(tx, context, edition, { from, publishAt, now });
    return moved.ok ? ok({ number }) : moved;
  });
}

interface Frozen {
  readonly number: number;
  readonly snapshot: ResultSnapshot;
  readonly reason: string;
  readonly now: Date;
}

async function freeze(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { number, snapshot, reason, now }: Frozen,
): Promise<void> {
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
  await recordAct(tx, context, {
    editionId: edition.id,
    act: "result-certified",
    subject: `certification ${number}`,
    details: { digest, reason },
    at: now,
  });
}

interface Moved {
  readonly from: number;
  readonly publishAt: Date;
  readonly now: Date;
}

/** The new result is another one than what two persons agreed to publish: they are asked again. */
async function movePublication(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { from, publishAt, now }: Moved,
): Promise<Outcome<unknown>> {
  await savePublication(tx, edition, from, null);
  await recordAct(tx, context, {
    editionId: edition.id,
    act: "publication-withdrawn",
    subject: `certification ${from}`,
    at: now,
  });
  const payload = { publishAt: publishAt.toISOString() };
  return askAsTwo(tx, context, edition, { act: "publish", payload }, preparePublication);
}
