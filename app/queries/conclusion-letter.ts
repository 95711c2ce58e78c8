/** The letter that tells a city how the screening of its application was concluded. */
import { instantInWords } from "#app/domain/application/letters.ts";
import type { Conclusion } from "#app/domain/screening/conclude.ts";
import { clausesToTell, type CheckedClause } from "#app/domain/screening/conclude.ts";
import { findingsInWords } from "#app/domain/screening/findings-text.ts";
import { openedInWords, withWaiting } from "#app/domain/screening/open-questions.ts";
import type { Form } from "#app/domain/form/form.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { findFormToWrite } from "./application-form.ts";
import { composeApplicantLetter, findOwner } from "./letter.ts";
import type { EditionHead } from "./membership.ts";

export interface ToTell {
  readonly clauses: Parameters<typeof findingsInWords>[0];
  /** In the secretariat's own words; may be empty. */
  readonly reason: string;
  /** Of a return for correction. */
  readonly dueAt: Date | null;
  /** The questions that a return opens; null opens all of them. */
  readonly openQuestions: readonly string[] | null;
}

export function conclusionFields(
  { clauses, reason, dueAt, openQuestions }: ToTell,
  { form, timeZone }: { readonly form: Form; readonly timeZone: string },
) {
  const findings = [findingsInWords(clauses), openedInWords(form, openQuestions)];
  return {
    findings: findings.filter((text) => text !== "").join("\n\n"),
    reason,
    ...(dueAt === null ? {} : { deadline: instantInWords(dueAt, timeZone, true) }),
  };
}

interface Typed extends Omit<ToTell, "clauses"> {
  readonly ref: string;
  readonly conclusion: Conclusion;
  readonly findings: readonly {
    readonly clauseId: string;
    readonly result: CheckedClause["result"];
    readonly note: string;
  }[];
}

/**
 * As it would be sent for what is typed now; nothing is stored.
 * @returns null where there is nobody to write to
 */
export async function previewConclusion(context: Context, edition: EditionHead, typed: Typed) {
  const db = context.store.read;
  const application = await findApplication(db, edition.id, typed.ref);
  const reader = application && (await findOwner(db, application.ownerId));
  if (!reader) return null;
  const clauses = (await listClauses(db, edition.id)).map(({ id, title, text }) => {
    const found = typed.findings.find(({ clauseId }) => clauseId === id);
    return { id, title, text, result: found?.result ?? null, note: found?.note.trim() ?? "" };
  });
  const { form } = await findFormToWrite(db, application);
  const told = {
    ...typed,
    clauses: clausesToTell(typed.conclusion, clauses),
    openQuestions: typed.openQuestions && withWaiting(form, typed.openQuestions),
  };
  const { subject, text } = await composeApplicantLetter(db, context, {
    kind: typed.conclusion,
    applicationId: application.id,
    reader,
    fields: conclusionFields(told, { form, timeZone: edition.timeZone }),
  });
  return { to: reader.email, subject, text };
}
