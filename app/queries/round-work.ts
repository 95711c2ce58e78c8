/** Who of a round has what to do, and what of it is done: never what a card or a ballot says. */
import {
  ballotWork,
  type Entry,
  isOwed,
  type JudgeWork,
  type PanelJudge,
  scorecardWork,
} from "#app/domain/round/judge-work.ts";
import { type Coverage, coverageOf, type Shown } from "#app/domain/round/coverage.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { listRecusals } from "#db/repositories/recusals.ts";
import {
  listApplicationsIn,
  listCardStates,
  listCategoryHeads,
  listTurnouts,
} from "#db/repositories/round-progress.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import { listShortlists } from "#db/repositories/shortlists.ts";
import { listShowings } from "#db/repositories/showings.ts";
import type { Db } from "#db/store/store.ts";
import { loadRoundDuties, type RoundDuties } from "./round-duties.ts";

export interface RoundWork {
  readonly kind: "scorecard" | "ballot";
  /** Those who sit on a panel of the round now and did not decline, by name. */
  readonly judges: readonly {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly email: string | null;
    readonly acceptedAt: Date | null;
    readonly isChair: boolean;
    readonly categoryIds: readonly string[];
  }[];
  readonly categories: readonly {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly criteria: number;
  }[];
  readonly entries: readonly {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
    readonly categoryId: string;
  }[];
  /** By id of the judge, the category and the application. */
  readonly work: readonly JudgeWork[];
  /** Every judge of the edition, those who left included. */
  readonly everybody: readonly { readonly id: string; readonly slug: string }[];
  /** By application: who has it to score, and who did so before they left. Ids. */
  readonly expected: ReadonlyMap<string, readonly string[]>;
  /** What was never put before a judge, by id. */
  readonly coverage: Coverage;
}

export function isJudged(round: Round): round is Round & { kind: "scorecard" | "ballot" } {
  return round.kind !== "screening";
}

/** The scorecard round whose shortlist is in this round; null where every accepted application is. */
export function roundBefore(rounds: readonly Round[], round: Round): Round | null {
  const before = rounds.filter((one) => one.kind === "scorecard" && one.position < round.position);
  return before.at(-1) ?? null;
}

export async function loadRoundWork(
  db: Db,
  editionId: string,
  round: Round & { kind: "scorecard" | "ballot" },
): Promise<RoundWork> {
  const rounds = await listRounds(db, editionId);
  const accepted = await listApplicationsIn(db, editionId, ["accepted"]);
  const before = roundBefore(rounds, round);
  const finalists = new Set(
    (await listShortlists(db, editionId))
      .filter(({ roundId }) => roundId === before?.id)
      .flatMap(({ applications }) => applications),
  );
  const entries = before === null ? accepted : accepted.filter(({ id }) => finalists.has(id));
  const duties = await loadRoundDuties(db, round);
  const categories = await listCategoryHeads(db, editionId);
  const everybody = await listJudges(db, editionId);
  const judges = everybody
    .filter(({ declinedAt }) => declinedAt === null)
    .map(({ id, slug, name, email, acceptedAt, chair }) => ({
      id,
      slug,
      name,
      email,
      acceptedAt,
      isChair: chair,
      categoryIds: categories.filter((one) => duties.sits(id, one.id)).map((one) => one.id),
    }))
    .filter(({ categoryIds }) => categoryIds.length > 0);
  const isRecused = recusalsOf(
    (await listRecusals(db, editionId)).map(({ judgeId, applicationId }) => ({
      judge: judgeId,
      application: applicationId,
    })),
  );
  const panels: PanelJudge[] = judges.map(({ id, categoryIds }) => ({
    judge: id,
    categories: categoryIds,
  }));
  const places: Entry[] = entries.map(({ id, categoryId }) => ({ ref: id, category: categoryId }));
  const cards = round.kind === "scorecard" ? await cardsOf(db, round.id) : [];
  const work =
    round.kind === "scorecard"
      ? scorecardWork(panels, places, cards, isRecused, duties.isDue)
      : ballotWork(panels, places, await castIn(db, round.id), isRecused);
  const expected = expectedOf(work, entries, everybody, duties);
  const coverage = coverageOf({
    entries: entries.map(({ id }) => id),
    work,
    shown: [...(await listShowings(db, round.id)), ...cards, ...castOver(round.kind, work)],
    isRecused,
  });
  return { kind: round.kind, judges, categories, entries, work, everybody, expected, coverage };
}

