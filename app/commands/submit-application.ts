/** Submits an application: what was written is kept exactly, with a receipt. */
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { capFault } from "#app/domain/application/caps.ts";
import { instantInWords } from "#app/domain/application/letters.ts";
import { missingAnswers } from "#app/domain/form/missing.ts";
import { shownAnswers } from "#app/domain/form/shown-questions.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedEach } from "#app/domain/kernel/outcome.ts";
import { findFormToWrite } from "#app/queries/application-form.ts";
import { findOwner } from "#app/queries/letter.ts";
import { questionsWithFiles } from "#app/queries/own-applications.ts";
import type { Context } from "#app/server/context.ts";
import {
  type ClaimedApplication,
  listApplicationsOfEntrant,
  saveApplicationState,
} from "#db/repositories/applications.ts";
import { listAttachments } from "#db/repositories/attachments.ts";
import { claimEdition, type Edition } from "#db/repositories/editions.ts";
import { type Clause, listClauses } from "#db/repositories/edition-settings.ts";
import type { NumberedForm } from "#db/repositories/forms.ts";
import { findLatestNotice } from "#db/repositories/privacy-notices.ts";
import { saveReply } from "#db/repositories/screenings.ts";
import { appendSubmission, findLastSubmission } from "#db/repositories/submissions.ts";
import { appendSubmitAttempt } from "#db/repositories/submit-attempts.ts";
import type { Tx } from "#db/store/store.ts";
import { type ApplicationName, claimToFinish, type Writable } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";
import { recordRefusedAttempt } from "./record-attempt.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

export interface Submitting extends ApplicationName {
  /** The version that was shown: what is submitted is what the person saw. */
  readonly version: number;
  /** Ids of the clauses accepted. */
  readonly acceptedClauses: readonly string[];
  /** Id of the notice of privacy that was accepted; left out where the programme has none. */
  readonly acceptedNotice?: string | null;
  /** What was changed, where it was returned for correction; empty else. */
  readonly reply: string;
  /** When its page was opened, as the server noted it; left out where nothing shows it. */
  readonly openedAt?: Date | null;
}

/**
 * Every attempt is kept: one that succeeds with what it stores, one that is refused by itself.
 * @returns refused `stale-version`, `application-incomplete` with everything that is missing,
 *   `call-closed`, `call-not-open`, `already-submitted`, or `not-found` for anyone but its owner
 */
export async function submitApplication(
  context: Context,
  submitting: Submitting,
): Promise<Outcome<{ readonly receipt: string }>> {
  const arrivedAt = context.clock();
  const outcome = await submit(context, submitting, arrivedAt);
  if (!outcome.ok && outcome.refusal.code !== "not-found") {
    const { code: result, details: missing } = outcome.refusal;
    const { editionId, ref } = submitting;
    await recordRefusedAttempt(context, { editionId, ref, at: arrivedAt, result, missing });
  }
  return outcome;
}

