/** Files of an application that did not arrive whole. */
import type { Context } from "#app/server/context.ts";
import type { Application } from "#db/repositories/applications.ts";
import { findUpload, listUnfinished, type Upload } from "#db/repositories/uploads.ts";

export interface UnfinishedUpload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly receivedBytes: number;
  readonly question: string | null;
  readonly startedAt: Date;
}

export async function listOwnUploads(
  { store, viewer }: Context,
  { id }: Pick<Application, "id">,
): Promise<readonly UnfinishedUpload[]> {
  return (await listUnfinished(store.read, id))
    .filter(({ startedById }) => startedById === viewer?.userId)
    .map(({ id, name, bytes, receivedBytes, question, startedAt }) => ({
      id,
      name,
      bytes,
      receivedBytes,
      question,
      startedAt,
    }));
}

/** @returns null where the application has no such upload, or somebody else began it */
export async function findOwnUpload(
  { store, viewer }: Context,
  application: Pick<Application, "id">,
  id: string,
): Promise<Upload | null> {
  const upload = await findUpload(store.read, id);
  if (!upload || upload.applicationId !== application.id) return null;
  return upload.startedById === viewer?.userId ? upload : null;
}
