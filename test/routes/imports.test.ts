/** Judges, cities and past results from sheets, as a browser sends them: looked at first, stored whole or not at all. */
import { describe, expect, test } from "vitest";
import type { Context } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { loader as takeList } from "#app/routes/secretariat.$programme.$edition.export.$file.tsx";
import { action as sendJudges } from "#app/routes/secretariat.$programme.$edition.people.import.tsx";
import { action as sendCities } from "#app/routes/secretariat.$programme.$edition.settings.cities.tsx";
import { action as sendResults } from "#app/routes/secretariat.$programme.archive.tsx";
import { loader as readArchived } from "#app/routes/_public.awards.$programme.$edition._index.tsx";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { tables as t } from "#db/schema/index.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { acts, setUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const ADDRESS = { programme: "prize", edition: "2026" };

interface Answered {
  readonly status: number;
  readonly location: string | null;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly faults: readonly { line: number; column: string; message: string }[];
  readonly ignored: readonly string[];
  readonly sheet: string;
  readonly rows: readonly { readonly cells: readonly string[]; readonly note: string }[];
}

async function send(
  action: (args: RouteArgs) => Promise<unknown>,
  context: Context,
  entries: Readonly<Record<string, string>>,
): Promise<Answered> {
  const found = await action(routeArgs(context, postRequest("/sheet", entries), ADDRESS)).catch(
    (thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    },
  );
  const empty = { errors: [], faults: [], ignored: [], sheet: "", rows: [], location: null };
  if (found instanceof Response)
    return { ...empty, status: found.status, location: found.headers.get("location") };
  const { data, init } = found as { data?: object; init?: { status?: number } };
  const value = (data ?? found) as Partial<Answered> & {
    preview?: Answered;
    values?: Record<string, string[]>;
  };
  return {
    ...empty,
    ...value,
    ...value.preview,
    sheet: value.preview?.sheet ?? value.values?.["sheet"]?.[0] ?? "",
    status: init?.status ?? 200,
  };
}

const SHEET = [
  "Name;E-mail;Country;Panels;Chair;Shoe size",
  "Cy Example;CY@example.org;Viet Nam;all;yes;43",
  '"Dee ""D"" Example";dee@example.org;KR;Green;;38',
].join("\r\n");

async function counts() {
  return {
    judges: await store().read.$count(t.judges),
    seats: await store().read.$count(t.seats),
    invitations: await store().read.$count(t.invitations),
    entrants: await store().read.$count(t.entrants),
    editions: await store().read.$count(t.editions),
    entries: await store().read.$count(t.auditEntries),
  };
}

