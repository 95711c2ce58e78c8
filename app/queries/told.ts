/** What a city has been told of its application, asked at each request. See docs/access.md. */
import { isTold, tells, untoldState } from "#app/domain/mail/told.ts";
import type { Application } from "#db/repositories/applications.ts";
import { findLastScreening } from "#db/repositories/screenings.ts";
import { findTellingLetter } from "#db/repositories/telling-letters.ts";
import type { Db } from "#db/store/store.ts";

/** Whether its city may know how the check of it was concluded last. */
export async function isCityTold(db: Db, applicationId: string, now: Date): Promise<boolean> {
  return isTold(await findTellingLetter(db, applicationId), now);
}

/** The application as its city may know it. */
export async function asTold<A extends Pick<Application, "id" | "state">>(
  db: Db,
  application: A,
  now: Date,
): Promise<A> {
  const { id, state } = application;
  if (!tells(state) || (await isCityTold(db, id, now))) return application;
  const screening = await findLastScreening(db, id);
  return { ...application, state: untoldState(state, hadReturn(screening)) };
}

/** The day that was given for a correction stays with the version, as a sign of its return. */
export function hadReturn(screening: { readonly dueAt: Date | null } | null): boolean {
  return screening !== null && screening.dueAt !== null;
}
