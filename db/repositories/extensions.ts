/** More time for an application: appended, never taken back. */
import { and, asc, desc, eq, gte, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { applications, categories, entrants, extensions, users } = tables;

export type Extension = typeof extensions.$inferSelect;

export async function appendExtension(
  tx: Tx,
  extension: typeof extensions.$inferInsert,
): Promise<void> {
  await tx.insert(extensions).values(extension);
}

const extensionSince = perConnection((db: Db) =>
  db
    .select({ until: extensions.until })
    .from(extensions)
    .where(
      and(
        eq(extensions.applicationId, sql.placeholder("applicationId")),
        gte(extensions.grantedAt, sql.param(sql.placeholder("since"), extensions.grantedAt)),
      ),
    )
    .orderBy(desc(extensions.until))
    .limit(1)
    .prepare("extension_since"),
);

const EVER = new Date(0);

/**
 * The latest instant that an application was given.
 * @param since those given before it are of an earlier time to write; null for all
 */
export async function findExtendedTo(
  db: Db,
  applicationId: string,
  since: Date | null,
): Promise<Date | null> {
  const [row] = await extensionSince(db).execute({ applicationId, since: since ?? EVER });
  return row?.until ?? null;
}

/** First to last. */
export async function listExtensions(db: Db, applicationId: string): Promise<readonly Extension[]> {
  return db
    .select()
    .from(extensions)
    .where(eq(extensions.applicationId, applicationId))
    .orderBy(asc(extensions.grantedAt), asc(extensions.until));
}

/** Of every application of an edition, latest first, with who gave it. */
export async function listExtensionsIn(db: Db, editionId: string) {
  return db
    .select({
      id: extensions.id,
      ref: applications.ref,
      city: entrants.name,
      category: categories.name,
      until: extensions.until,
      reason: extensions.reason,
      grantedAt: extensions.grantedAt,
      grantedBy: users.name,
    })
    .from(extensions)
    .innerJoin(applications, eq(extensions.applicationId, applications.id))
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .leftJoin(users, eq(extensions.grantedById, users.id))
    .where(eq(applications.editionId, editionId))
    .orderBy(desc(extensions.grantedAt), asc(applications.ref));
}
