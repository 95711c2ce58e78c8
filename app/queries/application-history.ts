/** What happened to a city's application, and what it submitted: for its owner. */
import type { HistoryKind } from "#app/domain/application/history.ts";
import { tells } from "#app/domain/mail/told.ts";
import { CONCLUDING } from "#app/domain/screening/screeners.ts";
import { clausesToTell } from "#app/domain/screening/conclude.ts";
import { answersFor } from "#app/domain/form/read-answers.ts";
import type { Context } from "#app/server/context.ts";
import { findLeavingInstant } from "#db/repositories/applications.ts";
import { listCategoryMoves } from "#db/repositories/category-moves.ts";
import { findPublished } from "#db/repositories/certifications.ts";
import { digestOf } from "#db/repositories/digest.ts";
import { type Clause, listClauses } from "#db/repositories/edition-settings.ts";
import { listExtensions } from "#db/repositories/extensions.ts";
import { listMessages } from "#db/repositories/messages.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { type Finding, listFindings, listScreenings } from "#db/repositories/screenings.ts";
import {
  findSubmission,
  findLastSubmission,
  listSubmissions,
} from "#db/repositories/submissions.ts";
import type { OwnApplication } from "./own-applications.ts";
import { findFormToRead } from "./application-form.ts";
import { isCityTold } from "./told.ts";
import { loadAttachments } from "./read-application.ts";

export interface ToldClause {
  readonly title: string;
  readonly text: string;
  readonly result: "pass" | "fail" | "unclear";
  readonly note: string;
}

export interface HistoryEvent {
  readonly kind: HistoryKind;
  /** Null where the record does not tell. */
  readonly at: Date | null;
  /** Number of the submitted version it belongs to. */
  readonly submission?: number;
  readonly receipt?: string;
  readonly reason?: string;
  readonly reply?: string;
  /** Until when: of a return, and of more time that was given. */
  readonly dueAt?: Date;
  readonly clauses?: readonly ToldClause[];
  /** The one that it was moved to. */
  readonly category?: string;
}

/** First to last, as far as the city has been told: see docs/access.md. */
export async function readHistory(
  context: Context,
  { application }: Pick<OwnApplication, "application">,
): Promise<readonly HistoryEvent[]> {
  const { createdAt, savedAt, state } = application;
  const events: HistoryEvent[] = [
    { kind: "begun", at: createdAt },
    ...(await readChecks(context, application)),
    ...(await readTalk(context, application)),
    ...(await readJudging(context, application)),
  ];
  const isWritten = state === "draft" || state === "returned";
  if (isWritten && savedAt > createdAt) events.push({ kind: "saved", at: savedAt });
  if (state === "withdrawn" || state === "disqualified")
    events.push({
      kind: state,
      at: await findLeavingInstant(context.store.read, application),
      reason: application.leftReason ?? "",
    });
  return inOrder(events);
}

type Told = OwnApplication["application"];

/** What it was submitted as, and how the check of each version ended. */
async function readChecks(
  { store, clock }: Context,
  { id, editionId }: Told,
): Promise<readonly HistoryEvent[]> {
  const db = store.read;
  const screenings = await listScreenings(db, id);
  const findings = await listFindings(db, id);
  const clauses = await listClauses(db, editionId);
  const isTold = await isCityTold(db, id, clock());
  const last = screenings.at(-1);
  const events: HistoryEvent[] = [];
  for (const { number, receipt, submittedAt } of await listSubmissions(db, id)) {
    events.push({ kind: "submitted", at: submittedAt, submission: number, receipt });
    for (const screening of screenings.filter((one) => one.submission === number))
      if (isTold || screening !== last || !tells(screening.outcome))
        events.push(...concluded(screening, tell(screening, clauses, findings)));
      else if (screening.dueAt !== null)
        // What was found since is not told yet: the return alone stays, with its day.
        events.push({ kind: "returned", at: null, submission: number, dueAt: screening.dueAt });
  }
  return events;
}

/** Messages, more time, and a move to another category. */
async function readTalk({ store }: Context, application: Told): Promise<readonly HistoryEvent[]> {
  const messages = await listMessages(store.read, application.id);
  const extensions = await listExtensions(store.read, application.id);
  const moves = await listCategoryMoves(store.read, application);
  return [
    ...messages.map(({ from, sentAt }): HistoryEvent => ({
      kind: `message-of-${from}`,
      at: sentAt,
    })),
    ...extensions.map(({ grantedAt, until, reason }): HistoryEvent => ({
      kind: "extended",
      at: grantedAt,
      dueAt: until,
      reason,
    })),
    ...moves.map(({ at, category }): HistoryEvent => ({ kind: "moved", at, category })),
  ];
}

/** Of an application that its city knows to be with the judges. Nothing of a result but that it is public. */
async function readJudging(
  { store, clock }: Context,
  { state, editionId }: Told,
): Promise<readonly HistoryEvent[]> {
  if (state !== "accepted") return [];
  const rounds = (await listRounds(store.read, editionId)).filter(
    ({ kind }) => kind !== "screening",
  );
  const begun = rounds[0]?.openedAt ?? null;
  const isOver = rounds.length > 0 && rounds.every((one) => one.closedAt !== null);
  const over = isOver ? (rounds.at(-1)?.closedAt ?? null) : null;
  const published = await findPublished(store.read, editionId, clock());
  return [
    ...(begun === null ? [] : [{ kind: "judging", at: begun } as const]),
    ...(over === null ? [] : [{ kind: "judged", at: over } as const]),
    ...(published ? [{ kind: "published", at: published.publishAt } as const] : []),
  ];
}

/** By their instants; one of which the record does not tell stays behind what it followed. */
function inOrder(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  let before = 0;
  return events
    .map((event) => ({ event, at: (before = event.at?.getTime() ?? before) }))
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
}

type Screening = Awaited<ReturnType<typeof listScreenings>>[number];

function concluded(screening: Screening, clauses: readonly ToldClause[]): readonly HistoryEvent[] {
  const { outcome, reason, concludedAt, dueAt, reply, repliedAt, submission } = screening;
  const isAppeal = outcome === "accepted" && clauses.length > 0;
  const conclusion: HistoryEvent = {
    kind: isAppeal ? "accepted-on-appeal" : outcome,
    at: concludedAt,
    submission,
    reason,
    ...(dueAt === null ? {} : { dueAt }),
    clauses: isAppeal ? [] : clauses,
  };
  if (reply === null) return [conclusion];
  return [conclusion, { kind: "replied", at: repliedAt, submission, reply }];
}

/** On appeal, what had failed stays in the record: it tells the appeal from a plain acceptance. */
function tell(
  { outcome, submission }: Screening,
  clauses: readonly Clause[],
  findings: readonly Finding[],
): readonly ToldClause[] {
  const checked = findings
    .filter((finding) => finding.submission === submission && finding.screener === CONCLUDING)
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
  const form = await findFormToRead(db, application.editionId, submission);
  return {
    number: submission.number,
    title,
    receipt,
    submittedAt,
    sections: answersFor(form, answers, "staff"),
    attachments: await loadAttachments(db, application.id, ids),
    files: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    clauses: clauses
      .filter(({ id }) => acceptedClauses.includes(id))
      .map(({ title, text }) => ({ title, text })),
    /** Of everything that was submitted: whoever has the same text and files finds the same. */
    hash: digestOf({ ref: application.ref, title, answers, attachments, acceptedClauses }),
  };
}
