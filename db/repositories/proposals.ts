/** Acts that were proposed and wait for a second person, and how each was settled. */
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedEdition } from "./editions.ts";

export type Proposal = typeof t.proposals.$inferSelect;

export async function appendProposal(
  tx: Tx,
  edition: ClaimedEdition,
  proposal: Pick<Proposal, "id" | "act" | "subject" | "payload" | "proposedById" | "proposedAt">,
): Promise<void> {
  await tx.insert(t.proposals).values({ ...proposal, editionId: edition.id });
}

export async function findProposal(db: Db, editionId: string, id: string) {
  const [row] = await db
    .select()
    .from(t.proposals)
    .where(and(eq(t.proposals.editionId, editionId), eq(t.proposals.id, id)));
  return row ?? null;
}

/** One of the same act on the same thing that still waits. */
export async function findWaitingProposal(
  db: Db,
  editionId: string,
  { act, subject }: Pick<Proposal, "act" | "subject">,
) {
  const [row] = await db
    .select()
    .from(t.proposals)
    .where(
      and(
        eq(t.proposals.editionId, editionId),
        eq(t.proposals.act, act),
        eq(t.proposals.subject, subject),
        isNull(t.proposals.outcome),
      ),
    );
  return row ?? null;
}

export async function saveSettled(
  tx: Tx,
  edition: ClaimedEdition,
  id: string,
  settled: Pick<Proposal, "outcome" | "settledById" | "settledAt" | "refusalReason">,
): Promise<void> {
  await tx
    .update(t.proposals)
    .set(settled)
    .where(and(eq(t.proposals.editionId, edition.id), eq(t.proposals.id, id)));
}

export async function countWaitingProposals(db: Db, editionId: string): Promise<number> {
  return db.$count(
    t.proposals,
    and(eq(t.proposals.editionId, editionId), isNull(t.proposals.outcome)),
  );
}

/** Latest first, with the names of the two. */
export async function listProposals(db: Db, editionId: string) {
  const settler = alias(t.users, "settler");
  return db
    .select({
      proposal: t.proposals,
      proposedBy: t.users.name,
      proposedByEmail: t.users.email,
      settledBy: settler.name,
      settledByEmail: settler.email,
    })
    .from(t.proposals)
    .leftJoin(t.users, eq(t.proposals.proposedById, t.users.id))
    .leftJoin(settler, eq(t.proposals.settledById, settler.id))
    .where(eq(t.proposals.editionId, editionId))
    .orderBy(desc(t.proposals.proposedAt), desc(t.proposals.id));
}

/** What a person refused as the second one, and why, first to last. */
export async function listRefusedBy(db: Db, userId: string) {
  return db
    .select({
      act: t.proposals.act,
      subject: t.proposals.subject,
      reason: t.proposals.refusalReason,
      refusedAt: t.proposals.settledAt,
    })
    .from(t.proposals)
    .where(and(eq(t.proposals.settledById, userId), eq(t.proposals.outcome, "refused")))
    .orderBy(asc(t.proposals.settledAt));
}
