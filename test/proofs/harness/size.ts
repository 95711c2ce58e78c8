/** How much a proof does: enough for every change, or the full size by `npm run proofs`. */
const isFull = process.env["LAUREL_PROOFS"] === "full";

export function sized(small: number, full: number): number {
  return isFull ? full : small;
}

/** Milliseconds that a test may take. */
export const PATIENCE = sized(180_000, 3_600_000);
