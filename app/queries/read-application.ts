/** An application as it was last submitted, for those who judge and check it. */
import { type AnswerText, answersFor, hiddenFromJudges } from "#app/domain/form/read-answers.ts";
import { isSupplementShown } from "#app/domain/round/supplement.ts";
import type { Verdict } from "#app/server/context.ts";
import { findNamedApplication } from "#db/repositories/applications.ts";
import { listAttachmentsById } from "#db/repositories/attachments.ts";
import { findLastSubmission } from "#db/repositories/submissions.ts";
import { listSupplements } from "#db/repositories/supplements.ts";
import type { Db } from "#db/store/store.ts";
import { findFormToRead } from "./application-form.ts";

export interface ReadableAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** What a picture shows, in words; empty for a document. */
  readonly alt: string;
  /** The question that it answers; null for the application as a whole. */
  readonly question: string | null;
  /** Of a document that can be shown page by page; null where nobody has counted them yet. */
  readonly pages: number | null;
  readonly scan: Verdict;
}

export interface ReadableApplication {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly category: string;
  /** Empty where no text was given, as in an imported edition. */
  readonly sections: readonly AnswerText[];
  readonly attachments: readonly ReadableAttachment[];
  /** What it added as a finalist, by round; judges see it once that round was opened. */
  readonly supplements: readonly {
    readonly round: string;
    readonly text: string;
    readonly savedAt: Date;
  }[];
}

/**
 * The last submitted version; an application that came by import and was never submitted here is
 * read from its own row. A judge gets no answer and no file that the form hides from judges. Whether the viewer may read it is for the caller to ask.
 */
export async function loadSubmittedApplication(
  db: Db,
  applicationId: string,
  reader: "judge" | "staff",
): Promise<ReadableApplication | null> {
  const found = await findNamedApplication(db, applicationId);
  if (!found) return null;
  const { application, entrant, category } = found;
  const submission = await findLastSubmission(db, applicationId);
  const ids = submission?.attachments.map(({ id }) => id) ?? [];
  const form = await findFormToRead(db, application.editionId, submission);
  const attachments = await loadAttachments(db, applicationId, ids);
  const hidden: ReadonlySet<string | null> =
    reader === "judge" ? hiddenFromJudges(form) : new Set();
  return {
    ref: application.ref,
    title: submission?.title ?? application.title,
    city: entrant.name,
    country: entrant.country,
    category: category.name,
    sections: answersFor(form, submission?.answers ?? application.answers, reader),
    attachments: attachments.filter(({ question }) => !hidden.has(question)),
    supplements: (await listSupplements(db, applicationId))
      .filter((supplement) => isSupplementShown(supplement, reader))
      .map(({ round, text, savedAt }) => ({ round, text, savedAt })),
  };
}

/** In the order of the ids. */
export async function loadAttachments(
  db: Db,
  applicationId: string,
  ids: readonly string[],
): Promise<readonly ReadableAttachment[]> {
  const rows = new Map(
    (await listAttachmentsById(db, applicationId, ids)).map((row) => [row.id, row]),
  );
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { name, mediaType, bytes, alt, question, pages, scan } = row;
    return [{ id, name, mediaType, bytes, alt, question, pages, scan }];
  });
}
