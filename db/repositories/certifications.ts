/** Certified results: appended, superseded, never changed. */
import { and, desc, eq, isNull, lte, sql } from "drizzle-orm";
import type { ResultSnapshot } from "#app/domain/placing/snapshot.ts";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

const { certifications, users } = tables;

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

const published = perConnection((db: Db) =>
  db
    .select({
      id: certifications.id,
      number: certifications.number,
      publishAt: certifications.publishAt,
      digest: certifications.digest,
    })
    .from(certifications)
    .where(
      and(
        eq(certifications.editionId, sql.placeholder("editionId")),
        lte(certifications.publishAt, sql.param(sql.placeholder("now"), certifications.publishAt)),
      ),
    )
    .orderBy(desc(certifications.number))
    .limit(1)
    .prepare("published_result"),
);

const MOST_SNAPSHOTS = 50;

/** Certified results never change, so one that was read is kept: the public asks for it all day. */
const snapshots = perConnection(() => new Map<string, ResultSnapshot>());

async function readSnapshot(db: Db, id: string): Promise<ResultSnapshot> {
  const kept = snapshots(db);
  const known = kept.get(id);
  if (known) return known;
  const [row] = await db
    .select({ snapshot: certifications.snapshot })
    .from(certifications)
    .where(eq(certifications.id, id));
  if (!row) throw new Error(`no certification ${id}`);
  const snapshot = row.snapshot as ResultSnapshot;
  if (kept.size >= MOST_SNAPSHOTS) kept.clear();
  kept.set(id, snapshot);
  return snapshot;
}

/** The result that the public may see at an instant. Whether it may is asked each time. */
export async function findPublished(db: Db, editionId: string, now: Date) {
  const [row] = await published(db).execute({ editionId, now });
  return row && { ...row, snapshot: await readSnapshot(db, row.id) };
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

/** The certified results of an edition without their snapshots, latest first, with who certified. */
export async function listCertificationHeads(db: Db, editionId: string) {
  return db
    .select({
      number: certifications.number,
      kind: certifications.kind,
      digest: certifications.digest,
      reason: certifications.reason,
      certifiedAt: certifications.certifiedAt,
      certifiedBy: users.name,
      certifiedByEmail: users.email,
      supersededAt: certifications.supersededAt,
      publishAt: certifications.publishAt,
    })
    .from(certifications)
    .leftJoin(users, eq(certifications.certifiedById, users.id))
    .where(eq(certifications.editionId, editionId))
    .orderBy(desc(certifications.number));
}

export async function listCertifications(db: Db) {
  return db.select().from(certifications);
}
