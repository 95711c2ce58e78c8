/** What Laurel itself keeps and shows of people's sessions, beside the authentication library. */
import { and, desc, eq, gt } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { sessions, users } = tables;

export async function saveSecondFactor(tx: Tx, token: string, at: Date): Promise<void> {
  await tx.update(sessions).set({ secondFactorAt: at }).where(eq(sessions.token, token));
}

/** Whose session a token opens now, in one query: every request of somebody signed in asks it. */
export async function findSessionOwner(db: Db, token: string, now: Date) {
  const [row] = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      secondFactorAt: sessions.secondFactorAt,
    })
    .from(sessions)
    .innerJoin(users, eq(sessions.userId, users.id))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, now)));
  return row ?? null;
}

/** Sessions that still open something, latest first; without their tokens. */
export async function listSessions(db: Db, userId: string, now: Date) {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      ipAddress: sessions.ipAddress,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt));
}

export async function deleteSession(tx: Tx, userId: string, id: string): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.id, id), eq(sessions.userId, userId)));
}
