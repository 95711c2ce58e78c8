/** The first page that a secretariat sees: each number is one that its list has. */
import { describe, expect, test } from "vitest";
import { sendAsCity } from "#app/commands/send-message.ts";
import { writeNote } from "#app/commands/write-note.ts";
import { loader as controlLoader } from "#app/routes/secretariat.$programme.$edition._index.tsx";
import { loader as draftsLoader } from "#app/routes/secretariat.$programme.$edition.drafts.tsx";
import { loader as mapLoader } from "#app/routes/secretariat.$programme.$edition.map.tsx";
import { loader as threadsLoader } from "#app/routes/secretariat.$programme.$edition.messages._index.tsx";
import {
  action as threadAction,
  loader as threadLoader,
} from "#app/routes/secretariat.$programme.$edition.messages.$ref.tsx";
import {
  action as ownAction,
  loader as ownLoader,
} from "#app/routes/apply.$programme.$edition.$ref.messages.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import {
  applicantOf,
  concluded,
  granted,
  officerOf,
  submitted,
} from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };
const AT = "/secretariat/prize/2026";
const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const city = applicantOf(context, staged, officerOf(staged));
  return { context, staged, city };
}

function later(context: Context, milliseconds: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + milliseconds) };
}

const asking = (context: Context, viewer: Viewer, path = AT, ref = "A1") =>
  routeArgs(asPerson(context, viewer), getRequest(path), { ...EDITION, ref });

const sending = (context: Context, viewer: Viewer, form: Record<string, string>, ref = "A1") =>
  routeArgs(asPerson(context, viewer), postRequest(AT, form), { ...EDITION, ref });

const pagesOf = (owed: readonly { readonly page: string; readonly count: number }[]) =>
  Object.fromEntries(owed.map(({ page, count }) => [page, count]));

