/** What was decided and shown: shortlists, certified results, publication, special awards. */
import type { Columns } from "../columns.postgres.ts";
import type { EditionTables } from "./edition.ts";
import type { PeopleTables } from "./people.ts";

export const PROPOSAL_OUTCOMES = ["confirmed", "refused", "withdrawn"] as const;
export const CERTIFICATION_KINDS = ["count", "archive"] as const;

export function resultTables(
  c: Columns,
  { users }: PeopleTables,
  { editions, categories, rounds }: EditionTables,
) {
  /** The finalists as the secretariat confirmed them, by application id. */
  const shortlists = c.table(
    "shortlists",
    {
      id: c.id(),
      roundId: c.ref(() => rounds.id).notNull(),
      categoryId: c.ref(() => categories.id).notNull(),
      applications: c.json<readonly string[]>().notNull(),
      confirmedById: c.ref(() => users.id),
      confirmedAt: c.instant().notNull(),
    },
    (t) => [c.unique("shortlists_one_per_category").on(t.roundId, t.categoryId)],
  );

  /** A frozen result. A later one says why and keeps the earlier. */
  const certifications = c.table(
    "certifications",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      number: c.integer().notNull(),
      kind: c.text<(typeof CERTIFICATION_KINDS)[number]>().notNull(),
      /** Inputs, rules, standings, placings and reasons, as they were counted. */
      snapshot: c.json<unknown>().notNull(),
      digest: c.text().notNull(),
      reason: c.text().notNull(),
      certifiedById: c.ref(() => users.id),
      certifiedAt: c.instant().notNull(),
      supersededAt: c.instant(),
      publishAt: c.instant(),
    },
    (t) => [c.unique("certifications_number").on(t.editionId, t.number)],
  );

  /** An act that two persons do: one proposes it, another confirms it or refuses. */
  const proposals = c.table(
    "proposals",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      act: c.text().notNull(),
      /** What it is done to, as the audit log names it. */
      subject: c.text().notNull(),
      /** What the act needs to be done as it was proposed. */
      payload: c.json<Readonly<Record<string, unknown>>>().notNull(),
      proposedById: c.ref(() => users.id),
      proposedAt: c.instant().notNull(),
      outcome: c.text<(typeof PROPOSAL_OUTCOMES)[number]>(),
      /** Why it was refused, as whoever refused it said; null where nobody did. */
      refusalReason: c.text(),
      settledById: c.ref(() => users.id),
      settledAt: c.instant(),
    },
    (t) => [
      c.index("proposals_edition").on(t.editionId),
      c.oneOf("proposals_outcome", t.outcome, PROPOSAL_OUTCOMES),
    ],
  );

  const citations = c.table(
    "citations",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      applicationRef: c.text().notNull(),
      text: c.text().notNull(),
    },
    (t) => [c.unique("citations_one_per_application").on(t.editionId, t.applicationRef)],
  );

  const achievements = c.table(
    "achievements",
    {
      id: c.id(),
      editionId: c.ref(() => editions.id).notNull(),
      entrant: c.text().notNull(),
      entrantSlug: c.text().notNull(),
      country: c.text().notNull(),
      name: c.text().notNull(),
      citation: c.text().notNull(),
      position: c.integer().notNull(),
    },
    (t) => [c.index("achievements_edition").on(t.editionId)],
  );

  return { shortlists, certifications, proposals, citations, achievements };
}
