/** What judges promise, as the secretariat sets it and sees it. */
import { describe, expect, test } from "vitest";
import { createEdition } from "#app/commands/create-edition.ts";
import { declareInterests } from "#app/commands/declare-interests.ts";
import { saveOath } from "#app/commands/save-oath.ts";
import { takeOath } from "#app/commands/take-oath.ts";
import { DEFAULT_OATH } from "#app/domain/oath/oath.ts";
import { findJudgeView, findPeople } from "#app/queries/edition-people.ts";
import { loadOathText } from "#app/queries/judge-oath.ts";
import { tables as t } from "#db/schema/index.ts";
import { granted } from "#test/support/applications.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { setUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

describe("the terms that judges accept", () => {
  test("are those that Laurel proposes until the secretariat writes its own, and again once it empties them", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    const terms = () => loadOathText(context, editionId);
    expect(await terms()).toEqual({ text: DEFAULT_OATH, isOwn: false });
    granted(await saveOath(context, { editionId, text: "I keep it to myself." }));
    expect(await terms()).toEqual({ text: "I keep it to myself.", isOwn: true });
    granted(await saveOath(context, { editionId, text: "" }));
    expect(await terms()).toEqual({ text: DEFAULT_OATH, isOwn: false });
  });

  test("go over to the next edition with its rules", async () => {
    const { context, staged } = await setUp(store());
    granted(await saveOath(context, { editionId: staged.editionId, text: "In confidence." }));
    const { slug } = granted(
      await createEdition(context, {
        programmeId: staged.ids.programmeId,
        name: "Prize 2027",
        slug: "2027",
        year: 2027,
        place: "",
        timeZone: "UTC",
        summary: "",
        callOpensAt: null,
        callClosesAt: null,
        from: "last",
      }),
    );
    const editions = await store().read.select().from(t.editions);
    expect(editions.find((one) => one.slug === slug)).toMatchObject({ oathText: "In confidence." });
  });

  test("are the secretariat's to write, and nobody's once the result is certified", async () => {
    const { context, staged } = await setUp(store());
    const change = { editionId: staged.editionId, text: "Mine" };
    for (const viewer of [staged.observer, staged.judges.get("ada") ?? null])
      expect(await saveOath(asPerson(context, viewer), change)).toMatchObject({
        refusal: { code: "not-found" },
      });
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(await saveOath(context, change)).toMatchObject({ refusal: { code: "locked-by-use" } });
  });
});

describe("a judge's promise and declaration", () => {
  test("are only for who has accepted to judge", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    for (const viewer of [staged.secretariat, staged.officers.get("hue") ?? null, null]) {
      const own = asPerson(context, viewer);
      for (const outcome of [
        await takeOath(own, { editionId, text: DEFAULT_OATH }),
        await declareInterests(own, { editionId, interests: "" }),
      ])
        expect(outcome).toMatchObject({ refusal: { code: "not-found" } });
    }
  });

  test("are seen by the secretariat; the list, which observers read, says only what is still to do", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    await store().transact((tx) => tx.delete(t.oaths));
    const ada = asPerson(context, staged.judges.get("ada") ?? null);
    const listed = async () =>
      (await findPeople(context, editionId)).judges.find(({ slug }) => slug === "ada");
    expect(await listed()).toMatchObject({ oathStep: "terms" });
    granted(await takeOath(ada, { editionId, text: DEFAULT_OATH }));
    expect(await listed()).toMatchObject({ oathStep: "interests" });
    granted(await declareInterests(ada, { editionId, interests: "Board of Hue Heritage" }));
    expect(await listed()).toMatchObject({ oathStep: null });
    expect(JSON.stringify(await listed())).not.toContain("Heritage");
    expect((await findJudgeView(context, editionId, "ada"))?.judge.oath).toEqual({
      takenAt: NOON,
      interests: "Board of Hue Heritage",
      declaredAt: NOON,
    });
  });
});
