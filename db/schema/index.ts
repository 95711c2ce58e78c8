/**
 * The tables of the database that DATABASE_URL names, chosen once when the process starts.
 * PostgreSQL's types stand for both (see columns.postgres.ts).
 */
import { buildTables } from "./build-tables.ts";
import { postgresColumns } from "./columns.postgres.ts";
import { sqliteColumns } from "./columns.sqlite.ts";
import { dialectOf } from "../store/dialect.ts";

export const dialect = dialectOf(process.env["DATABASE_URL"]);
export const tables = buildTables(dialect === "postgres" ? postgresColumns : sqliteColumns);
