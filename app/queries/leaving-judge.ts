/** A judge who is to leave panels: what they hold and have given, and who could take it over. */
import type { Context } from "#app/server/context.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import { findPeople, type JudgeView, type PanelName } from "./edition-people.ts";
import { isJudged, loadRoundWork } from "./round-work.ts";

export interface LeavingView {
  readonly judge: Pick<JudgeView, "slug" | "name" | "standing">;
  readonly panels: readonly PanelName[];
  /** Of the round that is open or was closed last: how many of their cards are done. */
  readonly work: { readonly round: string; readonly done: number; readonly due: number } | null;
  /** Other judges who did not decline, with the panels they sit on. */
  readonly heirs: readonly { readonly slug: string; readonly name: string; readonly on: string }[];
}

/** @returns null where the edition has no such judge */
export async function loadLeaving(
  context: Context,
  editionId: string,
  slug: string,
): Promise<LeavingView | null> {
  const { judges } = await findPeople(context, editionId);
  const judge = judges.find((one) => one.slug === slug);
  if (!judge) return null;
  const { name, standing, panels } = judge;
  return {
    judge: { slug, name, standing },
    panels,
    work: await latestWork(context, editionId, slug),
    heirs: judges
      .filter((one) => one !== judge && one.standing !== "declined")
      .map((one) => ({
        slug: one.slug,
        name: one.name,
        on: one.panels.map((panel) => panel.name).join(", "),
      })),
  };
}

async function latestWork({ store }: Context, editionId: string, slug: string) {
  const db = store.read;
  const rounds = (await listRounds(db, editionId)).filter(isJudged);
  const round = rounds.filter(({ state }) => state !== "pending").at(-1);
  const judge = (await listJudges(db, editionId)).find((one) => one.slug === slug);
  if (round?.kind !== "scorecard" || !judge) return null;
  const { work } = await loadRoundWork(db, editionId, round);
  const own = work.filter((one) => one.judge === judge.id);
  return {
    round: round.name,
    done: own.reduce((sum, one) => sum + one.done, 0),
    due: own.reduce((sum, one) => sum + one.due, 0),
  };
}
