/** A recusal takes a judge out of one application. See docs/rules.md, "Who counts". */
import type { BundleRecusal } from "../bundle/bundle.ts";

export type IsRecused = (judge: string, application: string) => boolean;

export function recusalsOf(recusals: readonly BundleRecusal[]): IsRecused {
  const judges = new Map<string, Set<string>>();
  for (const { judge, application } of recusals)
    judges.set(application, (judges.get(application) ?? new Set()).add(judge));
  return (judge, application) => judges.get(application)?.has(judge) ?? false;
}
