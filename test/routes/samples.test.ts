/** Made-up applications on the pages of judges and of the secretariat; and that they count for nothing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeRound } from "#app/commands/close-round.ts";
import { saveSampleCard } from "#app/commands/save-sample-card.ts";
import { saveSamples } from "#app/commands/save-samples.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import { loadJudging } from "#app/queries/judging.ts";
import { findEdition } from "#app/queries/membership.ts";
import { loadReminders } from "#app/queries/reminders.ts";
import { loadRoundPage } from "#app/queries/round-page.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { LISTS } from "#app/server/lists/list-access.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { loader as deskLoader } from "#app/routes/judge.$programme.$edition._index.tsx";
import { loader as readLoader } from "#app/routes/judge.$programme.$edition.read.$ref.tsx";
import {
  action as sampleAction,
  loader as sampleLoader,
} from "#app/routes/judge.$programme.$edition.sample.$sample.tsx";
import { loader as scoreLoader } from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import { loader as calibrationLoader } from "#app/routes/secretariat.$programme.$edition.calibration.$category.tsx";
import {
  action as samplesAction,
  loader as samplesLoader,
} from "#app/routes/secretariat.$programme.$edition.settings.samples.$category.tsx";
import { loadEditionBundle } from "#db/repositories/edition-bundle/load.ts";
import { tables as t } from "#db/schema/index.ts";
import { askEveryLoader } from "#test/support/every-loader.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { granted, play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };
const CATEGORY = { ...EDITION, category: "open" };

const ROWS = [
  { kind: "practice" as const, title: "Try-on", text: "A city that is none." },
  { kind: "calibration" as const, title: "Middling", text: "Some things were done." },
  { kind: "calibration" as const, title: "Bold", text: "Much was done." },
];

async function setUp(rows: readonly (typeof ROWS)[number][] = ROWS) {
  const played = await play(store(), "scoring");
  granted(
    await saveSamples(played.context, {
      editionId: played.staged.editionId,
      category: "open",
      known: [],
      rows,
    }),
  );
  const stored = await store().read.select().from(t.samples);
  const idOf = (title: string) => stored.find((one) => one.title === title)?.id ?? "";
  return { played, idOf, ids: stored.map(({ id }) => id) };
}

type Loader = (args: RouteArgs) => unknown;

function ask(context: Context, loader: Loader, params: Readonly<Record<string, string>>, at = "/") {
  return loader(routeArgs(context, getRequest(at), params));
}

/** Where an answer that was thrown leads, or its status. */
async function thrown(asked: () => unknown): Promise<string> {
  try {
    await asked();
  } catch (answer) {
    if (answer instanceof Response) return answer.headers.get("location") ?? `${answer.status}`;
    throw answer;
  }
  return "answered";
}

const FULL = { impact: 7, reach: 8 };

async function submit(
  played: Played,
  judge: string,
  sampleId: string,
  scores: Readonly<Record<string, number>> = FULL,
  version = 0,
) {
  return granted(
    await saveSampleCard(played.as(judge), {
      ...played.roundOne,
      judgeId: played.idOf(judge),
      sampleId,
      scores,
      version,
      submit: true,
    }),
  );
}

