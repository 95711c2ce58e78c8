/** Takes an accepted application out of the award, with the reason, and tells its city. */
import { visibleCount } from "#app/domain/access/visible-count.ts";
import { APPLICATION_TRANSITIONS } from "#app/domain/application/application-state.ts";
import { leftAfterRound } from "#app/domain/application/leaving.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { whatChanges } from "#app/domain/decision/what-changes.ts";
import { nextState } from "#app/domain/kernel/machine.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { findOwner } from "#app/queries/letter.ts";
import type { Context } from "#app/server/context.ts";
import {
  claimApplication,
  findApplication,
  saveApplicationState,
} from "#db/repositories/applications.ts";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import { listShortlists } from "#db/repositories/shortlists.ts";
import type { Tx } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";
import { returnBallotsNaming } from "./return-ballots.ts";
import { claimOpenRounds } from "./step-aside.ts";
import { actAsTwo, type Payload, type Prepare, type TwoPersonOutcome } from "./two-persons.ts";
import { writeToApplicant } from "./write-to-applicant.ts";

export interface Disqualification {
  readonly editionId: string;
  readonly ref: string;
  readonly reason: string;
  /** Says that the certified result is to be certified again, with a reason. */
  readonly recertifies?: boolean;
}

export type DisqualificationPayload = Payload & {
  readonly ref: string;
  readonly reason: string;
  readonly recertifies: boolean;
};

/**
 * Two persons do it. Before the ballot opens the next in the standing takes its place; afterwards nobody
 * moves up, and the ballots that named it go back to their judges.
 * @returns refused `not-allowed` for one that is not accepted, `already-certified`
 */
export async function disqualifyApplication(
  context: Context,
  { editionId, ref, reason, recertifies = false }: Disqualification,
): Promise<Outcome<TwoPersonOutcome>> {
  const payload = { ref, reason: reason.trim(), recertifies };
  const asked = { editionId, act: "disqualify", payload, reach: { ref } } as const;
  return actAsTwo(context, asked, prepareDisqualification);
}

export const prepareDisqualification: Prepare<DisqualificationPayload> = async (
  tx,
  context,
  edition,
  { ref, reason, recertifies },
) => {
  const editionId = edition.id;
  if (edition.state === "archived") return refused("not-found");
  const rounds = await claimOpenRounds(tx, editionId);
  const found = await findApplication(tx, editionId, ref);
  const application = found && (await claimApplication(tx, found.id));
  if (!application) return refused("not-found");
  const state = nextState(APPLICATION_TRANSITIONS, application.state, "disqualify");
  if (state === null)
    return refused("not-allowed", "Only an accepted application can be disqualified.");
  if (edition.state === "certified" && !recertifies)
    return refused(
      "already-certified",
      "The result is certified. Taking an application out changes it only if you certify it again, so say that you will.",
    );
  if (reason === "") return refusedAt("reason", "invalid", "Say why, as the city will read it.");

  const leftAfterRoundId = await placeKept(tx, editionId, rounds, application.id);
  const leftAfter = rounds.find(({ id }) => id === leftAfterRoundId);
  return ok({
    subject: ref,
    facts: { ref, reason, recertifies, leftAfterRoundId },
    says: [
      `${ref}, ${application.title}, leaves the award.`,
      leftAfter
        ? `It keeps its place in the standing of ${leftAfter.name}. Nobody moves up, and votes for it are void.`
        : "It leaves every standing, and the next one takes its place.",
      ...(await changesWithout(tx, editionId, { ref, leftAfter: leftAfter?.slug })),
      `Its city reads: ${reason}`,
    ],
    async perform(persons) {
      const at = context.clock();
      await saveApplicationState(tx, application, { state, leftReason: reason, leftAfterRoundId });
      await tellCity(tx, context, { ...application, leftReason: reason }, at);
      await returnBallotsNaming(tx, context, { editionId, applicationId: application.id, at });
      await recordAct(tx, context, {
        editionId,
        act: "application-disqualified",
        subject: ref,
        details: { reason, ...persons },
        at,
      });
    },
  });
};

/** What the count of the rounds that are over would be without it, against what it is. */
async function changesWithout(
  tx: Tx,
  editionId: string,
  { ref, leftAfter }: { readonly ref: string; readonly leftAfter: string | undefined },
): Promise<readonly string[]> {
  const bundle = await loadEditionBundle(tx, editionId);
  const rounds = await listRounds(tx, editionId);
  const without: Bundle = {
    ...bundle,
    applications: bundle.applications.map((one) =>
      one.ref === ref
        ? { ...one, status: "disqualified", ...(leftAfter === undefined ? {} : { leftAfter }) }
        : one,
    ),
  };
  const count = (from: Bundle) => visibleCount(from, rounds, "secretariat").count;
  const named = (pairs: readonly { readonly slug: string; readonly name?: string }[]) => {
    const names = new Map(pairs.map(({ slug, name }) => [slug, name ?? slug]));
    return (slug: string) => names.get(slug) ?? slug;
  };
  const titles = new Map(bundle.applications.map((one) => [one.ref, one.title]));
  return whatChanges(count(bundle), count(without), {
    category: named(bundle.categories),
    round: named(rounds),
    prize: named(bundle.prizes),
    application: (one) => `${one} ${titles.get(one) ?? ""}`.trim(),
  });
}

async function placeKept(
  tx: Tx,
  editionId: string,
  rounds: readonly Round[],
  applicationId: string,
): Promise<string | null> {
  const shortlists = await listShortlists(tx, editionId);
  return leftAfterRound(
    rounds.map(({ id, kind, state }) => ({
      id,
      kind,
      state,
      isFinalist: shortlists.some(
        ({ roundId, applications }) => roundId === id && applications.includes(applicationId),
      ),
    })),
  );
}

interface Left {
  readonly id: string;
  readonly ownerId: string | null;
  readonly leftReason: string;
}

async function tellCity(
  tx: Tx,
  context: Context,
  { id: applicationId, ownerId, leftReason: reason }: Left,
  at: Date,
): Promise<void> {
  const reader = await findOwner(tx, ownerId);
  if (!reader) return;
  const fields = { reason };
  await writeToApplicant(tx, context, { kind: "disqualified", applicationId, reader, fields, at });
}
