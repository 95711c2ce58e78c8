import { Column, is, SQL, StringChunk } from "drizzle-orm";
import { getTableConfig as postgresConfig, type PgTable } from "drizzle-orm/pg-core";
import { getTableConfig as sqliteConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { buildTables } from "#db/schema/build-tables.ts";
import { postgresColumns } from "#db/schema/columns.postgres.ts";
import { sqliteColumns } from "#db/schema/columns.sqlite.ts";

const KINDS: Readonly<Record<string, string>> = {
  PgText: "text",
  SQLiteText: "text",
  PgInteger: "integer",
  SQLiteInteger: "integer",
  PgBigInt53: "integer",
  PgBoolean: "flag",
  SQLiteBoolean: "flag",
  PgTimestamp: "instant",
  SQLiteTimestamp: "instant",
  PgJsonb: "json",
  SQLiteTextJson: "json",
};

type Config = ReturnType<typeof postgresConfig>;

/** A check as text: its words and the names of its columns. */
function describeCheck(value: SQL): string {
  return value.queryChunks
    .map((chunk) => {
      if (is(chunk, Column)) return chunk.name;
      if (is(chunk, StringChunk)) return chunk.value.join("");
      return is(chunk, SQL) ? describeCheck(chunk) : JSON.stringify(chunk);
    })
    .join("");
}

function describeTable(config: Config) {
  return {
    name: config.name,
    columns: config.columns.map((column) => ({
      name: column.name,
      kind: KINDS[column.columnType],
      notNull: column.notNull,
      primary: column.primary,
      hasDefault: column.hasDefault,
    })),
    foreignKeys: config.foreignKeys.map((key) => ({
      from: key.reference().columns.map((column) => column.name),
      to: key.reference().foreignColumns.map((column) => column.name),
      onDelete: key.onDelete,
    })),
    primaryKeys: config.primaryKeys.map((key) => key.columns.map((column) => column.name)),
    indexes: config.indexes.map((index) => ({
      name: index.config.name,
      unique: index.config.unique,
      columns: index.config.columns.map((column) => ("name" in column ? column.name : "")),
    })),
    checks: config.checks.map((check) => ({ name: check.name, value: describeCheck(check.value) })),
  };
}

const onPostgres = buildTables(postgresColumns);
const onSqlite = buildTables(sqliteColumns);

test.for(Object.keys(onPostgres))("%s is the same table on both databases", (name) => {
  const key = name as keyof typeof onPostgres;
  const postgres = describeTable(postgresConfig(onPostgres[key] as unknown as PgTable));
  const sqlite = describeTable(
    sqliteConfig(onSqlite[key] as unknown as SQLiteTable) as unknown as Config,
  );
  expect(sqlite).toEqual(postgres);
  expect(postgres.columns.map((column) => column.kind)).not.toContain(undefined);
});
