/**
 * The store on SQLite: a reader and one private writer on the same file in WAL mode.
 * Transactions queue; each is BEGIN IMMEDIATE, its body, COMMIT or ROLLBACK. With a single
 * handle an unrelated write could vanish in another request's rollback.
 */
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { holdFile } from "./hold-file.ts";
import { rewrittenSqlite } from "./rewritten.ts";
import {
  type Db,
  ForeignAwait,
  guardedRead,
  RefusedInside,
  requireOutside,
  revocable,
  runInside,
  type Store,
  throwIfRefused,
} from "./store.ts";
import { translateError } from "./translate-error.ts";

const BUSY_MILLISECONDS = 250;

interface SqliteOptions {
  /** Whether no other server may open the file. */
  readonly exclusive: boolean;
  /** Runs once the file is held, before any connection is opened. */
  readonly prepare?: () => void;
}

export function openSqlite(path: string, { exclusive, prepare }: SqliteOptions): Store {
  const release = exclusive ? holdFile(path) : () => undefined;
  try {
    prepare?.();
  } catch (error) {
    release();
    throw error;
  }
  const writer = openHandle(path);
  const reader = openHandle(path);
  reader.pragma("query_only = ON");
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(
    writerDb: object,
    body: (tx: Parameters<Parameters<Store["transact"]>[0]>[0]) => Promise<T>,
  ) {
    const { tx, revoke } = revocable(writerDb);
    let strayed = false;
    writer.exec("BEGIN IMMEDIATE");
    // Awaiting only drizzle's synchronous builders ends within one turn of the event loop; if the
    // next turn comes first, something else was awaited. The body may still finish, inside the
    // open transaction, so that no late statement runs on its own; then all is rolled back.
    const watchdog = setImmediate(() => {
      strayed = true;
    });
    try {
      const value = await runInside(() => body(tx));
      if (strayed) throw new ForeignAwait();
      throwIfRefused(value);
      writer.exec("COMMIT");
      return value;
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      if (error instanceof RefusedInside) return error.outcome as T;
      throw strayed ? new ForeignAwait() : translateError(error);
    } finally {
      clearImmediate(watchdog);
      revoke();
    }
  }

  /** @param worded a handle, as its queries are to be worded */
  function storeOn(worded: (handle: Database.Database) => Database.Database): Store {
    const writerDb = drizzle(worded(writer), { casing: "snake_case" });
    return {
      read: guardedRead(drizzle(worded(reader), { casing: "snake_case" }) as unknown as Db),
      rewritten: (rewrite) => storeOn((handle) => rewrittenSqlite(handle, rewrite)),
      transact(body) {
        requireOutside("a nested transaction");
        const result = last.then(() => run(writerDb, body));
        last = result.catch(() => undefined);
        return result;
      },
      async close() {
        await last;
        reader.close();
        writer.close();
        release();
      },
    };
  }

  return storeOn((handle) => handle);
}

/** Opens one connection with the settings every connection must have, and asserts them. */
export function openHandle(path: string): Database.Database {
  const handle = new Database(path, { timeout: BUSY_MILLISECONDS });
  handle.pragma("journal_mode = WAL");
  // The driver's build would take NORMAL in WAL, which loses acknowledged commits in a power cut.
  handle.pragma("synchronous = FULL");
  handle.pragma("foreign_keys = ON");
  handle.pragma("secure_delete = ON");
  if (handle.pragma("synchronous", { simple: true }) !== 2) {
    throw new Error("SQLite does not hold synchronous=FULL on this connection");
  }
  keepStatements(handle);
  return handle;
}

/** More than there are queries in the code; those with lists of other lengths come and go. */
const MOST_STATEMENTS = 500;

/** Preparing a statement takes longer than running it, so each is prepared once a connection. */
function keepStatements(handle: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = handle.prepare.bind(handle);
  const make = (text: string): Database.Statement => {
    const planned = plannedOnce(text);
    const statement = prepare(planned);
    let inArrays: Database.Statement | undefined;
    // Asking for rows as arrays would change the kept one for whoever asks for objects.
    const raw = () => (inArrays ??= prepare(planned).raw());
    return Object.defineProperty(statement, "raw", { value: raw });
  };
  const find = (text: string): Database.Statement => {
    const known = kept.get(text);
    if (known) return known;
    const made = make(text);
    const [oldest] = kept.keys();
    if (kept.size >= MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    kept.set(text, made);
    return made;
  };
  handle.prepare = find as typeof handle.prepare;
}

/** SQLite plans a query anew for each number that a bare limit is given; at a sum it does not look. */
function plannedOnce(text: string): string {
  return text.replaceAll(/ limit \?/g, " limit +?");
}
