/** Takes a judge out of one application, by the judge or by the secretariat, with the reason. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { claimEdition, type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { appendRecusal, findJudgeOnPanel, findRecusal } from "#db/repositories/recusals.ts";
import { claimRound, listRounds } from "#db/repositories/rounds.ts";
import { listStaff } from "#db/repositories/staff.ts";
import type { Tx } from "#db/store/store.ts";
import { postMail, recordAct } from "./record-act.ts";
import { returnBallotsNaming } from "./return-ballots.ts";

export interface SteppingAside {
  readonly editionId: string;
  readonly judgeId: string;
  readonly ref: string;
  readonly reason: string;
}

/**
 * The judge's scorecards of the application stay in the record and stop counting; a sealed ballot of
 * theirs that names it goes back to them.
 * @returns refused `not-found` for anyone but that judge and the secretariat, `recused` where it
 *   already is so, `already-certified`, `round-closed` for a judge once every round is over
 */
export async function stepAside(
  context: Context,
  { editionId, judgeId, ref, reason }: SteppingAside,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx) => {
    const edition = await claimEdition(tx, editionId);
    if (!edition) return refused("not-found");
    const rounds = await claimOpenRounds(tx, editionId);
    const now = context.clock();
    const found = await findPair(tx, edition, judgeId, ref);
    if (!found) return refused("not-found");
    const { application, judge } = found;
    const by = await actsFor(tx, context, edition, judge.userId);
    if (by === null) return refused("not-found");
    if (isResultFixed(edition))
      return refused("already-certified", "The result is certified; nobody steps aside any more.");
    const isOver = rounds.every(({ state }) => state === "closed" || state === "confirmed");
    if (by === "judge" && isOver)
      return refused("round-closed", "Judging is over. Please tell the secretariat instead.");
    if (reason.trim() === "")
      return refusedAt("reason", "invalid", "Say why, in a sentence the secretariat can keep.");
    if (await findRecusal(tx, judgeId, application.id))
      return refused("recused", `${judge.name} has already stepped aside from this application.`);

    await appendRecusal(tx, {
      id: context.newId(),
      judgeId,
      applicationId: application.id,
      reason: reason.trim(),
      recordedById: context.viewer?.userId ?? null,
      recordedAt: now,
    });
    await tellOthers(tx, context, {
      by,
      edition,
      judge,
      applicationId: application.id,
      ref,
      title: application.title,
      at: now,
    });
    await returnBallotsNaming(tx, context, {
      editionId,
      applicationId: application.id,
      judgeId,
      at: now,
    });
    await recordAct(tx, context, {
      editionId,
      act: "recusal-recorded",
      subject: ref,
      details: { judge: judge.slug, by },
      at: now,
    });
    return ok();
  });
}

/**
 * Holds the rounds in which judges write, so that none of them saves or votes underneath.
 * @returns every round of the edition, as it is while they are held
 */
export async function claimOpenRounds(tx: Tx, editionId: string) {
  for (const { id, state } of await listRounds(tx, editionId))
    if (state === "open") await claimRound(tx, id);
  return listRounds(tx, editionId);
}

/** A judge and an application on whose panel the judge sits. */
export async function findPair(tx: Tx, edition: ClaimedEdition, judgeId: string, ref: string) {
  const application = await findApplication(tx, edition.id, ref);
  if (!application) return null;
  const judge = await findJudgeOnPanel(tx, edition.id, judgeId, application.categoryId);
  return judge && { application, judge };
}

async function actsFor(
  tx: Tx,
  { viewer }: Context,
  edition: ClaimedEdition,
  judgeUserId: string | null,
): Promise<"judge" | "secretariat" | null> {
  if (!viewer) return null;
  if (viewer.userId === judgeUserId) return "judge";
  const role = await findStaffRole(tx, edition.programmeId, viewer.userId);
  return role === "secretariat" ? role : null;
}

interface News {
  readonly by: "judge" | "secretariat";
  readonly edition: ClaimedEdition;
  readonly judge: { readonly name: string; readonly email: string | null };
  readonly applicationId: string;
  readonly ref: string;
  readonly title: string;
  readonly at: Date;
}

/** The secretariat learns of a judge's act, the judge of the secretariat's. The reason stays inside. */
async function tellOthers(tx: Tx, context: Context, news: News): Promise<void> {
  const { by, edition, judge, applicationId, ref, title, at } = news;
  const names = await findEditionNames(tx, edition.id);
  const address = `${names.programme}/${names.slug}`;
  if (by === "secretariat") {
    if (judge.email !== null)
      await postMail(tx, context, {
        recipient: judge.email,
        kind: "recusal-recorded",
        editionId: edition.id,
        applicationId,
        subject: `You do not judge ${ref} any more: ${edition.name}`,
        text: [
          `Dear ${judge.name},`,
          `The secretariat has recorded that you step aside from ${ref}, ${title}. A scorecard you may have written for it does not count.`,
          `Your judging: ${context.baseUrl}/judge/${address}`,
        ].join("\n\n"),
        at,
      });
    return;
  }
  for (const { role, email } of await listStaff(tx, edition.programmeId))
    if (role === "secretariat")
      await postMail(tx, context, {
        recipient: email,
        kind: "judge-stepped-aside",
        editionId: edition.id,
        applicationId,
        subject: `${judge.name} steps aside from ${ref}: ${edition.name}`,
        text: [
          `${judge.name} has stepped aside from ${ref}, ${title}.`,
          `The reason is with the judging of the edition: ${context.baseUrl}/secretariat/${address}/judging`,
        ].join("\n\n"),
        at,
      });
}
