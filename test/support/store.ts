/** A fresh, migrated store for each test, on the database that the project names. */
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, inject } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { openPostgres } from "#db/store/postgres.ts";
import { openSqlite } from "#db/store/sqlite.ts";
import type { Store } from "#db/store/store.ts";
import type {} from "./provided.ts";

interface Opened {
  readonly store: Store;
  dispose(): Promise<void>;
}

export async function openTestStore(): Promise<Opened> {
  return dialect === "postgres" ? openOnPostgres() : openOnSqlite();
}

function openOnSqlite(): Opened {
  const folder = mkdtempSync(join(tmpdir(), "laurel-test-"));
  const path = join(folder, "laurel.db");
  copyFileSync(inject("sqliteTemplate"), path);
  const store = openSqlite(path, { exclusive: true });
  return {
    store,
    async dispose() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openOnPostgres(): Promise<Opened> {
  const address = inject("postgresAddress");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(address, `create database ${name} template laurel_template`);
  const store = openPostgres(address.replace(/postgres$/, name), { connections: 10 });
  return {
    store,
    async dispose() {
      await store.close();
      await administer(address, `drop database ${name}`);
    },
  };
}

async function administer(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Call at the top of a test file; the returned function gives the store of the running test. */
export function useStore(): () => Store {
  let opened: Opened | undefined;
  beforeEach(async () => {
    opened = await openTestStore();
  });
  afterEach(async () => {
    await opened?.dispose();
  });
  return () => {
    if (!opened) throw new Error("the store is there only while a test runs");
    return opened.store;
  };
}
