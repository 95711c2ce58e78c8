/**
 * Migrations. On SQLite drizzle's migrator runs in a transaction, where foreign keys cannot be
 * switched off, and a rebuilt table would then delete its children by cascade without a word:
 * enforcement goes off on the connection first, and the rows are checked afterwards.
 */
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as runSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as runPostgres } from "drizzle-orm/node-postgres/migrator";
import Database from "better-sqlite3";
import pg from "pg";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openHandle } from "./sqlite.ts";

/** The same number for every Laurel server, so that two never migrate at once. */
const ADVISORY_LOCK = 7_245_201;

/** Beside this file in the source; found from the working directory once the server is bundled. */
function migrationsFolder(dialect: "sqlite" | "postgres"): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), "..", "migrations", dialect);
  return existsSync(beside) ? beside : join(process.cwd(), "db", "migrations", dialect);
}

export function migrateSqlite(path: string, folder = migrationsFolder("sqlite")): void {
  const side = new Database(`${path}.migrating`, { timeout: 60_000 });
  side.pragma("journal_mode = DELETE");
  side.exec("BEGIN EXCLUSIVE");
  const handle = openHandle(path);
  try {
    handle.pragma("foreign_keys = OFF");
    const before = rowCounts(handle);
    runSqlite(drizzleSqlite(handle, { casing: "snake_case" }), { migrationsFolder: folder });
    const orphans = handle.pragma("foreign_key_check") as unknown[];
    if (orphans.length > 0) throw new Error(`the migration left ${orphans.length} orphaned rows`);
    const after = rowCounts(handle);
    for (const [table, rows] of before) {
      if (after.has(table) && after.get(table) !== rows) {
        throw new Error(`the migration changed the number of rows of ${table}`);
      }
    }
  } finally {
    handle.close();
    side.exec("ROLLBACK");
    side.close();
  }
}

function rowCounts(handle: Database.Database): Map<string, number> {
  const names = handle
    .prepare("select name from sqlite_master where type = 'table' and name not glob '_*'")
    .pluck()
    .all() as string[];
  return new Map(
    names
      .filter((name) => !name.startsWith("sqlite_"))
      .map((name) => [
        name,
        handle.prepare(`select count(*) from "${name}"`).pluck().get() as number,
      ]),
  );
}

export async function migratePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await runPostgres(drizzlePostgres(client, { casing: "snake_case" }), {
      migrationsFolder: migrationsFolder("postgres"),
    });
  } finally {
    await client.end();
  }
}
