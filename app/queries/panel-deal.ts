/** What a split of a category among its panel would deal out: read, drawn and not stored. */
import type { Pair } from "#app/domain/panel/duties.ts";
import { dealOut } from "#app/domain/panel/split.ts";
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import type { Context } from "#app/server/context.ts";
import { listAsidePairs, listAssignments } from "#db/repositories/panels.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import { listCardStates } from "#db/repositories/round-progress.ts";
import type { Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { loadDuties } from "./round-duties.ts";

export interface Drawing {
  /** How many judges each application gets. */
  readonly each: number;
  readonly seed: string;
}

export interface Deal {
  /** Ids of the panel and of the applications, by ref. */
  readonly judges: readonly string[];
  readonly applications: readonly string[];
  readonly pairs: readonly Pair[];
  /** Pairs on which a card was begun: they stay as they are. */
  readonly kept: readonly Pair[];
  /** Names this deal: another panel, recusal or card gives another. */
  readonly mark: string;
}

export async function drawDeal(
  db: Db,
  { vault }: Pick<Context, "vault">,
  round: Round,
  categoryId: string,
  { each, seed }: Drawing,
): Promise<Deal> {
  const { entries, judges, kept, isFree } = await situation(db, round, categoryId);
  const applications = entries.map(({ id }) => id);
  const isRecused = (judge: string, application: string) => !isFree(judge, application);
  const pairs = dealOut({ judges, applications, each, seed, isRecused, kept });
  const mark = vault.digest(`deal:${JSON.stringify({ each, seed, pairs })}`).slice(0, 32);
  return { judges, applications, pairs, kept, mark };
}

async function situation(db: Db, round: Round, categoryId: string) {
  const entries = await listEntries(db, round, [categoryId]);
  const here = new Set(entries.map(({ id }) => id));
  const duties = await loadDuties(db, round);
  const judges = duties.panelOf(categoryId);
  const isAside = recusalsOf(await listAsidePairs(db, round.editionId));
  const kept = (await listCardStates(db, round.id))
    .filter(({ applicationId }) => here.has(applicationId))
    // A draft of somebody who left will never be finished.
    .filter(({ judgeId, state }) => state === "submitted" || judges.includes(judgeId))
    .map(({ judgeId, applicationId }) => ({ judge: judgeId, application: applicationId }))
    .filter(({ judge, application }) => !isAside(judge, application));
  const isFree = (judge: string, application: string) =>
    !isAside(judge, application) && duties.isOpenTo(judge, application, categoryId);
  return { entries, judges, kept, isFree };
}

/** How many applications of the category are dealt out in the round as it is. */
export async function countDealt(db: Db, round: Round, categoryId: string): Promise<number> {
  const here = new Set((await listEntries(db, round, [categoryId])).map(({ id }) => id));
  const dealt = (await listAssignments(db, round.id)).map(({ application }) => application);
  return new Set(dealt.filter((application) => here.has(application))).size;
}
