/** Takes a colleague out of an application, or an unanswered invitation back; and leaves one. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import {
  claimApplication,
  type ClaimedApplication,
  findApplication,
} from "#db/repositories/applications.ts";
import { type Colleague, listColleagues, saveColleague } from "#db/repositories/colleagues.ts";
import type { Tx } from "#db/store/store.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";

/** @returns refused `not-found` for who is not in charge, and where nobody has that id */
export async function removeColleague(
  context: Context,
  { id, ...name }: ApplicationName & { readonly id: string },
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const application = await claimOwnApplication(tx, context, name, "own");
    const there = application && (await listColleagues(tx, application.id));
    const found = there?.find(({ colleague }) => colleague.id === id)?.colleague;
    if (!application || !found) return refused("not-found");
    await takeOut(tx, context, application, found, "colleague-removed");
    return ok();
  });
}

/** @returns refused `not-found` for who is no colleague there; who began it withdraws it instead */
export async function leaveApplication(
  context: Context,
  { editionId, ref }: ApplicationName,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const found = await findApplication(tx, editionId, ref);
    const application = found && (await claimApplication(tx, found.id));
    if (!application || !context.viewer) return refused("not-found");
    const { userId } = context.viewer;
    const mine = (await listColleagues(tx, application.id)).filter(
      ({ colleague }) => colleague.userId === userId,
    );
    if (mine.length === 0) return refused("not-found");
    for (const { colleague } of mine)
      await takeOut(tx, context, application, colleague, "colleague-left");
    return ok();
  });
}

async function takeOut(
  tx: Tx,
  context: Context,
  application: ClaimedApplication,
  colleague: Colleague,
  act: string,
): Promise<void> {
  const at = context.clock();
  await saveColleague(tx, colleague.id, { removedAt: at, tokenHash: null });
  await recordAct(tx, context, {
    editionId: application.editionId,
    act,
    subject: application.ref,
    details: { address: colleague.email },
    at,
  });
}
