/** Where a page keeps on the device what is not saved yet. */
import { SHARED_COMPUTER } from "#app/forms/shared-computer.ts";

/** Whoever signed in said that others use this computer too: nothing is kept on it. */
export function isSharedComputer(): boolean {
  return document.cookie.split("; ").includes(`${SHARED_COMPUTER}=1`);
}

/** @returns null where nothing is kept: on a shared computer, and where the browser refuses to keep anything */
export function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return isSharedComputer() ? null : use(window.localStorage);
  } catch {
    return null;
  }
}
