/** One person in all that is kept: for themselves as an export, for who erases them as a summary. */
import { isResultFixed } from "#app/domain/edition/edition-state.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { listAttachments } from "#db/repositories/attachments.ts";
import { findStaffRole } from "#db/repositories/memberships.ts";
import { listMessages } from "#db/repositories/messages.ts";
import {
  findPersonTrace,
  listActsBy,
  listCardsOf,
  listDraftVersionsOf,
  listMailsTo,
  listMessagesBy,
  listNotesBy,
  listOathsOf,
  listOpenRoundsOf,
  listRecusalsBy,
  listSampleCardsOf,
  listSupplementsBy,
  listSupplementsOf,
  type PersonTrace,
} from "#db/repositories/person-trace.ts";
import { listRefusedBy } from "#db/repositories/proposals.ts";
import { listReopenedBy } from "#db/repositories/reopenings.ts";
import { listSessions } from "#db/repositories/sessions.ts";
import { listSubmissions } from "#db/repositories/submissions.ts";
import type { Db } from "#db/store/store.ts";
import { asTold } from "./told.ts";

export interface ExportedFile {
  readonly id: string;
  /** In the export: "files/OC-01/plan.pdf". */
  readonly path: string;
}

/**
 * Everything about a person that they may see: what they wrote, sent, received and did. Scores only of
 * editions whose result is certified, for a judge does not see them between; ballots are nobody's.
 */
export async function exportPerson(context: Context, viewer: Viewer) {
  const db = context.store.read;
  const now = context.clock();
  const trace = await findPersonTrace(db, viewer.email);
  const { user, staff, judges, colleagues, invitations } = trace;
  const applications = await exportApplications(db, trace, now);
  const over = judges.filter(({ edition }) => isResultFixed(edition));
  return {
    files: applications.flatMap(({ files }) => files),
    data: {
      exportedAt: now,
      account: user && {
        name: user.name,
        email: user.email,
        language: user.language,
        createdAt: user.createdAt,
      },
      sessions: await listSessions(db, viewer.userId, now),
      roles: staff.map(({ staff: { role, grantedAt, revokedAt }, programme }) => ({
        programme: programme.name,
        role,
        grantedAt,
        revokedAt,
      })),
      judging: await exportJudging(db, trace),
      scorecards: await listCardsOf(
        db,
        over.map(({ judge }) => judge.id),
      ),
      // A judge sees their own at any time.
      sampleCards: await listSampleCardsOf(
        db,
        judges.map(({ judge }) => judge.id),
      ),
      invitations: invitations.map(({ role, createdAt, expiresAt, usedAt }) => ({
        role,
        createdAt,
        expiresAt,
        usedAt,
      })),
      colleagueOf: colleagues.map(({ colleague, application }) => ({
        ref: application.ref,
        email: colleague.email,
        may: colleague.may,
        invitedAt: colleague.invitedAt,
        acceptedAt: colleague.acceptedAt,
        removedAt: colleague.removedAt,
      })),
      applications: applications.map(({ files, ...application }) => ({
        ...application,
        files: files.map(({ path }) => path),
      })),
      messagesWritten: await listMessagesBy(db, viewer.userId),
      supplementsWritten: await listSupplementsBy(db, viewer.userId),
      notesWritten: await listNotesBy(db, viewer.userId),
      recusalsRecorded: await listRecusalsBy(db, viewer.userId),
      proposalsRefused: await listRefusedBy(db, viewer.userId),
      scorecardsReopened: await listReopenedBy(db, viewer.userId),
      mailsReceived: await listMailsTo(db, viewer.email),
      acts: await listActsBy(db, viewer.userId),
    },
  };
}

