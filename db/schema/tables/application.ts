/** Entrants, their applications with every submitted version, and the secretariat's screening. */
import type { Columns } from "../columns.postgres.ts";
import type { EditionTables } from "./edition.ts";
import type { PeopleTables } from "./people.ts";

export const APPLICATION_STATES = [
  "draft",
  "submitted",
  "returned",
  "accepted",
  "rejected",
  "withdrawn",
  "disqualified",
] as const;
export const FINDING_RESULTS = ["pass", "fail", "unclear"] as const;
export const SCREENING_OUTCOMES = ["accepted", "returned", "rejected"] as const;

export type Scan = "unscanned" | "clean" | "infected";
export const COLLEAGUE_RIGHTS = ["view", "edit"] as const;
export const MESSAGE_SIDES = ["city", "secretariat"] as const;
export const NOTE_READERS = ["author", "secretariat"] as const;

/** Who saved an answer last; the instant as ISO 8601 in UTC. */
export interface AnswerAuthor {
  readonly by: string;
  readonly at: string;
}

/** What a city wrote, by question. Shapes are checked by app/forms. */
export type Answers = Readonly<Record<string, unknown>>;

export function applicationTables(
  c: Columns,
  { users }: PeopleTables,
  { editions, categories, clauses, rounds, privacyNotices, judges }: EditionTables,
) {
  const entrants = c.table(
    "entrants",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      country: c.text().notNull(),
    },
    (t) => [c.unique("entrants_slug").on(t.editionId, t.slug)],
  );

  const applications = c.table(
    "applications",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      entrantId: c.ref(() => entrants.id).notNull(),
      ref: c.text().notNull(),
      title: c.text().notNull(),
      state: c.text<(typeof APPLICATION_STATES)[number]>().notNull(),
      /** The round it keeps its place in, when it left after that round's shortlist. */
      leftAfterRoundId: c.ref(() => rounds.id),
      leftReason: c.text(),
      ownerId: c.ref(() => users.id),
      answers: c.json<Answers>().notNull(),
      /** Adds one with each save: a save from an older page is a clash, never an overwrite. */
      version: c.integer().notNull(),
      /** By question, how often its answer was saved: two people write in one form without harm. */
      answerVersions: c.json<Readonly<Record<string, number>>>().notNull().default({}),
      /** By question, whose account saved its answer last, and when. */
      answerAuthors: c.json<Readonly<Record<string, AnswerAuthor>>>().notNull().default({}),
      /** The application that this one repeats, where the secretariat found it so. */
      duplicateOfId: c.text(),
      createdAt: c.instant().notNull(),
      savedAt: c.instant().notNull(),
      submittedAt: c.instant(),
    },
    (t) => [
      c.unique("applications_ref").on(t.editionId, t.ref),
      c.index("applications_category").on(t.categoryId),
      c.index("applications_entrant").on(t.entrantId),
      c.index("applications_owner").on(t.ownerId),
      c.oneOf("applications_state", t.state, APPLICATION_STATES),
    ],
  );

  /** What a judge answered to a likely conflict: that there is none, and why. A conflict is a recusal. */
  const conflictAnswers = c.table(
    "conflict_answers",
    {
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      text: c.text().notNull(),
      answeredAt: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ name: "conflict_answers_pk", columns: [t.judgeId, t.applicationId] })],
  );

  /** What was submitted, exactly, each time. Never changed. */
  const submissions = c.table(
    "submissions",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      number: c.integer().notNull(),
      title: c.text().notNull(),
      answers: c.json<Answers>().notNull(),
      attachments: c.json<readonly { id: string; name: string; sha256: string }[]>().notNull(),
      acceptedClauses: c.json<readonly string[]>().notNull(),
      receipt: c.text().notNull(),
      /** The form that it answers; null before forms had versions. */
      formVersion: c.integer(),
      privacyNoticeId: c.ref(() => privacyNotices.id),
      submittedById: c.ref(() => users.id),
      submittedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("submissions_number").on(t.applicationId, t.number),
      c.unique("submissions_receipt").on(t.receipt),
    ],
  );

  const attachments = c.table(
    "attachments",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      /** The name shown, cleaned; never a path. */
      name: c.text().notNull(),
      mediaType: c.text().notNull(),
      bytes: c.integer().notNull(),
      sha256: c.text().notNull(),
      alt: c.text().notNull(),
      /** Of a document that can be shown page by page; null for everything else. */
      pages: c.integer(),
      /** The question that it answers; null for the application as a whole. */
      question: c.text(),
      scan: c.text<Scan>().notNull().default("unscanned"),
      scannedAt: c.instant(),
      addedAt: c.instant().notNull(),
      removedAt: c.instant(),
    },
    (t) => [c.index("attachments_application").on(t.applicationId)],
  );

  /** A file on its way in parts. Its bytes so far lie in the vault under its id. */
  const uploads = c.table(
    "uploads",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      name: c.text().notNull(),
      alt: c.text().notNull(),
      question: c.text(),
      bytes: c.integer().notNull(),
      receivedBytes: c.integer().notNull(),
      startedById: c.ref(() => users.id),
      startedAt: c.instant().notNull(),
      touchedAt: c.instant().notNull(),
      /** The file that it became. */
      attachmentId: c.ref(() => attachments.id),
    },
    (t) => [c.index("uploads_application").on(t.applicationId)],
  );

  /** What a draft said at a time, to be compared and brought back. */
  const draftVersions = c.table(
    "draft_versions",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      number: c.integer().notNull(),
      title: c.text().notNull(),
      answers: c.json<Answers>().notNull(),
      savedById: c.ref(() => users.id),
      /** When the first of the saves that it holds was made. */
      startedAt: c.instant(),
      savedAt: c.instant().notNull(),
      /** Asked for by a person: nothing is added to it any more. */
      isKept: c.flag().notNull().default(false),
    },
    (t) => [c.unique("draft_versions_number").on(t.applicationId, t.number)],
  );

  /** Whom its owner lets into an application. */
  const colleagues = c.table(
    "colleagues",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      email: c.text().notNull(),
      may: c.text<(typeof COLLEAGUE_RIGHTS)[number]>().notNull(),
      /** Of the link in the mail; null once it was used. */
      tokenHash: c.text(),
      invitedById: c.ref(() => users.id),
      invitedAt: c.instant().notNull(),
      expiresAt: c.instant().notNull(),
      userId: c.ref(() => users.id),
      acceptedAt: c.instant(),
      removedAt: c.instant(),
    },
    (t) => [
      c.index("colleagues_application").on(t.applicationId),
      c.index("colleagues_user").on(t.userId),
      c.unique("colleagues_token").on(t.tokenHash),
      c.oneOf("colleagues_may", t.may, COLLEAGUE_RIGHTS),
    ],
  );

  /** More time, for one application or for every one that was hit; never taken back. */
  const extensions = c.table(
    "extensions",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      until: c.instant().notNull(),
      reason: c.text().notNull(),
      grantedById: c.ref(() => users.id),
      grantedAt: c.instant().notNull(),
    },
    (t) => [c.index("extensions_application").on(t.applicationId)],
  );

  /** Every attempt to submit, with what came of it. */
  const submitAttempts = c.table(
    "submit_attempts",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      at: c.instant().notNull(),
      byId: c.ref(() => users.id),
      /** "submitted", or the code of the refusal. */
      result: c.text().notNull(),
      missing: c.json<readonly string[]>().notNull(),
    },
    (t) => [c.index("submit_attempts_application").on(t.applicationId)],
  );

  /** What city and secretariat write to each other about an application. */
  const messages = c.table(
    "messages",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      from: c.text<(typeof MESSAGE_SIDES)[number]>().notNull(),
      authorId: c.ref(() => users.id),
      text: c.text().notNull(),
      sentAt: c.instant().notNull(),
      /** By the other side. */
      readAt: c.instant(),
    },
    (t) => [
      c.index("messages_application").on(t.applicationId),
      c.oneOf("messages_from", t.from, MESSAGE_SIDES),
    ],
  );

  /** The secretariat's own notes; a city and a judge never see them. */
  const internalNotes = c.table(
    "internal_notes",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      authorId: c.ref(() => users.id),
      /** Whether only its author sees it, or everybody on the secretariat. */
      seenBy: c.text<(typeof NOTE_READERS)[number]>().notNull(),
      text: c.text().notNull(),
      writtenAt: c.instant().notNull(),
    },
    (t) => [
      c.index("internal_notes_application").on(t.applicationId),
      c.oneOf("internal_notes_seen_by", t.seenBy, NOTE_READERS),
    ],
  );

  const applicationTags = c.table(
    "application_tags",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      tag: c.text().notNull(),
      addedById: c.ref(() => users.id),
      addedAt: c.instant().notNull(),
    },
    (t) => [c.unique("application_tags_once").on(t.applicationId, t.tag)],
  );

  /** A list that somebody of the secretariat looks at again: its filters, as in its address. */
  const savedViews = c.table(
    "saved_views",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      userId: c.ref(() => users.id).notNull(),
      name: c.text().notNull(),
      search: c.text().notNull(),
      savedAt: c.instant().notNull(),
    },
    (t) => [c.unique("saved_views_name").on(t.editionId, t.userId, t.name)],
  );

  /** One clause checked on one submitted version. */
  const findings = c.table(
    "findings",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      submission: c.integer().notNull(),
      clauseId: c.ref(() => clauses.id).notNull(),
      result: c.text<(typeof FINDING_RESULTS)[number]>().notNull(),
      /** For the city. */
      note: c.text().notNull(),
      /** Where in the application it shows. */
      evidence: c.text().notNull().default(""),
      /** For whoever screens, and nobody else. */
      noteToSelf: c.text().notNull().default(""),
      /** Whose finding it is where two screen independently; empty for the one that is concluded on. */
      screener: c.text().notNull().default(""),
      foundById: c.ref(() => users.id),
      foundAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("findings_one_per_clause").on(t.applicationId, t.submission, t.clauseId, t.screener),
      c.oneOf("findings_result", t.result, FINDING_RESULTS),
    ],
  );

  const screenings = c.table(
    "screenings",
    {
      id: c.id(),
      applicationId: c.ref(() => applications.id).notNull(),
      submission: c.integer().notNull(),
      outcome: c.text<(typeof SCREENING_OUTCOMES)[number]>().notNull(),
      reason: c.text().notNull(),
      /** Until when a returned application may be corrected. */
      dueAt: c.instant(),
      /** The questions that a return opens; null opens all of them. */
      openQuestions: c.json<readonly string[]>(),
      reply: c.text(),
      repliedAt: c.instant(),
      concludedById: c.ref(() => users.id),
      concludedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("screenings_one_per_submission").on(t.applicationId, t.submission),
      c.oneOf("screenings_outcome", t.outcome, SCREENING_OUTCOMES),
    ],
  );

  return {
    entrants,
    applications,
    conflictAnswers,
    submissions,
    attachments,
    uploads,
    draftVersions,
    colleagues,
    extensions,
    submitAttempts,
    messages,
    internalNotes,
    applicationTags,
    savedViews,
    findings,
    screenings,
  };
}

export type ApplicationTables = ReturnType<typeof applicationTables>;
