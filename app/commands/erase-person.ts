/**
 * Erases a person: their account and address become a pseudonym everywhere, their drafts go, and what
 * the award needs stays under the pseudonym. See docs/privacy.md for what stays, and why.
 */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import { type Named, pseudonymOf } from "#app/domain/privacy/pseudonym.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { mayErase, programmesOf } from "#app/queries/person.ts";
import type { Context } from "#app/server/context.ts";
import { ERASURE, redactAudit } from "#db/repositories/audit.ts";
import { listColleagues } from "#db/repositories/colleagues.ts";
import { claimEdition } from "#db/repositories/editions.ts";
import {
  eraseColleague,
  eraseJudges,
  eraseMailsTo,
  erasePersonFromTexts,
  erasePersonsOwn,
  type Erasing,
  handOver,
} from "#db/repositories/erasure.ts";
import {
  findPersonTrace,
  listOpenRoundsOf,
  type PersonTrace,
} from "#db/repositories/person-trace.ts";
import { claimProgramme } from "#db/repositories/programmes.ts";
import { deleteDrafts, type LooseFiles, NO_FILES } from "#db/repositories/removal.ts";
import type { Tx } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";
import { isKeptWithout } from "./recuse-staff.ts";
import { removeLooseFiles } from "./remove-loose-files.ts";

export interface Erased {
  readonly pseudonym: Named;
  /** Drafts that are gone. */
  readonly drafts: number;
  /** Applications that went over to a colleague who writes in them. */
  readonly handedOver: number;
  /** Entries of the audit log that named the person. */
  readonly entries: number;
}

/**
 * @returns refused `invalid` where nothing that who asks may know of is kept, `not-allowed` for
 *   oneself or where another award is concerned, `last-secretariat`, `round-not-closed` for a judge
 */
export async function erasePerson(
  context: Context,
  asked: { readonly email: string },
): Promise<Outcome<Erased>> {
  const email = asked.email.trim().toLowerCase();
  let loose: LooseFiles = NO_FILES;
  const outcome = await context.store.transact(async (tx): Promise<Outcome<Erased>> => {
    const before = await findPersonTrace(tx, email);
    await claimAll(tx, before);
    // Read again once everything that it hangs on is held.
    const trace = await findPersonTrace(tx, email);
    const may = await checkErasure(tx, context, email, trace);
    if (!may.ok) return may;
    const erasing: Erasing = {
      person: { email, name: trace.user?.name ?? "" },
      pseudonym: pseudonymOf(context.newId()),
      userId: trace.user?.id ?? null,
      programmeIds: [...programmesOf(trace)],
      at: context.clock(),
    };
    const gone = await settleApplications(tx, trace, erasing);
    loose = gone.files;
    await eraseColleague(tx, erasing);
    await eraseJudges(tx, erasing, judgesOf(trace));
    await eraseMailsTo(tx, erasing);
    await erasePersonFromTexts(tx, erasing);
    await erasePersonsOwn(tx, erasing);
    const entries = await redactAudit(tx, erasing);
    const { drafts, handedOver } = gone;
    await recordAct(tx, context, {
      editionId: null,
      act: ERASURE,
      subject: erasing.pseudonym.name,
      details: { drafts, handedOver, entries },
      at: erasing.at,
    });
    return ok({ pseudonym: erasing.pseudonym, drafts, handedOver, entries: entries.length });
  });
  // After the commit: a file too many is swept away later, one too few could not be brought back.
  if (outcome.ok) await removeLooseFiles(context, loose);
  return outcome;
}

async function claimAll(tx: Tx, trace: PersonTrace): Promise<void> {
  for (const programmeId of [...programmesOf(trace)].sort()) await claimProgramme(tx, programmeId);
  const editions = [
    ...trace.judges.map(({ edition }) => edition.id),
    ...trace.applications.map(({ application }) => application.editionId),
    ...trace.colleagues.map(({ application }) => application.editionId),
  ];
  for (const editionId of [...new Set(editions)].sort()) await claimEdition(tx, editionId);
}

async function checkErasure(
  tx: Tx,
  { viewer }: Context,
  email: string,
  trace: PersonTrace,
): Promise<Outcome<void>> {
  const may = await mayErase(tx, viewer, trace);
  const isNobody = !trace.user && programmesOf(trace).size === 0;
  if (may === "unknown" || isNobody)
    return refusedAt("email", "invalid", "Nothing is kept here under this address.");
  if (may === "elsewhere-too")
    return refused(
      "not-allowed",
      "This person has to do with another award too. Ask whoever runs this installation.",
    );
  if (viewer?.email === email)
    return refused("not-allowed", "Nobody erases themselves. Ask another of the secretariat.");
  for (const { staff, programme } of trace.staff) {
    if (staff.revokedAt !== null || staff.role !== "secretariat") continue;
    if (!(await isKeptWithout(tx, staff.programmeId, ({ userId }) => userId === staff.userId)))
      return refused(
        "last-secretariat",
        `This is the last of the secretariat of ${programme.name}. Invite somebody else first.`,
      );
  }
  const [round] = await listOpenRoundsOf(
    tx,
    trace.judges.map(({ edition }) => edition.id),
  );
  if (round)
    return refused(
      "round-not-closed",
      `${round.name} is open, and this person judges in it. Close the round first.`,
    );
  return ok();
}

function judgesOf({ judges }: PersonTrace) {
  const isCertified = ({ edition }: PersonTrace["judges"][number]) => isResultFixed(edition);
  return {
    certified: judges.filter(isCertified).map(({ judge }) => judge.id),
    others: judges.filter((one) => !isCertified(one)).map(({ judge }) => judge.id),
  };
}

/** What a colleague writes in goes on under them; other drafts go, what was submitted stays. */
async function settleApplications(tx: Tx, trace: PersonTrace, { userId, at }: Erasing) {
  const drafts: string[] = [];
  let handedOver = 0;
  for (const { application } of trace.applications) {
    const heir = (await listColleagues(tx, application.id))
      .map(({ colleague }) => colleague)
      .find((one) => one.acceptedAt !== null && one.may === "edit" && one.userId !== userId);
    if (heir?.userId) {
      await handOver(tx, application.id, { colleagueId: heir.id, userId: heir.userId }, at);
      handedOver++;
    } else drafts.push(application.id);
  }
  const deleted = await deleteDrafts(tx, drafts);
  return { files: deleted, drafts: deleted.drafts, handedOver };
}
