/**
 * Keeps what a city wrote, answer by answer. A draft is asked nothing but shape. An answer that
 * somebody else saved since the page was loaded is not overwritten: it comes back as a clash, and
 * everything else is kept.
 */
import {
  type AnswerChange,
  answerNamed,
  type Merged,
  mergeAnswers,
  type StoredAnswers,
  versionOfAnswer,
} from "#app/domain/application/merge-answers.ts";
import { beginsVersion } from "#app/domain/application/draft-version.ts";
import { type Outcome, ok, refused } from "#app/domain/kernel/outcome.ts";
import { openedTo } from "#app/domain/screening/open-questions.ts";
import type { Context } from "#app/server/context.ts";
import { type ClaimedApplication, saveDraft } from "#db/repositories/applications.ts";
import {
  appendDraftVersion,
  findLastDraftVersion,
  keepDraftVersion,
  saveDraftVersion,
} from "#db/repositories/draft-versions.ts";
import { findPerson } from "#db/repositories/people.ts";
import { findLastScreening } from "#db/repositories/screenings.ts";
import type { Tx } from "#db/store/store.ts";
import { type ApplicationName, claimToWrite } from "./claim-own-application.ts";

export interface AnswersToSave extends ApplicationName {
  /** By question, of a shape that the form promises; the title is one of them. */
  readonly changes: Readonly<Record<string, AnswerChange>>;
  /** Whether a person asked for it, rather than the pause after typing: it is kept as a version. */
  readonly isAsked: boolean;
}

/** What somebody else saved in the meantime, to be seen beside what was written here. */
export interface Clash {
  readonly name: string;
  readonly saved: unknown;
  /** To be named by a save that knows of it. */
  readonly version: number;
  /** Null where nobody is known. */
  readonly by: string | null;
  readonly byId: string | null;
  readonly at: Date | null;
}

export interface SavedAnswers {
  /** Of the application as a whole: what a submission names. */
  readonly version: number;
  readonly savedAt: Date;
  /** As they are stored now, the clashing ones as somebody else saved them. */
  readonly stored: StoredAnswers;
  readonly clashes: readonly Clash[];
}

/**
 * @returns refused `call-closed`, `call-not-open`, `already-submitted`, `locked-by-use` for a
 *   question that a return for correction did not open, `not-found` for who may not write in it
 */
export async function saveAnswers(
  context: Context,
  sent: AnswersToSave,
): Promise<Outcome<SavedAnswers>> {
  return context.store.transact(async (tx): Promise<Outcome<SavedAnswers>> => {
    const claim = await claimToWrite(tx, context, sent);
    if (!claim.ok) return claim;
    const { application, now } = claim.value;
    const stored = storedIn(application);
    const merged = mergeAnswers(stored, sent.changes);
    const closed = await closedQuestions(tx, application, merged.changed);
    if (closed.length > 0)
      return refused(
        "locked-by-use",
        "The secretariat asked for other answers to be corrected; this one stays as it was submitted.",
      );
    const clashes: Clash[] = [];
    for (const name of merged.clashing) clashes.push(await clashOn(tx, application, stored, name));
    if (merged.changed.length === 0) {
      if (sent.isAsked) await keepAsIs(tx, context, application, now);
      const { version, savedAt } = application;
      return ok({ version, savedAt, stored: merged, clashes });
    }
    const by = context.viewer?.userId ?? "";
    const version = await saveDraft(tx, application, {
      title: merged.title,
      answers: merged.answers,
      answerVersions: merged.versions,
      answerAuthors: {
        ...application.answerAuthors,
        ...Object.fromEntries(merged.changed.map((name) => [name, { by, at: now.toISOString() }])),
      },
      savedAt: now,
    });
    await keepVersion(tx, context, application, merged, { isAsked: sent.isAsked, now });
    return ok({ version, savedAt: now, stored: merged, clashes });
  });
}

function storedIn({ title, answers, answerVersions }: ClaimedApplication): StoredAnswers {
  return { title, answers, versions: answerVersions };
}

/** Those that were changed though the secretariat opened others. */
async function closedQuestions(
  tx: Tx,
  { id, state }: ClaimedApplication,
  changed: readonly string[],
): Promise<readonly string[]> {
  if (state !== "returned" || changed.length === 0) return [];
  const open = openedTo(state, await findLastScreening(tx, id));
  return open === null ? [] : changed.filter((name) => !open.includes(name));
}

async function clashOn(
  tx: Tx,
  { answerAuthors }: ClaimedApplication,
  stored: StoredAnswers,
  name: string,
): Promise<Clash> {
  const author = Object.hasOwn(answerAuthors, name) ? answerAuthors[name] : undefined;
  const person = author && (await findPerson(tx, author.by));
  return {
    name,
    saved: answerNamed(stored, name),
    version: versionOfAnswer(stored, name),
    by: person ? person.name || person.email : null,
    byId: author?.by ?? null,
    at: author ? new Date(author.at) : null,
  };
}

async function keepVersion(
  tx: Tx,
  context: Context,
  application: ClaimedApplication,
  { title, answers }: Merged,
  { isAsked, now }: { readonly isAsked: boolean; readonly now: Date },
): Promise<void> {
  const savedById = context.viewer?.userId ?? null;
  const last = await findLastDraftVersion(tx, application.id);
  const text = { title, answers, savedAt: now, isKept: isAsked };
  if (last && !beginsVersion(last, savedById, now)) {
    await saveDraftVersion(tx, last.id, text);
    return;
  }
  await appendDraftVersion(tx, application, {
    ...text,
    id: context.newId(),
    number: (last?.number ?? 0) + 1,
    savedById,
    startedAt: now,
  });
}

/** Asked for after everything had been saved: what is there is a version of its own. */
async function keepAsIs(tx: Tx, context: Context, application: ClaimedApplication, now: Date) {
  const last = await findLastDraftVersion(tx, application.id);
  if (last) {
    if (!last.isKept) await keepDraftVersion(tx, last.id);
    return;
  }
  // Written before versions were kept, or begun and left.
  const { title, answers, savedAt } = application;
  await appendDraftVersion(tx, application, {
    id: context.newId(),
    number: 1,
    title,
    answers,
    savedAt,
    isKept: true,
    savedById: context.viewer?.userId ?? null,
    startedAt: now,
  });
}
