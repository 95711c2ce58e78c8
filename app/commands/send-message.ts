/** A message between a city and the secretariat about one application; the other side gets a mail. */
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { messageLetter } from "#app/domain/talk/message-letter.ts";
import {
  countedSince,
  isSentAgain,
  maySendAt,
  mayTalk,
  type TalkSide,
} from "#app/domain/talk/talk.ts";
import type { Context } from "#app/server/context.ts";
import {
  type ClaimedApplication,
  claimApplication,
  findApplication,
  findNamedApplication,
} from "#db/repositories/applications.ts";
import { type Edition, findEditionById, findEditionNames } from "#db/repositories/editions.ts";
import {
  appendMessage,
  listCityReaders,
  listMessages,
  listSentSince,
  saveMessagesRead,
} from "#db/repositories/messages.ts";
import { listStaffOf } from "#db/repositories/staff-recusals.ts";
import type { Tx } from "#db/store/store.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";
import { postMail, recordAct } from "./record-act.ts";

export interface NewMessage extends ApplicationName {
  readonly text: string;
}

interface Thread {
  readonly from: TalkSide;
  readonly application: ClaimedApplication;
  readonly edition: Edition;
}

/** @returns refused `not-found` but for who may write in it, `not-allowed`, `too-many-attempts` */
export async function sendAsCity(context: Context, message: NewMessage): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const application = await claimOwnApplication(tx, context, message);
    const edition = await findEditionById(tx, message.editionId);
    if (!application || !edition) return refused("not-found");
    return send(tx, context, { from: "city", application, edition }, message.text);
  });
}

/** @returns refused `not-found` but for the secretariat, `not-allowed`, `too-many-attempts` */
export async function sendAsSecretariat(
  context: Context,
  { editionId, ref, text }: NewMessage,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId, { ref });
    const found = edition && (await findApplication(tx, editionId, ref));
    const application = found && (await claimApplication(tx, found.id));
    if (!edition || !application) return refused("not-found");
    return send(tx, context, { from: "secretariat", application, edition }, text);
  });
}

async function send(
  tx: Tx,
  context: Context,
  thread: Thread,
  text: string,
): Promise<Outcome<void>> {
  const { from, application, edition } = thread;
  const { state, ownerId } = application;
  const may = mayTalk({ state, edition: edition.state, hasOwner: ownerId !== null });
  if (!may.ok) return may;
  const at = context.clock();
  const authorId = context.viewer?.userId ?? null;
  const before = await listMessages(tx, application.id);
  if (isSentAgain(before.at(-1), { text, authorId }, at)) return ok();
  const sent = await listSentSince(tx, application.id, from, countedSince(at));
  const inTime = maySendAt(sent, edition.timeZone);
  if (!inTime.ok) return inTime;

  const id = context.newId();
  await appendMessage(tx, application, { id, from, authorId, text, sentAt: at });
  // Whoever answers has read what they answer.
  const other = from === "city" ? "secretariat" : "city";
  await saveMessagesRead(tx, application.id, other, { upTo: at, readAt: at });
  await carry(tx, context, thread, { text, at });
  await recordAct(tx, context, {
    editionId: edition.id,
    act: "message-sent",
    subject: application.ref,
    details: { from },
    at,
  });
  return ok();
}

/** One mail to each who reads on the other side. */
async function carry(
  tx: Tx,
  context: Context,
  { from, application, edition }: Thread,
  { text, at }: { readonly text: string; readonly at: Date },
): Promise<void> {
  const named = await findNamedApplication(tx, application.id);
  const { programme, slug } = await findEditionNames(tx, edition.id);
  const isToCity = from === "secretariat";
  const readers = isToCity
    ? await listCityReaders(tx, application)
    : (await listStaffOf(tx, edition.programmeId, application.categoryId)).filter(
        ({ role }) => role === "secretariat",
      );
  const page = isToCity
    ? `apply/${programme}/${slug}/${application.ref}/messages`
    : `secretariat/${programme}/${slug}/messages/${application.ref}`;
  // A draft is its city's own: its title stays there.
  const title = isToCity || application.submittedAt !== null ? application.title : "";
  for (const { email, name } of readers)
    await postMail(tx, context, {
      recipient: email,
      ...messageLetter({
        from,
        text,
        name,
        application: { ref: application.ref, title },
        city: named?.entrant.name ?? "",
        edition: edition.name,
        address: `${context.baseUrl}/${page}`,
      }),
      kind: isToCity ? "message" : "city-message",
      editionId: edition.id,
      applicationId: application.id,
      at,
    });
}
