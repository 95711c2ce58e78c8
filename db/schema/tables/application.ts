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

/** What a city wrote, by question. Shapes are checked by app/forms. */
export type Answers = Readonly<Record<string, unknown>>;

export function applicationTables(
  c: Columns,
  { users }: PeopleTables,
  { editions, categories, clauses, rounds }: EditionTables,
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
      createdAt: c.instant().notNull(),
      savedAt: c.instant().notNull(),
      submittedAt: c.instant(),
    },
    (t) => [
      c.unique("applications_ref").on(t.editionId, t.ref),
      c.index("applications_category").on(t.categoryId),
      c.index("applications_owner").on(t.ownerId),
      c.oneOf("applications_state", t.state, APPLICATION_STATES),
    ],
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
      addedAt: c.instant().notNull(),
      removedAt: c.instant(),
    },
    (t) => [c.index("attachments_application").on(t.applicationId)],
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
      note: c.text().notNull(),
      foundById: c.ref(() => users.id),
      foundAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("findings_one_per_clause").on(t.applicationId, t.submission, t.clauseId),
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

  return { entrants, applications, submissions, attachments, findings, screenings };
}

export type ApplicationTables = ReturnType<typeof applicationTables>;
