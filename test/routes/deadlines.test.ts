/** The pages and files of a deadline: three clocks, the calendar, more time, attempts. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import * as submitRoute from "#app/routes/apply.$programme.$edition.$ref.submit.tsx";
import * as statusRoute from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import * as ownCalendar from "#app/routes/apply.$programme.$edition.$ref.calendar.tsx";
import * as begin from "#app/routes/apply.$programme.$edition.new.tsx";
import * as eligibility from "#app/routes/_public.awards.$programme.$edition.eligibility.tsx";
import * as publicCalendar from "#app/routes/_public.awards.$programme.$edition.calendar.tsx";
import * as moreTime from "#app/routes/secretariat.$programme.$edition.more-time.tsx";
import { saveEligibility } from "#app/commands/save-eligibility.ts";
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

describe("eligibility first", () => {
  async function asked() {
    const made = await setUp();
    const { context, staged } = made;
    const [clauseId = ""] = await clauseIds(context, staged.editionId);
    const row = { passes: "yes" as const, explanation: "Ask your city to apply.", clauseId };
    granted(
      await saveEligibility(asPerson(context, staged.secretariat), {
        editionId: staged.editionId,
        known: [],
        rows: [
          { ...row, text: "Do you apply for a city?" },
          { ...row, text: "Has it won before?", passes: "no", clauseId: null },
        ],
      }),
    );
    return made;
  }

  test("asks one question after the other, and leads on to begin; no answer is kept", async () => {
    const { ask } = await asked();
    const view = await eligibility.loader(ask(0, null, getRequest("/eligibility")));
    if (!("step" in view) || view.step.kind !== "ask") throw new Error("nothing is asked");
    expect(view.step).toMatchObject({ text: "Do you apply for a city?", number: 1, of: 2 });
    expect(JSON.stringify(view)).not.toContain("passes");
    const entries = await store().read.$count(t.auditEntries);
    const first = postRequest("/eligibility", { question: view.step.id, answer: "yes" });
    const next = await eligibility.action(ask(0, null, first));
    const step = "step" in next ? next.step : null;
    if (step?.kind !== "ask") throw new Error("it ended early");
    expect(step).toMatchObject({ text: "Has it won before?", number: 2 });
    const last = postRequest("/eligibility", { question: step.id, answer: "no" });
    const passed = await eligibility.action(ask(0, null, last));
    expect(passed instanceof Response && passed.headers.get("location")).toBe(
      "/apply/prize/2026/new?eligible=yes",
    );
    expect(await store().read.$count(t.auditEntries)).toBe(entries);
  });

  test("stops at the first answer that decides, with the clause and a kind word", async () => {
    const { ask, staged } = await asked();
    const view = await eligibility.loader(ask(0, null, getRequest("/eligibility")));
    if (!("step" in view) || view.step.kind !== "ask") throw new Error("nothing is asked");
    const sent = postRequest("/eligibility", { question: view.step.id, answer: "no" });
    expect(await eligibility.action(ask(0, null, sent))).toMatchObject({
      step: {
        kind: "stop",
        explanation: "Ask your city to apply.",
        clause: { title: "Who may apply" },
      },
    });
    expect(staged.edition).toBe("2026");
  });

  test("comes before the form in which an application begins, where anything is asked", async () => {
    const { ask, officer } = await asked();
    const before = await begin.loader(ask(0, officer, getRequest("/new")));
    expect(before instanceof Response && before.headers.get("location")).toBe(
      "/awards/prize/2026/eligibility",
    );
    const after = await begin.loader(ask(0, officer, getRequest("/new?eligible=yes")));
    expect(after).not.toBeInstanceOf(Response);
  });

  test("is skipped by an edition that asks nothing", async () => {
    const { ask, officer } = await setUp();
    const answer = await eligibility.loader(ask(0, null, getRequest("/eligibility")));
    expect(answer).toBeInstanceOf(Response);
    const form = await begin.loader(ask(0, officer, getRequest("/new")));
    expect(form).not.toBeInstanceOf(Response);
  });
});
