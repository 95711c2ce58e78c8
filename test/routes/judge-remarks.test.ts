import { describe, expect, test } from "vitest";
import {
  action as scoreAction,
  loader as scoreLoader,
} from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage } from "#db/seed/stage-edition.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PARAMS = { programme: "prize", edition: "2026", round: "round-one", ref: "A1" };
const ADDRESS = "/judge/prize/2026/score/round-one/A1";
const CARD = { "scores.impact": "10", "scores.reach": "8", version: "0" };
const REMARKS = {
  remark: "Worth a visit.",
  remarkFor: "applicant",
  "remarks.impact.text": "Halved in a year.",
  "remarks.impact.audience": "applicant",
  "remarks.reach.text": "",
  "remarks.reach.audience": "secretariat",
};

async function setUp(stage: Stage = "scoring") {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  const ada = staged.judges.get("ada");
  if (!ada) throw new Error("no judge ada");
  return { context, ada };
}

async function send(context: Context, judge: Viewer, sent: Readonly<Record<string, string>>) {
  const request = postRequest(ADDRESS, { intent: "submit", ...sent });
  const answer = await scoreAction(routeArgs(asPerson(context, judge), request, PARAMS));
  if (answer instanceof Response) return { status: answer.status, data: null };
  const { init, data } = answer as { init?: { status?: number }; data: unknown };
  return { status: init?.status, data };
}

async function open(context: Context, judge: Viewer) {
  return scoreLoader(routeArgs(asPerson(context, judge), getRequest(ADDRESS), PARAMS));
}

function askAtEnds() {
  return store().transact((tx) => tx.update(t.rounds).set({ needsRemarkAtEnds: true }));
}

describe("remarks on the page of a scorecard", () => {
  test("come back to their judge with whom each is for", async () => {
    const { context, ada } = await setUp();
    expect(await send(context, ada, { ...CARD, ...REMARKS })).toMatchObject({ status: 302 });
    const { card } = await open(context, ada);
    expect(card).toMatchObject({
      remark: "Worth a visit.",
      remarkAudience: "applicant",
      criteria: [
        { slug: "impact", remark: { text: "Halved in a year.", audience: "applicant" } },
        { slug: "reach", remark: null },
      ],
    });
  });

  test("that are asked for and missing are said at their field, and nothing typed is lost", async () => {
    const { context, ada } = await setUp();
    await askAtEnds();
    const sent = { ...CARD, remark: "Read twice.", "remarks.reach.text": "Wide." };
    const { status, data } = await send(context, ada, sent);
    expect(status).toBe(422);
    expect(data).toMatchObject({
      errors: [{ field: "remarks.impact.text", message: "Say in a remark why Impact gets 10." }],
      values: {
        "scores.impact": ["10"],
        remark: ["Read twice."],
        "remarks.reach.text": ["Wide."],
      },
    });
    expect((await open(context, ada)).round.needsRemarkAtEnds).toBe(true);
    expect(await store().read.select().from(t.scorecards)).toEqual([]);
  });

  test("too long are said at their field", async () => {
    const { context, ada } = await setUp();
    const sent = { ...CARD, "remarks.reach.text": "a".repeat(4001) };
    expect(await send(context, ada, sent)).toMatchObject({
      status: 422,
      data: { errors: [{ field: "remarks.reach.text" }] },
    });
  });

  test("for anybody else than the two are not taken", async () => {
    const { context, ada } = await setUp();
    const sent = { ...CARD, "remarks.reach.text": "b", "remarks.reach.audience": "public" };
    expect(await send(context, ada, sent)).toMatchObject({
      status: 422,
      data: { errors: [{ field: "remarks.reach.audience" }] },
    });
  });

  test("a score field that was left empty gives no score, as on a long scale", async () => {
    const { context, ada } = await setUp();
    const sent = { ...CARD, "scores.reach": "" };
    expect(await send(context, ada, sent)).toMatchObject({
      status: 422,
      data: { errors: [{ field: "scores.reach", message: "Give a score for Reach." }] },
    });
    expect(await send(context, ada, { ...sent, intent: "draft" })).toMatchObject({ status: 302 });
  });
});
