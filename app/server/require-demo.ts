import type { RouteArgs } from "./guards.ts";
import { notFound } from "./not-found.ts";

/** Outside the demonstration its pages do not exist; the environment refuses it on a public server. */
export function requireDemo({ context }: RouteArgs): void {
  if (!context.isDemo) throw notFound();
}
