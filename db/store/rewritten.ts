/**
 * A connection whose questions are put in other words: every text that reads passes a function before
 * the database sees it. What is written goes as it is.
 */
import type Database from "better-sqlite3";
import type pg from "pg";

/** @returns the text to run for a text that reads */
export type Rewrite = (text: string) => string;

const READS = /^\s*\(?\s*(select|with)\b/i;

function rewritten(text: string, rewrite: Rewrite): string {
  return READS.test(text) ? rewrite(text) : text;
}

export function rewrittenSqlite(handle: Database.Database, rewrite: Rewrite): Database.Database {
  return new Proxy(handle, {
    get(target, key) {
      if (key === "prepare") return (text: string) => target.prepare(rewritten(text, rewrite));
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

/** A query as drizzle sends it. A name would stand for the text that was prepared under it before. */
interface Sent {
  readonly text: string;
  readonly name?: string;
}

export function rewrittenPostgres<C extends pg.Pool | pg.PoolClient>(
  client: C,
  rewrite: Rewrite,
): C {
  return new Proxy(client, {
    get(target, key) {
      if (key === "query")
        return (query: string | Sent, ...rest: readonly unknown[]) => {
          const send = target.query.bind(target) as (...sent: readonly unknown[]) => unknown;
          if (typeof query === "string") return send(rewritten(query, rewrite), ...rest);
          const { name: _, ...unnamed } = query;
          return send({ ...unnamed, text: rewritten(query.text, rewrite) }, ...rest);
        };
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
