/** The column vocabulary on SQLite: the same words, then the one cast to PostgreSQL's types. */
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Columns } from "./columns.postgres.ts";

const vocabulary = {
  table: sqliteTable,
  id: () => text().primaryKey(),
  ref: (target: () => AnySQLiteColumn) => text().references(target, { onDelete: "restrict" }),
  text: <T extends string = string>() => text().$type<T>(),
  integer: () => integer(),
  big: () => integer({ mode: "number" }),
  flag: () => integer({ mode: "boolean" }),
  instant: () => integer({ mode: "timestamp_ms" }),
  json: <T>() => text({ mode: "json" }).$type<T>(),
  index,
  unique: uniqueIndex,
  primaryKey,
  check,
  sql,
  oneOf: (name: string, column: AnySQLiteColumn, words: readonly string[]) =>
    check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`),
} satisfies Record<keyof Columns, unknown>;

export const sqliteColumns = vocabulary as unknown as Columns;
