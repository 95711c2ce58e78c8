/** What decides until when an application may be written in, read in one way by pages and acts. */
import type { Begun, WritingFacts } from "#app/domain/application/writing.ts";
import type { Application } from "#db/repositories/applications.ts";
import { findLastFileInstant } from "#db/repositories/attachments.ts";
import { findExtendedTo } from "#db/repositories/extensions.ts";
import type { Screening } from "#db/repositories/screenings.ts";
import { findFirstAttempt } from "#db/repositories/submit-attempts.ts";
import type { Db } from "#db/store/store.ts";

type LastScreening = Pick<Screening, "dueAt" | "concludedAt"> | null;

/** From when on what happened belongs to what is written now; null for the draft, which is the first. */
function beganAt({ state }: Pick<Application, "state">, screening: LastScreening): Date | null {
  return state === "returned" ? (screening?.concludedAt ?? null) : null;
}

/** @param screening the last one of the application; null where it never was screened */
export async function readWritingFacts(
  db: Db,
  application: Pick<Application, "id" | "state">,
  edition: WritingFacts["edition"],
  screening: LastScreening,
): Promise<WritingFacts> {
  return {
    application,
    edition,
    dueAt: screening?.dueAt ?? null,
    extendedTo: await findExtendedTo(db, application.id, beganAt(application, screening)),
  };
}

/** @param openedAt what the page or the upload proves of its own beginning; null where it does not */
export async function readBegun(
  db: Db,
  application: Pick<Application, "id" | "state">,
  screening: LastScreening,
  openedAt: Date | null,
): Promise<Begun> {
  const since = beganAt(application, screening);
  const attempt = await findFirstAttempt(db, application.id, since);
  const proofs = [openedAt, attempt].filter((one) => one !== null);
  return {
    openedAt: proofs.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
    lastFileAt: await findLastFileInstant(db, application.id),
  };
}
