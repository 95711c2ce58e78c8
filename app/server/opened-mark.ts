/**
 * When a page was opened, in a form that its browser carries and cannot change: it proves that a
 * submission was begun before the deadline. See docs/rules.md, "The end of the call".
 */
import type { Context } from "./context.ts";

function boundTo(applicationId: string): string {
  return `opened:${applicationId}`;
}

export function markOpened({ vault, clock }: Context, applicationId: string): string {
  return vault.seal(clock().toISOString(), boundTo(applicationId));
}

/** @returns null for a mark that is not ours, or of another application */
export function readOpened({ vault }: Context, applicationId: string, mark: string): Date | null {
  try {
    return new Date(vault.open(mark, boundTo(applicationId)));
  } catch {
    return null;
  }
}
