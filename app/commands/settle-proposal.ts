/** The second person's act: confirms a proposal or refuses it; whoever proposed it may take it back. */
import {
  actName,
  maySettle,
  refusalReason,
  type Settlement,
  type TwoPersonAct,
} from "#app/domain/decision/second-person.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { findProposal, type Proposal, saveSettled } from "#db/repositories/proposals.ts";
import { listStaff } from "#db/repositories/staff.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";
import { PREPARES } from "./two-person-acts.ts";
import { digestOfPrepared, membersFor } from "./two-persons.ts";

export interface ToSettle {
  readonly editionId: string;
  readonly proposalId: string;
  readonly how: Settlement;
  /** Why it is refused; of the other two nobody is asked. */
  readonly reason?: string;
}

/**
 * @returns refused `not-allowed` for the wrong one of the two, `not-ready` where it was settled before,
 *   `stale-version` where what would happen is not what was proposed, `invalid` at `reason`, or as the
 *   act itself is refused
 */
export async function settleProposal(
  context: Context,
  { editionId, proposalId, how, reason = "" }: ToSettle,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const proposal = await findProposal(tx, editionId, proposalId);
    const reach = proposal?.act === "disqualify" ? { ref: proposal.subject } : "edition";
    const edition = await claimAsSecretariat(tx, context, editionId, reach);
    // Read again once the edition is held: another may have settled it meanwhile.
    const held = edition && (await findProposal(tx, editionId, proposalId));
    const by = context.viewer?.userId;
    if (!held || by === undefined) return refused("not-found");
    const may = maySettle(held, how, by, await membersFor(tx, edition, reach));
    if (!may.ok) return may;
    const why = refusalReason(how, reason);
    if (!why.ok) return why;
    const at = context.clock();
    if (how === "confirmed") {
      const done = await perform(tx, context, edition, held);
      if (!done.ok) return done;
    }
    await saveSettled(tx, edition, held.id, {
      outcome: how,
      settledById: by,
      settledAt: at,
      refusalReason: why.value,
    });
    if (how !== "withdrawn") await tellProposer(tx, context, edition, held, how, at);
    // The reason stays with the proposal: observers read the log, and it may tell what they may not know.
    await recordAct(tx, context, {
      editionId,
      act: `proposal-${how}`,
      subject: held.subject,
      details: { act: held.act, proposal: held.id },
      at,
    });
    return ok();
  });
}

async function perform(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  proposal: Proposal,
): Promise<Outcome<void>> {
  const { digest, says: _said, ...payload } = proposal.payload;
  const prepared = await PREPARES[proposal.act as TwoPersonAct](
    tx,
    context,
    edition,
    payload,
    true,
  );
  if (!prepared.ok) return prepared;
  if (digestOfPrepared(prepared.value) !== digest)
    return refused(
      "stale-version",
      "What this would do has changed since it was proposed. Refuse it, and propose it again. Now:",
      ...prepared.value.says,
    );
  await prepared.value.perform({ proposal: proposal.id });
  return ok();
}

async function tellProposer(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { act, subject, proposedById }: Proposal,
  how: Settlement,
  at: Date,
): Promise<void> {
  const staff = await listStaff(tx, edition.programmeId);
  const proposer = staff.find(({ userId }) => userId === proposedById);
  if (!proposer) return;
  const names = await findEditionNames(tx, edition.id);
  await postMail(tx, context, {
    recipient: proposer.email,
    kind: "proposal-settled",
    editionId: edition.id,
    subject: `${how === "confirmed" ? "Confirmed" : "Refused"}: ${actName(act)}`,
    text: [
      `${context.viewer?.name ?? ""} has ${how} what you proposed: ${actName(act)} (${subject}).`,
      `${how === "refused" ? "The reason is here: " : ""}${context.baseUrl}/secretariat/${names.programme}/${names.slug}/proposals`,
    ].join("\n\n"),
    at,
  });
}
