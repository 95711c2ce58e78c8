/** Changes what is said of a judge, and the panels they sit on. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { voidJudgeInvitations } from "#db/repositories/invitations.ts";
import {
  type Judge,
  listJudges,
  NOT_DECLINED,
  saveJudge as storeJudge,
  saveSeat,
  saveSeatsRemoved,
} from "#db/repositories/judges.ts";
import { listSeatsOf } from "#db/repositories/memberships.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { addressFault } from "./judge-address.ts";
import { inviteJudge, tellPanels } from "./judge-invitation.ts";
import { recordAct } from "./record-act.ts";

interface JudgeChange {
  readonly editionId: string;
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly country: string | null;
  readonly isChair: boolean;
  /** Slugs of the categories; a seat that is left out is taken back, its submitted scorecards count. */
  readonly panels: readonly string[];
  /** Absent once the judge has accepted: the account keeps its address. */
  readonly email?: string | undefined;
}

/** @returns refused `locked-by-use` once certified, `already-exists` or `not-allowed` at the address */
export async function saveJudge(
  context: Context,
  { editionId, slug, panels, email, isChair, ...words }: JudgeChange,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const judges = edition ? await listJudges(tx, editionId) : [];
    const judge = judges.find((one) => one.slug === slug);
    if (!edition || !judge) return refused("not-found");
    if (isResultFixed(edition))
      return refused("locked-by-use", "The result is certified: the panel is part of it.");
    const now = context.clock();
    const address = (judge.acceptedAt === null && email?.trim().toLowerCase()) || judge.email;
    if (address !== null && address !== judge.email) {
      const others = judges.filter((one) => one !== judge);
      const refusal = await addressFault(tx, edition.programmeId, address, others);
      if (refusal) return refusal;
    }
    const seats = await changeSeats(tx, context, judge, panels, now);
    if (!seats.ok) return seats;
    const declined = address === judge.email ? {} : NOT_DECLINED;
    await storeJudge(tx, judge.id, { ...words, chair: isChair, email: address, ...declined });
    const next = { ...judge, name: words.name, email: address, chair: isChair };
    await tellJudge(tx, context, edition, judge, next, seats.value, now);
    await recordAct(tx, context, {
      editionId,
      act: "judge-changed",
      subject: words.name,
      details: { added: seats.value.added, removed: seats.value.removed, isChair },
      at: now,
    });
    return ok();
  });
}

interface SeatChanges {
  /** Slugs. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The panels as they are now. */
  readonly now: readonly { readonly id: string; readonly name: string }[];
}

async function changeSeats(
  tx: Tx,
  context: Context,
  judge: Judge,
  panels: readonly string[],
  removedAt: Date,
): Promise<Outcome<SeatChanges>> {
  const categories = await listCategories(tx, judge.editionId);
  const chosen = categories.filter(({ slug }) => panels.includes(slug));
  if (chosen.length !== new Set(panels).size) return refused("not-found");
  const seated = new Set(await listSeatsOf(tx, judge.id));
  const added = chosen.filter(({ id }) => !seated.has(id));
  const removed = categories.filter((one) => seated.has(one.id) && !chosen.includes(one));
  for (const { id: categoryId } of added)
    await saveSeat(tx, { id: context.newId(), judgeId: judge.id, categoryId });
  await saveSeatsRemoved(
    tx,
    judge.id,
    removed.map(({ id }) => id),
    removedAt,
  );
  return ok({
    added: added.map(({ slug }) => slug),
    removed: removed.map(({ slug }) => slug),
    now: chosen,
  });
}

/** A new address gets an invitation of its own; who has accepted hears of changed panels. */
async function tellJudge(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  before: Judge,
  judge: Judge,
  seats: SeatChanges,
  at: Date,
): Promise<void> {
  const { id, name, email, chair } = judge;
  if (email === null) return;
  const isMoved = seats.added.length + seats.removed.length > 0;
  if (judge.acceptedAt !== null) {
    const panels = seats.now.map((panel) => panel.name);
    if (isMoved) await tellPanels(tx, context, edition, { name, email, panels }, at);
  } else if (email !== before.email) {
    const categoryIds = seats.now.map((panel) => panel.id);
    await inviteJudge(tx, context, edition, { id, name, email, isChair: chair, categoryIds }, at);
  } else if (isMoved && seats.now.length === 0) {
    // There is nothing left to accept.
    await voidJudgeInvitations(tx, id, at);
  }
}
