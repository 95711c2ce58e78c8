/** A context with a clock that stands still and names that count up: what is recorded is reproducible. */
import type { Context } from "#app/server/context.ts";
import type { Store } from "#db/store/store.ts";

export const NOON = new Date("2026-06-12T12:00:00.000Z");

export function testContext(store: Store, now: Date = NOON): Context {
  let made = 0;
  return {
    store,
    clock: () => now,
    newId: () => `id-${String(++made).padStart(6, "0")}`,
    viewer: null,
  };
}
