/**
 * Likely conflicts of judges, as questions: for the judge of their own applications from scoring on, for
 * the secretariat of everybody. Both ask this one place.
 */
import { mayRead } from "#app/domain/access/access.ts";
import {
  type ApplicationTies,
  isCountryTelling,
  likelyConflicts,
  PARTNERS_QUESTION,
  questionState,
  type QuestionState,
  type Tie,
} from "#app/domain/conflict/likely-conflicts.ts";
import { hiddenFromJudges } from "#app/domain/form/read-answers.ts";
import type { Context } from "#app/server/context.ts";
import {
  listAskedAbout,
  listColleagueEmails,
  listConflictAnswers,
  listCountriesAccepted,
  listTold,
} from "#db/repositories/conflicts.ts";
import { findForm } from "#db/repositories/forms.ts";
import { findJudgeById, type Judge, listJudges } from "#db/repositories/judges.ts";
import { findOath, listOaths } from "#db/repositories/oaths.ts";
import { listPanelsOf } from "#db/repositories/panels.ts";
import { listRecusedOf } from "#db/repositories/recusals.ts";
import { listCategoryHeads } from "#db/repositories/round-progress.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { judgeMoment } from "./judge-moment.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";

export interface Question {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  readonly country: string;
  readonly category: string;
  readonly ties: readonly Tie[];
  readonly state: QuestionState;
  /** Why the judge sees no conflict; empty before they said so. */
  readonly answer: string;
  readonly answeredAt: Date | null;
}

/** What every judge of some categories is compared with. */
interface Compared {
  readonly applications: Awaited<ReturnType<typeof listAskedAbout>>;
  readonly emails: ReadonlyMap<string, readonly string[]>;
  readonly told: ReadonlyMap<string, Told>;
  readonly isCountryTelling: boolean;
  /** Names by id. */
  readonly categories: ReadonlyMap<string, string>;
}

async function loadCompared(
  db: Db,
  editionId: string,
  categoryIds: readonly string[],
): Promise<Compared> {
  const applications = await listAskedAbout(db, categoryIds);
  const emails = new Map<string, readonly string[]>(
    applications.map(({ id, owner }) => [id, owner === null ? [] : [owner]]),
  );
  for (const { applicationId, email } of await listColleagueEmails(db, categoryIds))
    emails.set(applicationId, [...(emails.get(applicationId) ?? []), email]);
  return {
    applications,
    emails,
    told: await loadTold(db, editionId, categoryIds),
    isCountryTelling: isCountryTelling(await listCountriesAccepted(db, editionId)),
    categories: new Map(
      (await listCategoryHeads(db, editionId)).map(({ id, name }) => [id, name] as const),
    ),
  };
}

/** What a city wrote with its last submission. */
interface Told {
  /** Empty where the form hides it from judges: then it asks them nothing either. */
  readonly partners: string;
  readonly collaborations: string;
  readonly submittedAt: Date;
}

async function loadTold(
  db: Db,
  editionId: string,
  categoryIds: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const rows = await listTold(db, categoryIds);
  const hidden = new Map<number | null, boolean>();
  for (const version of new Set(rows.map(({ formVersion }) => formVersion))) {
    const { form } = await findForm(db, editionId, version);
    hidden.set(version, hiddenFromJudges(form).has(PARTNERS_QUESTION));
  }
  return new Map(
    rows.map(({ applicationId, formVersion, partners, collaborations, submittedAt }) => [
      applicationId,
      {
        partners: hidden.get(formVersion) === true ? "" : (partners ?? ""),
        collaborations: collaborations ?? "",
        submittedAt,
      },
    ]),
  );
}

/** One judge, with what they declared and answered. */
interface Asked {
  readonly judge: Pick<Judge, "name" | "country" | "email">;
  readonly interests: string;
  readonly categoryIds: readonly string[];
  readonly recused: ReadonlySet<string>;
  /** By the application's id. */
  readonly answers: ReadonlyMap<string, { readonly text: string; readonly answeredAt: Date }>;
}

