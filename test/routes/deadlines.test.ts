/** The pages and files of a deadline: three clocks, the calendar, more time, attempts. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import * as submitRoute from "#app/routes/apply.$programme.$edition.$ref.submit.tsx";
import * as statusRoute from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import * as ownCalendar from "#app/routes/apply.$programme.$edition.$ref.calendar.tsx";
import * as publicCalendar from "#app/routes/_public.awards.$programme.$edition.calendar.tsx";
import * as moreTime from "#app/routes/secretariat.$programme.$edition.more-time.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, clauseIds, granted, officerOf } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOSES = 10 * DAY;

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  await store().transact((tx) =>
    tx
      .update(t.editions)
      .set({ graceMinutes: 10, ceremonyOn: "2026-10-01" })
      .where(eq(t.editions.id, staged.editionId)),
  );
  const officer = officerOf(staged);
  const city = applicantOf(context, staged, officer);
  const ref = await city.begin();
  granted(await city.write(ref));
  const edition = { programme: staged.programme, edition: staged.edition };
  const ask = (sent: number, viewer: Viewer | null, request: Request) =>
    routeArgs(at(context, sent, viewer), request, { ...edition, ref });
  return { context, staged, officer, ref, ask };
}

function at(context: Context, sent: number, viewer: Viewer | null): Context {
  return asPerson({ ...context, clock: () => new Date(NOON.getTime() + sent) }, viewer);
}

async function answered(act: Promise<unknown>): Promise<number> {
  const answer = await act.catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer.status;
  return (answer as { readonly init?: { readonly status?: number } }).init?.status ?? 200;
}

async function textOf(answer: unknown): Promise<string> {
  // Lines are folded at 75 octets: joined again they read as they were written.
  return (await (answer as Response).text()).replace(/\r\n[ \t]/g, "");
}

describe("the page from which a city submits", () => {
  async function formOf(made: Awaited<ReturnType<typeof setUp>>, opened: string, accepts = true) {
    const clauses = await clauseIds(made.context, made.staged.editionId);
    return postRequest("/submit", {
      version: "1",
      opened,
      ...(accepts ? Object.fromEntries(clauses.map((id) => [`clauses.${id}`, "on"])) : {}),
    });
  }

  test("opened before the deadline is taken in the grace; one whose mark was changed is not", async () => {
    const made = await setUp();
    const { officer, ask } = made;
    const view = await submitRoute.loader(ask(CLOSES - 1, officer, getRequest("/submit")));
    const late = CLOSES + 9 * MINUTE;
    const forged = await formOf(
      made,
      view.opened.replace("T11:", "T10:").replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    );
    expect(await answered(submitRoute.action(ask(late, officer, forged)))).toBe(409);
    const own = await formOf(made, view.opened);
    expect(await answered(submitRoute.action(ask(late, officer, own)))).toBe(302);
  });

  test("opened at the deadline proves nothing, nor does the mark of another application", async () => {
    const made = await setUp();
    const { officer, ask, staged, context } = made;
    const { opened } = await submitRoute.loader(ask(CLOSES, officer, getRequest("/submit")));
    const late = await formOf(made, opened);
    expect(await answered(submitRoute.action(ask(CLOSES + 1, officer, late)))).toBe(409);
    const other = await applicantOf(context, staged, officer).begin();
    const params = { programme: staged.programme, edition: staged.edition, ref: other };
    const elsewhere = routeArgs(at(context, 0, officer), getRequest("/submit"), params);
    const foreign = await formOf(made, (await submitRoute.loader(elsewhere)).opened);
    expect(await answered(submitRoute.action(ask(CLOSES + 1, officer, foreign)))).toBe(409);
  });

  test("keeps an attempt that its own form stopped, and the city's page tells it", async () => {
    const made = await setUp();
    const { officer, ask } = made;
    const incomplete = await formOf(made, "", false);
    expect(await answered(submitRoute.action(ask(0, officer, incomplete)))).toBe(422);
    const { attempts } = await statusRoute.loader(ask(1, officer, getRequest("/")));
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({ at: NOON, isSubmitted: false });
    expect(attempts[0]?.missing).toContain("Accept “In English” to submit");
  });
});

describe("the calendar file", () => {
  test("of an edition has its public dates under names that stay, and no other", async () => {
    const { ask } = await setUp();
    const answer = await publicCalendar.loader(ask(0, null, getRequest("/calendar")));
    expect(answer.headers.get("content-type")).toContain("text/calendar");
    const text = await textOf(answer);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(text).toContain("DTSTART:20260622T120000Z");
    expect(text).toContain("DTSTART;VALUE=DATE:20261001");
    expect(text).toMatch(/UID:.+-closes@laurel\.test/);
    const again = await publicCalendar.loader(ask(DAY, null, getRequest("/calendar")));
    expect(await textOf(again)).toBe(text);
  });

  test("of a city has its own deadline; more time moves it, under the same name and a higher number", async () => {
    const { staged, officer, ask, ref } = await setUp();
    const read = async () => {
      const answer = await ownCalendar.loader(ask(0, officer, getRequest("/calendar")));
      const text = await textOf(answer);
      const [, uid = ""] = /UID:(.+-deadline@.+)/.exec(text) ?? [];
      const [, sequence = ""] = /SEQUENCE:(\d+)/.exec(text) ?? [];
      return { text, uid, sequence: Number(sequence) };
    };
    const before = await read();
    expect(before.text).toContain("DTSTART:20260622T120000Z");
    const given = postRequest("/more-time", {
      form: "one",
      ref,
      "until.date": "2026-06-23",
      "until.time": "21:00",
      reason: "The server was down.",
    });
    expect(await answered(moreTime.action(ask(MINUTE, staged.secretariat, given)))).toBe(302);
    const after = await read();
    expect(after.text).toContain("DTSTART:20260623T120000Z");
    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });
});

describe("the page of more time", () => {
  test("lists whom an outage hit before anything is given, and gives it to exactly these", async () => {
    const { staged, ref, ask } = await setUp();
    const outage = {
      "from.date": "2026-06-12",
      "from.time": "20:59",
      "to.date": "2026-06-12",
      "to.time": "21:01",
      who: "at-work",
    };
    const path = `/more-time?${new URLSearchParams(outage).toString()}`;
    const view = await moreTime.loader(ask(DAY, staged.secretariat, getRequest(path)));
    const refs = (view.outage?.hit ?? []).map((one) => one.ref);
    expect(refs).toContain(ref);
    expect(JSON.stringify(view)).not.toContain("Lights that follow");
    const given = {
      form: "many",
      ...outage,
      "refs[]": refs,
      "until.date": "2026-06-24",
      "until.time": "12:00",
      reason: "The server was down.",
    };
    const short = postRequest(path, { ...given, "refs[]": refs.slice(1) });
    expect(await answered(moreTime.action(ask(DAY, staged.secretariat, short)))).toBe(409);
    expect(
      await answered(moreTime.action(ask(DAY, staged.secretariat, postRequest(path, given)))),
    ).toBe(302);
    const after = await moreTime.loader(ask(DAY, staged.observer, getRequest("/more-time")));
    expect(after.granted).toMatchObject([{ refs, reason: "The server was down." }]);
  });

  test("asks again for what is half said, at its field", async () => {
    const { staged, ask } = await setUp();
    const path =
      "/more-time?from.date=2026-06-12&from.time=21:00&to.date=2026-06-12&to.time=20:00&who=at-work";
    const view = await moreTime.loader(ask(0, staged.secretariat, getRequest(path)));
    expect(view.outage?.answer?.errors).toEqual([
      { field: "to", message: "It must end after it began." },
    ]);
    const empty = postRequest("/more-time", { form: "one", ref: "" });
    const answer = await moreTime.action(ask(0, staged.secretariat, empty));
    expect(answer).toMatchObject({ init: { status: 422 } });
    expect(JSON.stringify(answer)).toContain("until");
  });
});
