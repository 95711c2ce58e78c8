import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type BallotSent, castBallot } from "#app/commands/cast-ballot.ts";
import { returnBallotsNaming } from "#app/commands/return-ballots.ts";
import { openBallot } from "#app/commands/seal-ballot.ts";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

async function setUp(stage: Stage = "voting") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  return { context, staged };
}

function vote(
  context: Context,
  staged: StagedEdition,
  slug: string,
  choices: readonly string[],
  sent: Partial<BallotSent> = {},
) {
  return castBallot(asPerson(context, staged.judges.get(slug) ?? null), {
    editionId: staged.editionId,
    judgeId: staged.ids.judges.get(slug) ?? "",
    roundId: staged.ids.rounds.get("round-two") ?? "",
    categorySlug: "open",
    choices,
    ...sent,
  });
}

function sealedRows() {
  return store().read.select().from(t.sealedBallots);
}

/** Refs that the one sealed ballot names. */
async function named(context: Context, staged: StagedEdition): Promise<string[]> {
  const [row] = await sealedRows();
  if (!row) return [];
  const refs = new Map([...staged.ids.applications].map(([ref, id]) => [id, ref]));
  return openBallot(context, row)
    .map((id) => refs.get(id) ?? "")
    .sort();
}

describe("a ballot", () => {
  test("is sealed, receipted, and marks that the judge took part", async () => {
    const { context, staged } = await setUp();
    const outcome = await vote(context, staged, "ada", ["A1", "A3"]);
    expect(outcome).toMatchObject({
      ok: true,
      value: { receipt: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/) },
    });
    expect(await named(context, staged)).toEqual(["A1", "A3"]);
    expect(await store().read.select().from(t.turnouts)).toHaveLength(1);
    const rows = JSON.stringify(await sealedRows());
    for (const id of staged.ids.applications.values()) expect(rows).not.toContain(id);
  });

  test("is recorded without what it chose and without its receipt", async () => {
    const { context, staged } = await setUp();
    const outcome = await vote(context, staged, "ada", ["A1", "A3"]);
    const [act, ...others] = await store().read.select().from(t.auditEntries);
    expect(others).toEqual([]);
    expect(act).toMatchObject({ act: "ballot-cast", subject: "round-two/open", details: {} });
    expect(JSON.stringify(act)).not.toContain(outcome.ok ? outcome.value.receipt : "none");
  });

  test("cast again takes the place of the one before, with a new receipt", async () => {
    const { context, staged } = await setUp();
    const first = await vote(context, staged, "ada", ["A1", "A2"]);
    const second = await vote(context, staged, "ada", ["A3", "A2"]);
    expect(await named(context, staged)).toEqual(["A2", "A3"]);
    expect(await sealedRows()).toHaveLength(1);
    expect(first.ok && second.ok && first.value.receipt !== second.value.receipt).toBe(true);
  });

  test("of fifty cast at once by one judge, one is stored", async () => {
    const { context, staged } = await setUp();
    const pairs = [
      ["A1", "A2"],
      ["A2", "A3"],
      ["A1", "A3"],
    ] as const;
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        vote(context, staged, "ada", pairs[index % 3] ?? []),
      ),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const rows = await sealedRows();
    expect(rows).toHaveLength(1);
    expect(outcomes.map((one) => one.ok && one.value.receipt)).toContain(rows[0]?.receipt);
    expect(await store().read.select().from(t.turnouts)).toHaveLength(1);
  });

  test("tells nothing by its length, an abstention included", async () => {
    const { context, staged } = await setUp();
    await vote(context, staged, "ada", ["A1", "A2"]);
    const [full] = await sealedRows();
    await vote(context, staged, "ada", [], { abstain: true });
    const [empty] = await sealedRows();
    expect(empty?.sealed).toHaveLength(full?.sealed.length ?? 0);
    expect(await named(context, staged)).toEqual([]);
    expect(await store().read.select().from(t.turnouts)).toHaveLength(1);
  });

  test("opens for its own judge, category and round alone", async () => {
    const { context, staged } = await setUp();
    await vote(context, staged, "ada", ["A1", "A2"]);
    const [row] = await sealedRows();
    if (!row) throw new Error("nothing was stored");
    const moved = { ...row, judgeId: staged.ids.judges.get("ben") ?? "" };
    expect(() => openBallot(context, moved)).toThrow();
  });
});

describe("what a ballot may name", () => {
  test.for([
    [[], "ballot-choices"],
    [["A1"], "ballot-choices"],
    [["A1", "A1"], "ballot-choices"],
    [["A1", "A2", "A3"], "ballot-choices"],
    [["A1", "A4"], "not-a-finalist"],
    [["A1", "nobody"], "not-a-finalist"],
  ] as const)("%j is refused as %s", async ([choices, code]) => {
    const { context, staged } = await setUp();
    expect(await vote(context, staged, "ada", choices)).toMatchObject({ refusal: { code } });
    expect(await sealedRows()).toEqual([]);
    expect(await store().read.select().from(t.turnouts)).toEqual([]);
  });

  test("never an application that the judge stepped aside from", async () => {
    const { context, staged } = await setUp();
    expect(await vote(context, staged, "ben", ["A1", "A3"])).toMatchObject({
      refusal: { code: "recused" },
    });
    expect(await vote(context, staged, "ben", ["A1", "A2"])).toMatchObject({ ok: true });
  });

  test("as many as there are to vote for, where there are fewer than votes", async () => {
    const { context, staged } = await setUp();
    await store().transact((tx) =>
      tx
        .update(t.applications)
        .set({ state: "withdrawn", leftAfterRoundId: staged.ids.rounds.get("round-one") ?? null })
        .where(eq(t.applications.ref, "A1")),
    );
    expect(await vote(context, staged, "ben", ["A1"])).toMatchObject({
      refusal: { code: "not-a-finalist" },
    });
    expect(await vote(context, staged, "ben", ["A2"])).toMatchObject({ ok: true });
  });

  test("an abstention that names somebody is a mistake", async () => {
    const { context, staged } = await setUp();
    expect(await vote(context, staged, "ada", ["A1"], { abstain: true })).toMatchObject({
      refusal: { code: "ballot-choices" },
    });
  });
});

