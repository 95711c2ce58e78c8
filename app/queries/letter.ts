/** A letter in its reader's language: the programme's own wording where it has one, else Laurel's. */
import {
  type ApplicantKind,
  LETTER_TEMPLATES,
  type TemplatedKind,
} from "#app/domain/mail/letter-templates.ts";
import {
  chooseLanguage,
  fillLetter,
  type LetterFields,
  type LetterText,
} from "#app/domain/mail/template.ts";
import type { Context } from "#app/server/context.ts";
import { findNamedApplication } from "#db/repositories/applications.ts";
import { findEditionById, findEditionNames } from "#db/repositories/editions.ts";
import { listMailTemplates } from "#db/repositories/mail-templates.ts";
import { findPerson, findPersonByEmail } from "#db/repositories/people.ts";
import { findProgrammeName } from "#db/repositories/programmes.ts";
import type { Db } from "#db/store/store.ts";

export interface LetterName {
  readonly programmeId: string;
  readonly kind: TemplatedKind;
  /** Of its reader; null where it is not known. */
  readonly language: string | null;
}

/** The wording that a reader gets, with its placeholders. */
export async function findWording(
  db: Db,
  { programmeId, kind, language }: LetterName,
): Promise<LetterText> {
  const own = await listMailTemplates(db, programmeId, kind);
  const tag = chooseLanguage(
    own.map((one) => one.language),
    language,
  );
  return own.find((one) => one.language === tag) ?? LETTER_TEMPLATES[kind];
}

export async function composeLetter(
  db: Db,
  name: LetterName,
  fields: LetterFields,
): Promise<{ readonly subject: string; readonly text: string }> {
  const { subject, body } = fillLetter(await findWording(db, name), fields);
  return { subject, text: body };
}

/** Who is written to about an application. */
export interface Reader {
  readonly email: string;
  readonly name: string;
  readonly language: string | null;
}

/** Its owner; null for one that came by import. */
export async function findOwner(db: Db, ownerId: string | null): Promise<Reader | null> {
  return ownerId === null ? null : findPerson(db, ownerId);
}

/** Of a judge, known by address; null where they have not said. */
export async function findLanguage(db: Db, email: string): Promise<string | null> {
  return (await findPersonByEmail(db, email))?.language ?? null;
}

/** What every letter about an application may say, and where its edition and owner are. */
export async function applicationFields(
  db: Db,
  { baseUrl }: Pick<Context, "baseUrl">,
  applicationId: string,
) {
  const found = await findNamedApplication(db, applicationId);
  const edition = found && (await findEditionById(db, found.application.editionId));
  if (!edition) throw new Error(`no application ${applicationId}`);
  const { application, entrant, category } = found;
  const { programme, slug } = await findEditionNames(db, edition.id);
  return {
    application,
    edition,
    results: `${baseUrl}/awards/${programme}/${slug}`,
    fields: {
      // The secretariat reads a letter before it goes and in the log: a draft's title is not theirs to know.
      title: application.state === "draft" ? application.ref : application.title,
      ref: application.ref,
      city: entrant.name,
      category: category.name,
      edition: edition.name,
      award: await findProgrammeName(db, edition.programmeId),
      address: `${baseUrl}/apply/${programme}/${slug}/${application.ref}`,
    },
  };
}

export function greetingFields({ name }: Pick<Reader, "name">) {
  return { name, greeting: name === "" ? "Good day," : `Dear ${name},` };
}

export interface ApplicantLetter {
  readonly kind: ApplicantKind;
  readonly applicationId: string;
  readonly reader: Reader;
  /** The placeholders of this kind beyond those of every letter about an application. */
  readonly fields: LetterFields;
}

export async function composeApplicantLetter(
  db: Db,
  context: Pick<Context, "baseUrl">,
  { kind, applicationId, reader, fields }: ApplicantLetter,
) {
  const about = await applicationFields(db, context, applicationId);
  const { programmeId } = about.edition;
  const letter = await composeLetter(
    db,
    { programmeId, kind, language: reader.language },
    { ...about.fields, ...greetingFields(reader), ...fields },
  );
  return { ...letter, editionId: about.edition.id };
}
