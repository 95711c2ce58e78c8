/** Who reads what judges remarked, and when. */
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { exportPerson } from "#app/queries/person.ts";
import { loader as statusLoader } from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import { loader as exportLoader } from "#app/routes/secretariat.$programme.$edition.export.$file.tsx";
import { loader as categoryLoader } from "#app/routes/secretariat.$programme.$edition.results.$category.tsx";
import { tables as t } from "#db/schema/index.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { readCsv } from "#test/support/read-tables.ts";
import { asPerson, getRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };
const LATER = new Date(NOON.getTime() + 1000);

/** Both judges remarked on A1: on Impact to the city, on Reach and on the whole to the secretariat or the city. */
async function setUp(stage: Stage = "voted") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  for (const judge of ["ada", "ben"]) await remark(staged.ids.judges.get(judge) ?? "", judge);
  const viewer = [...staged.officers.values()][0];
  if (!viewer) throw new Error("no officer");
  const read = async (at = NOON) => {
    const asked = { ...asPerson(context, viewer), clock: () => at };
    const params = { ...EDITION, ref: "A1" };
    const page = await statusLoader(routeArgs(asked, getRequest("/apply/prize/2026/A1"), params));
    return page.remarks;
  };
  return { context, staged, read };
}

async function remark(judgeId: string, judge: string) {
  await store().transact(async (tx) => {
    const [card] = await tx
      .select({ id: t.scorecards.id, categoryId: t.applications.categoryId })
      .from(t.scorecards)
      .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
      .where(and(eq(t.scorecards.judgeId, judgeId), eq(t.applications.ref, "A1")));
    if (!card) return;
    const criteria = await tx
      .select()
      .from(t.criteria)
      .where(eq(t.criteria.categoryId, card.categoryId));
    for (const { id, slug } of criteria)
      await tx.insert(t.remarks).values({
        scorecardId: card.id,
        criterionId: id,
        text: slug === "impact" ? `${judge} to the city` : `${judge} inside`,
        audience: slug === "impact" ? "applicant" : "secretariat",
      });
    await tx
      .update(t.scorecards)
      .set({ remark: `${judge} on the whole`, remarkAudience: "applicant" })
      .where(eq(t.scorecards.id, card.id));
  });
}

/** A certificate that the public reads from an instant on. */
async function publishAt(editionId: string, publishAt: Date | null) {
  await store().transact(async (tx) => {
    await tx.delete(t.certifications);
    await tx.insert(t.certifications).values({
      ...{ id: "certified", editionId, number: 1, kind: "count" as const, digest: "", reason: "" },
      ...{ snapshot: {}, certifiedAt: NOON, publishAt },
    });
  });
}

