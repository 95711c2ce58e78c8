import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addCategory } from "#app/commands/add-category.ts";
import { moveCategory } from "#app/commands/move-category.ts";
import { openCall } from "#app/commands/open-call.ts";
import { removeCategory } from "#app/commands/remove-category.ts";
import { saveCategory } from "#app/commands/save-category.ts";
import { saveClauses } from "#app/commands/save-clauses.ts";
import { saveEdition } from "#app/commands/save-edition.ts";
import { savePrizes } from "#app/commands/save-prizes.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { acts, setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DAY = 24 * 60 * 60 * 1000;
const LATER = new Date(NOON.getTime() + 60 * DAY);

function settingsOf({ context, staged }: SetUp) {
  return findSettings(context, staged.editionId, "secretariat");
}

async function criteriaOf(made: SetUp, slug: string) {
  const { categories } = await settingsOf(made);
  return categories.find((one) => one.slug === slug)?.criteria ?? [];
}

const CLAUSE = { title: "Who may apply", text: "The applicant is a city." };

const EDITION = {
  name: "Prize",
  year: 2026,
  place: "Huế, Vietnam",
  summary: "For cities.",
  ceremonyOn: "2026-10-01",
};

describe("categories", () => {
  test("are added last, with an address made of their name", async () => {
    const made = await setUp(store());
    const { editionId } = made.staged;
    const added = granted(
      await addCategory(made.context, { editionId, name: "Đường phố", description: "Streets" }),
    );
    expect(added.slug).toBe("duong-pho");
    const { categories } = await settingsOf(made);
    expect(categories.map(({ slug }) => slug)).toEqual(["open", "green", "duong-pho"]);
    expect(await acts(store())).toContain("category-added");
  });

  test("of one name are refused", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    expect(await addCategory(context, { editionId, name: "open", description: "" })).toMatchObject({
      refusal: { code: "already-exists", field: "name" },
    });
  });

  test("move up and down", async () => {
    const made = await setUp(store());
    const { editionId } = made.staged;
    granted(await moveCategory(made.context, { editionId, slug: "green", by: -1 }));
    granted(await moveCategory(made.context, { editionId, slug: "green", by: -1 }));
    const { categories } = await settingsOf(made);
    expect(categories.map(({ slug }) => slug)).toEqual(["green", "open"]);
  });

  test("go with their criteria and their panel while nobody has applied in them", async () => {
    const made = await setUp(store(), "call");
    const { editionId } = made.staged;
    expect(await removeCategory(made.context, { editionId, slug: "open" })).toMatchObject({
      refusal: { code: "locked-by-use" },
    });
    granted(await removeCategory(made.context, { editionId, slug: "green" }));
    const { categories } = await settingsOf(made);
    expect(categories.map(({ slug }) => slug)).toEqual(["open"]);
  });

  test("are what they are once judging has begun", async () => {
    const { context, staged } = await setUp(store(), "scoring");
    const { editionId } = staged;
    for (const outcome of [
      await addCategory(context, { editionId, name: "New", description: "" }),
      await moveCategory(context, { editionId, slug: "green", by: -1 }),
      await removeCategory(context, { editionId, slug: "green" }),
    ])
      expect(outcome).toMatchObject({ refusal: { code: "locked-by-use" } });
  });

  test("of another edition do not exist here", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    expect(await removeCategory(context, { editionId, slug: "elsewhere" })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test.for(["observer", "stranger", "nobody"] as const)("are not touched by %s", async (who) => {
    const { context, staged } = await setUp(store());
    const stranger = { ...staged.secretariat, userId: "somebody-else" };
    const viewer = who === "observer" ? staged.observer : stranger;
    const outcome = await addCategory(asPerson(context, viewer), {
      editionId: who === "nobody" ? "no-such-edition" : staged.editionId,
      name: "New",
      description: "",
    });
    expect(outcome).toMatchObject({ refusal: { code: "not-found" } });
  });
});

describe("criteria", () => {
  async function change(
    made: SetUp,
    rows: readonly { id?: string; name: string }[],
    known?: string[],
  ) {
    const stored = await criteriaOf(made, "open");
    return saveCategory(made.context, {
      editionId: made.staged.editionId,
      slug: "open",
      name: "Open",
      description: "",
      criteria: {
        known: known ?? stored.map(({ id }) => id),
        rows: rows.map((row) => ({ description: "", weight: 2, ...row })),
      },
    });
  }

  test("are renamed, weighed, ordered, added and taken away together", async () => {
    const made = await setUp(store());
    const [impact, reach] = await criteriaOf(made, "open");
    if (!impact || !reach) throw new Error("the small edition has two criteria");
    granted(await change(made, [{ id: reach.id, name: "Reach of people" }, { name: "Impact" }]));
    expect(await criteriaOf(made, "open")).toMatchObject([
      { id: reach.id, slug: "reach", name: "Reach of people", weight: 2 },
      { slug: "impact", name: "Impact" },
    ]);
  });

  test("are fixed by the first scorecard, a draft included; the words of the category are not", async () => {
    const made = await setUp(store(), "scoring");
    const { staged, context } = made;
    const [impact] = await criteriaOf(made, "open");
    if (!impact) throw new Error("the small edition has criteria");
    granted(await change(made, [impact]));
    await store().transact((tx) =>
      tx.insert(t.scorecards).values({
        id: "card",
        roundId: staged.ids.rounds.get("round-one") ?? "",
        judgeId: staged.ids.judges.get("ada") ?? "",
        applicationId: staged.ids.applications.get("A1") ?? "",
        state: "draft",
        remark: "",
        version: 0,
        savedAt: NOON,
      }),
    );
    expect(await change(made, [impact])).toMatchObject({ refusal: { code: "locked-by-use" } });
    granted(
      await saveCategory(context, {
        editionId: staged.editionId,
        slug: "open",
        name: "Open City",
        description: "For openness",
      }),
    );
  });

  test("are not lost by who saves an older page", async () => {
    const made = await setUp(store());
    const [impact] = await criteriaOf(made, "open");
    if (!impact) throw new Error("the small edition has criteria");
    expect(await change(made, [impact], [impact.id])).toMatchObject({
      refusal: { code: "stale-version" },
    });
    expect(await criteriaOf(made, "open")).toHaveLength(2);
  });

  test("of another category cannot be taken over", async () => {
    const made = await setUp(store());
    const [foreign] = await criteriaOf(made, "green");
    if (!foreign) throw new Error("the small edition has criteria");
    expect(await change(made, [foreign])).toMatchObject({ refusal: { code: "stale-version" } });
  });
});

describe("clauses", () => {
  test("are set until the first submission", async () => {
    const made = await setUp(store());
    const { editionId } = made.staged;
    const known = (await settingsOf(made)).clauses.map(({ id }) => id);
    granted(await saveClauses(made.context, { editionId, known, rows: [CLAUSE] }));
    expect((await settingsOf(made)).clauses).toMatchObject([CLAUSE]);
  });

  test("are fixed after it, and the reason is said", async () => {
    const { context, staged } = await setUp(store(), "call");
    const { editionId } = staged;
    const outcome = await saveClauses(context, { editionId, known: [], rows: [CLAUSE] });
    expect(outcome).toMatchObject({ refusal: { code: "locked-by-use" } });
    expect(!outcome.ok && outcome.refusal.details[0]).toContain("An application was submitted");
  });
});

describe("prizes", () => {
  test("keep the metal they are given, whatever their name", async () => {
    const made = await setUp(store());
    const { editionId } = made.staged;
    const { prizes } = await settingsOf(made);
    const [gold] = prizes;
    if (!gold) throw new Error("the small edition has prizes");
    granted(
      await savePrizes(made.context, {
        editionId,
        known: prizes.map(({ id }) => id),
        rows: [
          { ...gold, name: "Grand Prix", count: 2 },
          { name: "Jury's choice", count: 1, by: "panel", metal: "mention" },
        ],
      }),
    );
    expect((await settingsOf(made)).prizes).toMatchObject([
      { slug: "gold", name: "Grand Prix", count: 2, metal: "gold" },
      { slug: "jury-s-choice", by: "panel", metal: "mention" },
    ]);
  });

  test("are fixed once the last round has opened, not before", async () => {
    const rows = [{ name: "Gold", count: 1, by: "rank" as const, metal: "gold" as const }];
    const scored = await setUp(store(), "scored");
    const known = (await settingsOf(scored)).prizes.map(({ id }) => id);
    const { editionId } = scored.staged;
    granted(await savePrizes(scored.context, { editionId, known, rows }));
    await store().transact((tx) =>
      tx.update(t.rounds).set({ state: "open" }).where(eq(t.rounds.slug, "round-two")),
    );
    expect(await savePrizes(scored.context, { editionId, known: [], rows })).toMatchObject({
      refusal: { code: "locked-by-use" },
    });
  });
});

describe("names and dates", () => {
  test("are free while the edition is set up", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    const change = { callOpensAt: null, callClosesAt: LATER, timeZone: "Asia/Ho_Chi_Minh" };
    granted(await saveEdition(context, { ...EDITION, ...change, editionId }));
    const [row] = await store().read.select().from(t.editions);
    expect(row).toMatchObject({ ...EDITION, ...change });
  });

  test("the call's closing may be moved while it is open, and the log says from when to when", async () => {
    const { context, staged } = await setUp(store(), "call");
    const { editionId } = staged;
    granted(await saveEdition(context, { ...EDITION, editionId, callClosesAt: LATER }));
    const [entry] = (await store().read.select().from(t.auditEntries)).slice(-1);
    expect(entry).toMatchObject({
      act: "edition-changed",
      details: { callClosesAt: { to: LATER.toISOString() } },
    });
  });

  test("limits of files can be changed while the call is open, one that is not sent stays", async () => {
    const { context, staged } = await setUp(store(), "call");
    const { editionId } = staged;
    const limits = {
      filesPerApplication: 3,
      megabytesPerApplication: 10,
      megabytesPerEdition: 500,
    };
    granted(await saveEdition(context, { ...EDITION, editionId, ...limits }));
    granted(await saveEdition(context, { ...EDITION, editionId, megabytesPerEdition: null }));
    const [row] = await store().read.select().from(t.editions);
    expect(row).toMatchObject({ ...limits, megabytesPerEdition: null });
    const [first, second] = (await store().read.select().from(t.auditEntries)).slice(-2);
    expect(first).toMatchObject({ details: { filesPerApplication: { from: null, to: 3 } } });
    expect(second).toMatchObject({ details: { megabytesPerEdition: { from: 500, to: null } } });
  });

  test.for([
    ["callOpens", { callOpensAt: LATER }],
    ["timeZone", { timeZone: "Europe/Paris" }],
  ] as const)("%s is fixed once the call has opened", async ([field, change]) => {
    const { context, staged } = await setUp(store(), "call");
    const { editionId } = staged;
    expect(await saveEdition(context, { ...EDITION, ...change, editionId })).toMatchObject({
      refusal: { code: "locked-by-use", field },
    });
  });

  test("a call that has closed is not reopened by moving its time", async () => {
    const { context, staged } = await setUp(store(), "screening");
    const { editionId } = staged;
    expect(
      await saveEdition(context, { ...EDITION, editionId, callClosesAt: LATER }),
    ).toMatchObject({ refusal: { code: "locked-by-use", field: "callCloses" } });
  });

  test.for([
    ["a time that has passed", NOON],
    ["no time at all", null],
  ] as const)("an open call is not given %s to close at", async ([, callClosesAt]) => {
    const { context, staged } = await setUp(store(), "call");
    const { editionId } = staged;
    expect(await saveEdition(context, { ...EDITION, editionId, callClosesAt })).toMatchObject({
      refusal: { code: "invalid", field: "callCloses" },
    });
  });
});

