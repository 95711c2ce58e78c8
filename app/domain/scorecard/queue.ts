/** A judge's queue: what is opened next, what is laid aside for later, and how it is searched. */
import { foldText } from "../screening/likely-duplicates.ts";

/** "aside": the judge stepped aside from it, and learns its title only. */
export type QueueMark = "left" | "draft" | "done" | "aside";

/**
 * Why a card that is still owed is not the next: the judge skipped it for now, or flagged it as in the
 * wrong category and waits for the secretariat.
 */
export type Pause = "skipped" | "flagged";

interface Placed {
  readonly mark: QueueMark;
  readonly pause: Pause | null;
}

function isOwed({ mark }: Placed): boolean {
  return mark === "left" || mark === "draft";
}

/**
 * What was skipped comes last, in the order in which it was; what waits for the secretariat keeps its
 * place.
 * @param skippedAt null where it was not
 */
export function skippedLast<T>(items: readonly T[], skippedAt: (item: T) => Date | null) {
  const times = new Map(items.map((item) => [item, skippedAt(item)?.getTime() ?? 0]));
  return [...items].sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
}

/**
 * The next one without a submitted card, after a place in the queue and then from its beginning. What
 * was skipped is opened when nothing else is left, what is flagged never.
 */
export function nextLeft<T extends Placed>(queue: readonly T[], after: number): T | null {
  const rest = [...queue.slice(after + 1), ...queue.slice(0, Math.max(after, 0))].filter(isOwed);
  return (
    rest.find(({ pause }) => pause === null) ??
    rest.find(({ pause }) => pause === "skipped") ??
    null
  );
}

export interface Progress {
  readonly done: number;
  /** Without those the judge stepped aside from. */
  readonly of: number;
}

/** What is skipped or flagged is owed like any other. */
export function progressOf(queue: readonly Pick<Placed, "mark">[]): Progress {
  const due = queue.filter(({ mark }) => mark !== "aside");
  return { done: due.filter(({ mark }) => mark === "done").length, of: due.length };
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
export function namedInQueue<T extends { readonly ref: string; readonly mark: QueueMark }>(
  items: readonly T[],
  text: string,
): T | undefined {
  const ref = foldText(text);
  return items.find((item) => item.mark !== "aside" && foldText(item.ref) === ref);
}
