/** Opens the database that an address names, after bringing it up to date. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { migratePostgres, migrateSqlite } from "./migrate.ts";
import { dialectOf } from "./dialect.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { Store } from "./store.ts";

export interface OpenOptions {
  /** A server holds the SQLite file alone; a script working beside it does not. */
  readonly exclusive?: boolean;
  readonly connections?: number;
}

export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  if (dialectOf(url) === "postgres") {
    await migratePostgres(url);
    return openPostgres(url, { connections: options.connections ?? 10 });
  }
  mkdirSync(dirname(url), { recursive: true });
  // Held first: a server that is refused must not have changed the file of the one that runs.
  return openSqlite(url, {
    exclusive: options.exclusive ?? false,
    prepare: () => migrateSqlite(url),
  });
}
