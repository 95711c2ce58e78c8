/**
 * How an act is done that needs two persons: whoever asks for it proposes, another member of the
 * secretariat confirms. The only member of a secretariat acts alone, and the record says so. See
 * docs/rules.md, "Two persons".
 */
import { ACT_NAMES, goesAlone, type TwoPersonAct } from "#app/domain/decision/second-person.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { digestOf } from "#db/repositories/digest.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { appendProposal, findWaitingProposal, saveSettled } from "#db/repositories/proposals.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { listStaff } from "#db/repositories/staff.ts";
import { listStaffRecusals } from "#db/repositories/staff-recusals.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat, type Reach } from "./claim-as-secretariat.ts";
import { postMail, recordAct } from "./record-act.ts";

/** What an act is asked for with; kept as it is while it waits. */
export type Payload = Readonly<Record<string, unknown>>;

/** An act that may be done now, and is not done yet. */
export interface Prepared {
  /** What it is done to, as the audit log names it. */
  readonly subject: string;
  /** What it depends on: whoever confirms it confirms exactly this. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** What exactly will happen, in sentences. */
  readonly says: readonly string[];
  /** Does it and records it, with what the record says of the two persons. */
  readonly perform: (persons: Readonly<Record<string, unknown>>) => Promise<void>;
}

/**
 * Claims what the act depends on and checks everything, in the transaction that performs it.
 * @param isConfirming whether it was proposed before, and another person confirms it now
 */
export type Prepare<P extends Payload = Payload> = (
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  payload: P,
  isConfirming: boolean,
) => Promise<Outcome<Prepared>>;

export interface TwoPersonOutcome {
  /** Whether it waits for a second person; else it is done. */
  readonly isProposed: boolean;
}

interface Asked<P extends Payload> {
  readonly editionId: string;
  readonly act: TwoPersonAct;
  readonly payload: P;
  /** Left out for what touches the whole edition. */
  readonly reach?: Reach;
}

/** Proposes an act, or does it where nobody else is there to confirm. @returns refused as `prepare` does */
export async function actAsTwo<P extends Payload>(
  context: Context,
  asked: Asked<P>,
  prepare: Prepare<P>,
): Promise<Outcome<TwoPersonOutcome>> {
  return context.store.transact(async (tx): Promise<Outcome<TwoPersonOutcome>> => {
    const edition = await claimAsSecretariat(tx, context, asked.editionId, asked.reach);
    return edition ? askAsTwo(tx, context, edition, asked, prepare) : refused("not-found");
  });
}

/** As actAsTwo, for a command that holds the edition already. */
export async function askAsTwo<P extends Payload>(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { act, payload, reach = "edition" }: Omit<Asked<P>, "editionId">,
  prepare: Prepare<P>,
): Promise<Outcome<TwoPersonOutcome>> {
  const prepared = await prepare(tx, context, edition, payload, false);
  if (!prepared.ok) return prepared;
  const actor = context.viewer?.userId ?? null;
  const members = await membersFor(tx, edition, reach);
  if (goesAlone(actor, members)) {
    await prepared.value.perform({ alone: true });
    return ok({ isProposed: false });
  }
  await propose(tx, context, edition, { act, payload, members, prepared: prepared.value });
  return ok({ isProposed: true });
}

/**
 * User ids of everybody of the secretariat who may do or confirm such an act now: whoever stepped aside
 * from a category has no part in what touches it, or the whole edition.
 */
export async function membersFor(
  tx: Tx,
  edition: ClaimedEdition,
  reach: Reach,
): Promise<readonly string[]> {
  const about = typeof reach === "object" ? await findApplication(tx, edition.id, reach.ref) : null;
  const aside = (await listStaffRecusals(tx, edition.id))
    .filter(({ categoryId }) => about === null || categoryId === about.categoryId)
    .map(({ userId }) => userId);
  const staff = await listStaff(tx, edition.programmeId);
  return staff
    .filter(({ role, userId }) => role === "secretariat" && !aside.includes(userId))
    .map(({ userId }) => userId);
}

/** What the confirmation is compared with: everything that whoever confirms was shown. */
export function digestOfPrepared({ subject, facts, says }: Prepared): string {
  return digestOf({ subject, facts, says });
}

interface Proposed {
  readonly act: TwoPersonAct;
  readonly payload: Payload;
  readonly prepared: Prepared;
  /** Who may confirm it, by user id. */
  readonly members: readonly string[];
}

/** Called where the act was prepared already. A later proposal of the same act takes the place of one that waits. */
async function propose(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { act, payload, prepared, members }: Proposed,
): Promise<void> {
  const { subject, says } = prepared;
  const at = context.clock();
  const by = context.viewer?.userId ?? null;
  const earlier = await findWaitingProposal(tx, edition.id, { act, subject });
  if (earlier)
    await saveSettled(tx, edition, earlier.id, {
      outcome: "withdrawn",
      settledById: by,
      settledAt: at,
      refusalReason: null,
    });
  const id = context.newId();
  await appendProposal(tx, edition, {
    id,
    act,
    subject,
    payload: { ...payload, says, digest: digestOfPrepared(prepared) },
    proposedById: by,
    proposedAt: at,
  });
  await askOthers(tx, context, edition, { act, subject, members, at });
  const details = { act, proposal: id, ...(earlier ? { replaces: earlier.id } : {}) };
  await recordAct(tx, context, {
    editionId: edition.id,
    act: "act-proposed",
    subject,
    details,
    at,
  });
}

interface Asking {
  readonly act: TwoPersonAct;
  readonly subject: string;
  readonly members: readonly string[];
  readonly at: Date;
}

/** The mail names the act and leads to the page; what exactly will happen is told there alone. */
async function askOthers(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { act, subject, members, at }: Asking,
): Promise<void> {
  const names = await findEditionNames(tx, edition.id);
  const who = context.viewer?.name ?? "";
  for (const { email, userId } of await listStaff(tx, edition.programmeId)) {
    if (!members.includes(userId) || userId === context.viewer?.userId) continue;
    await postMail(tx, context, {
      recipient: email,
      kind: "act-proposed",
      editionId: edition.id,
      subject: `Waits for a second person: ${names.name}`,
      text: [
        `${who} proposes: ${ACT_NAMES[act]} (${subject}).`,
        `It is done once another member of the secretariat confirms it. What exactly would happen is here: ${context.baseUrl}/secretariat/${names.programme}/${names.slug}/proposals`,
      ].join("\n\n"),
      at,
    });
  }
}
