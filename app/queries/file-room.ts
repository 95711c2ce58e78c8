/** What room there is for one more file: in its question, in its application, in the edition. */
import {
  type FileQuestion,
  type FileRoom,
  isPicture,
  limitsOf,
} from "#app/domain/application/files.ts";
import { type Outcome, ok, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Application } from "#db/repositories/applications.ts";
import { listAttachments, sumAttachmentBytes } from "#db/repositories/attachments.ts";
import type { Edition } from "#db/repositories/editions.ts";
import type { Db } from "#db/store/store.ts";
import { listFileQuestions } from "./file-questions.ts";

interface FileKind {
  /** Null for a file of the application as a whole. */
  readonly question: string | null;
  /** Null where nothing of it was seen yet. */
  readonly mediaType: string | null;
}

/** @returns refused `invalid` for a question that this application does not have, or of another kind */
export async function readFileRoom(
  db: Db,
  application: Application,
  edition: Edition,
  { question: id, mediaType }: FileKind,
): Promise<Outcome<FileRoom>> {
  const found = await questionOf(db, application, id);
  if (!found.ok) return found;
  const question = found.value;
  if (question?.kind === "pictures" && mediaType !== null && !isPicture(mediaType))
    return refusedAt("file", "wrong-type", `“${question.label}” takes pictures alone`);
  return ok({
    limits: limitsOf(edition),
    question,
    attached: await listAttachments(db, application.id),
    // Asked without holding the edition: files that come at the same moment may pass it by one each.
    editionBytes:
      edition.megabytesPerEdition === null ? 0 : await sumAttachmentBytes(db, edition.id),
  });
}

async function questionOf(
  db: Db,
  application: Application,
  id: string | null,
): Promise<Outcome<FileQuestion | null>> {
  if (id === null) return ok(null);
  const question = (await listFileQuestions(db, application)).find((one) => one.id === id);
  return question
    ? ok(question)
    : refusedAt("file", "invalid", "This question is not asked any more. Load the page again");
}
