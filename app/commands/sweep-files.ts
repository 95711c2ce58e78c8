/** Takes away what nothing belongs to: uploads that nobody went on with, and files that no row names. */
import { ownerOfName } from "#app/domain/application/files.ts";
import type { Context } from "#app/server/context.ts";
import { listKnownAttachments } from "#db/repositories/attachments.ts";
import { deleteUpload, listKnownUploads, listStaleUploads } from "#db/repositories/uploads.ts";

const HOUR = 3_600_000;
/** A city that was cut off on Friday goes on on Monday. */
const UPLOAD_KEPT = 72 * HOUR;
/** So that a database of an earlier day, put back by mistake, does not cost its files at once. */
const ORPHAN_KEPT = 7 * 24 * HOUR;
const AT_ONCE = 200;

export interface Swept {
  readonly uploads: number;
  readonly files: number;
}

export async function sweepFiles(context: Context): Promise<Swept> {
  return { uploads: await sweepUploads(context), files: await sweepOrphans(context) };
}

async function sweepUploads(context: Context): Promise<number> {
  const before = new Date(context.clock().getTime() - UPLOAD_KEPT);
  const stale = await listStaleUploads(context.store.read, before);
  for (const upload of stale) {
    await context.store.transact((tx) => deleteUpload(tx, upload.id));
    await context.files.parts.remove(upload.id, upload.bytes);
  }
  return stale.length;
}

async function sweepOrphans(context: Context): Promise<number> {
  const before = context.clock().getTime() - ORPHAN_KEPT;
  let removed = 0;
  let names: string[] = [];
  const decide = async () => {
    for (const name of await orphansAmong(context, names)) {
      await context.files.remove(name);
      removed++;
    }
    names = [];
  };
  for await (const { name, changedAt } of context.files.list()) {
    if (changedAt.getTime() >= before) continue;
    names.push(name);
    if (names.length === AT_ONCE) await decide();
  }
  await decide();
  return removed;
}

async function orphansAmong(
  { store }: Context,
  names: readonly string[],
): Promise<readonly string[]> {
  const ids = [...new Set(names.flatMap((name) => [name, ownerOfName(name)]))];
  const attachments = await listKnownAttachments(store.read, ids);
  const uploads = await listKnownUploads(store.read, ids);
  return names.filter((name) => {
    const owner = ownerOfName(name);
    return !attachments.has(name) && !attachments.has(owner) && !uploads.has(owner);
  });
}
