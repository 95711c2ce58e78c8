/** Whom its owner let into an application. Of a link only a digest is kept. */
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { colleagues } = t;

/** What somebody may do in an application: who began it is in charge of it. */
export type Right = "own" | "edit" | "view";

export type Colleague = typeof colleagues.$inferSelect;
export type ColleagueRight = Colleague["may"];

const rightOf = perConnection((db: Db) =>
  db
    .select({ may: colleagues.may })
    .from(colleagues)
    .where(
      and(
        eq(colleagues.applicationId, sql.placeholder("applicationId")),
        eq(colleagues.userId, sql.placeholder("userId")),
        isNotNull(colleagues.acceptedAt),
        isNull(colleagues.removedAt),
      ),
    )
    .prepare("right_of_colleague"),
);

/** @returns null for whoever is nothing in it, or nothing any more */
export async function findRight(
  db: Db,
  { id: applicationId, ownerId }: { readonly id: string; readonly ownerId: string | null },
  userId: string,
): Promise<Right | null> {
  if (ownerId === userId) return "own";
  const rows = await rightOf(db).execute({ applicationId, userId });
  if (rows.length === 0) return null;
  return rows.some(({ may }) => may === "edit") ? "edit" : "view";
}

/** Those who are in and those who have not answered yet, as they were invited. */
export async function listColleagues(db: Db, applicationId: string) {
  return db
    .select({ colleague: colleagues, name: t.users.name })
    .from(colleagues)
    .leftJoin(t.users, eq(colleagues.userId, t.users.id))
    .where(and(eq(colleagues.applicationId, applicationId), isNull(colleagues.removedAt)))
    .orderBy(asc(colleagues.invitedAt), asc(colleagues.id));
}

/** With what the invited person is told. */
export async function findColleagueByHash(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      colleague: colleagues,
      application: t.applications,
      entrant: t.entrants,
      edition: t.editions,
      programme: t.programmes,
    })
    .from(colleagues)
    .innerJoin(t.applications, eq(colleagues.applicationId, t.applications.id))
    .innerJoin(t.entrants, eq(t.applications.entrantId, t.entrants.id))
    .innerJoin(t.editions, eq(t.applications.editionId, t.editions.id))
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .where(and(eq(colleagues.tokenHash, tokenHash), isNull(colleagues.removedAt)));
  return row ?? null;
}

export async function appendColleague(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  colleague: Omit<typeof colleagues.$inferInsert, "applicationId">,
): Promise<void> {
  await tx.insert(colleagues).values({ ...colleague, applicationId });
}

type Change = Partial<
  Pick<Colleague, "may" | "tokenHash" | "expiresAt" | "userId" | "acceptedAt" | "removedAt">
>;

export async function saveColleague(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.update(colleagues).set(change).where(eq(colleagues.id, id));
}
