/** The secretariat's check of a submitted application: findings on its clauses, and the conclusion. */
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import {
  clausesToTell,
  type Conclusion,
  type FindingResult,
  mayConclude,
  mayScreen,
} from "#app/domain/screening/conclude.ts";
import { withWaiting } from "#app/domain/screening/open-questions.ts";
import { CONCLUDING, notesOfOthers, type Phase, phaseOf } from "#app/domain/screening/screeners.ts";
import { findFormToWrite } from "#app/queries/application-form.ts";
import { conclusionFields, type ToTell } from "#app/queries/conclusion-letter.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import { saveApplicationState } from "#db/repositories/applications.ts";
import { appendNote } from "#db/repositories/internal-notes.ts";
import { findLastScreening, saveFinding, saveScreening } from "#db/repositories/screenings.ts";
import type { Tx } from "#db/store/store.ts";
import {
  claimToScreen,
  loadPair,
  standingClauses,
  type ScreeningName,
  type StoredClause,
  type UnderScreening,
} from "./claim-to-screen.ts";
import { recordAct } from "./record-act.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

export interface NewFinding {
  readonly clauseId: string;
  readonly result: FindingResult;
  readonly note: string;
  /** Where in the application it shows. */
  readonly evidence?: string;
  /** For who screens; the city never reads it. */
  readonly noteToSelf?: string;
}

export interface Findings extends ScreeningName {
  readonly findings: readonly NewFinding[];
}

/** Keeps the findings for now; the city learns nothing before the conclusion. */
export async function saveFindings(context: Context, input: Findings): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimUnconcluded(tx, context, input);
    if (!claim.ok) return claim;
    const kept = await keepFindings(tx, context, claim.value, input.findings);
    if (!kept.ok) return kept;
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
  /** The questions that a return opens, by name; null or left out opens all of them. */
  readonly openQuestions?: readonly string[] | null;
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
    const openQuestions = conclusion === "returned" ? await openedBy(tx, application, input) : null;
    const state = nextState(APPLICATION_TRANSITIONS, application.state, EVENTS[conclusion]);
    if (state === null)
      return refused(
        "not-allowed",
        "It was returned and not corrected in time: it can only be rejected.",
      );
    const phase = await findPhase(tx, context, claim.value);
    if (phase === "own" || phase === "taken")
      return refused(
        "findings",
        "Two of the secretariat screen this application. It is concluded once both have checked every clause.",
      );
    const kept = await keepFindings(tx, context, claim.value, input.findings);
    if (!kept.ok) return kept;
    const pair = await loadPair(tx, application, edition, input.submission);
    const clauses = standingClauses(pair, personOf(context));
    const allowed = mayConclude(conclusion, clauses);
    if (!allowed.ok) return allowed;
    if (conclusion === "returned" && (dueAt === null || dueAt <= now))
      return refusedAt("dueAt", "invalid", "Give a day that is still to come");

    if (phase === "settle") await keepStanding(tx, context, claim.value, clauses);
    await saveApplicationState(tx, application, { state });
    await saveScreening(tx, application, {
      id: context.newId(),
      submission: input.submission,
      outcome: conclusion,
      reason,
      ...(conclusion === "returned" && dueAt !== null ? { dueAt, openQuestions } : {}),
      concludedById: context.viewer?.userId ?? null,
      concludedAt: now,
    });
    const told = clausesToTell(conclusion, clauses);
    await writeToCity(tx, context, claim.value, {
      conclusion,
      reason,
      dueAt,
      clauses: told,
      openQuestions,
    });
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

async function openedBy(
  tx: Tx,
  application: UnderScreening["application"],
  { openQuestions = null }: Concluding,
): Promise<readonly string[] | null> {
  if (openQuestions === null) return null;
  return withWaiting((await findFormToWrite(tx, application)).form, openQuestions);
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

/** Nobody is the viewer of an operator's script. */
function personOf(context: Context): string {
  return context.viewer?.userId ?? "";
}

async function findPhase(
  tx: Tx,
  context: Context,
  { application, edition, submission }: UnderScreening,
): Promise<Phase> {
  const pair = await loadPair(tx, application, edition, submission);
  return phaseOf(pair, personOf(context));
}

/** @returns refused `not-allowed` to a third person while two others screen it */
async function keepFindings(
  tx: Tx,
  context: Context,
  under: UnderScreening,
  findings: readonly NewFinding[],
): Promise<Outcome<void>> {
  const { application, edition, submission, now } = under;
  const pair = await loadPair(tx, application, edition, submission);
  const phase = phaseOf(pair, personOf(context));
  if (phase === "taken")
    return refused("not-allowed", "Two others of the secretariat are screening this application.");
  const known = new Set(pair.clauseIds);
  const screener = phase === "own" ? personOf(context) : CONCLUDING;
  await keepNotesOfOthers(tx, context, under, { ...pair, screener, of: findings });
  for (const { clauseId, result, note, evidence = "", noteToSelf = "" } of findings)
    if (known.has(clauseId))
      await saveFinding(tx, application, {
        id: context.newId(),
        submission,
        clauseId,
        result,
        note: note.trim(),
        evidence: evidence.trim(),
        noteToSelf: noteToSelf.trim(),
        screener,
        foundById: context.viewer?.userId ?? null,
        foundAt: now,
      });
  return ok();
}

/** What a colleague had written to themselves on a clause goes to their own notes, where they alone see it. */
async function keepNotesOfOthers(
  tx: Tx,
  context: Context,
  { application, now }: UnderScreening,
  {
    clauses,
    findings,
    screener,
    of,
  }: Pick<Awaited<ReturnType<typeof loadPair>>, "clauses" | "findings"> & {
    readonly screener: string;
    readonly of: readonly NewFinding[];
  },
): Promise<void> {
  const clauseIds = of.map(({ clauseId }) => clauseId);
  for (const one of notesOfOthers(findings, { screener, clauseIds }, personOf(context))) {
    const clause = clauses.find(({ id }) => id === one.clauseId);
    await appendNote(tx, application, {
      id: context.newId(),
      authorId: one.foundById,
      seenBy: "author",
      text: `${clause?.title ?? ""}: ${one.noteToSelf}`,
      writtenAt: now,
    });
  }
}

/** What both found becomes what was concluded on: the city reads that, never one screener's own. */
async function keepStanding(
  tx: Tx,
  context: Context,
  under: UnderScreening,
  clauses: readonly StoredClause[],
): Promise<void> {
  const { findings } = await loadPair(tx, under.application, under.edition, under.submission);
  const settled = new Set(
    findings.filter(({ screener }) => screener === CONCLUDING).map(({ clauseId }) => clauseId),
  );
  const agreed = clauses.flatMap(({ id: clauseId, result, note }) =>
    result === null || settled.has(clauseId) ? [] : [{ clauseId, result, note }],
  );
  await keepFindings(tx, context, under, agreed);
}

interface Told extends ToTell {
  readonly conclusion: Conclusion;
}

/** An application that came by import has nobody to write to. */
export async function writeToCity(
  tx: Tx,
  context: Context,
  { application, edition, now: at }: UnderScreening,
  { conclusion, ...told }: Told,
): Promise<void> {
  const reader = await findOwner(tx, application.ownerId);
  if (!reader) return;
  await writeToApplicant(tx, context, {
    kind: conclusion,
    applicationId: application.id,
    reader,
    fields: conclusionFields(told, {
      form: (await findFormToWrite(tx, application)).form,
      timeZone: edition.timeZone,
    }),
    at,
  });
}