function expectedOf(
  work: readonly JudgeWork[],
  entries: RoundWork["entries"],
  judges: readonly { readonly id: string }[],
  { stands }: RoundDuties,
): RoundWork["expected"] {
  const due = new Map<string, Set<string>>();
  for (const { judge, applications } of work)
    for (const application of applications)
      due.set(application, (due.get(application) ?? new Set()).add(judge));
  return new Map(
    entries.map(({ id }) => {
      const done = judges.filter((judge) => stands(judge.id, id)).map((judge) => judge.id);
      return [id, [...new Set([...(due.get(id) ?? []), ...done])]];
    }),
  );
}

/** Whoever voted in a category was shown its finalists, however the ballot came. */
function castOver(kind: RoundWork["kind"], work: readonly JudgeWork[]): Shown[] {
  if (kind === "scorecard") return [];
  return work
    .filter(({ done }) => done > 0)
    .flatMap(({ judge, applications }) =>
      applications.map((application) => ({ judge, application })),
    );
}

async function cardsOf(db: Db, roundId: string) {
  return (await listCardStates(db, roundId)).map(({ judgeId, applicationId, state }) => ({
    judge: judgeId,
    application: applicationId,
    status: state,
  }));
}

async function castIn(db: Db, roundId: string) {
  const turnouts = new Set(
    (await listTurnouts(db, roundId)).map(({ judgeId, categoryId }) => `${judgeId} ${categoryId}`),
  );
  return (judge: string, category: string) => turnouts.has(`${judge} ${category}`);
}

/** Slugs of the judges who are expected to score an application, by its ref. */
export function expectedIn({ entries, everybody, expected }: RoundWork) {
  const ids = new Map(entries.map(({ id, ref }) => [ref, id]));
  const slugs = new Map(everybody.map(({ id, slug }) => [id, slug]));
  return (ref: string) =>
    (expected.get(ids.get(ref) ?? "") ?? []).flatMap((judge) => slugs.get(judge) ?? []);
}

/** The names that sentences about a round's work use. */
export function namesOf({ judges, categories, entries }: RoundWork) {
  const named = (pairs: readonly (readonly [string, string])[]) => {
    const names = new Map(pairs);
    return (id: string) => names.get(id) ?? id;
  };
  return {
    judge: named(judges.map(({ id, name }) => [id, name])),
    category: named(categories.map(({ id, name }) => [id, name])),
    application: named(entries.map(({ id, ref }) => [id, ref])),
  };
}

export interface Progress {
  readonly due: number;
  readonly done: number;
  readonly categories: readonly {
    readonly slug: string;
    readonly name: string;
    readonly due: number;
    readonly done: number;
  }[];
  readonly judges: readonly {
    readonly id: string;
    readonly name: string;
    readonly hasAccepted: boolean;
    readonly due: number;
    readonly done: number;
    /** Refs of applications, or names of categories in a ballot round. */
    readonly owed: readonly string[];
    /** By category, in their order; null where there is nothing to do. */
    readonly cells: readonly ({ readonly due: number; readonly done: number } | null)[];
  }[];
  /** What was never put before whom, judge by judge; and what nobody was shown. */
  readonly coverage: {
    readonly judges: readonly { readonly name: string; readonly refs: readonly string[] }[];
    readonly nobody: readonly string[];
  };
}

/** Done or not, by judge and category. */
export function progressOf(round: RoundWork): Progress {
  const names = namesOf(round);
  const categories = round.categories.map(({ id, slug, name }) => ({
    slug,
    name,
    ...summed(round.work.filter((one) => one.category === id)),
  }));
  const judges = round.judges.map(({ id, name, acceptedAt }) => {
    const own = round.work.filter((one) => one.judge === id);
    const owed = own.filter(isOwed);
    return {
      id,
      name,
      hasAccepted: acceptedAt !== null,
      ...summed(own),
      owed:
        round.kind === "ballot"
          ? owed.map((one) => names.category(one.category))
          : owed.flatMap((one) => one.owed.map((application) => names.application(application))),
      cells: round.categories.map((category) => {
        const part = own.find((one) => one.category === category.id);
        return part ? { due: part.due, done: part.done } : null;
      }),
    };
  });
  const refsOf = (ids: readonly string[]) => ids.map((id) => names.application(id));
  return {
    ...summed(round.work),
    categories,
    judges: judges.filter(({ due }) => due > 0),
    coverage: {
      judges: round.coverage.judges.map(({ judge, applications }) => ({
        name: names.judge(judge),
        refs: refsOf(applications),
      })),
      nobody: refsOf(round.coverage.nobody),
    },
  };
}

function summed(work: readonly JudgeWork[]) {
  return {
    due: work.reduce((sum, one) => sum + one.due, 0),
    done: work.reduce((sum, one) => sum + one.done, 0),
  };
}
