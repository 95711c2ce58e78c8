/** The rows that the authentication library keeps: by model and condition, as it asks for them. */
import {
  and,
  asc,
  type Column,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  like,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { tables } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

const MODELS = {
  user: tables.users,
  session: tables.sessions,
  account: tables.accounts,
  verification: tables.verifications,
  twoFactor: tables.twoFactors,
} as const;

export type AuthModel = keyof typeof MODELS;
export type AuthRow = Record<string, unknown>;

export interface Condition {
  readonly field: string;
  readonly value: unknown;
  readonly operator: string | undefined;
  readonly connector: "AND" | "OR" | undefined;
}

function tableOf(model: string): PgTable {
  const table = MODELS[model as AuthModel] as PgTable | undefined;
  if (!table) throw new Error(`the authentication library asks for ${model}, which is not kept`);
  return table;
}

function columnOf(model: string, field: string): Column {
  const column = (tableOf(model) as unknown as Record<string, Column | undefined>)[field];
  if (!column) throw new Error(`${model} has no ${field}`);
  return column;
}

function comparison(column: Column, { operator, value }: Condition): SQL | undefined {
  const text = String(value);
  switch (operator) {
    case undefined:
    case "eq":
      return value === null ? isNull(column) : eq(column, value);
    case "ne":
      return ne(column, value);
    case "lt":
      return lt(column, value);
    case "lte":
      return lte(column, value);
    case "gt":
      return gt(column, value);
    case "gte":
      return gte(column, value);
    case "in":
      return inArray(column, value as unknown[]);
    case "not_in":
      return notInArray(column, value as unknown[]);
    case "contains":
      return like(column, `%${text}%`);
    case "starts_with":
      return like(column, `${text}%`);
    case "ends_with":
      return like(column, `%${text}`);
    default:
      throw new Error(`no comparison ${operator}`);
  }
}

function whereOf(model: string, conditions: readonly Condition[]): SQL | undefined {
  const all = conditions.map((one) => ({
    connector: one.connector ?? "AND",
    test: comparison(columnOf(model, one.field), one),
  }));
  const either = all.filter(({ connector }) => connector === "OR").map(({ test }) => test);
  const each = all.filter(({ connector }) => connector === "AND").map(({ test }) => test);
  return and(...each, either.length > 0 ? or(...either) : undefined);
}

export async function insertAuthRow(tx: Tx, model: string, row: AuthRow): Promise<AuthRow> {
  const [inserted] = await tx
    .insert(tableOf(model))
    .values(row as never)
    .returning();
  if (!inserted) throw new Error(`${model} was not stored`);
  return inserted;
}

interface Finding {
  readonly limit: number;
  readonly offset?: number | undefined;
  readonly sortBy?: { readonly field: string; readonly direction: "asc" | "desc" } | undefined;
}

export async function listAuthRows(
  db: Db,
  model: string,
  conditions: readonly Condition[],
  { limit, offset = 0, sortBy }: Finding,
): Promise<AuthRow[]> {
  const direction = sortBy?.direction === "desc" ? desc : asc;
  return db
    .select()
    .from(tableOf(model))
    .where(whereOf(model, conditions))
    .orderBy(direction(columnOf(model, sortBy?.field ?? "id")))
    .limit(limit)
    .offset(offset);
}

export async function countAuthRows(
  db: Db,
  model: string,
  conditions: readonly Condition[],
): Promise<number> {
  const [row] = await db
    .select({ rows: count() })
    .from(tableOf(model))
    .where(whereOf(model, conditions));
  return row?.rows ?? 0;
}

export async function updateAuthRows(
  tx: Tx,
  model: string,
  conditions: readonly Condition[],
  change: AuthRow,
): Promise<AuthRow[]> {
  return tx
    .update(tableOf(model))
    .set(change as never)
    .where(whereOf(model, conditions))
    .returning();
}

/** Adds to counters where the condition holds, in one statement. */
export async function incrementAuthRows(
  tx: Tx,
  model: string,
  conditions: readonly Condition[],
  increment: Readonly<Record<string, number>>,
  change: AuthRow = {},
): Promise<AuthRow[]> {
  const sums = Object.entries(increment).map(([field, delta]) => [
    field,
    sql`coalesce(${columnOf(model, field)}, 0) + ${delta}`,
  ]);
  return updateAuthRows(tx, model, conditions, {
    ...change,
    ...(Object.fromEntries(sums) as AuthRow),
  });
}

export async function deleteAuthRows(
  tx: Tx,
  model: string,
  conditions: readonly Condition[],
): Promise<AuthRow[]> {
  return tx.delete(tableOf(model)).where(whereOf(model, conditions)).returning();
}
