/** A programme's own wording of letters, by kind and language. */
import { and, asc, eq } from "drizzle-orm";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const { mailTemplates } = tables;

export type MailTemplate = typeof mailTemplates.$inferSelect;

/** Every one of a programme, or those of one kind. */
export async function listMailTemplates(
  db: Db,
  programmeId: string,
  kind?: string,
): Promise<readonly MailTemplate[]> {
  return db
    .select()
    .from(mailTemplates)
    .where(
      and(
        eq(mailTemplates.programmeId, programmeId),
        ...(kind === undefined ? [] : [eq(mailTemplates.kind, kind)]),
      ),
    )
    .orderBy(asc(mailTemplates.kind), asc(mailTemplates.language));
}

export async function saveMailTemplate(tx: Tx, template: MailTemplate): Promise<void> {
  const { subject, body, savedById, savedAt } = template;
  await tx
    .insert(mailTemplates)
    .values(template)
    .onConflictDoUpdate({
      target: [mailTemplates.programmeId, mailTemplates.kind, mailTemplates.language],
      set: { subject, body, savedById, savedAt },
    });
}

/** @returns whether there was one */
export async function deleteMailTemplate(
  tx: Tx,
  { programmeId, kind, language }: Pick<MailTemplate, "programmeId" | "kind" | "language">,
): Promise<boolean> {
  const rows = await tx
    .delete(mailTemplates)
    .where(
      and(
        eq(mailTemplates.programmeId, programmeId),
        eq(mailTemplates.kind, kind),
        eq(mailTemplates.language, language),
      ),
    )
    .returning({ id: mailTemplates.id });
  return rows.length > 0;
}
