/** Records what a person decided where the count cannot: an order, a prize, a strike, a quorum. */
import type { StrikeDecision } from "#app/domain/bundle/bundle.ts";
import type { LiftDecision } from "#app/domain/decision/may-decide.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { mayDecide, type Proposal } from "#app/domain/decision/may-decide.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { isJudged } from "#app/queries/round-work.ts";
import type { Context } from "#app/server/context.ts";
import { appendDecision } from "#db/repositories/decisions.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { findJudge, listJudges } from "#db/repositories/judges.ts";
import { listPrizes } from "#db/repositories/edition-settings.ts";
import { listApplicationNames, listCategoryHeads } from "#db/repositories/round-progress.ts";
import { claimRound, listRounds } from "#db/repositories/rounds.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";
import { tellTouched } from "./tell-touched.ts";

export interface DecisionToRecord {
  readonly editionId: string;
  /** By slugs and refs, as the count names things. */
  readonly proposal: Proposal;
  /** Says that the certified result is to be certified again, with a reason. */
  readonly recertifies?: boolean;
}

/**
 * @returns its number in the edition; refused `already-certified` where the result stands and nobody
 *   said that it will be certified again, or for the reasons of mayDecide
 */
export async function recordDecision(
  context: Context,
  { editionId, proposal, recertifies = false }: DecisionToRecord,
): Promise<Outcome<{ readonly number: number }>> {
  return context.store.transact(async (tx): Promise<Outcome<{ number: number }>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    if (!edition) return refused("not-found");
    const named = (await listRounds(tx, editionId)).find(
      ({ slug }) => "round" in proposal && slug === proposal.round,
    );
    if (named) await claimRound(tx, named.id);
    const now = context.clock();
    if (edition.state === "archived") return refused("not-found");
    if (edition.state === "certified" && !recertifies)
      return refused(
        "already-certified",
        "The result is certified. A decision changes it only if you certify it again, so say that you will.",
      );
    const rounds = (await listRounds(tx, editionId)).filter(isJudged);
    const bundle = await loadEditionBundle(tx, editionId);
    const allowed = mayDecide(proposal, { bundle, count: countEdition(bundle), rounds });
    if (!allowed.ok) return allowed;

    const number = await appendDecision(tx, edition, {
      id: context.newId(),
      // A second one about the same card lifts the first: see struck-cards.ts.
      kind: proposal.kind === "lift" ? "strike" : proposal.kind,
      ...(await idsOf(tx, editionId, proposal)),
      by: proposal.by.trim(),
      reason: proposal.reason.trim(),
      recordedById: context.viewer?.userId ?? null,
      recordedAt: now,
    });
    if (proposal.kind === "strike" || proposal.kind === "lift")
      await tellJudge(tx, context, edition, proposal, now);
    await recordAct(tx, context, {
      editionId,
      act: "decision-recorded",
      subject: `decision ${number}`,
      details: { kind: proposal.kind, about: aboutOf(proposal) },
      at: now,
    });
    return ok({ number });
  });
}

/** Nobody else touches a judge's scorecard without that judge knowing. */
async function tellJudge(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { kind, judge: slug, application, by, reason }: StrikeDecision | LiftDecision,
  at: Date,
): Promise<void> {
  const judge = await findJudge(tx, edition.id, slug);
  if (!judge) return;
  await tellTouched(tx, context, {
    editionId: edition.id,
    programmeId: edition.programmeId,
    judge,
    about: `Your scorecard for ${application} ${kind === "lift" ? "counts again" : "is not counted"}`,
    what:
      kind === "lift"
        ? `Your scorecard for ${application} had been struck, and counts again.`
        : `Your scorecard for ${application} stays in the record of ${edition.name} and is not counted any more.`,
    reason: `Decided by ${by.trim()}: ${reason.trim()}`,
    next: "",
    at,
  });
}

/** What the decision is about, without what it decides. */
function aboutOf(proposal: Proposal): string {
  return "category" in proposal ? proposal.category : proposal.application;
}

async function idsOf(tx: Tx, editionId: string, proposal: Proposal) {
  const applications = new Map(
    [...(await listApplicationNames(tx, editionId))].map(([id, ref]) => [ref, id]),
  );
  const idIn = (rows: readonly { id: string; slug: string }[], slug: string) =>
    rows.find((row) => row.slug === slug)?.id ?? null;
  const rounds = await listRounds(tx, editionId);
  return {
    roundId: "round" in proposal ? idIn(rounds, proposal.round) : null,
    categoryId:
      "category" in proposal
        ? idIn(await listCategoryHeads(tx, editionId), proposal.category)
        : null,
    prizeId: "prize" in proposal ? idIn(await listPrizes(tx, editionId), proposal.prize) : null,
    judgeId: "judge" in proposal ? idIn(await listJudges(tx, editionId), proposal.judge) : null,
    applicationId:
      "application" in proposal ? (applications.get(proposal.application) ?? null) : null,
    ordered:
      proposal.kind === "order"
        ? proposal.applications.map((ref) => applications.get(ref) ?? "")
        : [],
  };
}
