/** A city's own applications, and those a colleague lets somebody into. Any other does not exist here. */
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import type { Form } from "#app/domain/form/form.ts";
import { missingAnswers } from "#app/domain/form/missing.ts";
import { mayFinish, mayWrite } from "#app/domain/application/writing.ts";
import type { Outcome, Refusal } from "#app/domain/kernel/outcome.ts";
import { openedTo } from "#app/domain/screening/open-questions.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import {
  type Application,
  findApplication,
  findNamedApplication,
  listApplicationsOf,
} from "#db/repositories/applications.ts";
import { listAttachments } from "#db/repositories/attachments.ts";
import { findRight, type Right } from "#db/repositories/colleagues.ts";
import { findLastScreening, type Screening } from "#db/repositories/screenings.ts";
import { findFormToWrite } from "./application-form.ts";
import { type EditionHead, findEdition } from "./membership.ts";
import { loadAttachments, type ReadableAttachment } from "./read-application.ts";
import { asTold } from "./told.ts";
import { readBegun, readWritingFacts } from "./writing-facts.ts";

export interface OwnApplicationLine {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  readonly category: string;
  readonly state: ApplicationStatus;
  readonly savedAt: Date;
  readonly edition: {
    readonly name: string;
    readonly slug: string;
    readonly programme: string;
    readonly programmeName: string;
    readonly timeZone: string;
    readonly callClosesAt: Date | null;
  };
}

/** Over all editions, latest saved first. */
export async function listOwnApplications(
  context: Context,
  viewer: Viewer,
): Promise<readonly OwnApplicationLine[]> {
  const db = context.store.read;
  const rows = await listApplicationsOf(db, viewer.userId);
  const now = context.clock();
  const told = await Promise.all(rows.map(({ application }) => asTold(db, application, now)));
  return rows.map(({ application, entrant, category, edition, programme }, index) => ({
    ref: application.ref,
    title: application.title,
    city: entrant.name,
    category: category.name,
    state: told[index]?.state ?? application.state,
    savedAt: application.savedAt,
    edition: {
      name: edition.name,
      slug: edition.slug,
      programme: programme.slug,
      programmeName: programme.name,
      timeZone: edition.timeZone,
      callClosesAt: edition.callClosesAt,
    },
  }));
}

/** Whether the application may be written in now; why not, in sentences, where it may not. */
export type WritingView =
  | { readonly isOpen: true; readonly until: Date | null }
  | { readonly isOpen: false; readonly refusal: Refusal };

/** Which application it is, and nothing of what is in it. */
export interface NamedOwnApplication {
  /** What the viewer may do in it: who began it is in charge, colleagues as they were let in. */
  readonly right: Right;
  readonly edition: EditionHead;
  readonly application: Pick<Application, "id" | "ref">;
}

export interface OwnApplication extends NamedOwnApplication {
  readonly application: Application;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly category: string;
  /** What it is asked while it is written. */
  readonly form: Form;
  readonly lastScreening: Screening | null;
  /** Questions that a return for correction opened; null where everything is open. */
  readonly opened: readonly string[] | null;
  readonly writing: WritingView;
  /** Until when what was begun before the deadline may still be finished; null outside of a grace. */
  readonly graceUntil: Date | null;
  /** More time that it was given; null where it was given none. */
  readonly extendedTo: Date | null;
}

export interface ApplicationAddress {
  readonly programme: string;
  readonly edition: string;
  readonly ref: string;
}

/** @returns null for an application that the viewer is nothing in, as for one that does not exist */
export async function findOwnApplicationName(
  context: Context,
  viewer: Viewer,
  address: ApplicationAddress,
): Promise<NamedOwnApplication | null> {
  const found = await findOwned(context, viewer, address);
  if (!found) return null;
  const { id, ref } = found.application;
  return { ...found, application: { id, ref } };
}

/** The application as it is kept: its city may not have been told of its state yet. */
async function findOwned(context: Context, viewer: Viewer, address: ApplicationAddress) {
  const edition = await findEdition(context, address.programme, address.edition);
  if (!edition) return null;
  const application = await findApplication(context.store.read, edition.id, address.ref);
  const right = application && (await findRight(context.store.read, application, viewer.userId));
  return right ? { right, edition, application } : null;
}

/** @returns as findOwnApplicationName */
export async function findOwnApplication(
  context: Context,
  viewer: Viewer,
  address: ApplicationAddress,
): Promise<OwnApplication | null> {
  const found = await findOwned(context, viewer, address);
  if (!found) return null;
  const { right, edition } = found;
  const db = context.store.read;
  const now = context.clock();
  const application = await asTold(db, found.application, now);
  const named = await findNamedApplication(db, application.id);
  if (!named) return null;
  const lastScreening = await findLastScreening(db, application.id);
  const facts = await readWritingFacts(db, application, edition, lastScreening);
  const begun = await readBegun(db, application, lastScreening, null);
  const finishing = mayFinish(facts, begun, now);
  return {
    right,
    edition,
    application,
    city: named.entrant.name,
    country: named.entrant.country,
    category: named.category.name,
    form: (await findFormToWrite(db, application)).form,
    lastScreening,
    opened: openedTo(application.state, lastScreening),
    writing: right === "view" ? READING : writingView(mayWrite(facts, now)),
    graceUntil:
      right !== "view" && finishing.ok && finishing.value.isInGrace ? finishing.value.until : null,
    extendedTo: facts.extendedTo,
  };
}

const READING: WritingView = {
  isOpen: false,
  refusal: {
    code: "not-allowed",
    details: ["You were let in to read this application. Who invited you can let you write in it."],
  },
};

function writingView(writing: Outcome<{ readonly until: Date | null }>): WritingView {
  if (writing.ok) return { isOpen: true, until: writing.value.until };
  return { isOpen: false, refusal: writing.refusal };
}

/** Everything that is missing now, and the files that the next submission will hold. */
export async function readDraft(
  context: Context,
  { application, form }: Pick<OwnApplication, "application" | "form">,
) {
  const files = await listAttachments(context.store.read, application.id);
  const ids = files.map(({ id }) => id);
  const attachments: readonly ReadableAttachment[] = await loadAttachments(
    context.store.read,
    application.id,
    ids,
  );
  const { title, answers } = application;
  const withFiles = questionsWithFiles(files);
  return { missing: missingAnswers(form, { title, answers, withFiles }), attachments };
}

/** Names of the questions that a file answers. */
export function questionsWithFiles(
  files: readonly { readonly question: string | null }[],
): ReadonlySet<string> {
  return new Set(files.map(({ question }) => question).filter((one) => one !== null));
}