describe("judges from a sheet", () => {
  test("are shown first, and nothing is stored until that is confirmed", async () => {
    const { context } = await setUp(store());
    const before = await counts();
    const shown = await send(sendJudges, context, { intent: "preview", text: SHEET });
    expect(shown.faults).toEqual([]);
    expect(shown.ignored).toEqual(["Shoe size"]);
    expect(shown.rows.map(({ cells }) => cells[0])).toEqual(["Cy Example", 'Dee "D" Example']);
    expect(await counts()).toEqual(before);

    const done = await send(sendJudges, context, {
      intent: "confirm",
      sheet: shown.sheet,
      isInvited: "on",
    });
    expect(done.location).toContain("done=imported-and-invited");
    const added = (await store().read.select().from(t.judges)).filter(({ email }) =>
      ["cy@example.org", "dee@example.org"].includes(email ?? ""),
    );
    expect(added.map(({ name, country, chair }) => [name, country, chair])).toEqual([
      ["Cy Example", "VN", true],
      ['Dee "D" Example', "KR", false],
    ]);
    const after = await counts();
    expect(after.invitations).toBe(before.invitations + 2);
    expect(await acts(store())).toContain("judges-imported");
  });

  test("with faults are told each by line and column, and none is stored", async () => {
    const { context } = await setUp(store());
    const before = await counts();
    const text = [
      "Name,E-mail,Country,Panels,Chair",
      "Cy Example,cy@example.org,VN,Green,yes",
      ",not an address,Atlantis,Nowhere,perhaps",
      "Ada,ada@example.org,KR,Green,",
      "Cy Again,cy@example.org,KR,Green,",
      "Keeper,secretariat@example.org,KR,Green,",
    ].join("\n");
    for (const intent of ["preview", "confirm"]) {
      const shown = await send(sendJudges, context, { intent, text });
      const places = shown.faults.map(({ line, column }) => `${line} ${column}`);
      expect(places).toEqual([
        "3 Name",
        "3 E-mail",
        "3 Country",
        "3 Chair",
        "3 Panels",
        "4 E-mail",
        "5 E-mail",
        "6 E-mail",
      ]);
      // What could not be read stands there as it was typed.
      expect(shown.rows[1]?.cells).toEqual([
        "",
        "not an address",
        "",
        "Atlantis",
        "Nowhere",
        "perhaps",
      ]);
    }
    expect(await counts()).toEqual(before);
  });

  test("that clash only by the time of the confirmation are not stored, and the sheet stays", async () => {
    const { context } = await setUp(store());
    const shown = await send(sendJudges, context, { intent: "preview", text: SHEET });
    granted(await send(sendJudges, context, { intent: "confirm", sheet: shown.sheet }));
    const before = await counts();
    const again = await send(sendJudges, context, { intent: "confirm", sheet: shown.sheet });
    expect(again.faults.map(({ line }) => line)).toEqual([2, 3]);
    expect(again.sheet).toBe(shown.sheet);
    expect(await counts()).toEqual(before);
  });

  test.for([
    ["nothing at all", {}, "Choose a file, or paste its lines."],
    [
      "an open quotation mark",
      { text: 'Name,E-mail,Panels\n"Cy,cy@example.org,all' },
      "never closed",
    ],
    ["headings alone", { text: "Name,E-mail,Panels" }, "no line below the headings"],
    ["no column of addresses", { text: "Name,Panels\nCy,all" }, "no column called E-mail"],
    ["a sheet that is none of ours", { sheet: "..%" }, "Choose a file"],
  ] as const)("of %s are refused with a sentence", async ([, sent, sentence]) => {
    const { context } = await setUp(store());
    const before = await counts();
    const answer = await send(sendJudges, context, { intent: "confirm", ...sent });
    const said = [...answer.errors, ...answer.faults].map(({ message }) => message).join(" ");
    expect(said).toContain(sentence);
    expect(await counts()).toEqual(before);
  });

  test("come in again from the list that left: each known, none doubled, each word as it was", async () => {
    const { context, staged } = await setUp(store());
    await store().transact((tx) => tx.update(t.judges).set({ title: "=1+1; −2" }));
    const left = await takeList(
      routeArgs(context, getRequest("/list"), { ...ADDRESS, file: "judges.csv" }),
    );
    const text = await left.text();
    const known = await send(sendJudges, context, { intent: "preview", text });
    expect(known.rows).toHaveLength(staged.judges.size);
    expect(known.faults).toHaveLength(staged.judges.size);
    // With other addresses they are other people.
    const fresh = text.replaceAll("@example.org", "@other.example.org");
    const shown = await send(sendJudges, context, { intent: "preview", text: fresh });
    expect(shown.faults).toEqual([]);
    granted(await send(sendJudges, context, { intent: "confirm", sheet: shown.sheet }));
    const judges = await store().read.select().from(t.judges);
    for (const judge of judges) expect(judge.title).toBe("=1+1; −2");
    const of = (domain: string) =>
      judges
        .filter(({ email }) => email?.endsWith(domain))
        .map(({ name, country, chair }) => ({ name, country, chair }))
        .sort((a, b) => a.name.localeCompare(b.name));
    expect(of("@other.example.org")).toEqual(of("@example.org"));
  });

  test("are not for observers", async () => {
    const { context, staged } = await setUp(store());
    const watcher = asPerson(context, staged.observer);
    const answer = await send(sendJudges, watcher, { intent: "confirm", text: SHEET }).catch(
      (thrown: unknown) => thrown,
    );
    expect(answer).toMatchObject({ status: 404 });
  });
});

