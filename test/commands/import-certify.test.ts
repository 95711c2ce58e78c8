import { existsSync, readdirSync, readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { importEdition } from "#app/commands/import-edition.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { exportEdition } from "#app/queries/export-edition.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { findCertification, findPublished } from "#db/repositories/certifications.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables } from "#db/schema/index.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const WEGO = readFileSync("db/seed/editions/wego-2017.json", "utf8");

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`${outcome.refusal.code}: ${outcome.refusal.details.join("; ")}`);
  return outcome.value;
}

function caseText(name: string): string {
  const beside = `test/cases/${name}.json`;
  return readFileSync(existsSync(beside) ? beside : `db/seed/editions/${name}.json`, "utf8");
}

const cases = readdirSync("test/cases")
  .filter((file) => file.endsWith(".expected.json"))
  .map((file) => file.replace(".expected.json", ""));

describe("importing", () => {
  test.for(cases)("the export of an imported %s counts the same", async (name) => {
    const text = caseText(name);
    const bundle = JSON.parse(text) as Bundle;
    granted(await importEdition(testContext(store()), text, { replace: false }));
    const exported = granted(
      await exportEdition(store(), bundle.programme.slug, bundle.edition.slug),
    );
    expect(toCountJson(countEdition(exported))).toEqual(toCountJson(countEdition(bundle)));
    expect(exported.ballots?.every((ballot) => ballot.judge === undefined)).toBe(true);
    expect(exported.scorecards).toHaveLength(bundle.scorecards?.length ?? 0);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("the same edition twice is refused, and changes nothing", async () => {
    granted(await importEdition(testContext(store()), WEGO, { replace: false }));
    const before = await store().read.select().from(tables.applications);
    const context = { ...testContext(store()), newId: () => crypto.randomUUID() };
    const again = await importEdition(context, WEGO, { replace: false });
    expect(again).toMatchObject({ ok: false, refusal: { code: "already-exists" } });
    expect(await store().read.select().from(tables.applications)).toEqual(before);
  });

  test("replaces the edition when told to, and leaves no row of the old one", async () => {
    const context = { ...testContext(store()), newId: () => crypto.randomUUID() };
    granted(await importEdition(context, JSON.stringify(smallBundle()), { replace: false }));
    const other = { ...smallBundle(), ballots: [], scorecards: [], recusals: [] };
    granted(await importEdition(context, JSON.stringify(other), { replace: true }));
    expect(await store().read.select().from(tables.scores)).toEqual([]);
    expect(await store().read.select().from(tables.editions)).toHaveLength(1);
  });

  test("a bundle with faults stores nothing and says them all", async () => {
    const bundle = smallBundle();
    const spoiled = { ...bundle, entrants: [] };
    const outcome = await importEdition(testContext(store()), JSON.stringify(spoiled), {
      replace: false,
    });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "invalid" } });
    expect(!outcome.ok && outcome.refusal.details).toHaveLength(4);
    expect(await store().read.select().from(tables.programmes)).toEqual([]);
  });
});

