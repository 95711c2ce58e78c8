/** What a judge has to score in a round, and what of it they did: from that judge's rows alone. */
import { foldText } from "#app/domain/screening/likely-duplicates.ts";
import type { Context } from "#app/server/context.ts";
import { listRecusedOf } from "#db/repositories/recusals.ts";
import { listEntries } from "#db/repositories/round-entries.ts";
import type { Round } from "#db/repositories/rounds.ts";
import { listOwnCards } from "#db/repositories/scorecards.ts";
import type { JudgeSelf } from "./membership.ts";
import { inPrivateOrder } from "./private-order.ts";
import { loadDuties } from "./round-duties.ts";

/** "aside": the judge stepped aside from it, and learns its title only. */
export type QueueMark = "left" | "draft" | "done" | "aside";

export interface QueueItem {
  readonly ref: string;
  readonly title: string;
  /** Empty, as the country is, where the judge stepped aside. */
  readonly city: string;
  readonly country: string;
  readonly categoryId: string;
  readonly mark: QueueMark;
}

/** Category by category in the edition's order; within one in the judge's private order. */
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
  const marks = { submitted: "done", draft: "draft" } as const;
  return categoryIds.flatMap((categoryId) =>
    inPrivateOrder(
      context,
      judge.id,
      entries.filter((entry) => entry.categoryId === categoryId),
    ).map(({ id, ref, title, entrant, country }): QueueItem => {
      if (recused.has(id)) return { ref, title, city: "", country: "", categoryId, mark: "aside" };
      const card = cards.get(id);
      return { ref, title, city: entrant, country, categoryId, mark: card ? marks[card] : "left" };
    }),
  );
}

interface Named {
  readonly ref: string;
  readonly title: string;
  /** City and country; empty where the judge stepped aside. */
  readonly place: string;
}

/** Those that have each of the words somewhere, whatever their case and accents; all without a word. */
export function findInQueue<T extends Named>(items: readonly T[], text: string): readonly T[] {
  const words = foldText(text).split(" ");
  return items.filter(({ ref, title, place }) => {
    const named = foldText(`${ref} ${title} ${place}`);
    return words.every((word) => named.includes(word));
  });
}

/** The one that a text names by its ref, unless the judge stepped aside from it. */
export function namedInQueue<T extends Pick<QueueItem, "ref" | "mark">>(
  items: readonly T[],
  text: string,
): T | undefined {
  const ref = foldText(text);
  return items.find((item) => item.mark !== "aside" && foldText(item.ref) === ref);
}

/** The next one without a submitted card, after a place in the queue and then from its beginning. */
export function nextLeft(queue: readonly QueueItem[], after: number): QueueItem | null {
  const rest = [...queue.slice(after + 1), ...queue.slice(0, Math.max(after, 0))];
  return rest.find(({ mark }) => mark === "left" || mark === "draft") ?? null;
}

export interface Progress {
  readonly done: number;
  /** Without those the judge stepped aside from. */
  readonly of: number;
}

export function progressOf(queue: readonly QueueItem[]): Progress {
  const due = queue.filter(({ mark }) => mark !== "aside");
  return { done: due.filter(({ mark }) => mark === "done").length, of: due.length };
}
