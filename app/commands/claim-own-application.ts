/** The claim that every act of a city on its application begins with. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayWrite } from "#app/domain/application/writing.ts";
import type { Context } from "#app/server/context.ts";
import {
  type ClaimedApplication,
  claimApplication,
  findApplication,
} from "#db/repositories/applications.ts";
import { type Edition, findEditionById } from "#db/repositories/editions.ts";
import { findLastScreening } from "#db/repositories/screenings.ts";
import type { Tx } from "#db/store/store.ts";

/** An application as its address names it. */
export interface ApplicationName {
  readonly editionId: string;
  readonly ref: string;
}

/** @returns null where the viewer has no such application */
export async function claimOwnApplication(
  tx: Tx,
  { viewer }: Context,
  { editionId, ref }: ApplicationName,
): Promise<ClaimedApplication | null> {
  const found = await findApplication(tx, editionId, ref);
  if (!found || !viewer || found.ownerId !== viewer.userId) return null;
  const application = await claimApplication(tx, found.id);
  return application?.ownerId === viewer.userId ? application : null;
}

export interface Writable {
  readonly application: ClaimedApplication;
  readonly edition: Edition;
  readonly now: Date;
}

/**
 * Claims it to be written in, by the clock once it is held.
 * @returns refused `not-found`, `call-not-open`, `call-closed`, `already-submitted`
 */
export async function claimToWrite(
  tx: Tx,
  context: Context,
  name: ApplicationName,
): Promise<Outcome<Writable>> {
  const application = await claimOwnApplication(tx, context, name);
  const edition = await findEditionById(tx, name.editionId);
  if (!application || !edition) return refused("not-found");
  const now = context.clock();
  const screening = await findLastScreening(tx, application.id);
  const writing = mayWrite({ application, edition, dueAt: screening?.dueAt ?? null }, now);
  return writing.ok ? ok({ application, edition, now }) : writing;
}
