/** The claim that every act of a secretariat on an edition begins with. */
import { refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { type ClaimedEdition, claimEdition } from "#db/repositories/editions.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { listAsideOf } from "#db/repositories/staff-recusals.ts";
import { refuseInside, type Tx } from "#db/store/store.ts";

/** Why a member who stepped aside from a category does nothing that touches the whole edition. */
const NOT_WHOLE =
  "You have stepped aside from a category of this edition, and this touches all of it. Please ask a colleague who has not.";

/**
 * What an act touches: the whole edition, one application, or what is the person's own. Whoever
 * stepped aside from a category acts on single applications of the others. See docs/access.md.
 */
export type Reach = "edition" | "own" | { readonly ref: string };

/**
 * Asks for the role again inside the transaction: it may have been taken away since the page was
 * shown. Nobody is the viewer of an operator's script; a route never comes here without one. The
 * command that asks is refused as `recused` where who acts stepped aside from a category.
 * @returns null where the edition, or the application, does not exist for who asks
 */
export async function claimAsSecretariat(
  tx: Tx,
  context: Context,
  editionId: string,
  reach: Reach = "edition",
): Promise<ClaimedEdition | null> {
  const edition = await claimEdition(tx, editionId);
  if (!edition) return null;
  if (context.viewer === null) return edition;
  const { userId } = context.viewer;
  const { programmeId } = edition;
  if ((await findStaffRole(tx, programmeId, userId)) !== "secretariat") return null;
  const aside = await listAsideOf(tx, { programmeId, userId }, editionId);
  if (aside.length === 0 || reach === "own") return edition;
  if (reach === "edition") refuseInside(refused("recused", NOT_WHOLE));
  const application = await findApplication(tx, editionId, reach.ref);
  const isAside = aside.some(({ categoryId }) => categoryId === application?.categoryId);
  return application === null || isAside ? null : edition;
}
