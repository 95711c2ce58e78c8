/** The claim that every act of a city on its application begins with. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { mayFinish, mayWrite } from "#app/domain/application/writing.ts";
import { asTold } from "#app/queries/told.ts";
import { readBegun, readWritingFacts } from "#app/queries/writing-facts.ts";
import type { Context } from "#app/server/context.ts";
import {
  type ClaimedApplication,
  claimApplication,
  findApplication,
} from "#db/repositories/applications.ts";
import { type Edition, findEditionById } from "#db/repositories/editions.ts";
import { findLastScreening } from "#db/repositories/screenings.ts";
import { findRight } from "#db/repositories/colleagues.ts";
import type { Tx } from "#db/store/store.ts";

/** An application as its address names it. */
export interface ApplicationName {
  readonly editionId: string;
  readonly ref: string;
}

/** What an act asks of whoever does it: to be in charge, or to write in it as well. */
export type NeededRight = "own" | "edit";

/** @returns null where the viewer has no such application, or may not do this in it */
export async function claimOwnApplication(
  tx: Tx,
  { viewer }: Context,
  { editionId, ref }: ApplicationName,
  needed: NeededRight = "edit",
): Promise<ClaimedApplication | null> {
  const found = await findApplication(tx, editionId, ref);
  if (!found || !viewer) return null;
  const application = await claimApplication(tx, found.id);
  if (!application) return null;
  // Asked once it is held, so that whoever is taken out at this moment writes nothing after it.
  const right = await findRight(tx, application, viewer.userId);
  return right === "own" || (right === "edit" && needed === "edit") ? application : null;
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
  const found = await claimWithFacts(tx, context, name);
  if (!found) return refused("not-found");
  const { facts, screening: _, ...writable } = found;
  const writing = mayWrite(facts, writable.now);
  return writing.ok ? ok(writable) : writing;
}

/**
 * Claims it for the end of something that takes time, a submission or an upload: in the grace too,
 * where it was begun before the deadline.
 * @param openedAt when it was begun, by the server's clock; null where that is not known
 * @returns as claimToWrite
 */
export async function claimToFinish(
  tx: Tx,
  context: Context,
  name: ApplicationName,
  openedAt: Date | null,
): Promise<Outcome<Writable>> {
  const found = await claimWithFacts(tx, context, name);
  if (!found) return refused("not-found");
  const { facts, screening, ...writable } = found;
  const begun = await readBegun(tx, writable.application, screening, openedAt);
  const finishing = mayFinish(facts, begun, writable.now);
  return finishing.ok ? ok(writable) : finishing;
}

async function claimWithFacts(tx: Tx, context: Context, name: ApplicationName) {
  const application = await claimOwnApplication(tx, context, name);
  const edition = await findEditionById(tx, name.editionId);
  if (!application || !edition) return null;
  const now = context.clock();
  const screening = await findLastScreening(tx, application.id);
  const known = await asTold(tx, application, now);
  const facts = await readWritingFacts(tx, known, edition, screening);
  return { application, edition, now, facts, screening };
}
