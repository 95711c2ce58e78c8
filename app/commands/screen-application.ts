/** The secretariat's check of a submitted application: findings on its clauses, and the conclusion. */
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { instantInWords } from "#app/domain/application/letters.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import {
  clausesToTell,
  type Conclusion,
  type FindingResult,
  mayConclude,
  mayScreen,
} from "#app/domain/screening/conclude.ts";
import { findingsInWords } from "#app/domain/screening/findings-text.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import { saveApplicationState } from "#db/repositories/applications.ts";
import { findLastScreening, saveFinding, saveScreening } from "#db/repositories/screenings.ts";
import type { Tx } from "#db/store/store.ts";
import {
  claimToScreen,
  checkedClauses,
  type ScreeningName,
  type UnderScreening,
} from "./claim-to-screen.ts";
import { recordAct } from "./record-act.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

export interface NewFinding {
  readonly clauseId: string;
  readonly result: FindingResult;
  readonly note: string;
}

export interface Findings extends ScreeningName {
  readonly findings: readonly NewFinding[];
}

/** Keeps the findings for now; the city learns nothing before the conclusion. */
export async function saveFindings(context: Context, input: Findings): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimUnconcluded(tx, context, input);
    if (!claim.ok) return claim;
    await keepFindings(tx, context, claim.value, input.findings);
    const { application, now: at } = claim.value;
    await recordAct(tx, context, {
      editionId: application.editionId,
      act: "findings-saved",
      subject: application.ref,
      details: { submission: input.submission, clauses: input.findings.length },
      at,
    });
    return ok();
  });
}

export interface Concluding extends Findings {
  readonly conclusion: Conclusion;
  /** In the secretariat's own words, for the city. */
  readonly reason: string;
  /** Until when a returned application may be corrected; null for the other conclusions. */
  readonly dueAt: Date | null;
}

/**
 * Concludes the check, and writes to the city.
 * @returns refused `findings` where they do not allow it, `invalid` for a day that has passed,
 *   `stale-version` where another version was submitted or it was concluded in the meantime
 */
export async function concludeScreening(
  context: Context,
  input: Concluding,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimUnconcluded(tx, context, input);
    if (!claim.ok) return claim;
    const { application, edition, now } = claim.value;
    const { conclusion, reason, dueAt } = input;
    const state = nextState(APPLICATION_TRANSITIONS, application.state, EVENTS[conclusion]);
    if (state === null)
      return refused(
        "not-allowed",
        "It was returned and not corrected in time: it can only be rejected.",
      );
    await keepFindings(tx, context, claim.value, input.findings);
    const clauses = await checkedClauses(tx, application, input.submission);
    const allowed = mayConclude(conclusion, clauses);
    if (!allowed.ok) return allowed;
    if (conclusion === "returned" && (dueAt === null || dueAt <= now))
      return refusedAt("dueAt", "invalid", "Give a day that is still to come");

    await saveApplicationState(tx, application, { state });
    await saveScreening(tx, application, {
      id: context.newId(),
      submission: input.submission,
      outcome: conclusion,
      reason,
      ...(conclusion === "returned" && dueAt !== null ? { dueAt } : {}),
      concludedById: context.viewer?.userId ?? null,
      concludedAt: now,
    });
    const told = clausesToTell(conclusion, clauses);
    await writeToCity(tx, context, claim.value, { conclusion, reason, dueAt, clauses: told });
    await recordAct(tx, context, {
      editionId: edition.id,
      act: `application-${conclusion}`,
      subject: application.ref,
      details: { submission: input.submission, clauses: told.length },
      at: now,
    });
    return ok();
  });
}

const EVENTS = { accepted: "accept", returned: "return", rejected: "reject" } as const;

async function claimUnconcluded(
  tx: Tx,
  context: Context,
  name: ScreeningName,
): Promise<Outcome<UnderScreening>> {
  const claim = await claimToScreen(tx, context, name);
  if (!claim.ok) return claim;
  const { application, now } = claim.value;
  const last = await findLastScreening(tx, application.id);
  const may = mayScreen({ state: application.state, dueAt: last?.dueAt ?? null }, now);
  return may.ok ? claim : may;
}

async function keepFindings(
  tx: Tx,
  context: Context,
  { application, submission, now }: UnderScreening,
  findings: readonly NewFinding[],
): Promise<void> {
  const known = new Set((await checkedClauses(tx, application, submission)).map(({ id }) => id));
  for (const { clauseId, result, note } of findings)
    if (known.has(clauseId))
      await saveFinding(tx, application, {
        id: context.newId(),
        submission,
        clauseId,
        result,
        note: note.trim(),
        evidence: "",
        noteToSelf: "",
        screener: "",
        foundById: context.viewer?.userId ?? null,
        foundAt: now,
      });
}

interface Told {
  readonly conclusion: Conclusion;
  readonly clauses: Parameters<typeof findingsInWords>[0];
  /** In the secretariat's own words; may be empty. */
  readonly reason: string;
  /** Of a return for correction. */
  readonly dueAt: Date | null;
}

/** An application that came by import has nobody to write to. */
export async function writeToCity(
  tx: Tx,
  context: Context,
  { application, edition, now: at }: UnderScreening,
  { conclusion, clauses, reason, dueAt }: Told,
): Promise<void> {
  const reader = await findOwner(tx, application.ownerId);
  if (!reader) return;
  await writeToApplicant(tx, context, {
    kind: conclusion,
    applicationId: application.id,
    reader,
    fields: {
      findings: findingsInWords(clauses),
      reason,
      ...(dueAt === null ? {} : { deadline: instantInWords(dueAt, edition.timeZone, true) }),
    },
    at,
  });
}
