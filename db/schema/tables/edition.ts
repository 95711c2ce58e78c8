/** A programme, its editions and the settings that are the rules of each edition. */
import type { Columns } from "../columns.postgres.ts";
import { INVITED_ROLES, type PeopleTables, STAFF_ROLES } from "./people.ts";

export const ROUND_KINDS = ["screening", "scorecard", "ballot"] as const;
export const ROUND_STATES = ["pending", "open", "closed", "confirmed"] as const;
export const EDITION_STATES = ["setup", "call", "judging", "certified", "archived"] as const;
export const CUTOFF_TIES = ["extend", "break"] as const;
export const PRIZE_BASES = ["rank", "panel"] as const;
export const METALS = ["gold", "silver", "mention", "plain"] as const;

export function editionTables(c: Columns, { users }: PeopleTables) {
  const programmes = c.table(
    "programmes",
    {
      id: c.id(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      createdAt: c.instant().notNull(),
    },
    (t) => [c.unique("programmes_slug").on(t.slug)],
  );

  const staff = c.table(
    "staff",
    {
      id: c.id(),
      programmeId: c.ref(() => programmes.id).notNull(),
      userId: c.ref(() => users.id).notNull(),
      role: c.text<(typeof STAFF_ROLES)[number]>().notNull(),
      grantedAt: c.instant().notNull(),
      revokedAt: c.instant(),
    },
    (t) => [
      c.unique("staff_one_role").on(t.programmeId, t.userId),
      c.oneOf("staff_role", t.role, STAFF_ROLES),
    ],
  );

  const editions = c.table(
    "editions",
    {
      id: c.id(),
      programmeId: c.ref(() => programmes.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      year: c.integer().notNull(),
      place: c.text().notNull(),
      timeZone: c.text().notNull(),
      /** One paragraph for the public page and the call. */
      summary: c.text().notNull(),
      state: c.text<(typeof EDITION_STATES)[number]>().notNull(),
      callOpensAt: c.instant(),
      callClosesAt: c.instant(),
      ceremonyOn: c.text(),
      /** How many applications one entrant may submit; null is as many as it likes. */
      capPerEntrant: c.integer(),
      /** Whether a project may be submitted in one category alone. */
      isOneCategoryAProject: c.flag().notNull().default(false),
      /** Minutes past the close in which what was begun before it is still taken. */
      graceMinutes: c.integer().notNull().default(0),
      /** Address that people write to with a question; null where none was given. */
      contactEmail: c.text(),
      /** Files of one application, millions of bytes of one and of all; null is what the software gives. */
      filesPerApplication: c.integer(),
      megabytesPerApplication: c.integer(),
      megabytesPerEdition: c.integer(),
      /** Whether two of the secretariat screen each application without seeing each other's findings. */
      hasTwoScreeners: c.flag().notNull().default(false),
      /** What judges promise before they see an application; null is the software's text. */
      oathText: c.text(),
      /** Whether whoever steps aside from one application steps aside from its category. */
      isRecusalOfCategory: c.flag().notNull().default(false),
      /** Every claim adds one: whoever depends on the edition's state holds its row first. */
      version: c.integer().notNull(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("editions_slug").on(t.programmeId, t.slug),
      c.oneOf("editions_state", t.state, EDITION_STATES),
    ],
  );

  const categories = c.table(
    "categories",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      description: c.text().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [c.unique("categories_slug").on(t.editionId, t.slug)],
  );

  const criteria = c.table(
    "criteria",
    {
      id: c.id(),
      categoryId: c.ref(() => categories.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      description: c.text().notNull(),
      weight: c.integer().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [
      c.unique("criteria_slug").on(t.categoryId, t.slug),
      c.check("criteria_weight", c.sql`${t.weight} >= 1`),
    ],
  );

  const clauses = c.table(
    "clauses",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      title: c.text().notNull(),
      text: c.text().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [c.index("clauses_edition").on(t.editionId)],
  );

  /** A whole form each time it changes: what was written on an earlier one keeps its questions. */
  const formVersions = c.table(
    "form_versions",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      number: c.integer().notNull(),
      /** Sections of questions; the shape is app/domain/form. */
      form: c.json<Readonly<Record<string, unknown>>>().notNull(),
      savedById: c.ref(() => users.id),
      savedAt: c.instant().notNull(),
    },
    (t) => [c.unique("form_versions_number").on(t.editionId, t.number)],
  );

  /** Asked before an application is begun; an answer other than the right one ends it with the clause. */
  const eligibilityQuestions = c.table(
    "eligibility_questions",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      clauseId: c.ref(() => clauses.id),
      text: c.text().notNull(),
      /** The answer with which an application may go on. */
      passes: c.text<"yes" | "no">().notNull(),
      /** Said to whoever answers otherwise. */
      explanation: c.text().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [c.index("eligibility_questions_edition").on(t.editionId)],
  );

  /** Reasons a screener may choose from; those without a clause are for every clause. */
  const findingReasons = c.table(
    "finding_reasons",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      clauseId: c.ref(() => clauses.id),
      text: c.text().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [c.index("finding_reasons_edition").on(t.editionId)],
  );

  /** Text of the notice of privacy; a new text is a new row. */
  const privacyNotices = c.table(
    "privacy_notices",
    {
      id: c.id(),
      programmeId: c.ref(() => programmes.id).notNull(),
      number: c.integer().notNull(),
      text: c.text().notNull(),
      savedById: c.ref(() => users.id),
      savedAt: c.instant().notNull(),
    },
    (t) => [c.unique("privacy_notices_number").on(t.programmeId, t.number)],
  );

  /** How many days after an edition's certification a class of data is kept. */
  const retentionRules = c.table(
    "retention_rules",
    {
      id: c.id(),
      programmeId: c.ref(() => programmes.id).notNull(),
      dataClass: c.text().notNull(),
      days: c.integer().notNull(),
    },
    (t) => [c.unique("retention_rules_class").on(t.programmeId, t.dataClass)],
  );

  const rounds = c.table(
    "rounds",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      kind: c.text<(typeof ROUND_KINDS)[number]>().notNull(),
      position: c.integer().notNull(),
      state: c.text<(typeof ROUND_STATES)[number]>().notNull(),
      opensAt: c.instant(),
      closesAt: c.instant(),
      /** Scorecard rounds only, as are maxScore, scaleLabels and quorum. */
      minScore: c.integer(),
      maxScore: c.integer(),
      /** What a value of the scale means, by value: {"1": "lowest", "10": "highest"}. */
      scaleLabels: c.json<Record<string, string>>().notNull(),
      quorum: c.integer(),
      /** How many go on; null in the last round. */
      advance: c.integer(),
      cutoffTie: c.text<(typeof CUTOFF_TIES)[number]>(),
      /** Whether a card with a score at an end of the scale must say why. */
      needsRemarkAtEnds: c.flag().notNull().default(false),
      /** From and until when finalists may add to what they submitted, before this round opens. */
      supplementOpensAt: c.instant(),
      supplementClosesAt: c.instant(),
      /** When those who still owe something are reminded; null is never by itself. */
      remindAt: c.instant(),
      remindedAt: c.instant(),
      /** Ballot rounds only. */
      votes: c.integer(),
      version: c.integer().notNull(),
      openedAt: c.instant(),
      closedAt: c.instant(),
    },
    (t) => [
      c.unique("rounds_slug").on(t.editionId, t.slug),
      c.oneOf("rounds_kind", t.kind, ROUND_KINDS),
      c.oneOf("rounds_state", t.state, ROUND_STATES),
      c.oneOf("rounds_cutoff_tie", t.cutoffTie, CUTOFF_TIES),
      c.check("rounds_scale", c.sql`${t.minScore} < ${t.maxScore}`),
      c.check("rounds_advance", c.sql`${t.advance} >= 1`),
      c.check("rounds_votes", c.sql`${t.votes} >= 1`),
    ],
  );

  const prizes = c.table(
    "prizes",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      count: c.integer().notNull(),
      by: c.text<(typeof PRIZE_BASES)[number]>().notNull(),
      metal: c.text<(typeof METALS)[number]>().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [
      c.unique("prizes_slug").on(t.editionId, t.slug),
      c.oneOf("prizes_by", t.by, PRIZE_BASES),
      c.oneOf("prizes_metal", t.metal, METALS),
      c.check("prizes_count", c.sql`${t.count} >= 1`),
    ],
  );

  const judges = c.table(
    "judges",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      slug: c.text().notNull(),
      name: c.text().notNull(),
      title: c.text().notNull(),
      country: c.text(),
      chair: c.flag().notNull(),
      /** Null in an archived or imported edition, whose judges never sign in. */
      email: c.text(),
      userId: c.ref(() => users.id),
      acceptedAt: c.instant(),
      declinedAt: c.instant(),
      declineReason: c.text(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique("judges_slug").on(t.editionId, t.slug),
      c.unique("judges_user").on(t.editionId, t.userId),
      c.unique("judges_email").on(t.editionId, t.email),
    ],
  );

  /** A judge's seat on the panel of a category. A removed seat keeps its scorecards counted. */
  const seats = c.table(
    "seats",
    {
      id: c.id(),
      judgeId: c.ref(() => judges.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      removedAt: c.instant(),
      removalReason: c.text(),
      /** Who took the seat over; the cards that its first holder owed are this judge's. */
      successorId: c.ref(() => judges.id),
    },
    (t) => [
      c.unique("seats_one_per_category").on(t.judgeId, t.categoryId),
      c.index("seats_category").on(t.categoryId),
    ],
  );

  /** The panel of a round that does not sit as the category's seats do. Without a row they do. */
  const roundSeats = c.table(
    "round_seats",
    {
      roundId: c.ref(() => rounds.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      judgeId: c.ref(() => judges.id).notNull(),
    },
    (t) => [
      c.primaryKey({ name: "round_seats_pk", columns: [t.roundId, t.categoryId, t.judgeId] }),
      c.index("round_seats_judge").on(t.judgeId),
    ],
  );

  /** What a judge promised and declared before the queue opened. */
  const oaths = c.table("oaths", {
    judgeId: c.ref(() => judges.id).primaryKey(),
    /** The terms exactly as they were shown. */
    text: c.text().notNull(),
    takenAt: c.instant().notNull(),
    /** Employers, boards and cities that the judge works with, in the judge's words. */
    interests: c.text().notNull(),
    declaredAt: c.instant(),
  });

  const invitations = c.table(
    "invitations",
    {
      id: c.id(),
      tokenHash: c.text().notNull(),
      email: c.text().notNull(),
      role: c.text<(typeof INVITED_ROLES)[number]>().notNull(),
      programmeId: c.ref(() => programmes.id).notNull(),
      judgeId: c.ref(() => judges.id),
      invitedById: c.ref(() => users.id),
      createdAt: c.instant().notNull(),
      expiresAt: c.instant().notNull(),
      usedAt: c.instant(),
    },
    (t) => [
      c.unique("invitations_token").on(t.tokenHash),
      c.oneOf("invitations_role", t.role, INVITED_ROLES),
    ],
  );

  return {
    programmes,
    staff,
    editions,
    categories,
    criteria,
    clauses,
    formVersions,
    eligibilityQuestions,
    findingReasons,
    privacyNotices,
    retentionRules,
    rounds,
    prizes,
    judges,
    seats,
    roundSeats,
    oaths,
    invitations,
  };
}

export type EditionTables = ReturnType<typeof editionTables>;
