/** An attachment, for whoever may read it by what they are to its application. */
import { mayRead, type Moment, type Relation } from "#app/domain/access/access.ts";
import { hiddenFromJudges } from "#app/domain/form/read-answers.ts";
import { nextOathStep } from "#app/domain/oath/oath.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { type Application, findNamedApplication } from "#db/repositories/applications.ts";
import { type Attachment, findAttachment } from "#db/repositories/attachments.ts";
import { findRight } from "#db/repositories/colleagues.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { findJudgeOf, findStaffRole } from "#db/repositories/memberships.ts";
import { listPanelsOf } from "#db/repositories/panels.ts";
import { findOath } from "#db/repositories/oaths.ts";
import { isRecusedFrom } from "#db/repositories/recusals.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { listAsideOf } from "#db/repositories/staff-recusals.ts";
import { listSubmissions } from "#db/repositories/submissions.ts";
import type { Db } from "#db/store/store.ts";
import { findFormToRead } from "./application-form.ts";

export interface ReadableFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * Its content is for whoever opens it by its id.
 * @returns null where there is none, none for this viewer, or a scanner found something in it: nobody
 *   learns which of them
 */
export async function findReadableFile(
  context: Context,
  viewer: Viewer,
  id: string,
): Promise<ReadableFile | null> {
  const db = context.store.read;
  const attachment = await findAttachment(db, id);
  if (!attachment || attachment.scan === "infected") return null;
  const named = await findNamedApplication(db, attachment.applicationId);
  if (!named) return null;
  const { application } = named;
  if (!(await mayReadFile(db, viewer, attachment, application))) return null;
  const { name, mediaType } = attachment;
  return { id: attachment.id, name, mediaType };
}

async function mayReadFile(
  db: Db,
  viewer: Viewer,
  attachment: Attachment,
  application: Application,
): Promise<boolean> {
  const submissions = await listSubmissions(db, application.id);
  const isIn = (list: (typeof submissions)[number] | undefined) =>
    list?.attachments.some(({ id }) => id === attachment.id) ?? false;
  if (await findRight(db, application, viewer.userId))
    return attachment.removedAt === null || submissions.some(isIn);
  // Others read the version that was last submitted, and nothing that is being written.
  if (!isIn(submissions.at(-1))) return false;
  const moment = await momentOf(db, application);
  for (const relation of await relationsOf(db, viewer, application))
    if (mayRead("attachment", relation, moment))
      if (
        relation !== "judge" ||
        !(await isHidden(db, attachment, application, submissions.at(-1)))
      )
        return true;
  return false;
}

/** Whether it answers a question that the form hides from judges. */
async function isHidden(
  db: Db,
  { question }: Attachment,
  { editionId }: Application,
  submission: Parameters<typeof findFormToRead>[2] | undefined,
): Promise<boolean> {
  if (question === null) return false;
  return hiddenFromJudges(await findFormToRead(db, editionId, submission ?? null)).has(question);
}

async function relationsOf(
  db: Db,
  viewer: Viewer,
  application: Application,
): Promise<readonly Relation[]> {
  const edition = await findEditionById(db, application.editionId);
  if (!edition) return [];
  const relations: Relation[] = [];
  const role = await findStaffRole(db, edition.programmeId, viewer.userId);
  const person = { programmeId: edition.programmeId, userId: viewer.userId };
  const aside = role === null ? [] : await listAsideOf(db, person, edition.id);
  const isAside = aside.some(({ categoryId }) => categoryId === application.categoryId);
  if (role !== null && viewer.hasSecondFactor && !isAside) relations.push(role);
  const judge = await findJudgeOf(db, edition.id, viewer.userId);
  const isSworn = judge !== null && nextOathStep(await findOath(db, judge.id)) === null;
  if (judge?.acceptedAt && isSworn && application.state === "accepted") {
    const panels = await listPanelsOf(db, judge.id);
    if (panels.includes(application.categoryId))
      relations.push((await isRecusedFrom(db, judge.id, application.id)) ? "recused" : "judge");
  }
  return relations;
}

async function momentOf(db: Db, { editionId, submittedAt }: Application): Promise<Moment> {
  const rounds = await listRounds(db, editionId);
  return {
    isSubmitted: submittedAt !== null,
    hasScoringBegun: rounds.some(({ kind, state }) => kind !== "screening" && state !== "pending"),
    round: null,
    isRunning: false,
    isCertified: false,
    isPublished: false,
  };
}
