/** The store on PostgreSQL: a pool, read committed, one transaction a client. */
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { rewrittenPostgres } from "./rewritten.ts";
import {
  guardedRead,
  RefusedInside,
  requireOutside,
  revocable,
  runInside,
  type Store,
  throwIfRefused,
} from "./store.ts";
import { translateError } from "./translate-error.ts";

export function openPostgres(url: string, options: { connections: number }): Store {
  const pool = new pg.Pool({ connectionString: url, max: options.connections });
  // An idle client that the server drops must not end the process; the next query reconnects.
  pool.on("error", () => undefined);
  return storeOn(pool, (client) => client);
}

/** @param worded the client or the pool, as its queries are to be worded */
function storeOn(pool: pg.Pool, worded: <C extends pg.Pool | pg.PoolClient>(on: C) => C): Store {
  return {
    read: guardedRead(drizzle(worded(pool), { casing: "snake_case" })),
    rewritten: (rewrite) => storeOn(pool, (on) => rewrittenPostgres(on, rewrite)),
    async transact(body) {
      requireOutside("a nested transaction");
      try {
        return await withTransaction(pool, worded, async (handle) => {
          const { tx, revoke } = revocable(handle);
          try {
            const value = await runInside(() => body(tx));
            throwIfRefused(value);
            return value;
          } finally {
            revoke();
          }
        });
      } catch (error) {
        if (error instanceof RefusedInside)
          return error.outcome as Awaited<ReturnType<typeof body>>;
        throw translateError(error);
      }
    },
    close: () => pool.end(),
  };
}

/**
 * One client from BEGIN to COMMIT. Not drizzle's own `transaction`, for two reasons: a client that
 * the server drops while it is lent out says so by an event, which ends the process when nobody
 * listens; and PostgreSQL answers the COMMIT of a failed transaction with a quiet ROLLBACK, which
 * would acknowledge work that is lost when a body swallowed the error.
 */
async function withTransaction<T>(
  pool: pg.Pool,
  worded: (client: pg.PoolClient) => pg.PoolClient,
  body: (handle: object) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const lost: { error?: Error } = {};
  const remember = (error: Error) => {
    lost.error = error;
  };
  client.on("error", remember);
  try {
    await client.query("begin");
    const value = await body(drizzle(worded(client), { casing: "snake_case" }));
    const { command } = await client.query("commit");
    if (command !== "COMMIT") throw new Error("a transaction went on after a statement failed");
    return value;
  } catch (error) {
    await client.query("rollback").catch(remember);
    throw error;
  } finally {
    client.off("error", remember);
    // A client that was lost, or cannot even roll back, must not serve the next request.
    client.release(lost.error);
  }
}
