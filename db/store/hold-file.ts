/** One server on one SQLite file: a lock that the operating system drops when the process dies. */
import Database from "better-sqlite3";

/** Holds `PATH.lock` until released; throws a clear sentence when another server holds it. */
export function holdFile(path: string): () => void {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.pragma("journal_mode = DELETE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw new Error(`another Laurel server already uses ${path}; stop it first`, { cause: error });
  }
  return () => {
    lock.exec("ROLLBACK");
    lock.close();
  };
}
