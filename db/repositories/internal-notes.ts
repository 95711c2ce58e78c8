/** The secretariat's own notes on an application. Who may see which is in the query itself. */
import { and, asc, eq, or } from "drizzle-orm";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { internalNotes, users } = t;

export type InternalNote = typeof internalNotes.$inferSelect;

export async function appendNote(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  note: Omit<InternalNote, "applicationId">,
): Promise<void> {
  await tx.insert(internalNotes).values({ ...note, applicationId });
}

/** First to last: those for everybody on the secretariat, and the reader's own. */
export async function listNotesFor(db: Db, applicationId: string, readerId: string) {
  return db
    .select({
      id: internalNotes.id,
      author: users.name,
      authorId: internalNotes.authorId,
      seenBy: internalNotes.seenBy,
      text: internalNotes.text,
      writtenAt: internalNotes.writtenAt,
    })
    .from(internalNotes)
    .leftJoin(users, eq(internalNotes.authorId, users.id))
    .where(
      and(
        eq(internalNotes.applicationId, applicationId),
        or(eq(internalNotes.seenBy, "secretariat"), eq(internalNotes.authorId, readerId)),
      ),
    )
    .orderBy(asc(internalNotes.writtenAt), asc(internalNotes.id));
}
