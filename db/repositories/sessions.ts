/** What Laurel itself keeps and shows of people's sessions, beside the authentication library. */
import { and, desc, eq, gt, sql } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import { perConnection } from "../store/per-connection.ts";
import type { Db, Tx } from "../store/store.ts";

const { sessions, users } = tables;

export async function saveSecondFactor(tx: Tx, token: string, at: Date): Promise<void> {
  await tx.update(sessions).set({ secondFactorAt: at }).where(eq(sessions.token, token));
}

const sessionOwner = perConnection((db: Db) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      secondFactorAt: sessions.secondFactorAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(users, eq(sessions.userId, users.id))
    .where(eq(sessions.token, sql.placeholder("token")))
    .prepare("session_owner"),
);

/** Whose session a token opens now: every request of somebody signed in asks it. */
export async function findSessionOwner(db: Db, token: string, now: Date) {
  const [row] = await sessionOwner(db).execute({ token });
  if (!row || row.expiresAt <= now) return null;
  const { expiresAt: _until, ...owner } = row;
  return owner;
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
