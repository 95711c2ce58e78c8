/** Invitations by mail. Only a digest of the token is kept: nobody can read a link out of the table. */
import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { invitations } = t;

export type Invitation = typeof invitations.$inferSelect;

export async function appendInvitation(
  tx: Tx,
  invitation: typeof invitations.$inferInsert,
): Promise<void> {
  await tx.insert(invitations).values(invitation);
}

/** With the names that the invited person is shown; the edition is a judge's alone. */
export async function findInvitationByHash(db: Db, tokenHash: string) {
  const [row] = await db
    .select({
      invitation: invitations,
      programme: t.programmes,
      judge: t.judges,
      edition: t.editions,
    })
    .from(invitations)
    .innerJoin(t.programmes, eq(invitations.programmeId, t.programmes.id))
    .leftJoin(t.judges, eq(invitations.judgeId, t.judges.id))
    .leftJoin(t.editions, eq(t.judges.editionId, t.editions.id))
    .where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

/** Claims the invitation: of two that answer it at once, the second sees the first's answer. */
export async function claimInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  const [row] = await tx
    .update(invitations)
    .set({ tokenHash: sql`${invitations.tokenHash}` })
    .where(eq(invitations.id, id))
    .returning();
  return row;
}

export async function saveInvitationUsed(tx: Tx, id: string, usedAt: Date): Promise<void> {
  await tx.update(invitations).set({ usedAt }).where(eq(invitations.id, id));
}

/** Ends every link that a judge was sent and has not used. */
export async function voidJudgeInvitations(tx: Tx, judgeId: string, at: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ expiresAt: at })
    .where(
      and(
        eq(invitations.judgeId, judgeId),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, at),
      ),
    );
}

/** Ends every link by which an address could still become staff of a programme. */
export async function voidStaffInvitations(
  tx: Tx,
  programmeId: string,
  email: string,
  at: Date,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ expiresAt: at })
    .where(
      and(
        eq(invitations.programmeId, programmeId),
        eq(invitations.email, email),
        isNull(invitations.judgeId),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, at),
      ),
    );
}

/** Invitations of a programme's staff that nobody has answered, latest first. */
export async function listStaffInvitations(db: Db, programmeId: string) {
  return db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.programmeId, programmeId),
        ne(invitations.role, "judge"),
        isNull(invitations.usedAt),
      ),
    )
    .orderBy(desc(invitations.createdAt));
}

/** Until when the latest unanswered invitation of each judge of an edition works, by the judge's id. */
export async function listInvitedUntil(
  db: Db,
  editionId: string,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .select({ judgeId: t.judges.id, expiresAt: invitations.expiresAt })
    .from(invitations)
    .innerJoin(t.judges, eq(invitations.judgeId, t.judges.id))
    .where(and(eq(t.judges.editionId, editionId), isNull(invitations.usedAt)));
  const latest = new Map<string, Date>();
  for (const { judgeId, expiresAt } of rows) {
    const known = latest.get(judgeId);
    if (!known || known < expiresAt) latest.set(judgeId, expiresAt);
  }
  return latest;
}
