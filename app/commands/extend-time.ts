/** Gives more time: to one application, or to every one that an outage hit. Never takes any back. */
import { mayExtend } from "#app/domain/application/extension.ts";
import { instantInWords } from "#app/domain/application/letters.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { screeningIsOver } from "#app/domain/screening/screening-over.ts";
import {
  type BeingWritten,
  findBeingWritten,
  listHit,
  type Outage,
} from "#app/queries/extensions.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { appendExtension } from "#db/repositories/extensions.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

interface MoreTime {
  readonly editionId: string;
  readonly until: Date;
  /** Told to the cities. */
  readonly reason: string;
}

/** @returns refused `invalid` at a field, `not-allowed`, or as claimToExtend */
export async function extendOne(
  context: Context,
  { ref, ...given }: MoreTime & { readonly ref: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToExtend(tx, context, given);
    if (!claim.ok) return claim;
    const { edition, now } = claim.value;
    const found = await findBeingWritten(tx, edition, ref);
    if (!found)
      return refusedAt(
        "ref",
        "invalid",
        "No city is writing an application of this reference: it does not exist, was submitted, or has left the award.",
      );
    const may = mayExtend(found, given.until, now);
    if (!may.ok)
      return may.refusal.code === "invalid"
        ? may
        : { ...may, refusal: { ...may.refusal, field: "ref" } };
    await give(tx, context, edition, found, given, now);
    await recordAct(tx, context, {
      editionId: edition.id,
      act: "time-extended",
      subject: found.ref,
      details: { until: given.until.toISOString() },
      at: now,
    });
    return ok();
  });
}

interface TimeForMany extends MoreTime {
  readonly outage: Outage;
  /** Those that the page listed: exactly those are given more time, or nobody is. */
  readonly refs: readonly string[];
}

/**
 * Whoever has until then already, or longer, keeps it and is not written to.
 * @returns how many were given more time; refused `stale-version` where others are hit than were
 *   listed, `invalid` at a field, or as claimToExtend
 */
export async function extendMany(
  context: Context,
  { outage, refs, ...given }: TimeForMany,
): Promise<Outcome<{ readonly extended: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ readonly extended: number }>> => {
    const claim = await claimToExtend(tx, context, given);
    if (!claim.ok) return claim;
    const { edition, now } = claim.value;
    const hit = await listHit(tx, edition, outage);
    if (hit.length === 0) return refused("not-ready", "Nobody was hit in this time.");
    if (inOrder(hit.map(({ ref }) => ref)) !== inOrder(refs))
      return refused(
        "stale-version",
        "Other applications are hit now than were listed when you opened this page. Please read the list again.",
      );
    const longer = hit.filter((one) => mayExtend(one, given.until, now).ok);
    const [first] = hit;
    if (longer.length === 0 && first) {
      const may = mayExtend(first, given.until, now);
      if (!may.ok) return may;
    }
    for (const one of longer) await give(tx, context, edition, one, given, now);
    await recordAct(tx, context, {
      editionId: edition.id,
      act: "time-extended",
      subject: edition.name,
      details: {
        until: given.until.toISOString(),
        from: outage.from.toISOString(),
        to: outage.to.toISOString(),
        applications: longer.map(({ ref }) => ref),
      },
      at: now,
    });
    return ok({ extended: longer.length });
  });
}

function inOrder(refs: readonly string[]): string {
  return [...refs].sort().join();
}

/** @returns refused `not-found`, `invalid` without a reason, or once nobody can be screened any more */
async function claimToExtend(tx: Tx, context: Context, { editionId, reason }: MoreTime) {
  const edition = await claimAsSecretariat(tx, context, editionId);
  if (!edition) return refused("not-found");
  if (reason.trim() === "")
    return refusedAt("reason", "invalid", "Say why, in a sentence that the cities will read");
  const over = screeningIsOver(edition.state, await listRounds(tx, editionId));
  return over ?? ok({ edition, now: context.clock() });
}

async function give(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { id, ownerId }: BeingWritten,
  { until, reason }: MoreTime,
  now: Date,
): Promise<void> {
  await appendExtension(tx, {
    id: context.newId(),
    applicationId: id,
    until,
    reason: reason.trim(),
    grantedById: context.viewer?.userId ?? null,
    grantedAt: now,
  });
  const reader = await findOwner(tx, ownerId);
  if (!reader) return;
  await writeToApplicant(tx, context, {
    kind: "extended",
    applicationId: id,
    reader,
    fields: { deadline: instantInWords(until, edition.timeZone, true), reason: reason.trim() },
    at: now,
  });
}
