/** Screening as the secretariat sees it. A draft is counted and never shown. */
import { mayRead, type Moment } from "#app/domain/access/access.ts";
import { type CheckedClause, mayScreen } from "#app/domain/screening/conclude.ts";
import { likelyDuplicates } from "#app/domain/screening/likely-duplicates.ts";
import { openableQuestions } from "#app/domain/screening/open-questions.ts";
import {
  compareFindings,
  CONCLUDING,
  phaseOf,
  readableFindings,
  screenersOf,
} from "#app/domain/screening/screeners.ts";
import { screeningIsOver } from "#app/domain/screening/screening-over.ts";
import type { Context } from "#app/server/context.ts";
import { type Application, findApplication } from "#db/repositories/applications.ts";
import { listEditionTags, listTags } from "#db/repositories/application-tags.ts";
import { listCategories, listClauses } from "#db/repositories/edition-settings.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import { listFindingReasons } from "#db/repositories/finding-reasons.ts";
import { findPerson } from "#db/repositories/people.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { listAnswers, listTitles } from "#db/repositories/screening-acts.ts";
import {
  type Finding,
  findLastScreening,
  listFindings,
  listScreenings,
} from "#db/repositories/screenings.ts";
import { listSubmissions } from "#db/repositories/submissions.ts";
import type { Db } from "#db/store/store.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import { findFormToWrite } from "./application-form.ts";
import { loadSubmittedApplication } from "./read-application.ts";

type Result = "pass" | "fail" | "unclear";

export type ClauseToCheck = CheckedClause & {
  readonly text: string;
  readonly evidence: string;
  /** For who screens; the city never reads it. */
  readonly noteToSelf: string;
  /** What was found on the version before this one, and what its city answered. */
  readonly before: {
    readonly result: Result;
    readonly note: string;
    readonly reply: string | null;
  } | null;
  /** What each of two screeners found, once both are done. */
  readonly pair: readonly {
    readonly by: string;
    readonly result: Result;
    readonly note: string;
    readonly evidence: string;
  }[];
  readonly isDisputed: boolean;
  /** That a screener may choose from. */
  readonly reasons: readonly string[];
};

/** @returns null for a draft, and for whoever may not read applications */
export async function readForScreening(
  context: Context,
  edition: EditionHead,
  role: StaffRole,
  ref: string,
) {
  const db = context.store.read;
  const application = await findApplication(db, edition.id, ref);
  if (!application || !mayRead("application", role, momentOf(application))) return null;
  const readable = await loadSubmittedApplication(db, application.id, "staff");
  if (!readable) return null;
  const submissions = await listSubmissions(db, application.id);
  const submission = submissions.at(-1)?.number ?? 1;
  const findings = await listFindings(db, application.id);
  const last = await findLastScreening(db, application.id);
  const over = screeningIsOver(edition.state, await listRounds(db, edition.id));
  const may = mayScreen({ state: application.state, dueAt: last?.dueAt ?? null }, context.clock());
  return {
    application: readable,
    state: application.state,
    submittedAt: application.submittedAt,
    submission,
    ...(await checkOf(context, application, findings, submission)),
    screenings: (await listScreenings(db, application.id)).map(
      ({ submission, outcome, reason, dueAt, reply, repliedAt, concludedAt }) => ({
        submission,
        outcome,
        reason,
        dueAt,
        reply,
        repliedAt,
        concludedAt,
      }),
    ),
    /** Why nothing can be concluded now; null where it can. */
    closed: over?.refusal.details[0] ?? (may.ok ? null : (may.refusal.details[0] ?? "")),
    mayAppeal: over === null && application.state === "rejected",
    /** Whether it may still be moved, marked and merged. */
    isMovable: over === null,
    tags: (await listTags(db, [application.id])).get(application.id) ?? [],
    knownTags: await listEditionTags(db, edition.id),
    categories: (await listCategories(db, edition.id))
      .filter(({ id }) => id !== application.categoryId)
      .map(({ slug, name }) => ({ value: slug, label: name })),
    duplicates: await duplicatesOf(db, application),
    questions: openableQuestions((await findFormToWrite(db, application)).form),
  };
}

