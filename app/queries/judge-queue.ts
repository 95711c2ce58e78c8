/** What a judge has to score in a round, and what of it they did: from that judge's rows alone. */
import { type Pause, type QueueMark, skippedLast } from "#app/domain/scorecard/queue.ts";
import type { Context } from "#app/server/context.ts";
import { listWaitingOf } from "#db/repositories/category-flags.ts";
import { listRecusedOf } from "#db/repositories/recusals.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import type { Round } from "#db/repositories/rounds.ts";
import { listOwnCards } from "#db/repositories/scorecards.ts";
import { listSkipsOf } from "#db/repositories/skips.ts";
import type { JudgeSelf } from "./membership.ts";
import { inPrivateOrder } from "./private-order.ts";
import { loadDuties } from "./round-duties.ts";

export interface QueueItem {
  readonly ref: string;
  readonly title: string;
  /** Empty, as the country is, where the judge stepped aside. */
  readonly city: string;
  readonly country: string;
  readonly categoryId: string;
  readonly mark: QueueMark;
  /** Null where nothing keeps it from being the next. */
  readonly pause: Pause | null;
}

/**
 * Category by category in the edition's order; within one in the judge's private order, and last what
 * the judge skipped.
 */
export async function loadQueue(
  context: Context,
  judge: JudgeSelf,
  round: Round,
): Promise<readonly QueueItem[]> {
  const { read } = context.store;
  const { sits, isDue } = await loadDuties(read, round);
  const categoryIds = judge.categoryIds.filter((categoryId) => sits(judge.id, categoryId));
  const entries = (await listEntries(read, round, categoryIds)).filter(({ id, categoryId }) =>
    isDue(judge.id, id, categoryId),
  );
  const recused = await listRecusedOf(read, judge.id);
  const cards = await listOwnCards(read, round.id, judge.id);
  const skips = await listSkipsOf(read, round.id, judge.id);
  const flagged = await listWaitingOf(read, judge.id);
  const marks = { submitted: "done", draft: "draft" } as const;
  const itemOf = ({ id, ref, title, entrant, country, categoryId }: (typeof entries)[number]) => {
    const named = { ref, title, categoryId };
    if (recused.has(id))
      return { ...named, city: "", country: "", mark: "aside" as const, pause: null };
    const card = cards.get(id);
    const mark = card ? marks[card] : ("left" as const);
    const why = flagged.has(id) ? "flagged" : skips.has(id) ? "skipped" : null;
    const pause: Pause | null = mark === "done" ? null : why;
    return { ...named, city: entrant, country, mark, pause };
  };
  const skippedAt = ({ id }: { readonly id: string }) =>
    cards.get(id) === "submitted" ? null : (skips.get(id) ?? null);
  return categoryIds.flatMap((categoryId): QueueItem[] => {
    const own = entries.filter((entry) => entry.categoryId === categoryId);
    return skippedLast(inPrivateOrder(context, judge.id, own), skippedAt).map(itemOf);
  });
}
