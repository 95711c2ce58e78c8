export type Dialect = "sqlite" | "postgres";

/** PostgreSQL when the address says so; anything else is the path of a SQLite file. */
export function dialectOf(databaseUrl: string | undefined): Dialect {
  return /^postgres(ql)?:/.test(databaseUrl ?? "") ? "postgres" : "sqlite";
}
