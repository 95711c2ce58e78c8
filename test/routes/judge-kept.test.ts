/** Where the scripts send a scorecard: what a judge typed, or what a device had kept for them. */
import { describe, expect, test } from "vitest";
import {
  action as keptAction,
  loader as keptLoader,
} from "#app/routes/judge.$programme.$edition.score.$round.$ref_.kept.tsx";
import { tables as t } from "#db/schema/index.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PATH = "/judge/prize/2026/score/round-one/A1/kept";
const FULL = { "scores.impact": "7", "scores.reach": "8" };
type Sent = Readonly<Record<string, string>>;

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "scoring");
  const at = (viewer: ReturnType<typeof viewerOf> | null, request: Request, ref = "A1") => {
    const params = { programme: "prize", edition: "2026", round: "round-one", ref };
    return routeArgs(asPerson(context, viewer), request, params);
  };
  const ada = staged.judges.get("ada") ?? null;
  const send = async (sent: Sent, viewer = ada, ref = "A1") => {
    const answer = await keptAction(at(viewer, postRequest(PATH, sent), ref));
    return { status: answer.status, told: (await answer.json()) as Record<string, unknown> };
  };
  return { at, ada, send };
}

async function cards() {
  const rows = await store().read.select().from(t.scorecards);
  return rows.map(({ state, version, remark }) => ({ state, version, remark }));
}

/** Status of the answer that is thrown. */
async function thrown(work: Promise<unknown>): Promise<number> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Response) return error.status;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("a scorecard that a script sends", () => {
  test("is stored as a draft, and the answer says of which version and when", async () => {
    const { send } = await setUp();
    expect(await send({ intent: "draft", version: "0", remark: "In a tunnel." })).toEqual({
      status: 200,
      told: { version: 1, savedAt: NOON.toISOString() },
    });
    expect(await cards()).toEqual([{ state: "draft", version: 1, remark: "In a tunnel." }]);
  });

  test("is submitted where it was to be", async () => {
    const { send } = await setUp();
    expect((await send({ intent: "submit", version: "0", ...FULL })).status).toBe(200);
    expect(await cards()).toMatchObject([{ state: "submitted", version: 1 }]);
  });

  test("that is not whole is not submitted, and says what is missing", async () => {
    const { send } = await setUp();
    const { status, told } = await send({ intent: "submit", version: "0", "scores.impact": "7" });
    expect(status).toBe(422);
    expect(told).toMatchObject({ errors: [{ field: "scores.reach" }] });
    expect(await cards()).toEqual([]);
  });

  test("written over an older version than the stored one is not stored: it is told what is", async () => {
    const { send } = await setUp();
    await send({ intent: "draft", version: "0", remark: "Of the desk." });
    const { status, told } = await send({ intent: "draft", version: "0", remark: "Of the phone." });
    expect(status).toBe(409);
    expect(told).toMatchObject({ clash: { version: 1, savedAt: NOON.toISOString() } });
    expect(JSON.stringify(told)).toContain("Of the desk.");
    expect(await cards()).toEqual([{ state: "draft", version: 1, remark: "Of the desk." }]);
  });

  test("with a score that the scale does not have is refused by the name of its field", async () => {
    const { send } = await setUp();
    const { status, told } = await send({ intent: "draft", version: "0", "scores.impact": "11" });
    expect(status).toBe(422);
    expect(told).toMatchObject({ errors: [{ field: "scores.impact" }] });
    expect(await cards()).toEqual([]);
  });

  test("of an application that is not theirs is nowhere, and of nobody signed in neither", async () => {
    const { at, send } = await setUp();
    const draft = { intent: "draft", version: "0" };
    const elsewhere = send(draft, undefined, "Z9");
    expect(await thrown(elsewhere)).toBe(404);
    expect(await thrown(send(draft, viewerOf("stranger")))).toBe(404);
    const signedOut = keptAction(at(null, postRequest(PATH, draft)));
    expect(await thrown(signedOut)).toBe(302);
    expect(await cards()).toEqual([]);
  });
});

test("whoever comes to its address is sent to the scorecard", async () => {
  const { at, ada } = await setUp();
  const answer = await keptLoader(at(ada, getRequest(PATH)));
  expect([answer.status, answer.headers.get("location")]).toEqual([
    302,
    "/judge/prize/2026/score/round-one/A1",
  ]);
  expect(await thrown(keptLoader(at(ada, getRequest(PATH), "Z9")))).toBe(404);
});
