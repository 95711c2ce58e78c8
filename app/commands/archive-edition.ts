/** Adds a past edition to the archive, exactly as its report gives it. */
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { type ArchivedEdition, archiveSnapshot } from "#app/domain/placing/archive.ts";
import { WEGO_ROUNDS } from "#app/domain/edition/wego-template.ts";
import type { Context } from "#app/server/context.ts";
import { appendAudit } from "#db/repositories/audit.ts";
import { appendCertification, savePublication } from "#db/repositories/certifications.ts";
import { digestOf } from "#db/repositories/digest.ts";
import { saveEditionBundle } from "#db/repositories/edition-bundle/save.ts";
import {
  claimEdition,
  findEditionId,
  saveCeremony,
  saveEditionState,
} from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";

/**
 * @param publishedAt the instant the winners became known
 * @returns refused `already-exists` where the programme has such an edition
 */
export async function archiveEdition(
  context: Context,
  archived: ArchivedEdition,
  publishedAt: Date,
): Promise<Outcome<{ readonly editionId: string }>> {
  return context.store.transact((tx) => storeArchive(tx, context, archived, publishedAt));
}

/** Within a transaction of who has asked who may. */
export async function storeArchive(
  tx: Tx,
  context: Context,
  archived: ArchivedEdition,
  publishedAt: Date,
): Promise<Outcome<{ readonly editionId: string }>> {
  const now = context.clock();
  const name = `${archived.programme.slug}/${archived.edition.slug}`;
  const snapshot = archiveSnapshot(archived);
  if (await findEditionId(tx, archived.programme.slug, archived.edition.slug))
    return refused("already-exists", `${name} is already there`);
  const making = { now, newId: () => context.newId() };
  const editionId = await saveEditionBundle(tx, settingsOf(archived), making);
  const edition = await claimEdition(tx, editionId);
  if (!edition) throw new Error("the edition was not stored");
  const digest = digestOf(snapshot);
  await appendCertification(tx, edition, {
    id: context.newId(),
    number: 1,
    kind: "archive",
    snapshot,
    digest,
    reason: "",
    certifiedById: context.viewer?.userId ?? null,
    certifiedAt: now,
  });
  await savePublication(tx, edition, 1, publishedAt);
  await saveCeremony(tx, edition, {
    place: archived.edition.place,
    ceremonyOn: archived.edition.ceremonyOn,
  });
  await saveEditionState(tx, edition, "archived");
  await appendAudit(tx, {
    id: context.newId(),
    editionId,
    at: now,
    actorId: context.viewer?.userId ?? null,
    act: "edition-archived",
    subject: name,
    details: { digest, publishAt: publishedAt.toISOString() },
  });
  return ok({ editionId });
}

/** The rules and categories of an archived edition; its people stay in the snapshot alone. */
function settingsOf({ programme, edition, prizes, categories }: ArchivedEdition): Bundle {
  const { slug, name, year, timeZone } = edition;
  return {
    format: "awards-bundle/1",
    programme,
    edition: { slug, name, year, timeZone },
    rounds: WEGO_ROUNDS,
    prizes,
    categories: categories.map((category) => ({
      slug: category.slug,
      name: category.name,
      criteria: [],
    })),
    entrants: [],
    judges: [],
    applications: [],
  };
}
