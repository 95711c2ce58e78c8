/** The two databases' constraint errors, as one. */
import { Conflict } from "./store.ts";

const KINDS: Readonly<Record<string, Conflict["kind"]>> = {
  SQLITE_CONSTRAINT_UNIQUE: "unique",
  SQLITE_CONSTRAINT_PRIMARYKEY: "unique",
  SQLITE_CONSTRAINT_FOREIGNKEY: "foreign-key",
  // So SQLite reports a RESTRICT; the schema has no trigger of its own.
  SQLITE_CONSTRAINT_TRIGGER: "foreign-key",
  SQLITE_CONSTRAINT_CHECK: "check",
  SQLITE_CONSTRAINT_NOTNULL: "not-null",
  "23505": "unique",
  "23503": "foreign-key",
  "23001": "foreign-key",
  "23514": "check",
  "23502": "not-null",
};

/** A Conflict where a constraint spoke (PostgreSQL wraps it, SQLite does not); else the error itself. */
export function translateError(error: unknown): unknown {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : undefined;
    const kind = code === undefined ? undefined : KINDS[code];
    if (kind) return new Conflict(kind, { cause: error });
  }
  return error;
}
