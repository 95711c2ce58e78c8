/** Made-up applications: what the secretariat may still change of them, and what judges give them. */
import { describe, expect, test } from "vitest";
import { saveSampleCard } from "#app/commands/save-sample-card.ts";
import { saveSamples } from "#app/commands/save-samples.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { DAY, granted, play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

const PRACTICE = { kind: "practice" as const, title: "Try-on", text: "A city that is none." };
const FIRST = { kind: "calibration" as const, title: "Middling", text: "Some things done." };
const SECOND = { kind: "calibration" as const, title: "Bold", text: "Much was done." };
const FULL = { impact: 7, reach: 8 };

type Row = typeof PRACTICE | typeof FIRST;

async function stored() {
  const rows = await store().read.select().from(t.samples);
  return rows.sort((a, b) => a.position - b.position);
}

async function save(
  { context, staged }: Played,
  rows: readonly (Row & { readonly id?: string })[],
  known?: readonly string[],
) {
  return saveSamples(context, {
    editionId: staged.editionId,
    category: "open",
    known: known ?? (await stored()).map(({ id }) => id),
    rows,
  });
}

async function give(
  played: Played,
  judge: string,
  sampleId: string,
  scores: Readonly<Record<string, number>> = FULL,
  { version = 0, submit = true } = {},
) {
  return saveSampleCard(played.as(judge), {
    ...played.roundOne,
    judgeId: played.idOf(judge),
    sampleId,
    scores,
    version,
    submit,
  });
}

async function withSamples(rows: readonly Row[] = [PRACTICE, FIRST]) {
  const played = await play(store(), "scoring");
  granted(await save(played, rows));
  const samples = await stored();
  return { played, samples, ids: samples.map(({ id }) => id) };
}

