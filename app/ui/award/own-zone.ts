import { useSyncExternalStore } from "react";

/**
 * IANA name of the zone of the reader's own clock. Null on the server and in the first render, which
 * must give the same words as the server did.
 */
export function useOwnZone(): string | null {
  return useSyncExternalStore(
    () => () => undefined,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
}
