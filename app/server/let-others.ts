import { setImmediate } from "node:timers/promises";

/**
 * Between two pieces of a long work: SQLite answers at once, so that a loop over a thousand reads would
 * never leave the event loop, and everybody else would wait until its end.
 */
export async function letOthers(): Promise<void> {
  await setImmediate();
}
