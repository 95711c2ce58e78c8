/** A save is taken back for a short time, as long as nothing was saved over it. */
const UNDO_MINUTES = 5;

export const UNDO_SECONDS = UNDO_MINUTES * 60;

export function mayTakeBack(savedAt: Date, now: Date): boolean {
  const passed = now.getTime() - savedAt.getTime();
  return passed >= 0 && passed < UNDO_SECONDS * 1000;
}
