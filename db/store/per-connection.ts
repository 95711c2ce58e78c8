/**
 * What is made once a connection instead of once a request, such as a prepared query: building one
 * costs more than running it. What differs from time to time is a placeholder in it.
 */
import type { Db } from "./store.ts";

/**
 * @param make makes it on a handle; the handle itself must not be kept
 * @returns what was made for the connection that a handle stands for
 */
export function perConnection<D extends Db, T>(make: (db: D) => T): (db: D) => T {
  const kept = new WeakMap<object, T>();
  return (db) => {
    // Asking the handle, so that one that must not be used here and now says so.
    const connection = Reflect.get(db, "$client") as object;
    const known = kept.get(connection);
    if (known !== undefined) return known;
    const made = make(db);
    kept.set(connection, made);
    return made;
  };
}