describe("remarks for the applicant", () => {
  test("are theirs from the instant of publication, without a name, and no others", async () => {
    const { staged, read } = await setUp();
    expect(await read()).toEqual([]);
    await publishAt(staged.editionId, null);
    expect(await read(LATER)).toEqual([]);
    await publishAt(staged.editionId, LATER);
    expect(await read(new Date(LATER.getTime() - 1))).toEqual([]);
    const remarks = await read(LATER);
    expect(remarks.map(({ criterion, texts }) => [criterion, [...texts].sort()])).toEqual([
      ["Impact", ["ada to the city", "ben to the city"]],
      [null, ["ada on the whole", "ben on the whole"]],
    ]);
    expect(JSON.stringify(remarks)).not.toMatch(/inside|judge|Ada|Ben/);
  });

  test("stand in an order that is the same each time and not that of the judges", async () => {
    const { staged, read } = await setUp();
    await publishAt(staged.editionId, NOON);
    const first = await read();
    expect(await read()).toEqual(first);
    const orders = new Set<string>();
    // Of many cards with other ids the same judge does not always come first.
    for (let turn = 0; turn < 12; turn++) {
      const [one] = await store().read.select().from(t.scorecards);
      if (!one) throw new Error("no card");
      await store().transact(async (tx) => {
        const cards = await tx.select().from(t.scorecards);
        for (const { id } of cards) {
          const said = await tx.select().from(t.remarks).where(eq(t.remarks.scorecardId, id));
          await tx.delete(t.remarks).where(eq(t.remarks.scorecardId, id));
          const scores = await tx.select().from(t.scores).where(eq(t.scores.scorecardId, id));
          await tx.delete(t.scores).where(eq(t.scores.scorecardId, id));
          const next = `${id.slice(0, 20)}~${turn}`;
          await tx.update(t.scorecards).set({ id: next }).where(eq(t.scorecards.id, id));
          for (const row of said) await tx.insert(t.remarks).values({ ...row, scorecardId: next });
          for (const row of scores) await tx.insert(t.scores).values({ ...row, scorecardId: next });
        }
      });
      orders.add((await read())[0]?.texts[0] ?? "");
    }
    expect(orders.size).toBe(2);
  });

  test("of a judge who stepped aside, of a struck card and of a draft are not told", async () => {
    const { staged, read } = await setUp();
    await publishAt(staged.editionId, NOON);
    const [ada, ben] = ["ada", "ben"].map((one) => staged.ids.judges.get(one) ?? "");
    const applicationId = staged.ids.applications.get("A1") ?? "";
    await store().transact((tx) =>
      tx.insert(t.recusals).values({
        ...{ id: "aside", judgeId: ada ?? "", applicationId, reason: "a colleague" },
        recordedAt: NOON,
      }),
    );
    expect(JSON.stringify(await read())).not.toContain("ada");
    expect(JSON.stringify(await read())).toContain("ben");
    await store().transact((tx) =>
      tx.insert(t.decisions).values({
        ...{ id: "struck", editionId: staged.editionId, number: 9, kind: "strike" as const },
        ...{ roundId: staged.ids.rounds.get("round-one") ?? "", judgeId: ben ?? "", applicationId },
        ...{ ordered: [], by: "the chair", reason: "", recordedAt: NOON },
      }),
    );
    expect(await read()).toEqual([]);
  });
});

describe("the secretariat", () => {
  test("reads every remark with its card once the round is over", async () => {
    const { context, staged } = await setUp("scored");
    const params = { ...EDITION, category: "open" };
    const page = await categoryLoader(
      routeArgs(asPerson(context, staged.secretariat), getRequest("/"), params),
    );
    const card = page.cards.find(
      ({ judge, application }) => judge.slug === "ada" && application.ref === "A1",
    );
    expect(card?.remarks).toEqual([
      { criterion: "Impact", text: "ada to the city", audience: "applicant" },
      { criterion: "Reach", text: "ada inside", audience: "secretariat" },
      { criterion: null, text: "ada on the whole", audience: "applicant" },
    ]);
  });

  test("takes them as a list, a line a criterion; nothing of a round that is open", async () => {
    const { context, staged } = await setUp("scored");
    const rows = async () => {
      const asked = asPerson(context, staged.secretariat);
      const params = { ...EDITION, file: "scorecards.csv" };
      const answer = await exportLoader(routeArgs(asked, getRequest("/x"), params));
      return readCsv(await answer.text()).slice(1);
    };
    const all = await rows();
    const ofAda = all.filter((row) => row[2] === "A1" && row[4] === "Ada");
    expect(ofAda.map((row) => row.slice(5))).toEqual([
      ["yes", "Impact", "9", "ada to the city", "applicant"],
      ["yes", "Reach", "8", "ada inside", "secretariat"],
      ["yes", "", "", "ada on the whole", "applicant"],
    ]);
    await store().transact((tx) => tx.update(t.rounds).set({ state: "open" }));
    expect(await rows()).toEqual([]);
  });
});

test("a judge's own remarks are in what is kept about them, once the result is certified", async () => {
  const { context, staged } = await setUp();
  const ada = staged.judges.get("ada");
  if (!ada) throw new Error("no ada");
  const exported = async () =>
    JSON.stringify((await exportPerson(asPerson(context, ada), ada)).data.scorecards);
  expect(await exported()).not.toContain("inside");
  await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
  expect(await exported()).toContain("ada inside");
  expect(await exported()).not.toContain("ben");
});
