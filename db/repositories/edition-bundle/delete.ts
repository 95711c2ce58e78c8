/** Takes an edition out of the tables, before it is replaced. */
import { eq, inArray } from "drizzle-orm";
import { tables as t } from "../../schema/index.ts";
import { deleteSamplesOf } from "../samples.ts";
import type { Tx } from "../../store/store.ts";

/** Takes an edition out with all that belongs to it. The audit log keeps what was recorded. */
export async function deleteEdition(tx: Tx, editionId: string): Promise<void> {
  const roundIds = tx
    .select({ id: t.rounds.id })
    .from(t.rounds)
    .where(eq(t.rounds.editionId, editionId));
  const judgeIds = tx
    .select({ id: t.judges.id })
    .from(t.judges)
    .where(eq(t.judges.editionId, editionId));
  const categoryIds = tx
    .select({ id: t.categories.id })
    .from(t.categories)
    .where(eq(t.categories.editionId, editionId));
  const applicationIds = tx
    .select({ id: t.applications.id })
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId));
  const cardIds = tx
    .select({ id: t.scorecards.id })
    .from(t.scorecards)
    .where(inArray(t.scorecards.roundId, roundIds));
  for (const table of [t.scores, t.remarks])
    await tx.delete(table).where(inArray(table.scorecardId, cardIds));
  await tx.delete(t.scorecards).where(inArray(t.scorecards.roundId, roundIds));
  await tx.delete(t.skips).where(inArray(t.skips.roundId, roundIds));
  await tx.delete(t.categoryFlags).where(inArray(t.categoryFlags.judgeId, judgeIds));
  for (const table of [
    t.supplements,
    t.showings,
    t.sealedBallots,
    t.turnouts,
    t.ballots,
    t.shortlists,
  ])
    await tx.delete(table).where(inArray(table.roundId, roundIds));
  for (const table of [t.assignments, t.reopenings, t.roundSeats])
    await tx.delete(table).where(inArray(table.roundId, roundIds));
  for (const table of [t.proposals, t.decisions, t.certifications, t.citations, t.achievements])
    await tx.delete(table).where(eq(table.editionId, editionId));
  for (const table of [t.uploads, t.draftVersions, t.colleagues, t.extensions, t.submitAttempts])
    await tx.delete(table).where(inArray(table.applicationId, applicationIds));
  for (const table of [t.messages, t.internalNotes, t.applicationTags])
    await tx.delete(table).where(inArray(table.applicationId, applicationIds));
  for (const table of [t.savedViews, t.formVersions, t.eligibilityQuestions, t.findingReasons])
    await tx.delete(table).where(eq(table.editionId, editionId));
  for (const table of [t.recusals, t.findings, t.screenings, t.attachments, t.submissions])
    await tx.delete(table).where(inArray(table.applicationId, applicationIds));
  await tx.delete(t.oaths).where(inArray(t.oaths.judgeId, judgeIds));
  await tx.delete(t.conflictAnswers).where(inArray(t.conflictAnswers.judgeId, judgeIds));
  await tx.delete(t.applications).where(eq(t.applications.editionId, editionId));
  await tx.delete(t.entrants).where(eq(t.entrants.editionId, editionId));
  await deleteSamplesOf(tx, inArray(t.samples.categoryId, categoryIds));
  await tx.delete(t.invitations).where(inArray(t.invitations.judgeId, judgeIds));
  await tx.delete(t.seats).where(inArray(t.seats.judgeId, judgeIds));
  for (const table of [t.categoryRecusals, t.staffRecusals])
    await tx.delete(table).where(inArray(table.categoryId, categoryIds));
  await tx.delete(t.judges).where(eq(t.judges.editionId, editionId));
  await tx.delete(t.criteria).where(inArray(t.criteria.categoryId, categoryIds));
  for (const table of [t.categories, t.clauses, t.prizes, t.rounds])
    await tx.delete(table).where(eq(table.editionId, editionId));
  await tx.delete(t.editions).where(eq(t.editions.id, editionId));
}
