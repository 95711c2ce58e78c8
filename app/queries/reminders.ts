/** Whom a reminder would reach now, with a letter as it would be, and what is planned. */
import { LETTER_KINDS } from "#app/domain/mail/letter-kinds.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { listPlannedReminders } from "#db/repositories/mail-batches.ts";
import { composeApplicantLetter } from "./letter.ts";
import { listOwed, type ReminderKind } from "./owed-applications.ts";

const KINDS: readonly ReminderKind[] = ["draft-reminder", "correction-reminder"];

export async function loadReminders(context: Context, editionId: string) {
  const db = context.store.read;
  const edition = await findEditionById(db, editionId);
  if (!edition) return null;
  const now = context.clock();
  const reminders = [];
  for (const kind of KINDS) {
    const owed = await listOwed(db, edition, kind, now);
    const [first] = owed;
    reminders.push({
      kind,
      name: LETTER_KINDS[kind].name,
      owed: owed.map(({ ref, title, city, deadline, reader }) => ({
        ref,
        title,
        city,
        deadline,
        email: reader.email,
      })),
      sample: first
        ? {
            recipient: first.reader.email,
            ...(await composeApplicantLetter(db, context, { kind, ...first })),
          }
        : null,
    });
  }
  const planned = (await listPlannedReminders(db, editionId)).flatMap(({ id, name, releaseAt }) =>
    releaseAt === null ? [] : [{ id, name, releaseAt }],
  );
  return { reminders, planned };
}
