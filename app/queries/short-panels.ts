/** Where recusals leave few judges: told to the secretariat with figures, to a judge that it matters. */
import { recusalsOf } from "#app/domain/scorecard/recusals.ts";
import {
  isShortWithout,
  shortPanelInWords,
  shortPanels,
} from "#app/domain/scorecard/short-panels.ts";
import type { Context } from "#app/server/context.ts";
import { listAsidePairs } from "#db/repositories/panels.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import type { Db } from "#db/store/store.ts";
import { loadDutiesOfAll } from "./round-duties.ts";
import { isJudged, loadRoundWork, type RoundWork } from "./round-work.ts";

async function facts(db: Db, round: Round, work: RoundWork) {
  const all = await loadDutiesOfAll(db, round);
  const panels = work.entries.map(({ id, ref, categoryId }) => ({
    application: id,
    ref,
    categoryId,
    panel: [
      ...new Set([
        ...(work.expected.get(id) ?? []),
        ...all.panelOf(categoryId).filter((judge) => all.isDue(judge, id, categoryId)),
      ]),
    ],
  }));
  const isRecused = recusalsOf(await listAsidePairs(db, round.editionId));
  return { panels, isRecused, quorum: round.kind === "scorecard" ? round.quorum : null };
}

/** A sentence without its stop for each application of the round, by ref. */
export async function loadShortPanels(
  db: Db,
  round: Round,
  work: RoundWork,
): Promise<readonly string[]> {
  const { panels, isRecused, quorum } = await facts(db, round, work);
  const refs = new Map(panels.map(({ application, ref }) => [application, ref]));
  return shortPanels(panels, isRecused, quorum).map((short) =>
    shortPanelInWords(short, refs.get(short.application) ?? short.application),
  );
}

/** Whether few judges are left for it, in a round that is not over, if this one steps aside as well. */
export async function doesAsideMatter(
  { store }: Context,
  edition: { readonly id: string; readonly isRecusalOfCategory: boolean },
  judgeId: string,
  ref: string,
): Promise<boolean> {
  const db = store.read;
  for (const round of (await listRounds(db, edition.id)).filter(isJudged)) {
    if (round.state === "closed" || round.state === "confirmed") continue;
    const { panels, isRecused, quorum } = await facts(
      db,
      round,
      await loadRoundWork(db, edition.id, round),
    );
    const asked = panels.find((one) => one.ref === ref);
    const leaving = edition.isRecusalOfCategory
      ? panels.filter(({ categoryId }) => categoryId === asked?.categoryId)
      : panels.filter((one) => one === asked);
    if (isShortWithout(judgeId, leaving, isRecused, quorum)) return true;
  }
  return false;
}