describe("a judge", () => {
  test("finds practice and calibration in the queue, the calibration set first", async () => {
    const { played } = await setUp();
    const desk = (await ask(played.as("ada"), deskLoader, EDITION)) as {
      readonly rounds: readonly {
        readonly categories: readonly { readonly samples: readonly object[] }[];
      }[];
    };
    expect(desk.rounds[0]?.categories[0]?.samples).toMatchObject([
      { kind: "practice", title: "Try-on", mark: "left" },
      { kind: "calibration", title: "Middling", mark: "left" },
      { kind: "calibration", title: "Bold", mark: "left" },
    ]);
  });

  test("is led to the set from every application of its category, until all of it is submitted", async () => {
    const { played, idOf } = await setUp();
    const ada = played.as("ada");
    const open = () =>
      thrown(() => ask(ada, scoreLoader, { ...EDITION, round: "round-one", ref: "A1" }));
    const read = () => thrown(() => ask(ada, readLoader, { ...EDITION, ref: "A1" }));
    const first = `/judge/prize/2026/sample/${idOf("Middling")}?done=first`;
    expect(await open()).toBe(first);
    expect(await read()).toBe(first);
    await submit(played, "ada", idOf("Middling"));
    expect(await open()).toBe(`/judge/prize/2026/sample/${idOf("Bold")}?done=first`);
    await submit(played, "ada", idOf("Bold"));
    expect(await open()).toBe("answered");
    expect(await read()).toBe("answered");
    // That the other judge has not begun is no matter of theirs.
    expect(
      await thrown(() =>
        ask(played.as("ben"), scoreLoader, { ...EDITION, round: "round-one", ref: "A1" }),
      ),
    ).toBe(first);
  });

  test("was shown no application that the set still kept closed", async () => {
    const { played } = await setUp();
    await thrown(() =>
      ask(played.as("ada"), scoreLoader, { ...EDITION, round: "round-one", ref: "A1" }),
    );
    expect(await store().read.select().from(t.showings)).toEqual([]);
  });

  test("scores a sample as an application: what is missing is said at its field", async () => {
    const { played, idOf } = await setUp();
    const params = { ...EDITION, sample: idOf("Middling") };
    const send = async (form: Readonly<Record<string, string>>) =>
      sampleAction(routeArgs(played.as("ada"), postRequest("/", form), params));
    expect(await send({ intent: "submit", version: "0", "scores.impact": "7" })).toMatchObject({
      data: {
        errors: [{ field: "scores.reach" }],
        values: { "scores.impact": ["7"] },
      },
    });
    const form = { version: "0", "scores.impact": "7", "scores.reach": "2" };
    expect(await send({ ...form, intent: "submit" })).toMatchObject({ status: 302 });
    expect(await ask(played.as("ada"), sampleLoader, params)).toMatchObject({
      card: { state: "submitted", version: 1, criteria: [{ points: 7 }, { points: 2 }] },
      set: { done: 1, of: 2 },
    });
  });

  test("never learns what another gave, or that another was there", async () => {
    const { played, ids } = await setUp();
    const names = {
      programme: "prize",
      edition: "2026",
      refs: ["A1", "A2"],
      rounds: ["round-one"],
      categories: ["open"],
    };
    const everything = async (viewer: Viewer | null) => [
      ...(await askEveryLoader(played.context, viewer, names)),
      ...(await Promise.all(
        ids.map(async (sample) =>
          JSON.stringify(
            await ask(asPerson(played.context, viewer), sampleLoader, { ...EDITION, sample }),
          ),
        ),
      )),
    ];
    const ada = played.staged.judges.get("ada") ?? null;
    const before = await everything(ada);
    for (const id of ids) await submit(played, "ben", id);
    expect(await everything(ada)).toEqual(before);
  });
});

