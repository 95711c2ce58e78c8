import { describe, expect, test } from "vitest";
import { dialect, tables } from "#db/schema/index.ts";
import { runOnPostgres } from "#test/support/postgres-database.ts";
import { useDatabase } from "#test/support/store.ts";

const database = useDatabase();
const { programmes } = tables;
const NOON = new Date("2026-06-12T12:00:00.000Z");

const END_ALL_OTHERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

function programme(slug: string) {
  return { id: slug, slug, name: slug, createdAt: NOON };
}

async function slugs(): Promise<string[]> {
  const rows = await database().store.read.select({ slug: programmes.slug }).from(programmes);
  return rows.map((row) => row.slug).sort();
}

describe.runIf(dialect === "postgres")("when the database drops its connections", () => {
  test("the act in the middle fails whole, and the server goes on", async () => {
    const { store, url } = database();
    const act = store.transact(async (tx) => {
      await tx.insert(programmes).values(programme("half"));
      await runOnPostgres(url, END_ALL_OTHERS);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.insert(programmes).values(programme("other-half"));
    });
    await expect(act).rejects.toThrow();
    expect(await slugs()).toEqual([]);
    await store.transact((tx) => tx.insert(programmes).values(programme("next")));
    expect(await slugs()).toEqual(["next"]);
  });

  test("those that were idle are opened again without a failed request", async () => {
    const { store, url } = database();
    await store.transact((tx) => tx.insert(programmes).values(programme("before")));
    await runOnPostgres(url, END_ALL_OTHERS);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await store.transact((tx) => tx.insert(programmes).values(programme("after")));
    expect(await slugs()).toEqual(["after", "before"]);
  });
});
