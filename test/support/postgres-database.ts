/** Databases on the tests' own PostgreSQL server, one for each test that asks. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type {} from "./provided.ts";

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** `laurel_template` is migrated and holds no row; `template0` holds not even a table. */
export async function createDatabase(
  template: "laurel_template" | "template0",
): Promise<TestDatabase> {
  const address = inject("postgresAddress");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOnPostgres(address, `create database ${name} template ${template}`);
  return {
    url: address.replace(/postgres$/, name),
    drop: async () => {
      await runOnPostgres(address, `drop database ${name}`);
    },
  };
}

/** One statement on a connection of its own. */
export async function runOnPostgres(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}