function momentOf({ submittedAt }: { readonly submittedAt: Date | null }): Moment {
  return {
    isSubmitted: submittedAt !== null,
    hasScoringBegun: false,
    round: null,
    isRunning: false,
    isCertified: false,
    isPublished: false,
  };
}

/** What this person does with it now, and every clause with what they may see of it. */
async function checkOf(
  context: Context,
  application: Application,
  findings: readonly Finding[],
  submission: number,
) {
  const db = context.store.read;
  const { editionId } = application;
  const person = context.viewer?.userId ?? "";
  const clauses = await listClauses(db, editionId);
  const edition = await findEditionById(db, editionId);
  const pair = {
    hasTwoScreeners: edition?.hasTwoScreeners ?? false,
    clauseIds: clauses.map(({ id }) => id),
    findings: findings.filter((one) => one.submission === submission),
  };
  const phase = phaseOf(pair, person);
  const readable = readableFindings(pair, person);
  const compared = phase === "settle" ? compareFindings({ ...pair, findings: readable }) : [];
  const reasons = await listFindingReasons(db, editionId);
  const names = await namesOf(db, screenersOf(readable));
  const reply = (await listScreenings(db, application.id)).findLast(
    (one) => one.submission === submission - 1,
  )?.reply;
  const checked = clauses.map(({ id, title, text }): ClauseToCheck => {
    const both = compared.find(({ clauseId }) => clauseId === id);
    const own = readable.find(
      (one) => one.clauseId === id && one.screener === (phase === "own" ? person : CONCLUDING),
    );
    const now = both ? both.standing : own;
    const before = findings.find(
      (one) =>
        one.clauseId === id && one.submission === submission - 1 && one.screener === CONCLUDING,
    );
    return {
      id,
      title,
      text,
      result: now?.result ?? null,
      note: now?.note ?? "",
      evidence: now?.evidence ?? "",
      noteToSelf: now?.noteToSelf ?? "",
      before: before ? { result: before.result, note: before.note, reply: reply ?? null } : null,
      pair: (both?.pair ?? []).map(({ screener, result, note, evidence }) => ({
        by: names.get(screener) ?? "",
        result,
        note,
        evidence,
      })),
      isDisputed: both?.isDisputed === true && both.standing === null,
      reasons: reasons
        .filter(({ clauseId }) => clauseId === null || clauseId === id)
        .map((reason) => reason.text),
    };
  });
  return {
    phase,
    clauses: checked,
    hasOwnFindings: checked.every(({ result }) => result !== null),
  };
}

async function namesOf(db: Db, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of people) {
    const person = await findPerson(db, id);
    if (person) names.set(id, person.name === "" ? person.email : person.name);
  }
  return names;
}

/** Others that are likely the same project, the likeliest first; and the one that it was marked as. */
async function duplicatesOf(db: Db, application: Application) {
  const titles = await listTitles(db, application.editionId);
  const own = titles.find(({ id }) => id === application.id);
  const marked = titles.find(({ id }) => id === application.duplicateOfId)?.ref ?? null;
  if (!own) return { likely: [], marked };
  const near = titles.filter(({ country }) => country === own.country).map(({ id }) => id);
  const texts = new Map((await listAnswers(db, near)).map(({ id, answers }) => [id, answers]));
  const comparable = titles.map(({ id, ref, entrantId, title }) => {
    const summary = texts.get(id)?.["summary"];
    return { ref, entrantId, title, text: typeof summary === "string" ? summary : "" };
  });
  const one = comparable.find(({ ref }) => ref === application.ref);
  const found = one ? likelyDuplicates(one, comparable) : [];
  return {
    marked,
    likely: found.map((pair) => {
      const other = titles.find(({ ref }) => ref === pair.ref);
      return {
        ...pair,
        title: other?.title ?? "",
        city: other?.city ?? "",
        state: other?.state ?? "submitted",
      };
    }),
  };
}
