/** Applications, and the claim that whoever changes one makes first. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { applications, auditEntries, categories, colleagues, editions, entrants, programmes } =
  tables;

export type Application = typeof applications.$inferSelect;

declare const claimed: unique symbol;

/** An application's row, held until the transaction ends: its state cannot change underneath. */
export type ClaimedApplication = Application & { readonly [claimed]: true };

const applicationClaimed = perConnection((tx: Tx) =>
  tx
    .update(applications)
    .set({ version: sql`${applications.version}` })
    .where(eq(applications.id, sql.placeholder("applicationId")))
    .returning()
    .prepare("application_claimed"),
);

/** Claims the application without changing its version, which counts what its city saved. */
export async function claimApplication(
  tx: Tx,
  applicationId: string,
): Promise<ClaimedApplication | undefined> {
  const [row] = await applicationClaimed(tx).execute({ applicationId });
  return row as ClaimedApplication | undefined;
}

const applicationByRef = perConnection((db: Db) =>
  db
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.editionId, sql.placeholder("editionId")),
        eq(applications.ref, sql.placeholder("ref")),
      ),
    )
    .prepare("application_by_ref"),
);

export async function findApplication(
  db: Db,
  editionId: string,
  ref: string,
): Promise<Application | null> {
  const [row] = await applicationByRef(db).execute({ editionId, ref });
  return row ?? null;
}

const withNames = {
  application: applications,
  entrant: { name: entrants.name, country: entrants.country },
  category: { id: categories.id, slug: categories.slug, name: categories.name },
};

/** An application with the names of its entrant and its category. */
export type NamedApplication = Readonly<{
  application: Application;
  entrant: { readonly name: string; readonly country: string };
  category: { readonly id: string; readonly slug: string; readonly name: string };
}>;

const namedApplication = perConnection((db: Db) =>
  db
    .select(withNames)
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(eq(applications.id, sql.placeholder("applicationId")))
    .prepare("named_application"),
);

export async function findNamedApplication(
  db: Db,
  applicationId: string,
): Promise<NamedApplication | null> {
  const [row] = await namedApplication(db).execute({ applicationId });
  return row ?? null;
}

/** Every application of an edition, drafts included, by ref. */
export async function listNamedApplications(
  db: Db,
  editionId: string,
): Promise<readonly NamedApplication[]> {
  return db
    .select(withNames)
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(eq(applications.editionId, editionId))
    .orderBy(asc(applications.ref));
}

/** What a person applied with or was let into, over all editions, latest saved first. */
export async function listApplicationsOf(db: Db, userId: string) {
  const lets = db
    .select({ id: colleagues.applicationId })
    .from(colleagues)
    .where(
      and(
        eq(colleagues.userId, userId),
        isNotNull(colleagues.acceptedAt),
        isNull(colleagues.removedAt),
      ),
    );
  return db
    .select({ ...withNames, edition: editions, programme: programmes })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .innerJoin(editions, eq(applications.editionId, editions.id))
    .innerJoin(programmes, eq(editions.programmeId, programmes.id))
    .where(or(eq(applications.ownerId, userId), inArray(applications.id, lets)))
    .orderBy(desc(applications.savedAt), asc(applications.ref));
}

/** Those of one city in its edition, with the names of their categories; first to last by their numbers. */
export async function listApplicationsOfEntrant(db: Db, entrantId: string) {
  return db
    .select({
      id: applications.id,
      ref: applications.ref,
      title: applications.title,
      state: applications.state,
      ownerId: applications.ownerId,
      category: categories.name,
    })
    .from(applications)
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(eq(applications.entrantId, entrantId))
    .orderBy(asc(applications.ref));
}

export async function listRefs(db: Db, editionId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ ref: applications.ref })
    .from(applications)
    .where(eq(applications.editionId, editionId));
  return rows.map(({ ref }) => ref);
}

export async function countDraftsOf(db: Db, editionId: string, ownerId: string): Promise<number> {
  const isDraft = and(
    eq(applications.editionId, editionId),
    eq(applications.ownerId, ownerId),
    eq(applications.state, "draft"),
  );
  return db.$count(applications, isDraft);
}

export async function appendApplication(
  tx: Tx,
  application: typeof applications.$inferInsert,
): Promise<void> {
  await tx.insert(applications).values(application);
}

type Draft = Pick<Application, "title" | "answers" | "savedAt"> &
  Partial<Pick<Application, "answerVersions" | "answerAuthors">>;

/** @returns the version that it has now */
export async function saveDraft(
  tx: Tx,
  { id, version }: ClaimedApplication,
  draft: Draft,
): Promise<number> {
  const next = version + 1;
  await tx
    .update(applications)
    .set({ ...draft, version: next })
    .where(eq(applications.id, id));
  return next;
}

type StateChange = Pick<Application, "state"> &
  Partial<Pick<Application, "leftAfterRoundId" | "leftReason" | "submittedAt">>;

export async function saveApplicationState(
  tx: Tx,
  { id }: ClaimedApplication,
  change: StateChange,
): Promise<void> {
  await tx.update(applications).set(change).where(eq(applications.id, id));
}

/** When it was withdrawn or disqualified, by the record. */
export async function findLeavingInstant(
  db: Db,
  { editionId, ref }: Pick<Application, "editionId" | "ref">,
): Promise<Date | null> {
  const [row] = await db
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.editionId, editionId),
        eq(auditEntries.subject, ref),
        inArray(auditEntries.act, ["application-withdrawn", "application-disqualified"]),
      ),
    )
    .orderBy(desc(auditEntries.number))
    .limit(1);
  return row?.at ?? null;
}
