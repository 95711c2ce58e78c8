/** Sets the rounds: their numbers until judging begins, their times until each is over. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { lockOf, lockOfClosing, lockOfOpening } from "#app/domain/edition/locks.ts";
import { repeatedNames, roundFaults } from "#app/domain/edition/settings-faults.ts";
import { type RoundRules, rulesOf } from "#app/domain/edition/settings.ts";
import { canonicalJson } from "#app/domain/kernel/canonical-json.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { type RowChanges, rowChanges } from "#app/domain/kernel/row-changes.ts";
import { slugOf } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import { appendRound, deleteRounds, saveRound } from "#db/repositories/edition-rules.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimSettings, refuseStale } from "./claim-settings.ts";
import { recordAct } from "./record-act.ts";

interface SentRound {
  readonly id?: string | undefined;
  readonly name: string;
  /** Absent where the form showed them as fixed: they stay as they are. So with the two times. */
  readonly rules?: RoundRules | undefined;
  readonly opensAt?: Date | null | undefined;
  readonly closesAt?: Date | null | undefined;
}

interface SentRounds {
  readonly editionId: string;
  /** Ids that the form showed. */
  readonly known: readonly string[];
  readonly rows: readonly SentRound[];
}

/** A round as it would be, beside what it is. */
interface NextRound extends RoundRules {
  readonly stored: Round | undefined;
  readonly name: string;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

type Changes = Extract<RowChanges<SentRound>, { isCurrent: true }>;

/** @returns refused `locked-by-use`, `invalid` at the field at fault, or `stale-version` */
export async function saveRounds(
  context: Context,
  { editionId, ...sent }: SentRounds,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claimed = await claimSettings(tx, context, editionId);
    if (!claimed) return refused("not-found");
    const { use, now } = claimed;
    const stored = await listRounds(tx, editionId);
    const changes = rowChanges(
      stored.map(({ id }) => id),
      sent,
    );
    if (!changes.isCurrent) return refuseStale();
    const next = sent.rows.map((row) => nextRound(row, stored));
    const order = changes.kept.map(({ id }) => id);
    const isRuleChange =
      changes.added.length > 0 ||
      changes.removed.length > 0 ||
      canonicalJson(order) !== canonicalJson(stored.map(({ id }) => id)) ||
      next.some((one) => one.stored && !hasSameRules(one, one.stored));
    const reason = lockOf("rounds", use);
    const isOver = isResultFixed(use);
    if (reason !== null && (isRuleChange || isOver)) return refused("locked-by-use", reason);
    const fault = lockedFault(changes, stored, next) ?? roundFault(next) ?? timeFault(next, now);
    if (fault) return refusedAt(fault.field, fault.code, fault.message);
    await storeRounds(tx, context, editionId, next, changes);
    await recordAct(tx, context, {
      editionId,
      act: "rounds-changed",
      subject: claimed.edition.name,
      details: {
        rounds: next.map(({ name, kind }) => `${name}, ${kind}`),
        areRulesChanged: isRuleChange,
        moved: next.flatMap(movedTimes),
      },
      at: now,
    });
    return ok();
  });
}

function nextRound(row: SentRound, rounds: readonly Round[]): NextRound {
  const stored = rounds.find(({ id }) => id === row.id);
  const rules = row.rules ?? stored;
  if (!rules) throw new Error("a new round without rules");
  return {
    ...rulesOf(rules),
    stored,
    name: row.name,
    opensAt: row.opensAt === undefined ? (stored?.opensAt ?? null) : row.opensAt,
    closesAt: row.closesAt === undefined ? (stored?.closesAt ?? null) : row.closesAt,
  };
}

function hasSameRules(one: RoundRules, other: RoundRules): boolean {
  return canonicalJson(rulesOf(one)) === canonicalJson(rulesOf(other));
}

interface Fault {
  readonly field: string;
  readonly code: "invalid" | "locked-by-use";
  readonly message: string;
}

/** A round that was opened, such as the screening, stays and keeps its kind. */
function lockedFault(
  { removed }: Changes,
  stored: readonly Round[],
  next: readonly NextRound[],
): Fault | null {
  const code = "locked-by-use";
  const gone = stored.find(({ id, state }) => removed.includes(id) && state !== "pending");
  if (gone) return { field: "", code, message: `${gone.name} was opened, so it stays.` };
  const index = next.findIndex(
    (one) => one.stored && one.stored.state !== "pending" && one.stored.kind !== one.kind,
  );
  if (index < 0) return null;
  return {
    field: `rounds.${index}.kind`,
    code,
    message: "The round was opened: it keeps its kind.",
  };
}

function roundFault(next: readonly NextRound[]): Fault | null {
  const code = "invalid";
  const [fault] = roundFaults(next);
  if (fault) return { field: `rounds.${fault.index}.${fault.field}`, code, message: fault.message };
  const [repeated] = repeatedNames(next.map(({ name }) => name));
  if (!repeated) return null;
  const message = `There are two rounds called ${repeated.name}.`;
  return { field: `rounds.${repeated.index}.name`, code, message };
}

function isMoved(one: Date | null, other: Date | null | undefined): boolean {
  return one?.getTime() !== other?.getTime();
}

function timeFault(next: readonly NextRound[], now: Date): Fault | null {
  for (const [index, { stored, opensAt, closesAt }] of next.entries()) {
    const at = (name: string, code: Fault["code"], message: string) => ({
      field: `rounds.${index}.${name}`,
      code,
      message,
    });
    const opening = stored && isMoved(opensAt, stored.opensAt) ? lockOfOpening(stored) : null;
    if (opening !== null) return at("opens", "locked-by-use", opening);
    const closing = stored && isMoved(closesAt, stored.closesAt) ? lockOfClosing(stored) : null;
    if (closing !== null) return at("closes", "locked-by-use", closing);
    if (opensAt && closesAt && closesAt <= opensAt)
      return at("closes", "invalid", "The round must close after it opens.");
    if (
      stored?.state === "open" &&
      closesAt &&
      isMoved(closesAt, stored.closesAt) &&
      closesAt <= now
    )
      return at(
        "closes",
        "invalid",
        "This time has passed. To end the round now, close it on the page about judging.",
      );
  }
  return null;
}

function movedTimes({ name, stored, opensAt, closesAt }: NextRound) {
  if (!stored) return [];
  return [
    ...(isMoved(opensAt, stored.opensAt)
      ? [{ round: name, opens: opensAt?.toISOString() ?? null }]
      : []),
    ...(isMoved(closesAt, stored.closesAt)
      ? [{ round: name, closes: closesAt?.toISOString() ?? null }]
      : []),
  ];
}

async function storeRounds(
  tx: Tx,
  context: Context,
  editionId: string,
  next: readonly NextRound[],
  { removed }: Changes,
): Promise<void> {
  await deleteRounds(tx, removed);
  const taken = new Set(next.flatMap(({ stored }) => (stored ? [stored.slug] : [])));
  for (const [position, { stored, ...round }] of next.entries()) {
    if (stored) {
      await saveRound(tx, stored.id, { ...round, position });
      continue;
    }
    const slug = slugOf(round.name, taken, "round");
    taken.add(slug);
    await appendRound(tx, {
      ...round,
      id: context.newId(),
      editionId,
      slug,
      position,
      state: "pending",
      version: 0,
    });
  }
}
