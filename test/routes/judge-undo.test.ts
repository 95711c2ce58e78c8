/** Undoing one's last save: what the browser holds for it, and when it no longer works. */
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  action as scoreAction,
  loader as scoreLoader,
} from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import { tables as t } from "#db/schema/index.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTES = 60_000;
const FULL = { "scores.impact": "7", "scores.reach": "8" };

async function setUp() {
  let now = NOON;
  const context = { ...testContext(store()), clock: () => now };
  const staged = await stageSmall(context, "scoring");
  const browser = (name: string, jar: { cookie: string } = { cookie: "" }) => {
    const viewer = staged.judges.get(name) ?? null;
    const args = (ref: string, request: Request) => {
      if (jar.cookie !== "") request.headers.set("cookie", jar.cookie);
      const params = { programme: "prize", edition: "2026", round: "round-one", ref };
      return routeArgs(asPerson(context, viewer), request, params);
    };
    return {
      jar,
      async send(ref: string, intent: string, sent: Readonly<Record<string, string>> = {}) {
        const answer = await scoreAction(args(ref, postRequest("/", { intent, ...sent })));
        if (!(answer instanceof Response))
          return { status: (answer as { init?: { status?: number } }).init?.status, to: "" };
        const kept = answer.headers.get("set-cookie");
        if (kept !== null) jar.cookie = kept.split(";")[0] ?? "";
        return { status: answer.status, to: answer.headers.get("location") ?? "" };
      },
      page: (ref: string) => scoreLoader(args(ref, getRequest("/"))),
    };
  };
  const pass = (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
  };
  return { browser, pass, ada: browser("ada") };
}

async function cards() {
  const rows = await store().read.select().from(t.scorecards);
  const scores = await store().read.select().from(t.scores);
  const remarks = await store().read.select().from(t.remarks);
  return rows.map(({ state, version, remark, submittedAt }) => ({
    ...{ state, version, remark, isSubmitted: submittedAt !== null },
    points: scores.map(({ points }) => points).sort(),
    remarks: remarks.map(({ text }) => text),
  }));
}

describe("undoing the last save", () => {
  test("takes a submission back to the draft that it was, and the record says so", async () => {
    const { ada } = await setUp();
    const draft = { version: "0", "scores.impact": "4", "remarks.impact.text": "At first." };
    await ada.send("A1", "draft", draft);
    const submitted = { ...FULL, version: "1", remark: "Well.", "remarks.impact.text": "Then." };
    await ada.send("A1", "submit", submitted);
    expect((await ada.page("A2")).undo).toBe("A1");
    expect(await ada.send("A1", "undo")).toEqual({
      status: 302,
      to: "/judge/prize/2026/score/round-one/A1?done=undone",
    });
    expect(await cards()).toEqual([
      {
        ...{ state: "draft", version: 3, remark: "", isSubmitted: false, points: [4] },
        remarks: ["At first."],
      },
    ]);
    const acts = await store().read.select({ act: t.auditEntries.act }).from(t.auditEntries);
    expect(acts.map(({ act }) => act).sort()).toEqual([
      "scorecard-submitted",
      "scorecard-taken-back",
    ]);
    expect((await ada.page("A2")).undo).toBeNull();
  });

  test("takes a change of a submitted card back, which stays submitted", async () => {
    const { ada } = await setUp();
    await ada.send("A1", "submit", { ...FULL, version: "0" });
    await ada.send("A1", "submit", { ...FULL, "scores.impact": "1", version: "1" });
    await ada.send("A1", "undo");
    expect(await cards()).toMatchObject([
      { state: "submitted", isSubmitted: true, points: [7, 8] },
    ]);
  });

  test("leaves an empty draft where there was no card, and an older page clashes with it", async () => {
    const { ada } = await setUp();
    await ada.send("A1", "submit", { ...FULL, version: "0" });
    await ada.send("A1", "undo");
    expect(await cards()).toMatchObject([{ state: "draft", version: 2, points: [] }]);
    const stale = await ada.send("A1", "submit", { ...FULL, version: "0" });
    expect(stale.status).toBe(409);
  });

  test("is over after five minutes", async () => {
    const { ada, pass } = await setUp();
    await ada.send("A1", "submit", { ...FULL, version: "0" });
    pass(5 * MINUTES - 1);
    expect((await ada.page("A1")).undo).toBe("A1");
    pass(1);
    expect((await ada.page("A1")).undo).toBeNull();
    expect(await ada.send("A1", "undo")).toMatchObject({ status: 409 });
    expect(await cards()).toMatchObject([{ state: "submitted" }]);
  });

  test("undoes nothing where another device saved since, nor twice", async () => {
    const { ada, browser } = await setUp();
    await ada.send("A1", "submit", { ...FULL, version: "0" });
    const before = ada.jar.cookie;
    await browser("ada").send("A1", "submit", { ...FULL, "scores.reach": "9", version: "1" });
    expect(await ada.send("A1", "undo")).toMatchObject({ status: 409 });
    expect(await cards()).toMatchObject([{ points: [7, 9], version: 2 }]);
    expect(ada.jar.cookie).toBe(before);
  });

  test("is for the judge whose save it was, and for the card that it was of", async () => {
    const { ada, browser } = await setUp();
    await ada.send("A1", "submit", { ...FULL, version: "0" });
    const ben = browser("ben", { cookie: ada.jar.cookie });
    expect((await ben.page("A1")).undo).toBeNull();
    expect(await ben.send("A1", "undo")).toMatchObject({ status: 409 });
    expect(await ada.send("A2", "undo")).toMatchObject({ status: 409 });
    expect(
      await browser("ada", { cookie: "laurel-last-save=AAAA" }).send("A1", "undo"),
    ).toMatchObject({ status: 409 });
    expect(await cards()).toMatchObject([{ state: "submitted" }]);
  });

  test("holds no word of the card that a browser could read", async () => {
    const { ada } = await setUp();
    await ada.send("A1", "draft", { version: "0", "remarks.impact.text": "Confidential" });
    await ada.send("A1", "draft", { version: "1", "remarks.impact.text": "Other" });
    const held = decodeURIComponent(ada.jar.cookie);
    expect(held.length).toBeGreaterThan(40);
    const value = held.slice(held.indexOf("=") + 1);
    const plain = Buffer.from(value, "base64url");
    // In quotes, as it would stand in what is kept: two letters alone come up by chance.
    expect([held, plain.toString("latin1"), inflated(plain)].join()).not.toMatch(
      /onfidential|"A1"/,
    );
  });
});

/** What it was before it was packed; empty for what was not packed, or sealed after. */
function inflated(bytes: Buffer): string {
  try {
    return inflateRawSync(bytes).toString();
  } catch {
    return "";
  }
}
