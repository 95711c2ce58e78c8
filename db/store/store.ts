/** What the rest of the house knows of the database: read, transact, close. */
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { AsyncLocalStorage } from "node:async_hooks";
import { isOutcome, type Outcome } from "#app/domain/kernel/outcome.ts";
import type { Rewrite } from "./rewritten.ts";

type Database = NodePgDatabase<Record<string, never>>;

/** Selects only, from what is committed. */
export type Db = Pick<Database, "select" | "selectDistinct" | "$count">;

declare const inTransaction: unique symbol;

/** The only handle that writes; lives as long as its transaction. */
export type Tx = Db &
  Pick<Database, "insert" | "update" | "delete"> & { readonly [inTransaction]: true };

export interface Store {
  readonly read: Db;
  /**
   * Runs the body in one transaction. A thrown error or a refused Outcome rolls everything back.
   * The body awaits queries of its `tx` and nothing else: no mail, no file, no timer. It lets
   * their errors pass: a caught one lets SQLite go on, and fails the whole transaction on PostgreSQL.
   */
  transact<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same store, with every text that reads put in other words first. */
  rewritten(rewrite: Rewrite): Store;
  close(): Promise<void>;
}

/** A unique, foreign-key or check constraint said no. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  constructor(
    readonly kind: "unique" | "foreign-key" | "check" | "not-null",
    options: { cause: unknown },
  ) {
    super(`the database refused a row: ${kind}`, options);
  }
}

/** The body of a transaction awaited something other than its queries. */
export class ForeignAwait extends Error {
  override readonly name = "ForeignAwait";
  constructor() {
    super("a transaction awaited something other than its own queries and was rolled back");
  }
}

/** Carries a refused outcome out of the transaction, so that it rolls back. */
export class RefusedInside extends Error {
  constructor(readonly outcome: unknown) {
    super("refused");
  }
}

const open = new AsyncLocalStorage<{ open: boolean }>();

/** Marks the body as inside a transaction; a nested one would wait for itself. */
export async function runInside<T>(body: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await open.run(mark, body);
  } finally {
    mark.open = false;
  }
}

export function requireOutside(what: string): void {
  if (open.getStore()?.open) throw new Error(`${what} inside a transaction: pass its tx down`);
}

/** A view of the database that refuses to be used inside a transaction. */
export function guardedRead(database: Db): Db {
  return new Proxy(database, {
    get(target, key) {
      requireOutside("reading with the outer handle");
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

/** A transaction's handle that stops working when its transaction ended. */
export function revocable(database: object): { tx: Tx; revoke: () => void } {
  let alive = true;
  const tx = new Proxy(database, {
    get(target, key) {
      if (!alive) throw new Error("this transaction has ended");
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return {
    tx: tx as Tx,
    revoke: () => {
      alive = false;
    },
  };
}

/** Ends the transaction with a refusal, from deep inside what it calls. */
export function refuseInside(refusal: Outcome<never>): never {
  throw new RefusedInside(refusal);
}

export function throwIfRefused(value: unknown): void {
  if (isOutcome(value) && !value.ok) throw new RefusedInside(value);
}
