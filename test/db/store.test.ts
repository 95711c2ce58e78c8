import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { ok, refused } from "#app/domain/kernel/outcome.ts";
import { dialect, tables } from "#db/schema/index.ts";
import { Conflict, ForeignAwait, type Tx } from "#db/store/store.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const { programmes, editions, auditHeads } = tables;
const NOON = new Date("2026-06-12T12:00:00.123Z");

function programme(slug: string) {
  return { id: `id-${slug}`, slug, name: slug, createdAt: NOON };
}

function edition(slug: string) {
  return {
    id: `id-${slug}`,
    programmeId: "id-wego",
    slug,
    name: slug,
    year: 2017,
    place: "Seoul",
    timeZone: "Asia/Seoul",
    summary: "",
    state: "setup" as const,
    version: 0,
    createdAt: NOON,
  };
}

async function slugs(): Promise<string[]> {
  const rows = await store().read.select({ slug: programmes.slug }).from(programmes);
  return rows.map((row) => row.slug).sort();
}

describe("a transaction", () => {
  test("keeps what it wrote, to the millisecond", async () => {
    await store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("wego"));
    });
    expect(await store().read.select().from(programmes)).toEqual([programme("wego")]);
  });

  test("leaves nothing behind when it throws", async () => {
    const act = store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("wego"));
      throw new Error("the lights went out");
    });
    await expect(act).rejects.toThrow("the lights went out");
    expect(await slugs()).toEqual([]);
  });

  test("leaves nothing behind when it is refused, and hands the refusal back", async () => {
    const outcome = await store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("wego"));
      return refused("round-closed", "The round closed at noon.");
    });
    expect(outcome).toEqual(refused("round-closed", "The round closed at noon."));
    expect(await slugs()).toEqual([]);
  });

  test("hands its value back when it is granted", async () => {
    const outcome = await store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("wego"));
      return ok("stored");
    });
    expect(outcome).toEqual(ok("stored"));
    expect(await slugs()).toEqual(["wego"]);
  });

  test("cannot hold another one inside, which would wait for it for ever", async () => {
    const act = store().transact(async () => store().transact(async () => undefined));
    await expect(act).rejects.toThrow("inside a transaction");
  });

  test("cannot read past itself with the outer handle", async () => {
    const act = store().transact(async () => store().read.select().from(programmes));
    await expect(act).rejects.toThrow("inside a transaction");
  });

  test("ends its handle with it", async () => {
    let kept: Tx | undefined;
    await store().transact(async (tx) => {
      kept = tx;
    });
    expect(() => kept?.insert(programmes)).toThrow("has ended");
  });

  test.runIf(dialect === "postgres")(
    "says that it is lost when its body passed over a refused row in silence",
    async () => {
      await store().transact((tx) => tx.insert(programmes).values(programme("wego")));
      const act = store().transact(async (tx) => {
        await tx.insert(programmes).values(programme("seoul"));
        await tx
          .insert(programmes)
          .values(programme("wego"))
          .catch(() => undefined);
      });
      await expect(act).rejects.toThrow("went on after a statement failed");
      expect(await slugs()).toEqual(["wego"]);
    },
  );

  test.for<[string, Conflict["kind"], (tx: Tx) => Promise<unknown>]>([
    [
      "a second row of one name",
      "unique",
      (tx) => tx.insert(programmes).values({ ...programme("wego"), id: "another" }),
    ],
    [
      "a second row of one id",
      "unique",
      (tx) => tx.insert(programmes).values({ ...programme("seoul"), id: "id-wego" }),
    ],
    [
      "an edition of no programme",
      "foreign-key",
      (tx) => tx.insert(editions).values({ ...edition("2017"), programmeId: "nobody" }),
    ],
    [
      "taking away a programme that has editions",
      "foreign-key",
      (tx) => tx.delete(programmes).where(eq(programmes.id, "id-wego")),
    ],
    [
      "a state that no edition can be in",
      "check",
      (tx) => tx.insert(editions).values({ ...edition("2017"), state: "lost" as "setup" }),
    ],
    [
      "a row without its name",
      "not-null",
      (tx) => tx.insert(programmes).values({ ...programme("seoul"), name: null as never }),
    ],
  ])("names the constraint that refuses %s: %s", async ([, kind, write]) => {
    await store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("wego"));
      await tx.insert(editions).values(edition("2016"));
    });
    const act = store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("before"));
      await write(tx);
    });
    await expect(act).rejects.toBeInstanceOf(Conflict);
    await expect(act).rejects.toMatchObject({ kind });
    expect(await slugs()).toEqual(["wego"]);
  });

  test.runIf(dialect === "sqlite")("refuses to wait for anything but its queries", async () => {
    const act = store().transact(async (tx) => {
      await tx.insert(programmes).values(programme("wego"));
      await new Promise((resolve) => setTimeout(resolve, 5));
      await tx.insert(programmes).values(programme("late"));
    });
    await expect(act).rejects.toBeInstanceOf(ForeignAwait);
    expect(await slugs()).toEqual([]);
  });
});

describe("many transactions at once", () => {
  test("lose none of 200 increments when each claims the row first", async () => {
    await store().transact((tx) =>
      tx.insert(auditHeads).values({ id: "head", number: 0, hash: "" }),
    );
    await Promise.all(
      Array.from({ length: 200 }, () =>
        store().transact((tx) =>
          tx
            .update(auditHeads)
            .set({ number: sql`${auditHeads.number} + 1` })
            .where(eq(auditHeads.id, "head"))
            .returning({ number: auditHeads.number }),
        ),
      ),
    );
    const [head] = await store().read.select().from(auditHeads);
    expect(head?.number).toBe(200);
  });

  test("never show a reader what is not committed", async () => {
    const seen: number[] = [];
    const watching = { on: true };
    const watch = (async () => {
      while (watching.on) seen.push((await slugs()).length);
    })();
    for (let round = 0; round < 10; round++) {
      await store()
        .transact(async (tx) => {
          await tx.insert(programmes).values(programme(`a-${round}`));
          await tx.insert(programmes).values(programme(`b-${round}`));
          if (round % 2 === 0) throw new Error("undone");
        })
        .catch(() => undefined);
    }
    watching.on = false;
    await watch;
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.filter((count) => count % 2 === 1)).toEqual([]);
    expect(await slugs()).toHaveLength(10);
  });
});
