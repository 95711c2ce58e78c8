/** Changes what an edition is called, where and when it takes place, and when its call is open. */
import type { Caps } from "#app/domain/application/caps.ts";
import { lockOf } from "#app/domain/edition/locks.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { type ClaimedEdition, saveEdition as storeEdition } from "#db/repositories/editions.ts";
import { claimSettings, refuseLocked } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface EditionChange {
  readonly editionId: string;
  readonly name: string;
  readonly year: number;
  readonly place: string;
  readonly summary: string;
  /** A day, `2026-06-12`. */
  readonly ceremonyOn: string | null;
  /** Absent where its form showed it as fixed: it stays as it is. So with the two times. */
  readonly timeZone?: string | undefined;
  readonly callOpensAt?: Date | null | undefined;
  readonly callClosesAt?: Date | null | undefined;
  readonly graceMinutes?: number | undefined;
  /** Whom people write to; null for nobody. */
  readonly contactEmail?: string | null | undefined;
  /** How many applications a city may submit; null for as many as it likes. */
  readonly capPerEntrant?: number | null | undefined;
  /** Of files; null for what the product allows. */
  readonly filesPerApplication?: number | null | undefined;
  readonly megabytesPerApplication?: number | null | undefined;
  readonly megabytesPerEdition?: number | null | undefined;
  readonly isOneCategoryAProject?: boolean | undefined;
  /** Whether whoever steps aside from one application does so from its category; it binds what comes after. */
  readonly isRecusalOfCategory?: boolean | undefined;
}

/** Those that may be left open, where null says so. */
const LIMITS = [
  "capPerEntrant",
  "filesPerApplication",
  "megabytesPerApplication",
  "megabytesPerEdition",
] as const;
type Limits = Readonly<Record<(typeof LIMITS)[number], number | null>>;

/** @returns refused `locked-by-use` at the field whose time has come, `invalid` at one at fault */
export async function saveEdition(
  context: Context,
  { editionId, ...sent }: EditionChange,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const { edition, use, now } = claimed;
    if (edition.state === "archived")
      return refused("locked-by-use", lockOf("zone", use) ?? "It is in the archive.");
    const change = {
      ...sent,
      timeZone: sent.timeZone ?? edition.timeZone,
      callOpensAt: sent.callOpensAt === undefined ? edition.callOpensAt : sent.callOpensAt,
      callClosesAt: sent.callClosesAt === undefined ? edition.callClosesAt : sent.callClosesAt,
      graceMinutes: sent.graceMinutes ?? edition.graceMinutes,
      contactEmail: sent.contactEmail === undefined ? edition.contactEmail : sent.contactEmail,
      ...limitsIn(sent, edition),
      isOneCategoryAProject: sent.isOneCategoryAProject ?? edition.isOneCategoryAProject,
      isRecusalOfCategory: sent.isRecusalOfCategory ?? edition.isRecusalOfCategory,
    };
    const locked =
      (change.timeZone !== edition.timeZone && refuseLocked("zone", use, "timeZone")) ||
      (isMoved(change.callOpensAt, edition.callOpensAt) &&
        refuseLocked("call-opens", use, "callOpens")) ||
      (isMoved(change.callClosesAt, edition.callClosesAt) &&
        refuseLocked("call-closes", use, "callCloses")) ||
      (change.graceMinutes !== edition.graceMinutes &&
        refuseLocked("call-closes", use, "graceMinutes"));
    if (locked) return locked;
    if (change.graceMinutes < edition.graceMinutes && lockOf("call-opens", use) !== null)
      return refusedAt(
        "graceMinutes",
        "invalid",
        "The call has opened and states this grace: it can be made longer, not shorter.",
      );
    const fault = callFault(change, edition, now);
    if (fault) return refusedAt(fault.field, "invalid", fault.message);
    await storeEdition(tx, edition, change);
    await recordAct(tx, context, {
      editionId,
      act: "edition-changed",
      subject: edition.name,
      details: whatChanged(change, edition),
      at: now,
    });
    return ok();
  });
}

/** One that the form did not send stays as it is. */
function limitsIn(sent: Partial<Record<keyof Limits, number | null | undefined>>, edition: Limits) {
  const entries = LIMITS.map((key) => [key, sent[key] === undefined ? edition[key] : sent[key]]);
  return Object.fromEntries(entries) as Limits;
}

interface CallTimes {
  readonly callOpensAt: Date | null;
  readonly callClosesAt: Date | null;
}

function isMoved(one: Date | null, other: Date | null): boolean {
  return one?.getTime() !== other?.getTime();
}

function callFault({ callOpensAt, callClosesAt }: CallTimes, edition: ClaimedEdition, now: Date) {
  if (callOpensAt && callClosesAt && callClosesAt <= callOpensAt)
    return { field: "callCloses", message: "The call must close after it opens." };
  if (edition.state !== "call") return null;
  if (!callOpensAt)
    return { field: "callOpens", message: "The call is announced: say when it opens." };
  if (!callClosesAt)
    return { field: "callCloses", message: "The call is announced: say when it closes." };
  if (isMoved(callClosesAt, edition.callClosesAt) && callClosesAt <= now)
    return {
      field: "callCloses",
      message: "This time has passed. To end the call now, close it in the control room.",
    };
  return null;
}

/** From what to what, of the times and the zone; of words only that they changed. */
function whatChanged(
  change: CallTimes &
    Limits &
    Caps & {
      readonly timeZone: string;
      readonly graceMinutes: number;
      readonly isRecusalOfCategory: boolean;
    },
  edition: ClaimedEdition,
): Record<string, unknown> {
  const details: Record<string, unknown> = {};
  for (const key of ["callOpensAt", "callClosesAt"] as const)
    if (isMoved(change[key], edition[key]))
      details[key] = {
        from: edition[key]?.toISOString() ?? null,
        to: change[key]?.toISOString() ?? null,
      };
  if (change.graceMinutes !== edition.graceMinutes)
    details["graceMinutes"] = { from: edition.graceMinutes, to: change.graceMinutes };
  for (const key of [...LIMITS, "isOneCategoryAProject", "isRecusalOfCategory"] as const)
    if (change[key] !== edition[key]) details[key] = { from: edition[key], to: change[key] };
  if (change.timeZone !== edition.timeZone)
    details["timeZone"] = { from: edition.timeZone, to: change.timeZone };
  return details;
}