async function exportJudging(db: Db, { judges }: PersonTrace) {
  const { oaths, answers } = await listOathsOf(
    db,
    judges.map(({ judge }) => judge.id),
  );
  return judges.map(({ judge, edition }) => {
    const oath = oaths.find(({ judgeId }) => judgeId === judge.id);
    return {
      edition: edition.name,
      name: judge.name,
      title: judge.title,
      country: judge.country,
      email: judge.email,
      acceptedAt: judge.acceptedAt,
      declinedAt: judge.declinedAt,
      declineReason: judge.declineReason,
      oath: oath && {
        text: oath.text,
        takenAt: oath.takenAt,
        interests: oath.interests,
        declaredAt: oath.declaredAt,
      },
      conflictsAnswered: answers
        .filter(({ judgeId }) => judgeId === judge.id)
        .map(({ ref, text, answeredAt }) => ({ ref, text, answeredAt })),
    };
  });
}

async function exportApplications(db: Db, { applications }: PersonTrace, now: Date) {
  const all = [];
  for (const { application } of applications) {
    const { id, ref, title, answers, createdAt, savedAt, submittedAt } = application;
    // Neither runs ahead of the letter that tells it.
    const { state } = await asTold(db, application, now);
    const attachments = await listAttachments(db, id);
    all.push({
      ref,
      title,
      state,
      answers,
      createdAt,
      savedAt,
      submittedAt,
      versions: await listDraftVersionsOf(db, id),
      submissions: (await listSubmissions(db, id)).map(
        ({ number, title, answers, receipt, submittedAt }) => ({
          number,
          title,
          answers,
          receipt,
          submittedAt,
        }),
      ),
      supplements: await listSupplementsOf(db, id),
      messages: (await listMessages(db, id)).map(({ from, text, sentAt }) => ({
        from,
        text,
        sentAt,
      })),
      files: attachments.map(({ id, name }, index): ExportedFile => ({
        id,
        path: `files/${ref}/${index + 1}-${name}`,
      })),
    });
  }
  return all;
}

/** Programmes that a person has to do with, by id. */
export function programmesOf(trace: PersonTrace): ReadonlySet<string> {
  return new Set([
    ...trace.staff.map(({ staff }) => staff.programmeId),
    ...trace.judges.map(({ edition }) => edition.programmeId),
    ...trace.applications.map(({ programmeId }) => programmeId),
    ...trace.colleagues.map(({ programmeId }) => programmeId),
    ...trace.invitations.map(({ programmeId }) => programmeId),
  ]);
}

/**
 * Whether who asks may erase this person: whoever runs the installation, and the secretariat of every
 * award that the person has to do with. Null is an operator's script.
 */
export async function mayErase(
  db: Db,
  viewer: Viewer | null,
  trace: PersonTrace,
): Promise<"yes" | "unknown" | "elsewhere-too"> {
  if (viewer === null || viewer.isOperator) return "yes";
  const roles = [];
  for (const programmeId of programmesOf(trace))
    roles.push(await findStaffRole(db, programmeId, viewer.userId));
  const kept = roles.filter((role) => role === "secretariat").length;
  if (kept === 0) return "unknown";
  return kept === roles.length ? "yes" : "elsewhere-too";
}

/** What erasing would do, in numbers. @returns null where nothing that who asks may know of is kept */
export async function findErasure(context: Context, viewer: Viewer, email: string) {
  const db = context.store.read;
  const trace = await findPersonTrace(db, email);
  const may = await mayErase(db, viewer, trace);
  const isNobody = !trace.user && programmesOf(trace).size === 0;
  if (may === "unknown" || isNobody) return null;
  const drafts = trace.applications.filter(({ application }) => application.state === "draft");
  const rounds = await listOpenRoundsOf(
    db,
    trace.judges.map(({ edition }) => edition.id),
  );
  return {
    may,
    email,
    name: trace.user?.name ?? "",
    hasAccount: trace.user !== null,
    drafts: drafts.map(({ application }) => application.ref),
    submitted: trace.applications
      .filter(({ application }) => application.state !== "draft")
      .map(({ application }) => application.ref),
    judging: trace.judges.map(({ edition }) => edition.name),
    roles: trace.staff
      .filter(({ staff }) => staff.revokedAt === null)
      .map(({ staff, programme }) => `${staff.role} of ${programme.name}`),
    openRounds: rounds.map(({ name }) => name),
  };
}
