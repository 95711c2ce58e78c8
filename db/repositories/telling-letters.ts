/** The letter that tells a city how its application was concluded. */
import { and, desc, eq, inArray } from "drizzle-orm";
import { type TellingLetter, TELLING_KINDS } from "#app/domain/mail/told.ts";
import { tables } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

const { mailBatches, mails } = tables;

/** The latest one; null where none was written. */
export async function findTellingLetter(
  db: Db,
  applicationId: string,
): Promise<TellingLetter | null> {
  const [row] = await db
    .select({
      sentAt: mails.sentAt,
      batch: { state: mailBatches.state, releaseAt: mailBatches.releaseAt },
    })
    .from(mails)
    .leftJoin(mailBatches, eq(mails.batchId, mailBatches.id))
    .where(and(eq(mails.applicationId, applicationId), inArray(mails.kind, [...TELLING_KINDS])))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(1);
  return row ?? null;
}