describe("cities from a sheet", () => {
  const CITIES = "City,Country\nHuế,Viet Nam\nZürich,CH\nSeoul,South Korea";

  test("become known once, however they are written the second time", async () => {
    const { context } = await setUp(store());
    const before = await counts();
    const shown = await send(sendCities, context, { intent: "preview", text: CITIES });
    expect(shown.faults).toEqual([]);
    expect(await counts()).toEqual(before);
    granted(await send(sendCities, context, { intent: "confirm", sheet: shown.sheet }));
    const added = await counts();
    const text = "Name,Country\nHUE,VN\nzürich,Switzerland\nBusan,KR";
    const again = await send(sendCities, context, { intent: "preview", text });
    expect(again.rows.map(({ note }) => note)).toEqual(["Known already", "Known already", "New"]);
    granted(await send(sendCities, context, { intent: "confirm", sheet: again.sheet }));
    expect((await counts()).entrants).toBe(added.entrants + 1);
    expect(await acts(store())).toContain("cities-imported");
  });

  test("come in again from the list of cities that left", async () => {
    const { context } = await setUp(store(), "scoring");
    const left = await takeList(
      routeArgs(context, getRequest("/list"), { ...ADDRESS, file: "cities.csv" }),
    );
    const text = await left.text();
    const shown = await send(sendCities, context, { intent: "preview", text });
    expect(shown.faults).toEqual([]);
    expect(new Set(shown.rows.map(({ note }) => note))).toEqual(new Set(["Known already"]));
    const before = await counts();
    granted(await send(sendCities, context, { intent: "confirm", sheet: shown.sheet }));
    expect((await counts()).entrants).toBe(before.entrants);
  });
});

describe("past results from a sheet", () => {
  const RESULTS = [
    "Category,Prize,Title,City,Country,Citation",
    "Mobility,Gold,Buses that wait,Huế,Viet Nam,For patience",
    "Mobility,Silver,Paths,Seoul,KR,",
    "Mobility,Silver,Trams,Zürich,CH,",
    "Water,Gold,Wells,Busan,KR,",
  ].join("\n");
  const PAST = {
    name: "1st Prize",
    slug: "2017",
    year: "2017",
    place: "Seoul",
    timeZone: "Asia/Seoul",
    ceremonyOn: "2017-06-28",
    applications: "82",
    cities: "",
  };

  test("become a published, certified edition that nobody counts again", async () => {
    const { context } = await setUp(store());
    const before = await counts();
    const shown = await send(sendResults, context, { intent: "preview", text: RESULTS, ...PAST });
    expect(shown.faults).toEqual([]);
    expect(await counts()).toEqual(before);
    granted(await send(sendResults, context, { intent: "confirm", sheet: shown.sheet, ...PAST }));
    const page = await readArchived(
      routeArgs(asPerson(context, null), getRequest("/awards/prize/2017"), {
        programme: "prize",
        edition: "2017",
      }),
    );
    const told = JSON.stringify(page);
    for (const word of ["Buses that wait", "Trams", "Wells", "Zürich"])
      expect(told).toContain(word);
    expect(await verifyRecord(store())).toEqual([]);
    expect(await acts(store())).toContain("edition-archived");
  });

  test.for([
    ["an address that is taken", { slug: "2026" }, "slug"],
    ["a day to come", { ceremonyOn: "2031-06-28" }, "ceremonyOn"],
    ["no name", { name: "" }, "name"],
    ["a zone that is none", { timeZone: "Moon/Crater" }, "timeZone"],
  ] as const)("with %s say so at the field, and keep the sheet", async ([, change, field]) => {
    const { context } = await setUp(store());
    const before = await counts();
    const shown = await send(sendResults, context, { intent: "preview", text: RESULTS, ...PAST });
    const sent = { intent: "confirm", sheet: shown.sheet, ...PAST, ...change };
    const answer = await send(sendResults, context, sent);
    expect(answer.errors.map((one) => one.field)).toEqual([field]);
    expect(answer.sheet).toBe(shown.sheet);
    expect(await counts()).toEqual(before);
  });

  test("come in again from the list of results that left", async () => {
    const { context } = await setUp(store(), "voted");
    const left = await takeList(
      routeArgs(context, getRequest("/list"), { ...ADDRESS, file: "results.csv" }),
    );
    const text = await left.text();
    const shown = await send(sendResults, context, { intent: "preview", text, ...PAST });
    expect(shown.faults).toEqual([]);
    expect(shown.rows.length).toBe(text.trim().split("\r\n").length - 1);
  });
});

function granted(answer: Answered): void {
  expect(answer).toMatchObject({ status: 302, errors: [], faults: [] });
}
