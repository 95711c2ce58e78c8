/** Writes the letters of a certified result: to winners, to finalists and to all others. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { ApplicantKind } from "#app/domain/mail/letter-templates.ts";
import { LETTER_KINDS, RESULT_KINDS } from "#app/domain/mail/letter-kinds.ts";
import type { LetterFields } from "#app/domain/mail/template.ts";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { applicationFields, findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import { listNamedApplications } from "#db/repositories/applications.ts";
import { findCertification } from "#db/repositories/certifications.ts";
import { appendBatch, listBatches, saveBatch } from "#db/repositories/mail-batches.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { abandonMails, listBatchMails } from "#db/repositories/mails.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { listShortlists } from "#db/repositories/shortlists.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

/**
 * One batch a kind of letter, which waits to be checked by one person and confirmed by another.
 * Letters written before that have not gone out are replaced.
 * @returns how many were written; refused `not-certified`, `not-ready` where letters of this result
 *   have gone out, or nobody can be written to
 */
export async function writeResults(
  context: Context,
  editionId: string,
): Promise<Outcome<{ readonly written: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ readonly written: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const certification = await findCertification(tx, editionId);
    if (!certification) return refused("not-certified", "Certify the result first.");
    const now = context.clock();
    if (await replaceEarlier(tx, edition, certification.certifiedAt, now))
      return refused("not-ready", "Letters of this result were let go already.");
    const { snapshot } = certification;
    const letters = await lettersOf(tx, editionId, snapshot as ResultSnapshot);
    const batches = new Map<string, string>();
    let written = 0;
    for (const { kind, applicationId, ownerId, fields } of letters) {
      const reader = await findOwner(tx, ownerId);
      if (!reader) continue;
      const batchId = batches.get(kind) ?? context.newId();
      if (!batches.has(kind)) {
        batches.set(kind, batchId);
        const { name } = LETTER_KINDS[kind];
        const createdById = context.viewer?.userId ?? null;
        await appendBatch(tx, { id: batchId, editionId, kind, name, createdById, createdAt: now });
      }
      const { results } = await applicationFields(tx, context, applicationId);
      await writeToApplicant(tx, context, {
        kind,
        applicationId,
        reader,
        batchId,
        fields: { ...fields, results },
        at: now,
      });
      written++;
    }
    if (written === 0) return refused("not-ready", "Nobody can be written to.");
    await recordAct(tx, context, {
      editionId,
      act: "result-letters-written",
      subject: `certification ${certification.number}`,
      details: { written },
      at: now,
    });
    return ok({ written });
  });
}

/** @returns true where a batch of the result in force was let go, so that nobody is told twice */
async function replaceEarlier(
  tx: Tx,
  edition: ClaimedEdition,
  certifiedAt: Date,
  at: Date,
): Promise<boolean> {
  const kinds: readonly string[] = RESULT_KINDS;
  const earlier = (await listBatches(tx, edition.id)).filter(({ batch }) =>
    kinds.includes(batch.kind),
  );
  if (
    earlier.some(
      ({ batch, sent }) =>
        batch.createdAt >= certifiedAt && (batch.state === "released" || sent > 0),
    )
  )
    return true;
  for (const { batch } of earlier) {
    const ids = (await listBatchMails(tx, batch.id)).map(({ id }) => id);
    await abandonMails(tx, ids, { reason: "Written again from a later result.", at });
    await saveBatch(tx, edition, batch.id, { state: "stopped" });
  }
  return false;
}

interface ResultLetter {
  readonly kind: Extract<ApplicantKind, (typeof RESULT_KINDS)[number]>;
  readonly applicationId: string;
  readonly ownerId: string | null;
  readonly fields: LetterFields;
}

/** Every application that was in the judging: the accepted ones. */
async function lettersOf(
  tx: Tx,
  editionId: string,
  snapshot: ResultSnapshot,
): Promise<readonly ResultLetter[]> {
  const prizes = new Map(snapshot.prizes.map(({ slug, name }) => [slug, name]));
  const placings = new Map(
    snapshot.categories.flatMap((category) => category.placings.map((one) => [one.ref, one])),
  );
  const shortlists = await listShortlists(tx, editionId);
  const last = (await listRounds(tx, editionId)).findLast(({ id }) =>
    shortlists.some(({ roundId }) => roundId === id),
  );
  const finalists = new Set(
    shortlists
      .filter(({ roundId }) => roundId === last?.id)
      .flatMap(({ applications }) => applications),
  );
  const named = await listNamedApplications(tx, editionId);
  return named
    .filter(({ application }) => application.state === "accepted")
    .map(({ application }): ResultLetter => {
      const { id: applicationId, ref, ownerId } = application;
      const placing = placings.get(ref);
      if (placing)
        return {
          kind: "result-winner",
          applicationId,
          ownerId,
          fields: {
            prize: prizes.get(placing.prize) ?? placing.prize,
            citation: placing.citation,
          },
        };
      const kind = finalists.has(applicationId) ? "result-finalist" : "result-other";
      return { kind, applicationId, ownerId, fields: {} };
    });
}
