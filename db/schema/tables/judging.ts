/** What judges do: stepping aside, scorecards, sealed ballots; and the decisions of persons. */
import type { Columns } from "../columns.postgres.ts";
import type { ApplicationTables } from "./application.ts";
import type { EditionTables } from "./edition.ts";
import type { PeopleTables } from "./people.ts";

export const SCORECARD_STATES = ["draft", "submitted"] as const;
export const DECISION_KINDS = ["order", "prize", "strike", "close-owed", "below-quorum"] as const;

export function judgingTables(
  c: Columns,
  { users }: PeopleTables,
  { editions, categories, criteria, rounds, prizes, judges }: EditionTables,
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

  const scorecards = c.table(
    "scorecards",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
      applicationId: c.ref(() => applications.id).notNull(),
      state: c.text<(typeof SCORECARD_STATES)[number]>().notNull(),
      remark: c.text().notNull(),
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

  return { recusals, scorecards, scores, sealedBallots, turnouts, ballots, decisions };
}
