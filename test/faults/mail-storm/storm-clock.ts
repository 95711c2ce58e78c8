/** A clock that begins at an instant and runs so many times as fast as the wall's. */
export const STORM_START = new Date("2026-06-12T12:00:00Z");

/** @param began the wall's clock at STORM_START, milliseconds */
export function stormClock(began: number, speed: number): () => Date {
  return () => new Date(STORM_START.getTime() + (Date.now() - began) * speed);
}
