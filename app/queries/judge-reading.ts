/** An application on a judge's panel, to read; and where the judge can act on it now. */
import { mayRead } from "#app/domain/access/access.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { isRecusedFrom } from "#db/repositories/recusals.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import { listCategoryHeads } from "#db/repositories/round-progress.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { judgeMoment } from "./judge-moment.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";
import { loadDuties } from "./round-duties.ts";
import { loadSubmittedApplication, type ReadableApplication } from "./read-application.ts";

export interface ReadingView {
  readonly ref: string;
  readonly title: string;
  readonly category: string;
  readonly isAside: boolean;
  /** Null where the judge stepped aside. */
  readonly application: ReadableApplication | null;
  /** Whether a judge may still step aside: until the last round is over. */
  readonly mayStepAside: boolean;
  /** The round in which the judge scores it or votes on it now. */
  readonly actIn: {
    readonly kind: "scorecard" | "ballot";
    readonly round: string;
    readonly category: string;
  } | null;
}

/** Whether a round that runs has it for this judge: to score, or to vote on. */
async function isTheirs(
  db: Db,
  round: Round,
  judgeId: string,
  { id, categoryId }: { readonly id: string; readonly categoryId: string },
): Promise<boolean> {
  const { sits, isDue } = await loadDuties(db, round, id);
  return round.kind === "ballot" ? sits(judgeId, categoryId) : isDue(judgeId, id, categoryId);
}

/** @returns null for what is not on the judge's panels, and for everything before scoring begins */
export async function loadReading(
  context: Context,
  { edition, judge }: { readonly edition: EditionHead; readonly judge: JudgeSelf },
  ref: string,
): Promise<ReadingView | null> {
  const { read } = context.store;
  const now = context.clock();
  const application = await findApplication(read, edition.id, ref);
  if (application?.state !== "accepted" || !judge.categoryIds.includes(application.categoryId))
    return null;
  const rounds = await listRounds(read, edition.id);
  const moment = judgeMoment(edition, rounds, null, now);
  const isAside = await isRecusedFrom(read, judge.id, application.id);
  const relation = isAside ? "recused" : "judge";
  if (!mayRead("application-title", relation, moment)) return null;
  const category = (await listCategoryHeads(read, edition.id)).find(
    ({ id }) => id === application.categoryId,
  );
  const running = isAside ? undefined : rounds.find((round) => isRunning(round, now));
  const isInRound =
    running !== undefined &&
    running.kind !== "screening" &&
    (await isTheirs(read, running, judge.id, application)) &&
    (await listEntries(read, running, [application.categoryId])).some(
      ({ id }) => id === application.id,
    );
  return {
    ref,
    title: application.title,
    category: category?.name ?? "",
    isAside,
    application: mayRead("application", relation, moment)
      ? await loadSubmittedApplication(read, application.id, "judge")
      : null,
    mayStepAside:
      !isAside &&
      !moment.isCertified &&
      rounds.some(({ state }) => state === "pending" || state === "open"),
    actIn:
      isInRound && running.kind !== "screening"
        ? { kind: running.kind, round: running.slug, category: category?.slug ?? "" }
        : null,
  };
}
