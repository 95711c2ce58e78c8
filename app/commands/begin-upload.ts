/** Begins to take a file in parts, or goes on where the same file was left. */
import { mayAttach } from "#app/domain/application/files.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { readFileRoom } from "#app/queries/file-room.ts";
import type { Context } from "#app/server/context.ts";
import {
  appendUpload,
  deleteUpload,
  listUnfinished,
  saveUploadTouched,
  type Upload,
} from "#db/repositories/uploads.ts";
import { type ApplicationName, claimToWrite } from "./claim-own-application.ts";

export interface UploadToBegin extends ApplicationName {
  /** As its person calls it. */
  readonly name: string;
  readonly bytes: number;
  readonly alt: string;
  /** The question that it answers; null for the application as a whole. */
  readonly question: string | null;
}

export interface BegunUpload {
  readonly id: string;
  /** What has come of it: the next part begins here. */
  readonly receivedBytes: number;
}

/** Beginning one more gives up the oldest. */
const MOST_UNFINISHED = 6;

/**
 * A file of the same name and size that the same person began is the same file.
 * @returns refused `over-limit`, `too-large`, or as claimToWrite refuses
 */
export async function beginUpload(
  context: Context,
  file: UploadToBegin,
): Promise<Outcome<BegunUpload>> {
  const dropped: Upload[] = [];
  const outcome = await context.store.transact(async (tx): Promise<Outcome<BegunUpload>> => {
    dropped.length = 0;
    const claim = await claimToWrite(tx, context, file);
    if (!claim.ok) return claim;
    const { application, edition, now } = claim.value;
    const { name, bytes, question, alt } = file;
    const unfinished = await listUnfinished(tx, application.id);
    const startedById = context.viewer?.userId ?? null;
    const same = unfinished.find(
      (one) =>
        one.name === name &&
        one.bytes === bytes &&
        one.question === question &&
        one.startedById === startedById,
    );
    if (same) {
      await saveUploadTouched(tx, same.id, { alt, touchedAt: now });
      return ok({ id: same.id, receivedBytes: same.receivedBytes });
    }
    const room = await readFileRoom(tx, application, edition, { question, mediaType: null });
    const place = room.ok ? mayAttach(bytes, room.value) : room;
    if (!place.ok) return place;
    for (const old of unfinished.slice(0, Math.max(0, unfinished.length + 1 - MOST_UNFINISHED))) {
      await deleteUpload(tx, old.id);
      dropped.push(old);
    }
    const id = context.newId();
    await appendUpload(tx, application, {
      id,
      name,
      alt,
      question,
      bytes,
      receivedBytes: 0,
      startedById,
      startedAt: now,
      touchedAt: now,
    });
    return ok({ id, receivedBytes: 0 });
  });
  if (outcome.ok)
    for (const upload of dropped) await context.files.parts.remove(upload.id, upload.bytes);
  return outcome;
}

/** Gives it up. @returns refused `not-found` */
export async function abandonUpload(
  context: Context,
  { id, ...name }: ApplicationName & { readonly id: string },
): Promise<Outcome<void>> {
  let dropped: Upload | undefined;
  const outcome = await context.store.transact(async (tx): Promise<Outcome<void>> => {
    const claim = await claimToWrite(tx, context, name);
    if (!claim.ok) return claim;
    dropped = (await listUnfinished(tx, claim.value.application.id)).find((one) => one.id === id);
    if (!dropped) return refused("not-found");
    await deleteUpload(tx, id);
    return ok();
  });
  if (outcome.ok && dropped) await context.files.parts.remove(dropped.id, dropped.bytes);
  return outcome;
}
