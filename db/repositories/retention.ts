/** Rules of how long data is kept, what is there of each class, and its removal. */
import { and, asc, eq, inArray, isNotNull, isNull, notInArray, or } from "drizzle-orm";
import { type DataClass, isDataClass } from "#app/domain/privacy/retention.ts";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import { deleteDrafts, deleteFilesOf, type LooseFiles, NO_FILES } from "./removal.ts";

/** Days by class; a class without a rule is not in it. */
export async function listRetentionRules(
  db: Db,
  programmeId: string,
): Promise<ReadonlyMap<DataClass, number>> {
  const rows = await db
    .select()
    .from(t.retentionRules)
    .where(eq(t.retentionRules.programmeId, programmeId));
  return new Map(
    rows.flatMap(({ dataClass, days }) =>
      isDataClass(dataClass) ? [[dataClass, days] as const] : [],
    ),
  );
}

interface Rule {
  readonly id: string;
  readonly programmeId: string;
  readonly dataClass: DataClass;
  readonly days: number;
}

export async function saveRetentionRule(tx: Tx, rule: Rule): Promise<void> {
  await tx
    .insert(t.retentionRules)
    .values(rule)
    .onConflictDoUpdate({
      target: [t.retentionRules.programmeId, t.retentionRules.dataClass],
      set: { days: rule.days },
    });
}

export async function deleteRetentionRule(
  tx: Tx,
  programmeId: string,
  dataClass: DataClass,
): Promise<void> {
  await tx
    .delete(t.retentionRules)
    .where(
      and(eq(t.retentionRules.programmeId, programmeId), eq(t.retentionRules.dataClass, dataClass)),
    );
}

/** Editions with a result in force, with when it was certified: their data has an end. */
export async function listCertifiedEditions(db: Db, programmeId?: string) {
  return db
    .select({
      id: t.editions.id,
      name: t.editions.name,
      programmeId: t.editions.programmeId,
      programme: t.programmes.name,
      certifiedAt: t.certifications.certifiedAt,
    })
    .from(t.editions)
    .innerJoin(t.programmes, eq(t.editions.programmeId, t.programmes.id))
    .innerJoin(t.certifications, eq(t.certifications.editionId, t.editions.id))
    .where(
      and(
        inArray(t.editions.state, ["certified", "archived"]),
        isNull(t.certifications.supersededAt),
        ...(programmeId === undefined ? [] : [eq(t.editions.programmeId, programmeId)]),
      ),
    )
    .orderBy(asc(t.certifications.certifiedAt));
}

/** @param winners refs of applications that hold a prize: their files stay */
export async function listIdsOf(
  db: Db,
  editionId: string,
  dataClass: DataClass,
  winners: readonly string[],
): Promise<readonly string[]> {
  const applications = db
    .select({ id: t.applications.id })
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId));
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  switch (dataClass) {
    case "drafts":
      return ids(
        await db
          .select({ id: t.applications.id })
          .from(t.applications)
          .where(and(eq(t.applications.editionId, editionId), eq(t.applications.state, "draft"))),
      );
    case "versions":
      return ids(
        await db
          .select({ id: t.draftVersions.id })
          .from(t.draftVersions)
          .where(inArray(t.draftVersions.applicationId, applications)),
      );
    case "files":
      return ids(
        await db
          .select({ id: t.attachments.id })
          .from(t.attachments)
          .innerJoin(t.applications, eq(t.attachments.applicationId, t.applications.id))
          .where(
            and(
              eq(t.applications.editionId, editionId),
              ...(winners.length > 0 ? [notInArray(t.applications.ref, [...winners])] : []),
            ),
          ),
      );
    case "messages":
      return [
        ...ids(
          await db
            .select({ id: t.messages.id })
            .from(t.messages)
            .where(inArray(t.messages.applicationId, applications)),
        ),
        ...ids(
          await db
            .select({ id: t.internalNotes.id })
            .from(t.internalNotes)
            .where(inArray(t.internalNotes.applicationId, applications)),
        ),
      ];
    case "mails":
      return ids(await db.select({ id: t.mails.id }).from(t.mails).where(isSentMail(editionId)));
    case "invitations":
      return [
        ...ids(
          await db
            .select({ id: t.invitations.id })
            .from(t.invitations)
            .where(isOpen(db, editionId)),
        ),
        ...ids(
          await db
            .select({ id: t.colleagues.id })
            .from(t.colleagues)
            .where(
              and(
                inArray(t.colleagues.applicationId, applications),
                isNull(t.colleagues.acceptedAt),
              ),
            ),
        ),
      ];
  }
}

/** One that still waits is not touched: it is owed. */
function isSentMail(editionId: string) {
  return and(
    eq(t.mails.editionId, editionId),
    or(isNotNull(t.mails.sentAt), isNotNull(t.mails.abandonedAt)),
  );
}

function isOpen(db: Db, editionId: string) {
  const judges = db
    .select({ id: t.judges.id })
    .from(t.judges)
    .where(eq(t.judges.editionId, editionId));
  return and(inArray(t.invitations.judgeId, judges), isNull(t.invitations.usedAt));
}

/** Takes those rows away. @returns the files to take away once it is done */
export async function deleteOf(
  tx: Tx,
  dataClass: DataClass,
  ids: readonly string[],
): Promise<LooseFiles> {
  if (ids.length === 0) return NO_FILES;
  const these = [...ids];
  switch (dataClass) {
    case "drafts":
      return deleteDrafts(tx, these);
    case "versions":
      await tx.delete(t.draftVersions).where(inArray(t.draftVersions.id, these));
      return NO_FILES;
    case "files":
      return deleteFiles(tx, these);
    case "messages":
      await tx.delete(t.messages).where(inArray(t.messages.id, these));
      await tx.delete(t.internalNotes).where(inArray(t.internalNotes.id, these));
      return NO_FILES;
    case "mails":
      await tx.delete(t.mailAttempts).where(inArray(t.mailAttempts.mailId, these));
      await tx.delete(t.mails).where(inArray(t.mails.id, these));
      return NO_FILES;
    case "invitations":
      await deleteInvitations(tx, these);
      return NO_FILES;
  }
}

async function deleteFiles(tx: Tx, ids: readonly string[]): Promise<LooseFiles> {
  const rows = await tx
    .selectDistinct({ id: t.attachments.applicationId })
    .from(t.attachments)
    .where(inArray(t.attachments.id, [...ids]));
  return deleteFilesOf(
    tx,
    rows.map(({ id }) => id),
  );
}

async function deleteInvitations(tx: Tx, ids: readonly string[]): Promise<void> {
  const gone = await tx
    .delete(t.invitations)
    .where(inArray(t.invitations.id, [...ids]))
    .returning({ judgeId: t.invitations.judgeId });
  const judges = gone.flatMap(({ judgeId }) => (judgeId === null ? [] : [judgeId]));
  if (judges.length > 0)
    await tx
      .update(t.judges)
      .set({ email: null })
      .where(and(inArray(t.judges.id, judges), isNull(t.judges.acceptedAt)));
  await tx.delete(t.colleagues).where(inArray(t.colleagues.id, [...ids]));
}