describe("certifying", () => {
  test("the imported 2017 edition gives its eighteen published winners", async () => {
    const context = testContext(store());
    const { editionId } = granted(await importEdition(context, WEGO, { replace: false }));
    granted(await certifyEdition(context, editionId, ""));
    granted(await publishResult(context, editionId, NOON));
    const published = await findPublished(store().read, editionId, NOON);
    const facts = JSON.parse(readFileSync("db/seed/editions/wego-2017-published.json", "utf8")) as {
      applications: number;
      cities: number;
      categories: { slug: string; placings: Record<string, string>[] }[];
    };
    const winners = published?.snapshot.categories.map(({ slug, placings }) => ({
      slug,
      placings: placings.map(({ prize, city, country, project }) => ({
        prize,
        city,
        country,
        project,
      })),
    }));
    expect(winners).toEqual(facts.categories.map(({ slug, placings }) => ({ slug, placings })));
    expect(published?.snapshot.facts).toMatchObject({
      applications: facts.applications,
      cities: facts.cities,
      categories: 6,
      judges: 6,
    });
  });

  test("says why each project is where it is", async () => {
    const context = testContext(store());
    const { editionId } = granted(
      await importEdition(context, JSON.stringify(smallBundle()), { replace: false }),
    );
    granted(await certifyEdition(context, editionId, ""));
    const certified = await findCertification(store().read, editionId);
    const { categories } = certified?.snapshot as {
      categories: { placings: { project: string; reason: string }[] }[];
    };
    expect(categories[0]?.placings.map(({ project, reason }) => [project, reason])).toEqual([
      ["Project A1", "2 votes, level with Project A2, ahead on round one score 8.25 to 7.25"],
      ["Project A2", "2 votes, ahead of Project A3 with 0"],
    ]);
  });

  test("is refused while a tie for a prize is undecided", async () => {
    const context = testContext(store());
    const text = caseText("tie-for-a-prize");
    const { editionId } = granted(await importEdition(context, text, { replace: false }));
    expect(await certifyEdition(context, editionId, "")).toEqual({
      ok: false,
      refusal: {
        code: "unresolved-tie",
        details: ["cat-1: prize to be decided between A001, A003, A007"],
      },
    });
    expect(await findCertification(store().read, editionId)).toBeUndefined();
  });

  test("again asks why, and keeps the earlier result", async () => {
    const context = testContext(store());
    const { editionId } = granted(await importEdition(context, WEGO, { replace: false }));
    granted(await certifyEdition(context, editionId, ""));
    expect(await certifyEdition(context, editionId, "")).toMatchObject({
      refusal: { code: "already-certified" },
    });
    granted(await certifyEdition(context, editionId, "A scorecard was struck."));
    const rows = await store()
      .read.select()
      .from(tables.certifications)
      .where(eq(tables.certifications.editionId, editionId));
    expect(rows.map((row) => [row.number, row.supersededAt !== null]).sort()).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("a certified edition is not replaced by another import", async () => {
    const context = testContext(store());
    const { editionId } = granted(await importEdition(context, WEGO, { replace: false }));
    granted(await certifyEdition(context, editionId, ""));
    expect(await importEdition(context, WEGO, { replace: true })).toMatchObject({
      refusal: { code: "already-certified" },
    });
  });
});

describe("publishing", () => {
  test("shows nothing one second before its instant", async () => {
    const context = testContext(store());
    const { editionId } = granted(await importEdition(context, WEGO, { replace: false }));
    granted(await certifyEdition(context, editionId, ""));
    expect(await findPublished(store().read, editionId, NOON)).toBeUndefined();
    granted(await publishResult(context, editionId, NOON));
    const before = new Date(NOON.getTime() - 1);
    expect(await findPublished(store().read, editionId, before)).toBeUndefined();
    expect(await findPublished(store().read, editionId, NOON)).toBeDefined();
  });

  test("is refused before there is a certified result", async () => {
    const context = testContext(store());
    const { editionId } = granted(await importEdition(context, WEGO, { replace: false }));
    expect(await publishResult(context, editionId, NOON)).toMatchObject({
      refusal: { code: "not-certified" },
    });
  });
});

describe("the record", () => {
  async function certified(): Promise<string> {
    const context = testContext(store());
    const { editionId } = granted(await importEdition(context, WEGO, { replace: false }));
    granted(await certifyEdition(context, editionId, ""));
    granted(await publishResult(context, editionId, NOON));
    return editionId;
  }

  test("holds as it was written", async () => {
    await certified();
    expect(await verifyRecord(store())).toEqual([]);
  });

  test("names an entry that was changed", async () => {
    await certified();
    await store().transact((tx) =>
      tx.update(tables.auditEntries).set({ subject: "x" }).where(eq(tables.auditEntries.number, 2)),
    );
    expect(await verifyRecord(store())).toEqual(["entry 2 (result-certified) was changed"]);
  });

  test("names an entry that was taken away, at the end as well", async () => {
    const editionId = await certified();
    await store().transact((tx) =>
      tx.delete(tables.auditEntries).where(eq(tables.auditEntries.number, 3)),
    );
    expect(await verifyRecord(store())).toEqual([
      "the log ends at entry 2, not where it was last written",
      `certification 1 of edition ${editionId} is not published when the audit log says`,
    ]);
  });

  test("names a result whose time of publication was changed beside the record", async () => {
    const editionId = await certified();
    await store().transact((tx) =>
      tx
        .update(tables.certifications)
        .set({ publishAt: new Date(NOON.getTime() - 1) })
        .where(eq(tables.certifications.editionId, editionId)),
    );
    expect(await verifyRecord(store())).toEqual([
      `certification 1 of edition ${editionId} is not published when the audit log says`,
    ]);
  });

  test("names a certified result that was changed", async () => {
    const editionId = await certified();
    await store().transact((tx) =>
      tx
        .update(tables.certifications)
        .set({ snapshot: {} })
        .where(eq(tables.certifications.editionId, editionId)),
    );
    expect(await verifyRecord(store())).toEqual([
      `certification 1 of edition ${editionId} was changed`,
    ]);
  });
});
