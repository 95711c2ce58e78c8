/** When a batch of letters may be let go, and by whom. */
import { LETTER_KINDS, type LetterKind, RESULT_KINDS } from "./letter-kinds.ts";

export type BatchState = "waiting" | "released" | "stopped";

export interface BatchFacts {
  readonly kind: LetterKind;
  readonly state: BatchState;
  readonly createdAt: Date;
  readonly checkedById: string | null;
}

/** The result that letters of results tell. */
export interface ResultInForce {
  readonly certifiedAt: Date;
  readonly publishAt: Date | null;
}

export function tellsResult(kind: LetterKind): boolean {
  return (RESULT_KINDS as readonly LetterKind[]).includes(kind);
}

export function needsSecondPerson(kind: LetterKind): boolean {
  return LETTER_KINDS[kind].sending === "confirmed";
}

/**
 * Why the batch cannot be let go at an instant; null where it can.
 * @param releaseAt from when it would be sent
 */
export function releaseBlock(
  { kind, createdAt }: Pick<BatchFacts, "kind" | "createdAt">,
  releaseAt: Date,
  result: ResultInForce | null,
): string | null {
  if (!tellsResult(kind)) return null;
  if (result === null) return "The result is not certified.";
  if (result.certifiedAt > createdAt)
    return "The result was certified again after these letters were written. Write them again.";
  if (result.publishAt === null)
    return "No time of publication is set. Set it first: letters of results never go out before it.";
  if (releaseAt < result.publishAt)
    return "This is before the result is published. Choose the time of publication, or a later one.";
  return null;
}
