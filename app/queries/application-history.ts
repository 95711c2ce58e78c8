/** What happened to a city's application, and what it submitted: for its owner. */
import { clausesToTell } from "#app/domain/screening/conclude.ts";
import { sectionsOf } from "#app/domain/application/sections.ts";
import type { Context } from "#app/server/context.ts";
import { findLeavingInstant } from "#db/repositories/applications.ts";
import { digestOf } from "#db/repositories/digest.ts";
import { type Clause, listClauses } from "#db/repositories/edition-settings.ts";
import { type Finding, listFindings, listScreenings } from "#db/repositories/screenings.ts";
import {
  findSubmission,
  findLastSubmission,
  listSubmissions,
} from "#db/repositories/submissions.ts";
import type { OwnApplication } from "./own-applications.ts";
import { loadAttachments } from "./read-application.ts";

export interface ToldClause {
  readonly title: string;
  readonly text: string;
  readonly result: "pass" | "fail" | "unclear";
  readonly note: string;
}

export interface HistoryEvent {
  readonly kind:
    | "begun"
    | "submitted"
    | "accepted"
    | "accepted-on-appeal"
    | "returned"
    | "rejected"
    | "withdrawn"
    | "disqualified";
  /** Null where the record does not tell. */
  readonly at: Date | null;
  /** Number of the submitted version it belongs to. */
  readonly submission?: number;
  readonly receipt?: string;
  readonly reason?: string;
  readonly reply?: string;
  readonly dueAt?: Date;
  readonly clauses?: readonly ToldClause[];
}

/** First to last. */
export async function readHistory(
  context: Context,
  { application }: Pick<OwnApplication, "application">,
): Promise<readonly HistoryEvent[]> {
  const db = context.store.read;
  const { id, editionId } = application;
  const submissions = await listSubmissions(db, id);
  const screenings = await listScreenings(db, id);
  const findings = await listFindings(db, id);
  const clauses = await listClauses(db, editionId);
  const events: HistoryEvent[] = [{ kind: "begun", at: application.createdAt }];
  for (const { number, receipt, submittedAt } of submissions) {
    events.push({ kind: "submitted", at: submittedAt, submission: number, receipt });
    for (const screening of screenings.filter((one) => one.submission === number))
      events.push(concluded(screening, tell(screening, clauses, findings)));
  }
  if (application.state === "withdrawn" || application.state === "disqualified")
    events.push({
      kind: application.state,
      at: await findLeavingInstant(db, application),
      reason: application.leftReason ?? "",
    });
  return events;
}

type Screening = Awaited<ReturnType<typeof listScreenings>>[number];

function concluded(screening: Screening, clauses: readonly ToldClause[]): HistoryEvent {
  const { outcome, reason, concludedAt, dueAt, reply, submission } = screening;
  const isAppeal = outcome === "accepted" && clauses.length > 0;
  return {
    kind: isAppeal ? "accepted-on-appeal" : outcome,
    at: concludedAt,
    submission,
    reason,
    ...(reply === null ? {} : { reply }),
    ...(dueAt === null ? {} : { dueAt }),
    clauses: isAppeal ? [] : clauses,
  };
}

/** On appeal, what had failed stays in the record: it tells the appeal from a plain acceptance. */
function tell(
  { outcome, submission }: Screening,
  clauses: readonly Clause[],
  findings: readonly Finding[],
): readonly ToldClause[] {
  const checked = findings
    .filter((finding) => finding.submission === submission)
    .flatMap(({ clauseId, result, note }) => {
      const clause = clauses.find(({ id }) => id === clauseId);
      return clause
        ? [{ id: clause.id, title: clause.title, text: clause.text, result, note }]
        : [];
    });
  return clausesToTell(outcome === "accepted" ? "rejected" : outcome, checked).map(
    ({ title, text, result, note }) => ({ title, text, result, note }),
  );
}

/** What was submitted, exactly. @param number of the version; the last where it is left out */
export async function readSubmission(
  context: Context,
  { application }: Pick<OwnApplication, "application">,
  number?: number,
) {
  const db = context.store.read;
  const submission =
    number === undefined
      ? await findLastSubmission(db, application.id)
      : await findSubmission(db, application.id, number);
  if (!submission) return null;
  const { title, answers, attachments, acceptedClauses, receipt, submittedAt } = submission;
  const clauses = await listClauses(db, application.editionId);
  const ids = attachments.map(({ id }) => id);
  return {
    number: submission.number,
    title,
    receipt,
    submittedAt,
    sections: sectionsOf(answers),
    attachments: await loadAttachments(db, application.id, ids),
    clauses: clauses
      .filter(({ id }) => acceptedClauses.includes(id))
      .map(({ title, text }) => ({ title, text })),
    /** Of everything that was submitted: whoever has the same text and files finds the same. */
    hash: digestOf({ ref: application.ref, title, answers, attachments, acceptedClauses }),
  };
}
