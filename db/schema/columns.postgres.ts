/**
 * The column vocabulary on PostgreSQL. Its type is the common language of both databases:
 * the SQLite variant is cast to it, so that the synchronous habits of SQLite do not compile.
 */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

export const postgresColumns = {
  table: pgTable,
  /** Primary key: text made by the application. */
  id: () => text().primaryKey(),
  /** A reference to another row; what matters is never deleted by cascade. */
  ref: (target: () => AnyPgColumn) => text().references(target, { onDelete: "restrict" }),
  text: <T extends string = string>() => text().$type<T>(),
  integer: () => integer(),
  /** A whole number past 32 bits, such as milliseconds since 1970. */
  big: () => bigint({ mode: "number" }),
  flag: () => boolean(),
  /** An instant, to the millisecond, supplied by the application's clock. */
  instant: () => timestamp({ withTimezone: true, precision: 3, mode: "date" }),
  /** Stored and read whole; never queried inside. */
  json: <T>() => jsonb().$type<T>(),
  index,
  unique: uniqueIndex,
  primaryKey,
  check,
  sql,
  /** A check that a text column holds one of the listed words. */
  oneOf: (name: string, column: AnyPgColumn, words: readonly string[]) =>
    check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`),
};

/** What a table body may use. */
export type Columns = typeof postgresColumns;
