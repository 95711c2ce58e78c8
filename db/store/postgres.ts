/** The store on PostgreSQL: a pool, read committed, one transaction a client. */
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
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
  const database = drizzle(pool, { casing: "snake_case" });
  return {
    read: guardedRead(database),
    async transact(body) {
      requireOutside("a nested transaction");
      try {
        return await database.transaction(async (transaction) => {
          const { tx, revoke } = revocable(transaction);
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
