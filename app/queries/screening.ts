/** Screening as the secretariat sees it. A draft is counted and never shown. */
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { type CheckedClause, mayScreen } from "#app/domain/screening/conclude.ts";
import { screeningIsOver } from "#app/domain/screening/screening-over.ts";
import { mayRead, type Moment } from "#app/domain/access/access.ts";
import type { Context } from "#app/server/context.ts";
import {
  findApplication,
  listNamedApplications,
  type NamedApplication,
} from "#db/repositories/applications.ts";
import { type Clause, listCategories, listClauses } from "#db/repositories/edition-settings.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import {
  type Finding,
  findLastScreening,
  listFindings,
  listScreenings,
} from "#db/repositories/screenings.ts";
import { listSubmissions } from "#db/repositories/submissions.ts";
import type { EditionHead, StaffRole } from "./membership.ts";
import { loadSubmittedApplication } from "./read-application.ts";

export interface ScreeningLine {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly category: string;
  readonly state: ApplicationStatus;
  readonly submittedAt: Date | null;
}

export interface ScreeningFilter {
  readonly state?: string | undefined;
  /** Slug. */
  readonly category?: string | undefined;
}

export interface ScreeningView {
  readonly lines: readonly ScreeningLine[];
  /** How many are in each state, in every category, whatever the filter. */
  readonly counts: ReadonlyMap<ApplicationStatus, number>;
  readonly drafts: number;
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
}

const wasSubmitted = ({ application }: NamedApplication) => application.submittedAt !== null;

/** Every submitted application; states, cities and titles are for observers too. */
export async function listForScreening(
  context: Context,
  edition: EditionHead,
  { state, category }: ScreeningFilter = {},
): Promise<ScreeningView> {
  const db = context.store.read;
  const all = await listNamedApplications(db, edition.id);
  const submitted = all.filter(wasSubmitted);
  const counts = new Map<ApplicationStatus, number>();
  for (const { application } of submitted)
    counts.set(application.state, (counts.get(application.state) ?? 0) + 1);
  const lines = submitted
    .filter((one) => state === undefined || one.application.state === state)
    .filter((one) => category === undefined || one.category.slug === category)
    .map(({ application, entrant, category }) => ({
      ref: application.ref,
      title: application.title,
      city: entrant.name,
      country: entrant.country,
      category: category.name,
      state: application.state,
      submittedAt: application.submittedAt,
    }));
  const categories = await listCategories(db, edition.id);
  return {
    lines,
    counts,
    drafts: all.filter(({ application }) => application.state === "draft").length,
    categories: categories.map(({ slug, name }) => ({ slug, name })),
  };
}

/** The next that waits for a check after this one, by ref, beginning again at the first. */
export async function findNextToScreen(
  context: Context,
  edition: EditionHead,
  after: string,
): Promise<string | null> {
  const { lines } = await listForScreening(context, edition, { state: "submitted" });
  const refs = lines.map(({ ref }) => ref).filter((ref) => ref !== after);
  return refs.find((ref) => ref > after) ?? refs[0] ?? null;
}

export type ClauseToCheck = CheckedClause & {
  readonly text: string;
  /** What was found on the version before this one. */
  readonly before: { readonly result: "pass" | "fail" | "unclear"; readonly note: string } | null;
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
  const readable = await loadSubmittedApplication(db, application.id);
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
    clauses: toCheck(await listClauses(db, edition.id), findings, submission),
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

function toCheck(
  clauses: readonly Clause[],
  findings: readonly Finding[],
  submission: number,
): readonly ClauseToCheck[] {
  const found = (clauseId: string, number: number) =>
    findings.find((one) => one.clauseId === clauseId && one.submission === number);
  return clauses.map(({ id, title, text }) => {
    const now = found(id, submission);
    const before = found(id, submission - 1);
    return {
      id,
      title,
      text,
      result: now?.result ?? null,
      note: now?.note ?? "",
      before: before ? { result: before.result, note: before.note } : null,
    };
  });
}