describe("when and by whom a ballot is cast", () => {
  test("a judge of another panel finds no such ballot", async () => {
    const { context, staged } = await setUp();
    expect(await vote(context, staged, "cho", ["A1", "A2"])).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("nobody votes in another judge's name", async () => {
    const { context, staged } = await setUp();
    const judgeId = staged.ids.judges.get("ada") ?? "";
    expect(await vote(context, staged, "ben", ["A1", "A2"], { judgeId })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("a scorecard round takes no ballot", async () => {
    const { context, staged } = await setUp();
    const roundId = staged.ids.rounds.get("round-one") ?? "";
    expect(await vote(context, staged, "ada", ["A1", "A2"], { roundId })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("none is taken from the closing time on, by the clock read inside the transaction", async () => {
    const { context, staged } = await setUp();
    const [round] = await store()
      .read.select()
      .from(t.rounds)
      .where(eq(t.rounds.slug, "round-two"));
    const closesAt = round?.closesAt ?? NOON;
    expect(
      await vote({ ...context, clock: () => closesAt }, staged, "ada", ["A1", "A2"]),
    ).toMatchObject({ refusal: { code: "round-closed" } });
    expect(await sealedRows()).toEqual([]);
    const before = new Date(closesAt.getTime() - 1);
    expect(
      await vote({ ...context, clock: () => before }, staged, "ada", ["A1", "A2"]),
    ).toMatchObject({ ok: true });
  });

  test("a ballot that waited in the queue past the closing time is not stored", async () => {
    const { context, staged } = await setUp();
    const [round] = await store()
      .read.select()
      .from(t.rounds)
      .where(eq(t.rounds.slug, "round-two"));
    const closesAt = round?.closesAt ?? NOON;
    let now = new Date(closesAt.getTime() - 1);
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const held = store().transact(async (tx) => {
      await tx.update(t.rounds).set({ version: 9 }).where(eq(t.rounds.slug, "round-two"));
      arrive();
      await tx.select().from(t.rounds);
      now = closesAt;
    });
    await arrived;
    const outcome = vote({ ...context, clock: () => now }, staged, "ada", ["A1", "A2"]);
    await held;
    expect(await outcome).toMatchObject({ refusal: { code: "round-closed" } });
    expect(await sealedRows()).toEqual([]);
  });

  test("none is taken before the round opens or after it closed", async () => {
    const { context, staged } = await setUp("scored");
    expect(await vote(context, staged, "ada", ["A1", "A2"])).toMatchObject({
      refusal: { code: "round-not-open" },
    });
    await store().transact((tx) =>
      tx.update(t.rounds).set({ state: "closed" }).where(eq(t.rounds.slug, "round-two")),
    );
    expect(await vote(context, staged, "ada", ["A1", "A2"])).toMatchObject({
      refusal: { code: "round-closed" },
    });
  });
});

describe("giving ballots back", () => {
  test("those that name a finalist who left go back to their judges, and no others", async () => {
    const { context, staged } = await setUp();
    await vote(context, staged, "ada", ["A1", "A3"]);
    await vote(context, staged, "ben", ["A1", "A2"]);
    await store().transact((tx) =>
      returnBallotsNaming(tx, context, {
        editionId: staged.editionId,
        applicationId: staged.ids.applications.get("A3") ?? "",
        at: NOON,
      }),
    );
    const left = await sealedRows();
    expect(left.map(({ judgeId }) => judgeId)).toEqual([staged.ids.judges.get("ben")]);
    expect(await store().read.select().from(t.turnouts)).toHaveLength(1);
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ recipient }) => recipient)).toEqual(["ada@example.org"]);
    expect(mails[0]?.text).not.toMatch(/A1|A3|Project/);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts.at(-1)).toMatchObject({
      act: "ballots-returned",
      subject: "round-two",
      details: {},
    });
  });

  test("once the round is closed nothing is opened and nothing goes back", async () => {
    const { context, staged } = await setUp();
    await vote(context, staged, "ada", ["A1", "A3"]);
    await store().transact((tx) =>
      tx.update(t.rounds).set({ state: "closed" }).where(eq(t.rounds.slug, "round-two")),
    );
    await store().transact((tx) =>
      returnBallotsNaming(tx, context, {
        editionId: staged.editionId,
        applicationId: staged.ids.applications.get("A3") ?? "",
        at: NOON,
      }),
    );
    expect(await sealedRows()).toHaveLength(1);
    expect(await store().read.select().from(t.mails)).toEqual([]);
  });
});
