/** What a city sees of its files: those it has, those that did not arrive, and how many more there may be. */
import { type FileQuestion, type FileLimits, limitsOf } from "#app/domain/application/files.ts";
import type { Context } from "#app/server/context.ts";
import { listFileQuestions } from "./file-questions.ts";
import { type OwnApplication, readDraft } from "./own-applications.ts";
import { listOwnUploads, type UnfinishedUpload } from "./own-uploads.ts";
import type { ReadableAttachment } from "./read-application.ts";

export interface FilesView {
  /** How many answers are missing. */
  readonly missing: number;
  readonly attachments: readonly ReadableAttachment[];
  readonly unfinished: readonly UnfinishedUpload[];
  readonly questions: readonly FileQuestion[];
  readonly limits: FileLimits;
}

export async function readFilesView(context: Context, own: OwnApplication): Promise<FilesView> {
  const db = context.store.read;
  const { missing, attachments } = await readDraft(context, own);
  return {
    missing: missing.length,
    attachments,
    unfinished: await listOwnUploads(context, own.application),
    questions: await listFileQuestions(db, own.application),
    limits: limitsOf(own.edition),
  };
}