/** By category in the edition's order, then by ref. */
function questionsOf(asked: Asked, compared: Compared): readonly Question[] {
  const { name, country, email } = asked.judge;
  const judge = { name, country, email, interests: asked.interests };
  return asked.categoryIds.flatMap((categoryId) =>
    compared.applications
      .filter((one) => one.categoryId === categoryId)
      .flatMap((application): Question[] => {
        const { id, ref, title, entrant } = application;
        const told = compared.told.get(id);
        const compareWith: ApplicationTies = {
          country: application.country,
          entrant,
          partners: told?.partners ?? "",
          emails: compared.emails.get(id) ?? [],
          collaborations: told?.collaborations ?? "",
        };
        const ties = likelyConflicts(judge, compareWith, compared);
        if (ties.length === 0) return [];
        const answer = asked.answers.get(id);
        const isTold = ties.some(({ kind }) => kind === "collaboration");
        const state = questionState({
          isAside: asked.recused.has(id),
          answeredAt: answer?.answeredAt ?? null,
          toldAt: (isTold && told?.submittedAt) || null,
        });
        return [
          {
            ref,
            title,
            city: entrant,
            country: application.country,
            category: compared.categories.get(categoryId) ?? "",
            ties,
            state,
            answer: answer?.text ?? "",
            answeredAt: answer?.answeredAt ?? null,
          },
        ];
      }),
  );
}

function byApplication<T extends { readonly applicationId: string }>(rows: readonly T[]) {
  return new Map(rows.map((row) => [row.applicationId, row] as const));
}

/**
 * The judge's own, without those that they stepped aside from.
 * @returns null before scoring begins: until then no application is theirs to know of
 */
export async function loadOwnQuestions(
  context: Context,
  { edition, judge }: { readonly edition: EditionHead; readonly judge: JudgeSelf },
): Promise<readonly Question[] | null> {
  const db = context.store.read;
  const rounds = await listRounds(db, edition.id);
  const moment = judgeMoment(edition, rounds, null, context.clock());
  if (!mayRead("application-title", "judge", moment)) return null;
  return (await readOwnQuestions(db, edition.id, judge)).filter(({ state }) => state !== "aside");
}

/** For the command that stores an answer too: inside its transaction, whatever the moment. */
export async function readOwnQuestions(
  db: Db,
  editionId: string,
  { id, categoryIds }: Pick<JudgeSelf, "id" | "categoryIds">,
): Promise<readonly Question[]> {
  const row = await findJudgeById(db, id);
  if (!row) return [];
  const asked: Asked = {
    judge: row,
    interests: (await findOath(db, id))?.interests ?? "",
    categoryIds,
    recused: await listRecusedOf(db, id),
    answers: byApplication(await listConflictAnswers(db, editionId, id)),
  };
  return questionsOf(asked, await loadCompared(db, editionId, categoryIds));
}

export interface JudgeQuestions {
  readonly slug: string;
  readonly name: string;
  readonly questions: readonly Question[];
}

/** Of one judge, for the secretariat. */
export async function loadQuestionsOf(context: Context, editionId: string, slug: string) {
  const all = await loadEditionQuestions(context, editionId);
  return all.find((one) => one.slug === slug)?.questions ?? [];
}

/** Of every judge who has accepted, by name; those without a question are left out. */
export async function loadEditionQuestions(
  context: Context,
  editionId: string,
): Promise<readonly JudgeQuestions[]> {
  const db = context.store.read;
  // Categories that whoever asks stepped aside from are not among them.
  const categoryIds = (await listCategoryHeads(db, editionId)).map(({ id }) => id);
  const compared = await loadCompared(db, editionId, categoryIds);
  const oaths = await listOaths(db, editionId);
  const answers = await listConflictAnswers(db, editionId);
  const all: JudgeQuestions[] = [];
  for (const judge of await listJudges(db, editionId)) {
    if (judge.acceptedAt === null) continue;
    const isTheirs = ({ judgeId }: { readonly judgeId: string }) => judgeId === judge.id;
    const asked: Asked = {
      judge,
      interests: oaths.get(judge.id)?.interests ?? "",
      categoryIds: (await listPanelsOf(db, judge.id)).filter((id) => categoryIds.includes(id)),
      recused: await listRecusedOf(db, judge.id),
      answers: byApplication(answers.filter(isTheirs)),
    };
    const questions = questionsOf(asked, compared);
    if (questions.length > 0) all.push({ slug: judge.slug, name: judge.name, questions });
  }
  return all;
}
