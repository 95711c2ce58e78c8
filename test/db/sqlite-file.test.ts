import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { holdFile } from "#db/store/hold-file.ts";
import { migrateSqlite } from "#db/store/migrate.ts";
import { openHandle, openSqlite } from "#db/store/sqlite.ts";

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

  test("is migrated once, however often it is asked for", () => {
    const path = join(folder, "laurel.db");
    migrateSqlite(path);
    migrateSqlite(path);
    const handle = new Database(path, { readonly: true });
    expect(handle.prepare("select count(*) from __drizzle_migrations").pluck().get()).toBe(1);
    handle.close();
  });
});
