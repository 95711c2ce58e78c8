import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { holdFile } from "#db/store/hold-file.ts";
import { migrateSqlite } from "#db/store/migrate.ts";
import { openStore } from "#db/store/open-store.ts";
import { openHandle, openSqlite } from "#db/store/sqlite.ts";
import type { Db } from "#db/store/store.ts";

/** The types of a store have no raw query, on purpose; what it runs on has. */
async function synchronousOf(handle: Db): Promise<unknown> {
  const raw = handle as unknown as { get(query: SQL): unknown };
  return raw.get(sql`pragma synchronous`);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "laurel-file-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(dialect === "sqlite")("the SQLite file", () => {
  test("is opened so that an acknowledged write survives a power cut", () => {
    const handle = openHandle(join(folder, "laurel.db"));
    expect(handle.pragma("synchronous", { simple: true })).toBe(2);
    expect(handle.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(handle.pragma("foreign_keys", { simple: true })).toBe(1);
    handle.close();
  });

  test("is read and written so by every connection of a store", async () => {
    const path = join(folder, "laurel.db");
    migrateSqlite(path);
    const store = openSqlite(path, { exclusive: false });
    expect(await synchronousOf(store.read)).toEqual({ synchronous: 2 });
    await store.transact(async (tx) => {
      expect(await synchronousOf(tx)).toEqual({ synchronous: 2 });
    });
    await store.close();
  });

  test("is opened by nothing that does not set this", () => {
    const opening = ["app", "db", "scripts"]
      .flatMap((root) =>
        readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => `${root}/${file}`),
      )
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .filter((file) => readFileSync(file, "utf8").includes("new Database("))
      .sort();
    // hold-file.ts and migrate.ts open lock files beside the database, which hold no row.
    expect(opening).toEqual(["db/store/hold-file.ts", "db/store/migrate.ts", "db/store/sqlite.ts"]);
  });

  test("is not migrated by a server that is then refused", async () => {
    const path = join(folder, "laurel.db");
    const release = holdFile(path);
    await expect(openStore(path, { exclusive: true })).rejects.toThrow("already uses");
    const handle = openHandle(path);
    expect(handle.prepare("select name from sqlite_master").all()).toEqual([]);
    handle.close();
    release();
    const store = await openStore(path, { exclusive: true });
    await store.close();
  });

  test("refuses a second server, and takes it once the first has closed", async () => {
    const path = join(folder, "laurel.db");
    migrateSqlite(path);
    const first = openSqlite(path, { exclusive: true });
    expect(() => openSqlite(path, { exclusive: true })).toThrow("another Laurel server");
    await first.close();
    await openSqlite(path, { exclusive: true }).close();
  });

  test("is free again when its server was killed", async () => {
    const path = join(folder, "laurel.db");
    const hold = join(process.cwd(), "db/store/hold-file.ts");
    const script = `import { holdFile } from ${JSON.stringify(hold)}; holdFile(${JSON.stringify(path)}); process.stdout.write("held"); setInterval(() => {}, 1000);`;
    const server = spawn(process.execPath, [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      script,
    ]);
    await new Promise((resolve) => server.stdout.once("data", resolve));
    expect(() => holdFile(path)).toThrow("another Laurel server");
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await ended;
    holdFile(path)();
  });
});