async function submit(
  context: Context,
  submitting: Submitting,
  arrivedAt: Date,
): Promise<Outcome<{ readonly receipt: string }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ readonly receipt: string }>> => {
    // Held first, so that the call cannot be closed between the look at the clock and the commit.
    if (!(await claimEdition(tx, submitting.editionId))) return refused("not-found");
    const claim = await claimToFinish(tx, context, submitting, submitting.openedAt ?? arrivedAt);
    if (!claim.ok) return claim;
    const { application, edition, now } = claim.value;
    if (application.version !== submitting.version)
      return refused(
        "stale-version",
        "This application was saved on another page since you opened this one. Please read it again before you submit.",
      );
    const tooMany = await capFaultOf(tx, application, edition);
    if (tooMany !== null) return refused("over-limit", tooMany);
    const clauses = await listClauses(tx, edition.id);
    const notice = await findLatestNotice(tx, edition.programmeId);
    const form = await findFormToWrite(tx, application);
    const files = await listAttachments(tx, application.id);
    const { title, answers } = application;
    const written = { title, answers, withFiles: questionsWithFiles(files) };
    const missing = [
      // Mended on another page: the form that submits has no such fields.
      ...missingAnswers(form.form, written).map(({ sentence: detail }) => ({ field: "", detail })),
      ...missingIn(application, clauses, submitting),
      ...(notice && notice.id !== submitting.acceptedNotice
        ? [{ field: `accepts.${notice.id}`, detail: "Read and accept the notice of privacy" }]
        : []),
    ];
    if (missing.length > 0) return refusedEach("application-incomplete", missing);
    const state = nextState(APPLICATION_TRANSITIONS, application.state, "submit");
    if (state === null) return refused("already-submitted", "This application was submitted.");

    const { number, receipt } = await keepVersion(tx, context, claim.value, {
      acceptedClauses: clauses.map(({ id }) => id),
      privacyNoticeId: notice?.id ?? null,
      reply: submitting.reply,
      form,
    });
    await saveApplicationState(tx, application, { state, submittedAt: now });
    await appendSubmitAttempt(tx, {
      id: context.newId(),
      applicationId: application.id,
      at: arrivedAt,
      byId: context.viewer?.userId ?? null,
      result: "submitted",
      missing: [],
    });
    await sendReceipt(tx, context, claim.value, receipt);
    await recordAct(tx, context, {
      editionId: application.editionId,
      act: "application-submitted",
      subject: application.ref,
      details: { submission: number, receipt },
      at: now,
    });
    return ok({ receipt });
  });
}

/** Asked of a first submission: a correction takes the place that it has. */
async function capFaultOf(
  tx: Tx,
  application: ClaimedApplication,
  edition: Edition,
): Promise<string | null> {
  if (application.state !== "draft") return null;
  const all = await listApplicationsOfEntrant(tx, application.entrantId);
  const own = all.find(({ id }) => id === application.id);
  return (
    (own &&
      capFault(
        edition,
        own,
        all.filter((one) => one !== own),
      )) ??
    null
  );
}

function missingIn(
  application: ClaimedApplication,
  clauses: readonly Clause[],
  { acceptedClauses, reply }: Submitting,
): readonly { readonly field: string; readonly detail: string }[] {
  return [
    ...clauses
      .filter(({ id }) => !acceptedClauses.includes(id))
      .map(({ id, title }) => ({
        field: `clauses.${id}`,
        detail: `Accept “${title}” to submit`,
      })),
    ...(application.state === "returned" && reply.trim() === ""
      ? [{ field: "reply", detail: "Say what you changed" }]
      : []),
  ];
}

async function keepVersion(
  tx: Tx,
  context: Context,
  { application, now }: Writable,
  {
    acceptedClauses,
    privacyNoticeId,
    reply,
    form: { number: formVersion, form },
  }: Pick<Submitting, "acceptedClauses" | "reply"> & {
    readonly privacyNoticeId: string | null;
    readonly form: NumberedForm;
  },
): Promise<{ readonly number: number; readonly receipt: string }> {
  const last = await findLastSubmission(tx, application.id);
  const number = (last?.number ?? 0) + 1;
  const receipt = context.newId();
  const files = await listAttachments(tx, application.id);
  await appendSubmission(tx, application, {
    id: context.newId(),
    number,
    title: application.title,
    answers: shownAnswers(form, application.answers),
    formVersion,
    attachments: files.map(({ id, name, sha256 }) => ({ id, name, sha256 })),
    acceptedClauses,
    privacyNoticeId,
    receipt,
    submittedById: context.viewer?.userId ?? null,
    submittedAt: now,
  });
  if (application.state === "returned" && last)
    await saveReply(tx, application, last.number, reply.trim(), now);
  return { number, receipt };
}

async function sendReceipt(
  tx: Tx,
  context: Context,
  { application, edition, now: at }: Writable,
  receipt: string,
): Promise<void> {
  const reader = await findOwner(tx, context.viewer?.userId ?? null);
  if (!reader) return;
  await writeToApplicant(tx, context, {
    kind: "receipt",
    applicationId: application.id,
    reader,
    fields: { receipt, received: instantInWords(at, edition.timeZone) },
    at,
  });
}