describe("opening the call", () => {
  test("is refused with everything that is missing", async () => {
    const { context, staged } = await setUp(store());
    await store().transact(async (tx) => {
      await tx.delete(t.prizes);
      await tx.delete(t.clauses);
      await tx.update(t.editions).set({ callOpensAt: null });
    });
    const outcome = await openCall(context, staged);
    expect(outcome).toMatchObject({ refusal: { code: "not-ready" } });
    expect(!outcome.ok && outcome.refusal.details).toEqual([
      "It is not said when the call opens.",
      "There is no clause for applicants to accept.",
      "There is no prize to win.",
    ]);
  });

  test("makes the edition public and begins its screening, once", async () => {
    const { context, staged } = await setUp(store());
    granted(await openCall(context, staged));
    const [edition] = await store().read.select().from(t.editions);
    const [screening] = await store()
      .read.select()
      .from(t.rounds)
      .where(eq(t.rounds.kind, "screening"));
    expect(edition?.state).toBe("call");
    expect(screening).toMatchObject({ state: "open", openedAt: NOON });
    expect(await acts(store())).toContain("call-opened");
    expect(await openCall(context, staged)).toMatchObject({ refusal: { code: "not-ready" } });
  });

  test("is the secretariat's alone", async () => {
    const { context, staged } = await setUp(store());
    expect(await openCall(asPerson(context, staged.observer), staged)).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});
