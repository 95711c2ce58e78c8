/** Certified results: appended, superseded, never changed. */
import { and, desc, eq, isNull, lte } from "drizzle-orm";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { certifications } = tables;

export interface Certification {
  readonly id: string;
  readonly number: number;
  readonly kind: "count" | "archive";
  readonly snapshot: ResultSnapshot;
  /** SHA-256 of the canonical JSON of the snapshot, in hexadecimal. */
  readonly digest: string;
  readonly reason: string;
  readonly certifiedById: string | null;
  readonly certifiedAt: Date;
}

/** The result in force, certified but perhaps not yet published. */
export async function findCertification(db: Db, editionId: string) {
  const [row] = await db
    .select()
    .from(certifications)
    .where(and(eq(certifications.editionId, editionId), isNull(certifications.supersededAt)))
    .orderBy(desc(certifications.number));
  return row;
}

/** The result that the public may see at an instant. */
export async function findPublished(db: Db, editionId: string, now: Date) {
  const [row] = await db
    .select()
    .from(certifications)
    .where(and(eq(certifications.editionId, editionId), lte(certifications.publishAt, now)))
    .orderBy(desc(certifications.number));
  return row as (typeof row & { snapshot: ResultSnapshot }) | undefined;
}

export async function appendCertification(
  tx: Tx,
  edition: ClaimedEdition,
  certification: Certification,
): Promise<void> {
  await tx
    .update(certifications)
    .set({ supersededAt: certification.certifiedAt })
    .where(and(eq(certifications.editionId, edition.id), isNull(certifications.supersededAt)));
  await tx.insert(certifications).values({ ...certification, editionId: edition.id });
}

export async function savePublication(
  tx: Tx,
  edition: ClaimedEdition,
  number: number,
  publishAt: Date | null,
): Promise<void> {
  await tx
    .update(certifications)
    .set({ publishAt })
    .where(and(eq(certifications.editionId, edition.id), eq(certifications.number, number)));
}

export async function listCertifications(db: Db) {
  return db.select().from(certifications);
}
