/** Gives a round a panel of its own in a category, before it opens; or the category's again. */
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { listJudges } from "#db/repositories/judges.ts";
import { listSeatsEver, saveRoundPanel as storeRoundPanel } from "#db/repositories/panels.ts";
import { claimRound } from "#db/repositories/rounds.ts";
import { claimAsSecretariat } from "./claim-as-secretariat.ts";
import { recordAct } from "./record-act.ts";

export interface RoundPanel {
  readonly editionId: string;
  readonly roundId: string;
  /** Slug. */
  readonly category: string;
  /** Slugs; none for the category's own seats. */
  readonly judges: readonly string[];
}

/** @returns refused `round-not-open` once it has opened; at `judges` for one who left or declined */
export async function saveRoundPanel(
  context: Context,
  { editionId, roundId, ...sent }: RoundPanel,
): Promise<Outcome<void>> {
  return context.store.transact(async (tx): Promise<Outcome<void>> => {
    const edition = await claimAsSecretariat(tx, context, editionId);
    const round = edition && (await claimRound(tx, roundId));
    const category =
      edition && (await listCategories(tx, editionId)).find(({ slug }) => slug === sent.category);
    if (round?.editionId !== editionId || round.kind === "screening" || !category)
      return refused("not-found");
    if (round.state !== "pending")
      return refused("round-closed", `${round.name} has opened: who judges in it is settled.`);
    const gone = new Set(
      (await listSeatsEver(tx, editionId))
        .filter((seat) => seat.category === category.id && seat.isRemoved)
        .map((seat) => seat.judge),
    );
    const chosen = (await listJudges(tx, editionId)).filter(({ slug }) =>
      sent.judges.includes(slug),
    );
    const isUnfit = chosen.some(({ id, declinedAt }) => declinedAt !== null || gone.has(id));
    if (isUnfit || chosen.length !== new Set(sent.judges).size)
      return refusedAt(
        "judges",
        "invalid",
        "Choose judges who have not declined or left this panel.",
      );
    await storeRoundPanel(
      tx,
      { roundId, categoryId: category.id },
      chosen.map(({ id }) => id),
    );
    await recordAct(tx, context, {
      editionId,
      act: "round-panel-changed",
      subject: `${round.slug}/${category.slug}`,
      details: { judges: chosen.map(({ slug }) => slug) },
      at: context.clock(),
    });
    return ok();
  });
}
