/** Migrates one empty SQLite file; every test gets a copy. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateSqlite } from "#db/store/migrate.ts";
import type {} from "./provided.ts";

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "laurel-sqlite-"));
  const template = join(folder, "template.db");
  migrateSqlite(template);
  project.provide("sqliteTemplate", template);
  return () => rmSync(folder, { recursive: true, force: true });
}