describe("the samples of a category", () => {
  test("are written, moved, changed and taken away until a judge submits on them", async () => {
    const { played, samples } = await withSamples();
    expect(samples).toMatchObject([
      { ...PRACTICE, position: 0 },
      { ...FIRST, position: 1 },
    ]);
    const [practice, first] = samples;
    granted(
      await save(played, [
        { ...FIRST, id: first?.id ?? "" },
        { ...PRACTICE, id: practice?.id ?? "", text: "Another text." },
      ]),
    );
    expect(await stored()).toMatchObject([
      { title: "Middling", position: 0 },
      { text: "Another text.", position: 1 },
    ]);
    granted(await save(played, [{ ...FIRST, id: first?.id ?? "" }]));
    expect((await stored()).map(({ title }) => title)).toEqual(["Middling"]);
    const acts = await store().read.select({ act: t.auditEntries.act }).from(t.auditEntries);
    expect(acts.map(({ act }) => act)).toEqual(Array(3).fill("samples-changed"));
  });

  test("stay as they are once a judge has submitted on them, and the refusal says why", async () => {
    const { played, samples } = await withSamples();
    const [practice, first] = samples.map(({ id }) => id);
    granted(await give(played, "ada", practice ?? ""));
    const kept = { ...FIRST, id: first ?? "" };
    expect(
      await save(played, [{ ...PRACTICE, id: practice ?? "", text: "New." }, kept]),
    ).toMatchObject({
      refusal: {
        code: "locked-by-use",
        field: "samples.0.title",
        details: [expect.stringContaining("A judge has submitted a scorecard on it")],
      },
    });
    expect(await save(played, [kept])).toMatchObject({ refusal: { code: "locked-by-use" } });
    // Beside it nothing is fixed, and it may be moved.
    granted(
      await save(played, [
        { ...kept, text: "Other." },
        { ...PRACTICE, id: practice ?? "" },
      ]),
    );
    expect(await stored()).toMatchObject([{ text: "Other." }, PRACTICE]);
  });

  test("go with the drafts on them, which nobody submitted", async () => {
    const { played, ids } = await withSamples([PRACTICE]);
    granted(await give(played, "ada", ids[0] ?? "", { impact: 3 }, { submit: false }));
    granted(await save(played, []));
    expect(await store().read.select().from(t.sampleCards)).toEqual([]);
  });

  test("join no calibration set after the first scorecard on an application; practice may still", async () => {
    const { played, samples } = await withSamples([PRACTICE]);
    granted(await score(played, "ada", "A1", FULL));
    const kept = { ...PRACTICE, id: samples[0]?.id ?? "" };
    expect(await save(played, [kept, FIRST])).toMatchObject({
      refusal: { code: "locked-by-use", field: "samples.1.kind" },
    });
    expect(await save(played, [{ ...kept, kind: "calibration" }])).toMatchObject({
      refusal: { code: "locked-by-use", field: "samples.0.kind" },
    });
    granted(await save(played, [kept, { ...PRACTICE, title: "Another" }]));
  });

  test("are not changed from a page that others have overtaken, nor by whoever is no secretariat", async () => {
    const { played } = await withSamples();
    expect(await save(played, [PRACTICE], [])).toMatchObject({
      refusal: { code: "stale-version" },
    });
    expect(await save({ ...played, context: played.as("ada") }, [PRACTICE])).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("a judge's card on a sample", () => {
  test("is kept as a draft, then submitted and whole, and changed until the round closes", async () => {
    const { played, ids } = await withSamples([FIRST]);
    const [id = ""] = ids;
    granted(await give(played, "ada", id, { impact: 3 }, { submit: false }));
    expect(await give(played, "ada", id, { impact: 3 }, { version: 1 })).toMatchObject({
      refusal: { code: "scorecard-incomplete", fields: ["scores.reach"] },
    });
    granted(await give(played, "ada", id, FULL, { version: 1 }));
    granted(await give(played, "ada", id, { impact: 5, reach: 5 }, { version: 2, submit: false }));
    expect(await store().read.select().from(t.sampleCards)).toMatchObject([
      { points: { impact: 5, reach: 5 }, version: 3, submittedAt: NOON },
    ]);
    const acts = await store().read.select().from(t.auditEntries);
    expect(acts.filter(({ act }) => act === "calibration-submitted")).toMatchObject([
      { subject: "open/Middling", details: {} },
    ]);
  });

  test("is refused where another device saved in between, and nothing is written over", async () => {
    const { played, ids } = await withSamples([FIRST]);
    const [id = ""] = ids;
    granted(await give(played, "ada", id));
    expect(await give(played, "ada", id, { impact: 1, reach: 8 })).toMatchObject({
      refusal: {
        code: "stale-version",
        details: [expect.stringContaining("Impact: 7 stored, 1 yours")],
      },
    });
    // What was sent twice is kept once.
    expect(await give(played, "ada", id)).toMatchObject({ ok: true, value: { version: 1 } });
  });

  test.for([
    ["off the panel", "cho", "not-found"],
    ["of somebody who stepped aside from the category", "ben", "not-found"],
  ] as const)("is not taken %s", async ([, judge, code]) => {
    const { played, ids } = await withSamples([FIRST]);
    await store().transact((tx) =>
      tx.insert(t.categoryRecusals).values({
        id: "aside",
        judgeId: played.idOf("ben"),
        categoryId: played.staged.ids.categories.get("open") ?? "",
        reason: "kin",
        recordedAt: NOON,
      }),
    );
    expect(await give(played, judge, ids[0] ?? "")).toMatchObject({ refusal: { code } });
  });

  test("is not taken once the round's time is over", async () => {
    const { played, ids } = await withSamples([FIRST]);
    played.moveTo(new Date(NOON.getTime() + 8 * DAY));
    expect(await give(played, "ada", ids[0] ?? "")).toMatchObject({
      refusal: { code: "round-closed" },
    });
  });
});

describe("an application whose category has a calibration set", () => {
  test("takes no score of a judge before that judge submitted the whole set", async () => {
    const { played, ids } = await withSamples([PRACTICE, FIRST, SECOND]);
    expect(await score(played, "ada", "A1", FULL)).toMatchObject({
      refusal: { code: "calibration-first" },
    });
    granted(await give(played, "ada", ids[1] ?? ""));
    expect(await score(played, "ada", "A1", FULL)).toMatchObject({
      refusal: { code: "calibration-first" },
    });
    granted(await give(played, "ada", ids[2] ?? ""));
    granted(await score(played, "ada", "A1", FULL));
    // Each judge for themselves.
    expect(await score(played, "ben", "A1", FULL)).toMatchObject({
      refusal: { code: "calibration-first" },
    });
  });

  test("takes scores of who sits in the round alone, and has no set to score", async () => {
    const { played, ids } = await withSamples([FIRST]);
    const categoryId = played.staged.ids.categories.get("open") ?? "";
    await store().transact((tx) =>
      tx
        .insert(t.roundSeats)
        .values({ roundId: played.roundOne.roundId, categoryId, judgeId: played.idOf("cho") }),
    );
    expect(await give(played, "cho", ids[0] ?? "")).toMatchObject({
      refusal: { code: "not-found" },
    });
    granted(await score(played, "cho", "A1", FULL));
  });
});
