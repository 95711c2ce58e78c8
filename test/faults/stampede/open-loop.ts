/**
 * An open loop: everything begins at its intended instant, whether or not what came before it was
 * answered, and its latency counts from that instant. A server that falls behind cannot slow down what
 * is sent to it, and so cannot hide how long people wait.
 */
import { setTimeout as pause } from "node:timers/promises";

export interface Intended {
  /** By the wall's clock, milliseconds. */
  readonly at: number;
  readonly begin: () => Promise<void>;
}

/** @throws the first error once everything has ended */
export async function beginEach(intended: readonly Intended[]): Promise<void> {
  const results = await Promise.allSettled(
    intended.map(async ({ at, begin }) => {
      await until(at);
      await begin();
    }),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** Waits for an instant; one that has passed is not waited for. */
export async function until(at: number): Promise<void> {
  const left = at - Date.now();
  if (left > 0) await pause(left);
}

/**
 * Instants that come twice as often every so many milliseconds, up to the end.
 * @returns in order, by the wall's clock, all in the window before the end
 */
export function doublingArrivals(plan: {
  readonly end: number;
  readonly count: number;
  readonly windowMilliseconds: number;
  readonly doublingMilliseconds: number;
}): readonly number[] {
  const { end, count, windowMilliseconds, doublingMilliseconds } = plan;
  const growth = 2 ** (windowMilliseconds / doublingMilliseconds) - 1;
  // By then 2^(t/doubling) - 1 of the growth has come: turned round, the instant of the nth.
  return Array.from({ length: count }, (_, nth) => {
    const share = (nth + 0.5) / count;
    const t = doublingMilliseconds * Math.log2(1 + share * growth);
    return end - windowMilliseconds + t;
  });
}
