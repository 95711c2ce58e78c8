import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { migratePostgres, migrateSqlite } from "#db/store/migrate.ts";
import { openHandle } from "#db/store/sqlite.ts";
import {
  createDatabase,
  runOnPostgres,
  type TestDatabase,
} from "#test/support/postgres-database.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "laurel-migrations-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a folder of migrations as the generator would, each a list of statements. */
function plant(migrations: readonly (readonly string[])[]): string {
  const planted = join(folder, "migrations");
  mkdirSync(join(planted, "meta"), { recursive: true });
  const entries = migrations.map((statements, idx) => {
    const tag = `000${idx}_planted`;
    writeFileSync(join(planted, `${tag}.sql`), statements.join("\n--> statement-breakpoint\n"));
    return { idx, version: "6", when: 1_800_000_000_000 + idx, tag, breakpoints: true };
  });
  const journal = { version: "7", dialect, entries };
  writeFileSync(join(planted, "meta", "_journal.json"), JSON.stringify(journal));
  return planted;
}

const BEGIN = [
  "create table parents (id text primary key)",
  "create table children (id text primary key, parent_id text not null references parents (id) on delete cascade)",
];
/** What the generator writes for a change that SQLite's `alter table` cannot make. */
const REBUILD = [
  "pragma foreign_keys=off",
  "create table __new_parents (id text primary key, name text)",
  "insert into __new_parents (id) select id from parents",
  "drop table parents",
  "alter table __new_parents rename to parents",
  "pragma foreign_keys=on",
];

describe.runIf(dialect === "sqlite")("a migration of a SQLite file", () => {
  function withFamily(): string {
    const path = join(folder, "laurel.db");
    migrateSqlite(path, plant([BEGIN]));
    const handle = openHandle(path);
    handle.exec("insert into parents values ('seoul'), ('busan')");
    handle.exec("insert into children values ('a', 'seoul'), ('b', 'seoul'), ('c', 'busan')");
    handle.close();
    return path;
  }

  test("that rebuilds a table keeps every row that belongs to it", () => {
    const path = withFamily();
    migrateSqlite(path, plant([BEGIN, REBUILD]));
    const handle = openHandle(path);
    expect(handle.prepare("select id, parent_id from children order by id").raw().all()).toEqual([
      ["a", "seoul"],
      ["b", "seoul"],
      ["c", "busan"],
    ]);
    expect(handle.prepare("select id, name from parents order by id").raw().all()).toEqual([
      ["busan", null],
      ["seoul", null],
    ]);
    handle.close();
  });

  test("says so when it leaves a row without the one it belongs to", () => {
    const path = withFamily();
    const careless = REBUILD.map((line) =>
      line.includes("select id") ? `${line} where id = 'busan'` : line,
    );
    expect(() => migrateSqlite(path, plant([BEGIN, careless]))).toThrow("left 2 orphaned rows");
  });

  test("says so when rows went missing", () => {
    const path = withFamily();
    const careless = ["delete from children where id = 'a'"];
    expect(() => migrateSqlite(path, plant([BEGIN, careless]))).toThrow(
      "number of rows of children",
    );
  });

  test("that fails half-way leaves the file as it was, and can be tried again", () => {
    const path = withFamily();
    const failing = ["delete from children", "insert into nowhere values (1)"];
    expect(() => migrateSqlite(path, plant([BEGIN, failing]))).toThrow();
    const handle = openHandle(path);
    expect(handle.prepare("select count(*) from children").pluck().get()).toBe(3);
    handle.close();
    migrateSqlite(path, plant([BEGIN, REBUILD]));
  });

  test("happens once, however often it is asked for", () => {
    const path = join(folder, "laurel.db");
    migrateSqlite(path);
    const first = doneOnSqlite(path);
    migrateSqlite(path);
    expect(doneOnSqlite(path)).toEqual(first);
  });

  test("happens once when three servers start together", async () => {
    const path = join(folder, "laurel.db");
    const module = JSON.stringify(join(process.cwd(), "db/store/migrate.ts"));
    const script = `import { migrateSqlite } from ${module}; migrateSqlite(${JSON.stringify(path)});`;
    const endings = await Promise.all([1, 2, 3].map(() => runToEnd(script)));
    expect(endings).toEqual([0, 0, 0]);
    const once = join(folder, "once.db");
    migrateSqlite(once);
    expect(doneOnSqlite(path)).toEqual(doneOnSqlite(once));
  });
});

function doneOnSqlite(path: string): unknown[] {
  const handle = openHandle(path);
  try {
    return handle.prepare("select hash from __drizzle_migrations").pluck().all();
  } finally {
    handle.close();
  }
}

async function runToEnd(script: string): Promise<number | null> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: "ignore",
  });
  return new Promise((resolve) => child.once("exit", resolve));
}

describe.runIf(dialect === "postgres")("a migration of a PostgreSQL database", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase("template0");
  });
  afterEach(() => database.drop());

  const done = () =>
    runOnPostgres(database.url, "select hash from drizzle.__drizzle_migrations order by id");

  test("happens once, however often it is asked for", async () => {
    await migratePostgres(database.url);
    const first = await done();
    expect(first).not.toEqual([]);
    await migratePostgres(database.url);
    expect(await done()).toEqual(first);
  });

  test("happens once when three servers start together", async () => {
    await Promise.all([1, 2, 3].map(() => migratePostgres(database.url)));
    const together = await done();
    const hashes = new Set(together.map((row) => JSON.stringify(row)));
    expect(together.length).toBeGreaterThan(0);
    expect(hashes.size).toBe(together.length);
  });
});
