/** Lets a judge write one scorecard after its round closed, until an instant, with the reason. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { readClock, zoneLabel } from "#app/domain/kernel/instants.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { checkUntil, mayReopenIn } from "#app/domain/round/reopening.ts";
import { isJudged, loadRoundWork } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { appendReopening } from "#db/repositories/reopenings.ts";
import { claimRound, listRounds } from "#db/repositories/rounds.ts";
import { recordAct } from "./record-act.ts";
import { tellTouched } from "./tell-touched.ts";
import { actAsTwo, type Payload, type Prepare, type TwoPersonOutcome } from "./two-persons.ts";

export interface CardToReopen {
  readonly editionId: string;
  readonly roundId: string;
  /** Slug. */
  readonly judge: string;
  readonly ref: string;
  readonly until: Date;
  readonly reason: string;
}

export type ReopeningPayload = Payload & {
  readonly roundId: string;
  readonly judge: string;
  readonly ref: string;
  /** In ISO 8601. */
  readonly until: string;
  readonly reason: string;
};

/**
 * Two persons do it; everything is asked again when the second confirms it.
 * @returns refused `round-not-closed`, `locked-by-use` once a later round was opened,
 *   `already-certified`; at `card`, `until` or `reason`
 */
export async function reopenCard(
  context: Context,
  { editionId, until, ...sent }: CardToReopen,
): Promise<Outcome<TwoPersonOutcome>> {
  const payload = { ...sent, reason: sent.reason.trim(), until: until.toISOString() };
  return actAsTwo(context, { editionId, act: "reopen-card", payload }, prepareReopening);
}

export const prepareReopening: Prepare<ReopeningPayload> = async (tx, context, edition, sent) => {
  const { roundId, ref, reason } = sent;
  const editionId = edition.id;
  const until = new Date(sent.until);
  const round = await claimRound(tx, roundId);
  if (round?.editionId !== editionId || !isJudged(round)) return refused("not-found");
  if (isResultFixed(edition))
    return refused("already-certified", "The result is certified; its scorecards stay.");
  const judged = (await listRounds(tx, editionId)).filter(isJudged);
  const after = judged[judged.findIndex(({ id }) => id === roundId) + 1];
  const may = mayReopenIn(round, after);
  if (!may.ok) return may;
  const checked = checkUntil(until, context.clock());
  if (!checked.ok) return checked;
  if (reason === "") return refusedAt("reason", "invalid", "Say why, for the record.");
  const { judges, entries, work } = await loadRoundWork(tx, editionId, round);
  const judge = judges.find(({ slug }) => slug === sent.judge);
  const entry = entries.find((one) => one.ref === ref);
  const isTheirs = work.some(
    (one) => one.judge === judge?.id && one.applications.includes(entry?.id ?? ""),
  );
  if (!judge || !entry || !isTheirs)
    return refusedAt("card", "invalid", "Choose an application that this judge has to score.");
  const { day, time } = readClock(until, edition.timeZone, { isDeadline: true });
  const end = `${day}, ${time} ${zoneLabel(edition.timeZone)}`;
  return ok({
    subject: `${round.slug}/${ref} by ${judge.slug}`,
    facts: { ...sent },
    says: [
      `${judge.name} may write the scorecard for ${ref}, ${entry.title}, in ${round.name} again until ${end}.`,
      `${judge.name} is told by mail, with the reason: ${reason}`,
    ],
    async perform(persons) {
      const at = context.clock();
      await appendReopening(tx, round, {
        id: context.newId(),
        judgeId: judge.id,
        applicationId: entry.id,
        until,
        reason,
        openedById: context.viewer?.userId ?? null,
        openedAt: at,
      });
      await tellTouched(tx, context, {
        editionId,
        programmeId: edition.programmeId,
        judge,
        about: `Your scorecard for ${ref} is open again`,
        what: `${round.name} has closed, and the secretariat has opened your scorecard for ${ref}, ${entry.title}, again: this one alone.`,
        reason: `The reason: ${reason}`,
        next: `You may write it until ${end}. What you do not change stays as it is.`,
        at,
      });
      await recordAct(tx, context, {
        editionId,
        act: "scorecard-reopened",
        subject: `${round.slug}/${ref}`,
        details: { judge: judge.slug, until: until.toISOString(), ...persons },
        at,
      });
    },
  });
};
