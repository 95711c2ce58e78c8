/** The questions of who may apply, as the secretariat sets them. */
import { describe, expect, test } from "vitest";
import { createEdition } from "#app/commands/create-edition.ts";
import { saveClauses } from "#app/commands/save-clauses.ts";
import { saveEligibility } from "#app/commands/save-eligibility.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { tables as t } from "#db/schema/index.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { acts, setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

const ROW = {
  text: "Do you apply for a city?",
  passes: "yes" as const,
  explanation: "Ask the city to apply.",
  clauseId: null,
};

const settingsOf = ({ context, staged }: SetUp, editionId = staged.editionId) =>
  findSettings(context, editionId, "secretariat");

describe("the questions of who may apply", () => {
  test("are added, changed, put in another order and taken away, each linked to a clause", async () => {
    const made = await setUp(store());
    const { context, staged } = made;
    const { editionId } = staged;
    const [clause] = (await settingsOf(made)).clauses;
    const clauseId = clause?.id ?? "";
    const rows = [
      { ...ROW, clauseId },
      { ...ROW, text: "Is it finished?", passes: "no" as const },
    ];
    granted(await saveEligibility(context, { editionId, known: [], rows }));
    const saved = (await settingsOf(made)).eligibility;
    expect(saved).toMatchObject(rows);
    const [first, second] = saved;
    if (!first || !second) throw new Error("two were saved");
    const known = [first.id, second.id];
    granted(
      await saveEligibility(context, {
        editionId,
        known,
        rows: [second, { ...first, text: "Are you a city?" }],
      }),
    );
    expect((await settingsOf(made)).eligibility.map(({ text }) => text)).toEqual([
      "Is it finished?",
      "Are you a city?",
    ]);
    granted(await saveEligibility(context, { editionId, known, rows: [first] }));
    expect((await settingsOf(made)).eligibility).toHaveLength(1);
    expect((await acts(store())).filter((act) => act === "eligibility-changed")).toHaveLength(3);
  });

  test("are not saved from an older page, by an observer, or with a clause of elsewhere", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    granted(await saveEligibility(context, { editionId, known: [], rows: [ROW] }));
    expect(await saveEligibility(context, { editionId, known: [], rows: [] })).toMatchObject({
      refusal: { code: "stale-version" },
    });
    const foreign = { editionId, known: [], rows: [ROW, { ...ROW, clauseId: "another" }] };
    expect(await saveEligibility(context, foreign)).toMatchObject({
      refusal: { code: "invalid", field: "questions.1.clauseId" },
    });
    const observer = asPerson(context, staged.observer);
    expect(await saveEligibility(observer, { editionId, known: [], rows: [] })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("stay, without it, when their clause is taken away", async () => {
    const made = await setUp(store());
    const { context, staged } = made;
    const { editionId } = staged;
    const { clauses } = await settingsOf(made);
    const rows = [{ ...ROW, clauseId: clauses[0]?.id ?? "" }];
    granted(await saveEligibility(context, { editionId, known: [], rows }));
    const known = clauses.map(({ id }) => id);
    granted(await saveClauses(context, { editionId, known, rows: clauses.slice(1) }));
    expect((await settingsOf(made)).eligibility).toMatchObject([ROW]);
  });

  test("come along with the template and with the last edition, linked to its own clauses", async () => {
    const made = await setUp(store());
    const { context, staged } = made;
    const create = async (slug: string, year: number, from: "wego" | "last") => {
      granted(
        await createEdition(context, {
          programmeId: staged.ids.programmeId,
          name: slug,
          slug,
          year,
          place: "",
          timeZone: "Asia/Seoul",
          summary: "",
          callOpensAt: null,
          callClosesAt: null,
          from,
        }),
      );
      const [edition] = (await store().read.select().from(t.editions)).filter(
        (one) => one.slug === slug,
      );
      return settingsOf(made, edition?.id);
    };
    const byTemplate = await create("2030", 2030, "wego");
    const byClone = await create("2031", 2031, "last");
    for (const { eligibility, clauses } of [byTemplate, byClone])
      expect(
        eligibility.map(({ clauseId }) => clauses.find(({ id }) => id === clauseId)?.title),
      ).toEqual(["Who may apply", "At most two applications", "In English"]);
    const texts = (settings: typeof byClone) => settings.eligibility.map(({ text }) => text);
    expect(texts(byClone)).toEqual(texts(byTemplate));
  });
});
