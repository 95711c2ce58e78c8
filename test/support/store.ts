/** A fresh, migrated store for each test, on the database that the project names. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, inject } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { openPostgres } from "#db/store/postgres.ts";
import { openSqlite } from "#db/store/sqlite.ts";
import type { Store } from "#db/store/store.ts";
import { createDatabase } from "./postgres-database.ts";
import type {} from "./provided.ts";

interface Opened {
  readonly store: Store;
  /** Where the same database can be reached from beside the store. */
  readonly url: string;
  dispose(): Promise<void>;
}

async function openTestStore(): Promise<Opened> {
  return dialect === "postgres" ? openOnPostgres() : openOnSqlite();
}

function openOnSqlite(): Opened {
  const folder = mkdtempSync(join(tmpdir(), "laurel-test-"));
  const path = join(folder, "laurel.db");
  copyFileSync(inject("sqliteTemplate"), path);
  const store = openSqlite(path, { exclusive: true });
  return {
    store,
    url: path,
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openOnPostgres(): Promise<Opened> {
  const database = await createDatabase("laurel_template");
  const store = openPostgres(database.url, { connections: 10 });
  return {
    store,
    url: database.url,
    async dispose() {
      await store.close();
      await database.drop();
    },
  };
}

/** Call at the top of a test file; the returned function gives the store of the running test. */
export function useStore(): () => Store {
  const database = useDatabase();
  return () => database().store;
}

/** As useStore, with the address of the database beside its store. */
export function useDatabase(): () => Opened {
  let opened: Opened | undefined;
  beforeEach(async () => {
    opened = await openTestStore();
  });
  afterEach(async () => {
    await opened?.dispose();
    opened = undefined;
  });
  return () => {
    if (!opened) throw new Error("the store is there only while a test runs");
    return opened;
  };
}
