/** Keeps that a page showed applications to a judge, where a person asked for the page. */
import { noteShowing } from "#app/commands/note-showing.ts";
import type { JudgeAccess } from "./guards.ts";

/** @param round slug of the round that they are shown in */
export async function noteShown(
  request: Request,
  { context, edition, judge }: JudgeAccess,
  round: string,
  refs: readonly string[],
): Promise<void> {
  // A browser that fetches ahead, or asks for the head alone, has shown nothing to anybody.
  const purpose = request.headers.get("sec-purpose") ?? request.headers.get("purpose") ?? "";
  if (request.method !== "GET" || purpose.includes("prefetch")) return;
  await noteShowing(context, { editionId: edition.id, judgeId: judge.id, round, refs });
}
