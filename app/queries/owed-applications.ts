/** Applications that their city still owes: drafts, and those returned for correction. */
import { instantInWords } from "#app/domain/application/letters.ts";
import { mayWrite } from "#app/domain/application/writing.ts";
import type { LetterFields } from "#app/domain/mail/template.ts";
import { clausesToTell } from "#app/domain/screening/conclude.ts";
import { findingsInWords } from "#app/domain/screening/findings-text.ts";
import { listNamedApplications } from "#db/repositories/applications.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import type { Edition } from "#db/repositories/editions.ts";
import { findLastScreening, listFindings, type Screening } from "#db/repositories/screenings.ts";
import type { Db } from "#db/store/store.ts";
import { findOwner, type Reader } from "./letter.ts";
import { readWritingFacts } from "./writing-facts.ts";

export type ReminderKind = "draft-reminder" | "correction-reminder";

export interface OwedApplication {
  readonly applicationId: string;
  readonly ref: string;
  /** Empty for a draft: nobody but its city reads a word of it. */
  readonly title: string;
  readonly city: string;
  readonly reader: Reader;
  /** Null where nobody set an end. */
  readonly deadline: Date | null;
  readonly fields: LetterFields;
}

/** Those of an edition that can still be handed in at an instant, and have somebody to write to. */
export async function listOwed(
  db: Db,
  edition: Edition,
  kind: ReminderKind,
  now: Date,
): Promise<readonly OwedApplication[]> {
  const state = kind === "draft-reminder" ? "draft" : "returned";
  const clauses = kind === "draft-reminder" ? [] : await listClauses(db, edition.id);
  const owed: OwedApplication[] = [];
  for (const { application, entrant } of await listNamedApplications(db, edition.id)) {
    if (application.state !== state) continue;
    const reader = await findOwner(db, application.ownerId);
    const screening = state === "returned" ? await findLastScreening(db, application.id) : null;
    const writing = mayWrite(await readWritingFacts(db, application, edition, screening), now);
    if (!reader || !writing.ok) continue;
    const { until } = writing.value;
    owed.push({
      applicationId: application.id,
      ref: application.ref,
      title: state === "draft" ? "" : application.title,
      city: entrant.name,
      reader,
      deadline: until,
      fields: {
        deadline:
          until === null
            ? "a day that is still to be set"
            : instantInWords(until, edition.timeZone, true),
        // An application can be imported as returned, without the check that returned it.
        ...(state === "returned" && {
          findings: screening ? await findingsOf(db, screening, clauses) : "",
          reason: screening?.reason ?? "",
        }),
      },
    });
  }
  return owed;
}

async function findingsOf(
  db: Db,
  { applicationId, submission }: Screening,
  clauses: readonly { readonly id: string; readonly title: string; readonly text: string }[],
): Promise<string> {
  const found = (await listFindings(db, applicationId)).filter(
    (one) => one.submission === submission && one.screener === "",
  );
  const checked = clauses.map((clause) => {
    const finding = found.find(({ clauseId }) => clauseId === clause.id);
    return { ...clause, result: finding?.result ?? null, note: finding?.note ?? "" };
  });
  return findingsInWords(clausesToTell("returned", checked));
}
