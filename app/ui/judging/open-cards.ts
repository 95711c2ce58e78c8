/**
 * A scorecard that is open on a page sends what it keeps by itself, and no other page does. Browsers know
 * such locks on secure pages alone; without them only the open scorecard sends.
 */

function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}

export function canTellWhatIsOpen(): boolean {
  return locks() !== undefined;
}

/** Says that the card is open, until the signal. */
export function holdOpen(key: string, signal: AbortSignal): void {
  const untilClosed = () =>
    new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve());
    });
  // Given up before it was its turn: the same card was open on another page.
  locks()
    ?.request(key, { signal }, untilClosed)
    .catch(() => undefined);
}

/** @returns what the work returns; null where the card is open, or that cannot be told */
export async function whileClosed<T>(key: string, work: () => Promise<T>): Promise<T | null> {
  const held = locks()?.request(key, { ifAvailable: true }, async (lock) => lock && work());
  return (await held) ?? null;
}
