/** The letters of a programme: which have a wording of their own, and how one reads on real data. */
import { AUDIENCES, LETTER_KINDS } from "#app/domain/mail/letter-kinds.ts";
import {
  isApplicantKind,
  LETTER_TEMPLATES,
  TEMPLATED_KINDS,
  type TemplatedKind,
} from "#app/domain/mail/letter-templates.ts";
import { fillLetter, type LetterFields, type LetterText } from "#app/domain/mail/template.ts";
import { findingsInWords } from "#app/domain/screening/findings-text.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication, listNamedApplications } from "#db/repositories/applications.ts";
import { listClauses } from "#db/repositories/edition-settings.ts";
import { listMailTemplates } from "#db/repositories/mail-templates.ts";
import { findLastScreening, listFindings } from "#db/repositories/screenings.ts";
import type { Db } from "#db/store/store.ts";
import { applicationFields, findOwner, findWording, greetingFields } from "./letter.ts";
import type { EditionHead } from "./membership.ts";

export async function listLetters({ store }: Context, { programmeId }: EditionHead) {
  const own = await listMailTemplates(store.read, programmeId);
  return AUDIENCES.map((audience) => ({
    audience,
    letters: TEMPLATED_KINDS.filter((kind) => LETTER_KINDS[kind].audience === audience).map(
      (kind) => ({
        kind,
        name: LETTER_KINDS[kind].name,
        sending: LETTER_KINDS[kind].sending,
        languages: own.filter((one) => one.kind === kind).map(({ language }) => language),
      }),
    ),
  })).filter(({ letters }) => letters.length > 0);
}

export async function loadLetter(
  { store }: Context,
  edition: EditionHead,
  kind: TemplatedKind,
  language: string,
) {
  const own = await listMailTemplates(store.read, edition.programmeId, kind);
  const { subject, body } = await findWording(store.read, {
    programmeId: edition.programmeId,
    kind,
    language,
  });
  const { fields, required } = LETTER_TEMPLATES[kind];
  const isAboutApplication = isApplicantKind(kind);
  const applications = isAboutApplication
    ? (await listNamedApplications(store.read, edition.id))
        .filter(({ application }) => application.submittedAt !== null)
        .map(({ application, entrant }) => ({
          value: application.ref,
          label: `${application.ref} ${application.title}, ${entrant.name}`,
        }))
    : [];
  return {
    kind,
    name: LETTER_KINDS[kind].name,
    language,
    subject,
    body,
    fields: Object.entries(fields).map(([name, says]) => ({
      name,
      says,
      isRequired: required.includes(name),
    })),
    languages: own.map((one) => one.language),
    isOwn: own.some((one) => one.language === language),
    isAboutApplication,
    applications,
  };
}

/**
 * A wording filled in with a submitted application; what such a letter says of its own moment, a
 * receipt or a prize, stands between ‹ and ›.
 * @param ref empty for a letter that is not about an application
 * @returns null where the edition has no such application
 */
export async function previewLetter(
  context: Context,
  edition: EditionHead,
  kind: TemplatedKind,
  ref: string,
  wording: LetterText,
): Promise<LetterText | null> {
  const examples: LetterFields = Object.fromEntries(
    Object.entries(LETTER_TEMPLATES[kind].fields).map(([name, says]) => [name, `‹${says}›`]),
  );
  if (!isApplicantKind(kind)) return fillLetter(wording, { ...examples, edition: edition.name });
  const db = context.store.read;
  const found = await findApplication(db, edition.id, ref);
  if (!found || found.submittedAt === null) return null;
  const { fields, results, application } = await applicationFields(db, context, found.id);
  const owner = await findOwner(db, application.ownerId);
  return fillLetter(wording, {
    ...examples,
    ...fields,
    results,
    ...greetingFields(owner ?? { name: "" }),
    ...(await screeningFields(db, found.id, edition.id)),
  });
}

/** Of the last check, where there was one. */
async function screeningFields(
  db: Db,
  applicationId: string,
  editionId: string,
): Promise<LetterFields> {
  const screening = await findLastScreening(db, applicationId);
  if (!screening) return {};
  const clauses = await listClauses(db, editionId);
  const found = (await listFindings(db, applicationId)).filter(
    (one) =>
      one.submission === screening.submission && one.screener === "" && one.result !== "pass",
  );
  return {
    reason: screening.reason,
    findings: findingsInWords(
      found.flatMap(({ clauseId, result, note }) => {
        const clause = clauses.find(({ id }) => id === clauseId);
        return clause ? [{ ...clause, result, note }] : [];
      }),
    ),
  };
}
