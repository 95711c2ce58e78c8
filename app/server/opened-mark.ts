/**
 * When a page was opened, in a form that its browser carries and cannot change: it proves that a
 * submission was begun before the deadline. See docs/rules.md, "The end of the call".
 */
import { timingSafeEqual } from "node:crypto";
import type { Context } from "./context.ts";

/** An instant, and the installation's own digest of it for one application: the same gives the same. */
export function markOpened({ vault, clock }: Context, applicationId: string): string {
  return signed(vault, applicationId, clock().toISOString());
}

function signed(vault: Context["vault"], applicationId: string, instant: string): string {
  return `${instant}~${vault.digest(`opened ${applicationId} ${instant}`)}`;
}

/** @returns null for a mark that is not ours, or of another application */
export function readOpened({ vault }: Context, applicationId: string, mark: string): Date | null {
  const [instant = ""] = mark.split("~");
  const [sent, ours] = [Buffer.from(mark), Buffer.from(signed(vault, applicationId, instant))];
  if (sent.length !== ours.length || !timingSafeEqual(sent, ours)) return null;
  return new Date(instant);
}