describe("the secretariat", () => {
  test("writes the samples of a category on a page of its own, and is told what is fixed", async () => {
    const { played, idOf } = await setUp();
    await submit(played, "ada", idOf("Try-on"));
    expect(await ask(played.context, samplesLoader, CATEGORY)).toMatchObject({
      samples: [{ lock: expect.stringContaining("has submitted") }, { lock: null }, { lock: null }],
      owing: ["Ada", "Ben"],
      mayCompare: false,
    });
    const form = {
      intent: "save",
      "samples.0.kind": "practice",
      "samples.0.title": "",
      "samples.0.text": "Words",
    };
    const answer = await samplesAction(routeArgs(played.context, postRequest("/", form), CATEGORY));
    expect(answer).toMatchObject({
      data: {
        errors: [{ field: "samples.0.title" }],
        values: { "samples.0.text": ["Words"] },
      },
    });
  });

  test("sees how the panel used the scale once all of it is through, and not a judge sooner", async () => {
    const { played, idOf } = await setUp();
    const secretariat = () => ask(played.context, calibrationLoader, CATEGORY);
    await submit(played, "ada", idOf("Middling"), { impact: 4, reach: 5 });
    await submit(played, "ada", idOf("Bold"), { impact: 6, reach: 5 });
    await submit(played, "ben", idOf("Middling"), { impact: 6, reach: 5 });
    expect(await thrown(secretariat)).toBe("404");
    await submit(played, "ben", idOf("Bold"), { impact: 8, reach: 6 });
    expect(await secretariat()).toMatchObject({
      samples: ["Middling", "Bold"],
      owing: [],
      sentences: [
        "Impact: points from 4 to 8 were given; Ada (by 2.00) stricter than the others, Ben (by 2.00) milder than the others.",
        "Reach: points from 5 to 6 were given, and no judge of the two lies a whole point from the others.",
      ],
      criteria: [
        {
          name: "Impact",
          judges: [
            { name: "Ada", mean: 5, least: 4, most: 6, against: -2, spread: 1 },
            { name: "Ben", mean: 7, least: 6, most: 8, against: 2, spread: 1 },
          ],
        },
        { name: "Reach" },
      ],
    });
    const observer = asPerson(played.context, played.staged.observer);
    expect(await thrown(() => ask(observer, calibrationLoader, CATEGORY))).toBe("404");
    expect(await thrown(() => ask(played.as("ada"), calibrationLoader, CATEGORY))).toBe("404");
  });

  test("sees after the close what was submitted by then, and who submitted nothing", async () => {
    const { played, idOf } = await setUp();
    await submit(played, "ada", idOf("Middling"));
    const decision = { by: "the chair", reason: "The time is over." };
    granted(await closeRound(played.context, { ...played.roundOne, decision }));
    expect(await ask(played.context, calibrationLoader, CATEGORY)).toMatchObject({
      owing: ["Ada", "Ben"],
      criteria: [{ judges: [{ name: "Ada" }] }, { judges: [{ name: "Ada" }] }],
    });
  });

  test("learns before then no score of a sample, by no page of its own", async () => {
    const { played, idOf } = await setUp();
    const names = { ...EDITION, refs: ["A1"], rounds: ["round-one"], categories: ["open"] };
    const everything = () => askEveryLoader(played.context, played.staged.secretariat, names);
    for (const title of ["Try-on", "Middling"]) await submit(played, "ben", idOf(title));
    const before = [...(await everything())];
    for (const title of ["Try-on", "Middling"])
      await submit(played, "ben", idOf(title), { impact: 1, reach: 10 }, 1);
    expect([...(await everything())]).toEqual(before);
  });
});

/** Everything that is counted or listed of the edition. */
async function counted({ context, staged }: Played) {
  const edition = await findEdition(context, staged.programme, staged.edition);
  if (!edition) throw new Error("there is no edition");
  const bundle = await loadEditionBundle(context.store.read, staged.editionId);
  const count = toCountJson(countEdition(bundle));
  const lists: unknown[] = [];
  for (const { table } of Object.values<(typeof LISTS)[keyof typeof LISTS]>(LISTS))
    lists.push(await table(context, { edition, role: "secretariat" }, new URLSearchParams()));
  return {
    bundle,
    count,
    lists,
    judging: await loadJudging(context, edition),
    round: await loadRoundPage(context, { edition, role: "secretariat" }, "round-one"),
    reminders: await loadReminders(context, staged.editionId),
  };
}

describe("whatever judges give to samples", () => {
  test("no standing, bundle, list, progress or quorum is another for it", async () => {
    const { played } = await setUp([]);
    for (const judge of ["ada", "ben"])
      for (const ref of ["A1", "A2"]) granted(await score(played, judge, ref, FULL));
    const categoryId = played.staged.ids.categories.get("open") ?? "";
    const plain = await counted(played);
    const sample = fc.record({
      kind: fc.constantFrom("practice" as const, "calibration" as const),
      cards: fc.array(
        fc.record({
          judge: fc.constantFrom("ada", "ben", "cho"),
          impact: fc.integer({ min: 1, max: 10 }),
          reach: fc.integer({ min: 1, max: 10 }),
          isSubmitted: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { minLength: 1, maxLength: 4 }), async (samples) => {
        await store().transact(async (tx) => {
          await tx.delete(t.sampleCards);
          await tx.delete(t.samples);
          for (const [position, { kind, cards }] of samples.entries()) {
            const id = `sample-${position}`;
            const words = { title: `Made up ${position}`, text: "Words" };
            await tx.insert(t.samples).values({ id, categoryId, kind, ...words, position });
            for (const { judge, impact, reach, isSubmitted } of cards)
              await tx
                .insert(t.sampleCards)
                .values({
                  sampleId: id,
                  judgeId: played.idOf(judge),
                  points: { impact, reach },
                  version: 1,
                  savedAt: played.context.clock(),
                  submittedAt: isSubmitted ? played.context.clock() : null,
                })
                .onConflictDoNothing();
          }
        });
        expect(await counted(played)).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });
});
