/** Copies an application to another category, as a draft of its own: what was written and every file. */
import { capFault } from "#app/domain/application/caps.ts";
import { mayAttach } from "#app/domain/application/files.ts";
import { nextRef } from "#app/domain/application/ref.ts";
import { mayWrite } from "#app/domain/application/writing.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import { readFileRoom } from "#app/queries/file-room.ts";
import type { Context } from "#app/server/context.ts";
import {
  appendApplication,
  type Application,
  claimApplication,
  type ClaimedApplication,
  countDraftsOf,
  findApplication,
  listApplicationsOfEntrant,
  listRefs,
} from "#db/repositories/applications.ts";
import {
  type Attachment,
  appendAttachment,
  listAttachments,
} from "#db/repositories/attachments.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { type ClaimedEdition, claimEdition } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";
import { MOST_DRAFTS } from "./begin-application.ts";
import { type ApplicationName, claimOwnApplication } from "./claim-own-application.ts";
import { recordAct } from "./record-act.ts";

export interface Copying extends ApplicationName {
  /** Slug of the category that it is copied to. */
  readonly category: string;
}

interface CopiedFile {
  readonly id: string;
  readonly of: Attachment;
}

/**
 * The files are copied before the rows that name them: a row without a file cannot be. Those of a copy
 * that is refused are taken away again.
 * @returns the ref of the copy; refused `call-closed`, `call-not-open`, `invalid` for its own category
 *   or none, `over-limit` where the city has no place left, `not-found` for who is not in charge
 */
export async function copyApplication(
  context: Context,
  copying: Copying,
): Promise<Outcome<{ readonly ref: string }>> {
  const files = await copyFiles(context, copying);
  const outcome = await context.store.transact((tx) => copy(tx, context, copying, files));
  if (!outcome.ok) for (const { id } of files) await context.files.remove(id);
  return outcome;
}

/** Of whoever is in charge alone: nobody else's request makes a copy of anything. */
async function copyFiles(
  context: Context,
  { editionId, ref }: ApplicationName,
): Promise<readonly CopiedFile[]> {
  const db = context.store.read;
  const application = await findApplication(db, editionId, ref);
  if (!application || application.ownerId !== context.viewer?.userId) return [];
  const copied: CopiedFile[] = [];
  for (const file of await listAttachments(db, application.id)) {
    const content = await context.files.get(file.id);
    if (!content || file.scan === "infected") continue;
    const id = context.newId();
    await context.files.put(id, content);
    copied.push({ id, of: file });
  }
  return copied;
}

async function copy(
  tx: Tx,
  context: Context,
  { category: slug, ...name }: Copying,
  files: readonly CopiedFile[],
): Promise<Outcome<{ readonly ref: string }>> {
  const edition = await claimEdition(tx, name.editionId);
  const source = edition && (await claimOwnApplication(tx, context, name, "own"));
  const { viewer } = context;
  if (!edition || !source || !viewer) return refused("not-found");
  const now = context.clock();
  const facts = {
    application: { state: "draft" },
    edition,
    dueAt: null,
    extendedTo: null,
  } as const;
  const writing = mayWrite(facts, now);
  if (!writing.ok) return writing;
  const category = (await listCategories(tx, edition.id)).find((one) => one.slug === slug);
  if (!category || category.id === source.categoryId)
    return refusedAt("category", "invalid", "Choose another category");
  const noPlace = await placeFault(tx, edition, source, category.name);
  if (noPlace !== null) return refusedAt("category", "over-limit", noPlace);
  if ((await countDraftsOf(tx, edition.id, viewer.userId)) >= MOST_DRAFTS)
    return refused(
      "over-limit",
      `You have ${MOST_DRAFTS} unfinished applications here. Submit or withdraw one first.`,
    );
  const ref = nextRef(category.name, await listRefs(tx, edition.id));
  const { entrantId, title, answers } = source;
  const id = context.newId();
  await appendApplication(tx, {
    id,
    editionId: edition.id,
    categoryId: category.id,
    entrantId,
    ref,
    title,
    state: "draft",
    ownerId: viewer.userId,
    answers,
    version: 0,
    createdAt: now,
    savedAt: now,
  });
  const draft = await claimApplication(tx, id);
  const attached = draft && (await attachCopies(tx, edition, draft, files, now));
  if (!attached?.ok) return attached ?? refused("not-found");
  await recordAct(tx, context, {
    editionId: edition.id,
    act: "application-copied",
    subject: ref,
    details: { from: source.ref, category: slug },
    at: now,
  });
  return ok({ ref });
}

/** Why a copy could never be submitted beside what the city has submitted; null where it could. */
async function placeFault(
  tx: Tx,
  edition: ClaimedEdition,
  { entrantId, title }: Application,
  category: string,
): Promise<string | null> {
  const all = await listApplicationsOfEntrant(tx, entrantId);
  return capFault(edition, { title, category }, all);
}

async function attachCopies(
  tx: Tx,
  edition: ClaimedEdition,
  draft: ClaimedApplication,
  files: readonly CopiedFile[],
  addedAt: Date,
): Promise<Outcome<void>> {
  for (const { id, of } of files) {
    const { name, mediaType, bytes, sha256, alt, pages, scan, scannedAt } = of;
    // A question that the other category does not ask: the file stays, with the application.
    const asked = await readFileRoom(tx, draft, edition, { question: of.question, mediaType });
    const question = asked.ok ? of.question : null;
    const room = asked.ok ? asked : await readFileRoom(tx, draft, edition, { question, mediaType });
    const place = room.ok ? mayAttach(bytes, room.value) : room;
    if (!place.ok) return place;
    const file = { id, name, mediaType, bytes, sha256, alt, pages, question, scan, scannedAt };
    await appendAttachment(tx, draft, { ...file, addedAt });
  }
  return ok();
}
