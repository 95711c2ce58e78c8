import { describe, expect, test } from "vitest";
import { findSettings } from "#app/queries/edition-settings.ts";
import * as programmePage from "#app/routes/secretariat.$programme._index.tsx";
import * as categoryPage from "#app/routes/secretariat.$programme.$edition.settings.categories.$category.tsx";
import * as categoriesPage from "#app/routes/secretariat.$programme.$edition.settings.categories._index.tsx";
import * as clausesPage from "#app/routes/secretariat.$programme.$edition.settings.clauses.tsx";
import * as editionPage from "#app/routes/secretariat.$programme.$edition.settings.edition.tsx";
import * as roundsPage from "#app/routes/secretariat.$programme.$edition.settings.rounds.tsx";
import * as settingsPage from "#app/routes/secretariat.$programme.$edition.settings._index.tsx";
import * as prizesPage from "#app/routes/secretariat.$programme.$edition.settings.prizes.tsx";
import * as judgePage from "#app/routes/secretariat.$programme.$edition.people.$judge.tsx";
import * as newJudgePage from "#app/routes/secretariat.$programme.$edition.people.new.tsx";
import * as peoplePage from "#app/routes/secretariat.$programme.$edition.people._index.tsx";
import * as newEditionPage from "#app/routes/secretariat.$programme.new-edition.tsx";
import * as indexPage from "#app/routes/secretariat._index.tsx";
import * as newPage from "#app/routes/secretariat.new.tsx";
import type { Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { tables as t } from "#db/schema/index.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const HERE = "/secretariat/prize/2026";
const PARAMS = { programme: "prize", edition: "2026", category: "open", judge: "ada" };

type Entries = Readonly<Record<string, string | readonly string[]>>;

function getArgs({ context }: SetUp, viewer: Viewer | null = context.viewer): RouteArgs {
  return routeArgs(asPerson(context, viewer), getRequest(HERE), PARAMS);
}

function postArgs(
  { context }: SetUp,
  entries: Entries,
  viewer: Viewer | null = context.viewer,
): RouteArgs {
  return routeArgs(asPerson(context, viewer), postRequest(HERE, entries), PARAMS);
}

/** What a loader or an action gives, be it returned or thrown. */
async function answerOf(
  act: () => unknown,
): Promise<{ status: number; to: string; data: unknown }> {
  let answer: unknown;
  try {
    answer = await act();
  } catch (thrown) {
    answer = thrown;
  }
  if (answer instanceof Response)
    return { status: answer.status, to: answer.headers.get("location") ?? "", data: null };
  const { data, init } = answer as { data?: unknown; init?: { status?: number } | null };
  return { status: init?.status ?? 200, to: "", data: init ? data : answer };
}

function errorsOf(data: unknown): string[] {
  return (data as { errors: { field: string }[] }).errors.map(({ field }) => field);
}

const EDITION_PAGES = {
  settings: settingsPage,
  edition: editionPage,
  categories: categoriesPage,
  category: categoryPage,
  clauses: clausesPage,
  rounds: roundsPage,
  prizes: prizesPage,
  people: peoplePage,
};

const SECRETARIAT_PAGES = {
  judge: judgePage,
  "new judge": newJudgePage,
  "new edition": newEditionPage,
};

const ACTIONS = {
  ...SECRETARIAT_PAGES,
  settings: settingsPage,
  edition: editionPage,
  categories: categoriesPage,
  category: categoryPage,
  clauses: clausesPage,
  rounds: roundsPage,
  prizes: prizesPage,
  programme: programmePage,
};

describe("the pages of an edition's settings and people", () => {
  test.for(Object.entries(EDITION_PAGES))(
    "%s opens for the staff with a second factor, and exists for nobody else",
    async ([, page]) => {
      const made = await setUp(store(), "scoring");
      const { secretariat, observer, judges, officers } = made.staged;
      const load = (viewer: Viewer | null) => answerOf(() => page.loader(getArgs(made, viewer)));
      expect((await load(secretariat)).status).toBe(200);
      expect((await load(observer)).status).toBe(200);
      for (const other of [judges.get("ada") ?? null, officers.get("hue") ?? null])
        expect((await load(other)).status).toBe(404);
      expect((await load(null)).to).toContain("/sign-in");
      expect((await load({ ...secretariat, hasSecondFactor: false })).to).toContain(
        "/second-factor",
      );
    },
  );

  test.for(Object.entries(SECRETARIAT_PAGES))("%s is the secretariat's alone", async ([, page]) => {
    const made = await setUp(store());
    const load = (viewer: Viewer) => answerOf(() => page.loader(getArgs(made, viewer)));
    expect((await load(made.staged.secretariat)).status).toBe(200);
    expect((await load(made.staged.observer)).status).toBe(404);
  });

  test.for(Object.entries(ACTIONS))(
    "what is sent to %s by an observer or a judge changes nothing",
    async ([, page]) => {
      const made = await setUp(store());
      const { observer, judges } = made.staged;
      for (const viewer of [observer, judges.get("ada") ?? null]) {
        const args = postArgs(made, { intent: "add", name: "New", title: "New" }, viewer);
        expect((await answerOf(() => page.action(args))).status).toBe(404);
      }
      expect(await store().read.select().from(t.auditEntries)).toEqual([]);
    },
  );
});

describe("the first page of the secretariat", () => {
  test("lists the awards that one keeps, and offers a new one to an operator", async () => {
    const made = await setUp(store());
    const { secretariat } = made.staged;
    expect(await indexPage.loader(getArgs(made))).toMatchObject({
      mayCreate: false,
      programmes: [{ slug: "prize", editions: [{ slug: "2026", state: "setup" }] }],
    });
    expect(
      await indexPage.loader(getArgs(made, { ...secretariat, isOperator: true })),
    ).toMatchObject({ mayCreate: true });
  });

  test("is empty for a judge", async () => {
    const made = await setUp(store());
    const judge = made.staged.judges.get("ada") ?? null;
    expect(await indexPage.loader(getArgs(made, judge))).toMatchObject({ programmes: [] });
  });

  test("lets operators alone found a programme", async () => {
    const made = await setUp(store());
    const { secretariat } = made.staged;
    const sent = { name: "City Prize", slug: "city-prize" };
    expect((await answerOf(() => newPage.action(postArgs(made, sent)))).status).toBe(404);
    const args = postArgs(made, sent, { ...secretariat, isOperator: true });
    expect((await answerOf(() => newPage.action(args))).to).toBe(
      "/secretariat/city-prize?done=created",
    );
  });
});

describe("what is typed into the settings", () => {
  test("a new edition reads its dates in the zone that was chosen with them", async () => {
    const made = await setUp(store());
    const args = postArgs(made, {
      from: "wego",
      name: "2nd Prize",
      slug: "2027",
      year: "2027",
      timeZone: "Asia/Ho_Chi_Minh",
      "callOpens.date": "2027-01-01",
      "callOpens.time": "09:00",
      "callCloses.date": "",
      "callCloses.time": "",
    });
    expect((await answerOf(() => newEditionPage.action(args))).to).toBe(
      "/secretariat/prize/2027/settings?done=created",
    );
    const edition = (await store().read.select().from(t.editions)).find(
      ({ slug }) => slug === "2027",
    );
    expect(edition?.callOpensAt?.toISOString()).toBe("2027-01-01T02:00:00.000Z");
    expect(edition?.callClosesAt).toBeNull();
  });

  test("faults come back with their fields and with the words typed", async () => {
    const made = await setUp(store());
    const args = postArgs(made, { intent: "save", name: "", year: "soon", place: "Huế" });
    const { status, data } = await answerOf(() => editionPage.action(args));
    expect(status).toBe(422);
    expect(errorsOf(data)).toEqual(["name", "year"]);
    expect(data).toMatchObject({ values: { place: ["Huế"] } });
  });

  test("a time that the page showed as fixed and did not send stays", async () => {
    const made = await setUp(store(), "call");
    const [before] = await store().read.select().from(t.editions);
    const args = postArgs(made, { intent: "save", name: "Renamed", year: "2026" });
    expect((await answerOf(() => editionPage.action(args))).to).toContain("done=saved");
    const [after] = await store().read.select().from(t.editions);
    expect(after).toMatchObject({
      name: "Renamed",
      callOpensAt: before?.callOpensAt,
      callClosesAt: before?.callClosesAt,
      timeZone: before?.timeZone,
    });
  });

  test("a button beside a criterion moves it and saves what else was typed", async () => {
    const made = await setUp(store());
    const { categories } = await findSettings(made.context, made.staged.editionId, "secretariat");
    const criteria = categories.find(({ slug }) => slug === "open")?.criteria ?? [];
    const rows = Object.fromEntries(
      criteria.flatMap(({ id, name }, index) => [
        [`criteria.${index}.id`, id],
        [`criteria.${index}.name`, `${name}!`],
        [`criteria.${index}.weight`, "3"],
      ]),
    );
    const args = postArgs(made, {
      intent: "down-0",
      name: "Open",
      "known[]": criteria.map(({ id }) => id),
      ...rows,
    });
    expect((await answerOf(() => categoryPage.action(args))).to).toContain("done=moved");
    const after = await findSettings(made.context, made.staged.editionId, "secretariat");
    expect(after.categories[0]?.criteria.map(({ name, weight }) => [name, weight])).toEqual([
      ["Reach!", 3],
      ["Impact!", 3],
    ]);
  });

  test("what use has fixed is refused in words, though the form was sent", async () => {
    const made = await setUp(store(), "call");
    const args = postArgs(made, {
      intent: "save",
      "clauses.0.title": "Late",
      "clauses.0.text": "A new rule",
    });
    const { status, data } = await answerOf(() => clausesPage.action(args));
    expect(status).toBe(409);
    expect(data).toMatchObject({ errors: [{ message: expect.stringContaining("submitted") }] });
  });

  test("the call does not open while something is missing, and the page lists it", async () => {
    const made = await setUp(store());
    await store().transact((tx) => tx.delete(t.prizes));
    const { status, data } = await answerOf(() =>
      settingsPage.action(postArgs(made, { intent: "open-call" })),
    );
    expect(status).toBe(409);
    expect(data).toMatchObject({ errors: [{ message: "There is no prize to win." }] });
    expect(await settingsPage.loader(getArgs(made))).toMatchObject({
      missing: [{ page: "prizes" }],
    });
  });

  test("an observer sees every part as fixed", async () => {
    const made = await setUp(store());
    const { observer } = made.staged;
    const { parts, mayAct } = await settingsPage.loader(getArgs(made, observer));
    expect(mayAct).toBe(false);
    expect(parts.every(({ lock }) => lock?.startsWith("Observers"))).toBe(true);
  });
});

describe("what is typed about people", () => {
  test("a judge needs a name, an address and a panel", async () => {
    const made = await setUp(store());
    const { status, data } = await answerOf(() =>
      newJudgePage.action(postArgs(made, { intent: "add", name: "", email: "nowhere" })),
    );
    expect(status).toBe(422);
    expect(errorsOf(data).sort()).toEqual(["email", "name", "panels"]);
  });

  test("an address that is taken is told at its field, with the words typed", async () => {
    const made = await setUp(store());
    const sent = { intent: "add", name: "Ada Two", email: "ada@example.org", "panels[]": "open" };
    const { status, data } = await answerOf(() => newJudgePage.action(postArgs(made, sent)));
    expect(status).toBe(409);
    expect(errorsOf(data)).toEqual(["email"]);
    expect(data).toMatchObject({ values: { name: ["Ada Two"], panels: ["open"] } });
  });

  test("the last of the secretariat does not leave by a click", async () => {
    const made = await setUp(store());
    const { staff } = await programmePage.loader(getArgs(made));
    const own = staff.find(({ isViewer }) => isViewer);
    const { status, data } = await answerOf(() =>
      programmePage.action(postArgs(made, { intent: "revoke", member: own?.id ?? "" })),
    );
    expect(status).toBe(409);
    expect(data).toMatchObject({
      errors: [{ message: expect.stringContaining("last of the secretariat") }],
    });
  });
});
