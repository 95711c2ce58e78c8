/** What judges do: stepping aside, scorecards, sealed ballots; and the decisions of persons. */
import type { Columns } from "../columns.postgres.ts";
import type { ApplicationTables } from "./application.ts";
import type { EditionTables } from "./edition.ts";
import type { PeopleTables } from "./people.ts";

export const SCORECARD_STATES = ["draft", "submitted"] as const;
export const REMARK_AUDIENCES = ["secretariat", "applicant"] as const;
export type RemarkAudience = (typeof REMARK_AUDIENCES)[number];
export const SAMPLE_KINDS = ["practice", "calibration"] as const;
export const DECISION_KINDS = ["order", "prize", "strike", "close-owed", "below-quorum"] as const;

export function judgingTables(
  c: Columns,
  { users }: PeopleTables,
  { editions, staff, categories, criteria, rounds, prizes, judges }: EditionTables,
  { applications }: ApplicationTables,
) {
  const recusals = c.table(
    "recusals",
    {
      id: c.id(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      reason: c.text().notNull(),
      recordedById: c.ref(() => users.id),
      recordedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("recusals_one_per_application").on(t.judgeId, t.applicationId),
      c.index("recusals_application").on(t.applicationId),
    ],
  );

  /** A judge who stepped aside from a whole category, from what is accepted into it later too. */
  const categoryRecusals = c.table(
    "category_recusals",
    {
      id: c.id(),
      judgeId: c.ref(() => judges.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      reason: c.text().notNull(),
      recordedById: c.ref(() => users.id),
      recordedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("category_recusals_one_per_category").on(t.judgeId, t.categoryId),
      c.index("category_recusals_category").on(t.categoryId),
    ],
  );

  /** A member of the staff who sees and does nothing in a category. */
  const staffRecusals = c.table(
    "staff_recusals",
    {
      id: c.id(),
      staffId: c.ref(() => staff.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      reason: c.text().notNull(),
      recordedById: c.ref(() => users.id),
      recordedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("staff_recusals_one_per_category").on(t.staffId, t.categoryId),
      c.index("staff_recusals_category").on(t.categoryId),
    ],
  );

  const scorecards = c.table(
    "scorecards",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      state: c.text<(typeof SCORECARD_STATES)[number]>().notNull(),
      remark: c.text().notNull(),
      /** Who may read the remark on the whole application. */
      remarkAudience: c.text<RemarkAudience>().notNull().default("secretariat"),
      version: c.integer().notNull(),
      savedAt: c.instant().notNull(),
      submittedAt: c.instant(),
    },
    (t) => [
      c.unique("scorecards_one_per_application").on(t.roundId, t.judgeId, t.applicationId),
      c.index("scorecards_application").on(t.applicationId),
      c.oneOf("scorecards_state", t.state, SCORECARD_STATES),
    ],
  );

  const scores = c.table(
    "scores",
    {
      scorecardId: c.ref(() => scorecards.id).notNull(),
      criterionId: c.ref(() => criteria.id).notNull(),
      points: c.integer().notNull(),
    },
    (t) => [c.primaryKey({ name: "scores_pk", columns: [t.scorecardId, t.criterionId] })],
  );

  /** On one criterion of a card; the remark on the whole stands on the card. */
  const remarks = c.table(
    "remarks",
    {
      scorecardId: c.ref(() => scorecards.id).notNull(),
      criterionId: c.ref(() => criteria.id).notNull(),
      text: c.text().notNull(),
      audience: c.text<RemarkAudience>().notNull(),
    },
    (t) => [
      c.primaryKey({ name: "remarks_pk", columns: [t.scorecardId, t.criterionId] }),
      c.oneOf("remarks_audience", t.audience, REMARK_AUDIENCES),
    ],
  );

  /** What a judge laid aside in the queue, to come back to last. */
  const skips = c.table(
    "skips",
    {
      roundId: c.ref(() => rounds.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      skippedAt: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ name: "skips_pk", columns: [t.roundId, t.judgeId, t.applicationId] })],
  );

  /** That an application was put before a judge in a round: coverage is what this table says. */
  const showings = c.table(
    "showings",
    {
      roundId: c.ref(() => rounds.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      shownAt: c.instant().notNull(),
    },
    (t) => [
      c.primaryKey({ name: "showings_pk", columns: [t.roundId, t.judgeId, t.applicationId] }),
    ],
  );

  /** A judge's word that an application belongs elsewhere; the secretariat settles it. */
  const categoryFlags = c.table(
    "category_flags",
    {
      id: c.id(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      suggestedCategoryId: c.ref(() => categories.id),
      reason: c.text().notNull(),
      flaggedAt: c.instant().notNull(),
      /** What the secretariat did with it; null while it waits. */
      settlement: c.text(),
      settledById: c.ref(() => users.id),
      settledAt: c.instant(),
    },
    (t) => [
      c.unique("category_flags_one_per_judge").on(t.judgeId, t.applicationId),
      c.index("category_flags_application").on(t.applicationId),
    ],
  );

  /** Made-up applications: to practise on, or that a whole panel scores first. Never counted. */
  const samples = c.table(
    "samples",
    {
      id: c.id(),
      categoryId: c.ref(() => categories.id).notNull(),
      kind: c.text<(typeof SAMPLE_KINDS)[number]>().notNull(),
      title: c.text().notNull(),
      text: c.text().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [
      c.index("samples_category").on(t.categoryId),
      c.oneOf("samples_kind", t.kind, SAMPLE_KINDS),
    ],
  );

  const sampleCards = c.table(
    "sample_cards",
    {
      sampleId: c.ref(() => samples.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      /** Points by the criterion's slug. */
      points: c.json<Readonly<Record<string, number>>>().notNull(),
      version: c.integer().notNull(),
      savedAt: c.instant().notNull(),
      submittedAt: c.instant(),
    },
    (t) => [c.primaryKey({ name: "sample_cards_pk", columns: [t.sampleId, t.judgeId] })],
  );

  /** Where a crowded category is split: who scores an application. Without a row its whole panel does. */
  const assignments = c.table(
    "assignments",
    {
      roundId: c.ref(() => rounds.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
    },
    (t) => [
      c.primaryKey({ name: "assignments_pk", columns: [t.roundId, t.judgeId, t.applicationId] }),
      c.index("assignments_application").on(t.applicationId),
    ],
  );

  /** A judge's card that may be written after its round closed, until an instant. */
  const reopenings = c.table(
    "reopenings",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      until: c.instant().notNull(),
      reason: c.text().notNull(),
      openedById: c.ref(() => users.id),
      openedAt: c.instant().notNull(),
    },
    (t) => [c.index("reopenings_card").on(t.roundId, t.judgeId, t.applicationId)],
  );

  /** What finalists add between two rounds; shown beside the application, never in it. */
  const supplements = c.table(
    "supplements",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      text: c.text().notNull(),
      version: c.integer().notNull(),
      savedById: c.ref(() => users.id),
      savedAt: c.instant().notNull(),
      submittedAt: c.instant(),
    },
    (t) => [c.unique("supplements_one_per_round").on(t.roundId, t.applicationId)],
  );

  /** While the round is open: one encrypted ballot a judge and category, replaceable. */
  const sealedBallots = c.table(
    "sealed_ballots",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      sealed: c.text().notNull(),
      receipt: c.text().notNull(),
      castAt: c.instant().notNull(),
    },
    (t) => [c.unique("sealed_ballots_one_per_judge").on(t.roundId, t.categoryId, t.judgeId)],
  );

  /** That a judge took part: known to the secretariat, without what was chosen. */
  const turnouts = c.table(
    "turnouts",
    {
      roundId: c.ref(() => rounds.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
    },
    (t) => [c.primaryKey({ name: "turnouts_pk", columns: [t.roundId, t.categoryId, t.judgeId] })],
  );

  /** After the close: ballots without judge, time or order. */
  const ballots = c.table(
    "ballots",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      choices: c.json<readonly string[]>().notNull(),
    },
    (t) => [c.index("ballots_category").on(t.roundId, t.categoryId)],
  );

  const decisions = c.table(
    "decisions",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      number: c.integer().notNull(),
      kind: c.text<(typeof DECISION_KINDS)[number]>().notNull(),
      roundId: c.ref(() => rounds.id),
      categoryId: c.ref(() => categories.id),
      prizeId: c.ref(() => prizes.id),
      judgeId: c.ref(() => judges.id),
      applicationId: c.ref(() => applications.id),
      /** Ids of applications, best first, of a decision of kind "order". */
      ordered: c.json<readonly string[]>().notNull(),
      /** Who decided, as it is to be read: "the chair", "by lot". */
      by: c.text().notNull(),
      reason: c.text().notNull(),
      recordedById: c.ref(() => users.id),
      recordedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("decisions_number").on(t.editionId, t.number),
      c.oneOf("decisions_kind", t.kind, DECISION_KINDS),
    ],
  );

  return {
    recusals,
    categoryRecusals,
    staffRecusals,
    scorecards,
    scores,
    remarks,
    skips,
    showings,
    categoryFlags,
    samples,
    sampleCards,
    assignments,
    reopenings,
    supplements,
    sealedBallots,
    turnouts,
    ballots,
    decisions,
  };
}