describe("the control room", () => {
  test("says the next date, and counts what waits for whom", async () => {
    const { context, staged, city } = await setUp();
    await submitted(context, staged);
    await city.begin();
    granted(
      await sendAsCity(asPerson(context, officerOf(staged)), {
        editionId: staged.editionId,
        ref: "A1",
        text: "Hello",
      }),
    );
    const view = await controlLoader(asking(context, staged.secretariat));
    expect(view.next).toEqual({ what: "The call closes", at: new Date(NOON.getTime() + 10 * DAY) });
    expect(pagesOf(view.owed.secretariat)).toEqual({
      "/screening?state=submitted": 3,
      "/messages?show=unread": 1,
      "/messages?show=unanswered": 1,
    });
    expect(pagesOf(view.owed.cities)).toEqual({ "/drafts": 3 });
    expect(view.owed.late).toEqual([]);
    const threads = await threadsLoader(
      asking(context, staged.secretariat, `${AT}/messages?show=unread`),
    );
    expect(threads.threads).toHaveLength(1);
    const drafts = await draftsLoader(asking(context, staged.secretariat, `${AT}/drafts`));
    expect(drafts.drafts).toHaveLength(3);
  });

  test("names letters that wait, and the returns that were not corrected in time", async () => {
    const { context, staged } = await setUp();
    const ref = await submitted(context, staged);
    const dueAt = new Date(NOON.getTime() + DAY);
    granted(await concluded(context, staged, ref, "returned", { dueAt }));
    granted(await concluded(context, staged, "A1", "accepted"));
    const view = await controlLoader(asking(later(context, 2 * DAY), staged.secretariat));
    expect(pagesOf(view.owed.secretariat)).toMatchObject({ "/mail/log?state=waiting": 1 });
    expect(pagesOf(view.owed.late)).toEqual({ "/screening?work=overdue": 1 });
    const before = await controlLoader(asking(context, staged.secretariat));
    expect(before.owed.late).toEqual([]);
    expect(pagesOf(before.owed.cities)).toMatchObject({ "/screening?state=returned": 1 });
  });

  test("adds up by category and by country to the same", async () => {
    const { context, staged } = await setUp();
    await submitted(context, staged);
    const { intake } = await controlLoader(asking(context, staged.observer));
    expect(intake.categories).toMatchObject([
      { slug: "open", received: 3, draft: 2, submitted: 3 },
      { slug: "green", received: 0, draft: 0 },
    ]);
    expect(intake.countries).toMatchObject([
      { country: "VN", countryName: "Vietnam", received: 3 },
    ]);
  });

  test("lays the days beside those of the last edition by their deadlines", async () => {
    const { context, staged } = await setUp();
    const [edition] = await store().read.select().from(t.editions);
    if (!edition) throw new Error("no edition");
    const [application] = await store().read.select().from(t.applications);
    if (!application) throw new Error("no application");
    const closes = new Date(NOON.getTime() - 355 * DAY);
    await store().transact(async (tx) => {
      await tx.update(t.submissions).set({ submittedAt: NOON });
      await tx.insert(t.editions).values({
        ...edition,
        id: "last",
        slug: "2025",
        name: "Prize 2025",
        year: 2025,
        callClosesAt: closes,
      });
      const { categories, entrants } = t;
      const [category] = await tx.select().from(categories);
      const [entrant] = await tx.select().from(entrants);
      if (!category || !entrant) throw new Error("no category or entrant");
      await tx.insert(categories).values({ ...category, id: "last-cat", editionId: "last" });
      await tx.insert(entrants).values({ ...entrant, id: "last-ent", editionId: "last" });
      const ages = [12 * DAY, 10 * DAY + 1, 1, -60_000];
      for (const [at, age] of ages.entries()) {
        const id = `last-${at}`;
        await tx.insert(t.applications).values({
          ...application,
          id,
          ref: id,
          editionId: "last",
          categoryId: "last-cat",
          entrantId: "last-ent",
        });
        await tx.insert(t.submissions).values({
          id,
          applicationId: id,
          number: 1,
          title: "Before",
          answers: {},
          attachments: [],
          acceptedClauses: [],
          receipt: id,
          submittedAt: new Date(closes.getTime() - age),
        });
      }
    });
    await submitted(context, staged);
    const { days } = (await controlLoader(asking(context, staged.secretariat))).intake;
    expect(days?.before).toEqual({ name: "Prize 2025", byNow: 2, total: 4 });
    const byDay = new Map(days?.days.map((day) => [day.daysLeft, day]));
    expect(byDay.get(12)).toMatchObject({ before: 1 });
    expect(byDay.get(10)).toMatchObject({ before: 1, now: 3 });
    expect(byDay.get(9)).toMatchObject({ now: null });
    expect(byDay.get(0)).toMatchObject({ before: 2, now: null });
  });

  test("shows an observer how many drafts there are, and not which", async () => {
    const { context, staged } = await setUp();
    const view = await controlLoader(asking(context, staged.observer));
    expect(pagesOf(view.owed.cities)).toEqual({ "/drafts": 2 });
    await expect(draftsLoader(asking(context, staged.observer))).rejects.toMatchObject({
      status: 404,
    });
  });

  test("draws a map of counts, in both looks", async () => {
    const { context, staged } = await setUp();
    for (const look of ["light", "dark"]) {
      const answer = await mapLoader(asking(context, staged.observer, `${AT}/map?look=${look}`));
      expect(answer.headers.get("content-type")).toBe("image/svg+xml");
      expect(await answer.text()).toMatch(/^<svg [^>]+>.*<path fill="#[0-9a-f]{6}" d="M/);
    }
  });
});

describe("drafts likely to miss the deadline", () => {
  test("are as many as their list has, in the last days and before", async () => {
    const { context, staged, city } = await setUp();
    const little = await city.begin();
    for (const [hours, expected] of [
      [0, []],
      [7 * 24, ["A2", "A4", little]],
      [9 * 24 - 1, ["A2", "A4", little]],
      [10 * 24, []],
    ] as const) {
      const at = later(context, hours * 60 * 60 * 1000);
      const view = await controlLoader(asking(at, staged.secretariat));
      const list = await draftsLoader(asking(at, staged.secretariat, `${AT}/drafts?show=at-risk`));
      expect(list.drafts.map(({ ref }) => ref).sort()).toEqual([...expected].sort());
      const counted = pagesOf(view.owed.cities)["/drafts?show=at-risk"] ?? 0;
      expect(counted).toBe(expected.length);
    }
  });

  test("tell no title and no word of an answer", async () => {
    const { context, staged, city } = await setUp();
    const ref = await city.begin();
    granted(await city.write(ref));
    const list = await draftsLoader(asking(context, staged.secretariat, `${AT}/drafts`));
    expect(JSON.stringify(list)).toContain(ref);
    expect(JSON.stringify(list)).not.toContain("Lights that follow");
    expect(JSON.stringify(list)).not.toContain("All about the");
  });
});

describe("talk, by its pages", () => {
  test("goes both ways, is read by being shown, and gives back what is too long", async () => {
    const { context, staged } = await setUp();
    const officer = officerOf(staged);
    const long = "x".repeat(4_001);
    expect(await ownAction(sending(context, officer, { text: long }))).toMatchObject({
      init: { status: 422 },
      data: { errors: [{ field: "text" }], values: { text: [long] } },
    });
    expect(await ownAction(sending(context, officer, { text: " " }))).toMatchObject({
      data: { errors: [{ field: "text", message: "Write your message first" }] },
    });
    expect(await ownAction(sending(context, officer, { text: "May we?" }))).toMatchObject({
      status: 302,
    });
    // An observer looks, and that reads nothing.
    const looked = await threadLoader(asking(context, staged.observer));
    expect(looked).toMatchObject({ unread: 1, notes: null });
    expect(await threadLoader(asking(context, staged.secretariat))).toMatchObject({ unread: 1 });
    const own = await ownLoader(asking(context, officer));
    expect(own.messages).toMatchObject([{ text: "May we?", readAt: NOON }]);
    expect(
      await threadAction(sending(context, staged.secretariat, { intent: "message", text: "Yes." })),
    ).toMatchObject({ status: 302 });
    const answered = await ownLoader(asking(context, officer));
    expect(answered.messages.at(-1)).toMatchObject({ text: "Yes.", author: "", readAt: null });
    expect((await ownLoader(asking(context, officer))).messages.at(-1)?.readAt).toEqual(NOON);
  });

  test("of a note: what is missing is said, and the note comes back", async () => {
    const { context, staged } = await setUp();
    const form = { intent: "note", note: "Ask the lawyers", seenBy: "everybody" };
    expect(await threadAction(sending(context, staged.secretariat, form))).toMatchObject({
      data: { errors: [{ field: "seenBy" }], values: { note: ["Ask the lawyers"] } },
    });
  });

  test("no page of a city, a judge or an observer has a word of a note", async () => {
    const { context, staged } = await setUp();
    granted(
      await writeNote(asPerson(context, staged.secretariat), {
        editionId: staged.editionId,
        ref: "A1",
        text: "MARKER-OF-A-NOTE",
        seenBy: "secretariat",
      }),
    );
    const { askEveryLoader } = await import("#test/support/every-loader.ts");
    const names = {
      ...EDITION,
      refs: ["A1"],
      rounds: ["round-one"],
      categories: ["open"],
    };
    const [judge] = staged.judges.values();
    for (const viewer of [officerOf(staged), judge ?? null, staged.observer, null])
      for (const [path, answer] of await askEveryLoader(context, viewer, names))
        expect(answer.includes("MARKER-OF-A-NOTE"), path).toBe(false);
    const own = await askEveryLoader(context, staged.secretariat, names);
    expect(own.get(`${AT}/messages/A1`)).toContain("MARKER-OF-A-NOTE");
  });
});
