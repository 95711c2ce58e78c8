import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inPrivateOrder } from "#app/queries/private-order.ts";
import { loader as editionsLoader } from "#app/routes/judge._index.tsx";
import { loader as deskLoader } from "#app/routes/judge.$programme.$edition._index.tsx";
import { loader as ballotLoader } from "#app/routes/judge.$programme.$edition.ballot.$round.$category._index.tsx";
import {
  action as confirmAction,
  loader as confirmLoader,
} from "#app/routes/judge.$programme.$edition.ballot.$round.$category.confirm.tsx";
import { loader as readLoader } from "#app/routes/judge.$programme.$edition.read.$ref.tsx";
import {
  action as scoreAction,
  loader as scoreLoader,
} from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import {
  action as asideAction,
  loader as asideLoader,
} from "#app/routes/judge.$programme.$edition.step-aside.$ref.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Stage, StagedEdition } from "#db/seed/stage-edition.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };
const CARD = { "scores.impact": "7", "scores.reach": "8", remark: "Clear.", version: "0" };

type Sent = Readonly<Record<string, string | readonly string[]>>;

async function setUp(stage: Stage) {
  const context = testContext(store());
  const staged = await stageSmall(context, stage);
  return { context, staged };
}

function viewerIn(staged: StagedEdition, judge: string): Viewer {
  const viewer = staged.judges.get(judge);
  if (!viewer) throw new Error(`no judge ${judge}`);
  return viewer;
}

function asking(context: Context, viewer: Viewer | null, params: Record<string, string> = {}) {
  return routeArgs(asPerson(context, viewer), getRequest("/judge/prize/2026"), {
    ...EDITION,
    ...params,
  });
}

function sending(context: Context, viewer: Viewer, params: Record<string, string>, sent: Sent) {
  return routeArgs(asPerson(context, viewer), postRequest("/judge/prize/2026", sent), {
    ...EDITION,
    ...params,
  });
}

/** What a loader or an action answers or throws, as a status with where it leads. */
async function outcomeOf(answer: unknown): Promise<{ status: number; to?: string; data?: any }> {
  const value = await Promise.resolve(answer).catch((thrown: unknown) => thrown);
  if (value instanceof Response) {
    const to = value.headers.get("location");
    return { status: value.status, ...(to === null ? {} : { to }) };
  }
  if (value instanceof Error) throw value;
  const { init, data } = value as { init?: { status?: number }; data?: unknown };
  return init ? { status: init.status ?? 200, data } : { status: 200, data: value };
}

type Loader = (args: RouteArgs) => unknown;

describe("whom a judge's pages let in", () => {
  const PAGES: readonly (readonly [string, Loader, Record<string, string>])[] = [
    ["my judging", deskLoader, {}],
    ["a scorecard", scoreLoader, { round: "round-one", ref: "A1" }],
    ["an application", readLoader, { ref: "A1" }],
    ["stepping aside", asideLoader, { ref: "A1" }],
    ["a ballot", ballotLoader, { round: "round-two", category: "open" }],
    ["its review", confirmLoader, { round: "round-two", category: "open" }],
  ];

  test.for(PAGES)("%s is for judges of the panel, and is nothing to others", async (page) => {
    const [name, loader, params] = page;
    const { context, staged } = await setUp("voting");
    const ada = viewerIn(staged, "ada");
    expect(await outcomeOf(loader(asking(context, ada, params)))).toMatchObject({ status: 200 });
    const nobody = await outcomeOf(loader(asking(context, null, params)));
    expect(nobody).toMatchObject({ status: 302, to: expect.stringMatching(/^\/sign-in\?next=/) });
    const strangers = [staged.secretariat, staged.observer, ...staged.officers.values()];
    if (name !== "my judging") strangers.push(viewerIn(staged, "cho"));
    for (const stranger of strangers)
      expect(await outcomeOf(loader(asking(context, stranger, params)))).toEqual({ status: 404 });
  });

  test("nothing of an application is there before scoring begins", async () => {
    const { context, staged } = await setUp("screening");
    const ada = viewerIn(staged, "ada");
    for (const [, loader, params] of PAGES.slice(1))
      expect(await outcomeOf(loader(asking(context, ada, params)))).toEqual({ status: 404 });
    const desk = await outcomeOf(deskLoader(asking(context, ada)));
    expect(desk.data).toMatchObject({ phase: "before", rounds: [] });
  });

  test("a person who judges nothing has an empty list of editions", async () => {
    const { context, staged } = await setUp("voting");
    const none = await outcomeOf(editionsLoader(asking(context, staged.observer)));
    expect(none.data.editions).toEqual([]);
    const one = await outcomeOf(editionsLoader(asking(context, viewerIn(staged, "ada"))));
    expect(one.data.editions).toMatchObject([{ slug: "2026", programme: "prize" }]);
  });
});

describe("scoring", () => {
  const at = (ref: string) => ({ round: "round-one", ref });

  test("submitting opens the next one without a scorecard, and ends at my judging", async () => {
    const { context, staged } = await setUp("scoring");
    const ada = viewerIn(staged, "ada");
    const queue = (await outcomeOf(deskLoader(asking(context, ada)))).data.rounds[0];
    let ref: string = queue.next.ref;
    const opened: string[] = [];
    for (;;) {
      opened.push(ref);
      const args = sending(context, ada, at(ref), { ...CARD, intent: "submit" });
      const { status, to } = await outcomeOf(scoreAction(args));
      expect(status).toBe(302);
      const next = /\/score\/round-one\/(\w+)\?done=submitted$/.exec(to ?? "")?.[1];
      if (next === undefined) {
        expect(to).toBe("/judge/prize/2026?done=all-scored");
        break;
      }
      ref = next;
    }
    expect([...opened].sort()).toEqual(["A1", "A2", "A3", "A4"]);
    const desk = await outcomeOf(deskLoader(asking(context, ada)));
    expect(desk.data.rounds[0]).toMatchObject({ done: 4, of: 4, next: null });
  });

  test("a draft is kept and stays on its page", async () => {
    const { context, staged } = await setUp("scoring");
    const ada = viewerIn(staged, "ada");
    const args = sending(context, ada, at("A1"), {
      "scores.impact": "7",
      version: "0",
      remark: "",
      intent: "draft",
    });
    expect(await outcomeOf(scoreAction(args))).toEqual({
      status: 302,
      to: "/judge/prize/2026/score/round-one/A1?done=saved",
    });
    const page = await outcomeOf(scoreLoader(asking(context, ada, at("A1"))));
    expect(page.data.card).toMatchObject({ state: "draft", version: 1, savedAt: NOON });
    expect(page.data.card.criteria.map((one: { points: number | null }) => one.points)).toEqual([
      7,
      null,
    ]);
  });

  test("a missing score is said at its criterion, and nothing typed is lost", async () => {
    const { context, staged } = await setUp("scoring");
    const args = sending(context, viewerIn(staged, "ada"), at("A1"), {
      "scores.impact": "7",
      version: "0",
      remark: "Half read",
      intent: "submit",
    });
    const { status, data } = await outcomeOf(scoreAction(args));
    expect(status).toBe(422);
    expect(data.errors).toEqual([{ field: "scores.reach", message: "Give a score for Reach." }]);
    expect(data.values).toMatchObject({ "scores.impact": ["7"], remark: ["Half read"] });
  });

  test.for(["7.5", "-1", "seven", "1e1"])("%s is no score", async (points) => {
    const { context, staged } = await setUp("scoring");
    const args = sending(context, viewerIn(staged, "ada"), at("A1"), {
      ...CARD,
      "scores.impact": points,
      intent: "submit",
    });
    expect(await outcomeOf(scoreAction(args))).toMatchObject({
      status: 422,
      data: { errors: [{ field: "scores.impact" }] },
    });
    expect(await store().read.select().from(t.scorecards)).toEqual([]);
  });

  test("an older page is told what is stored, and keeps its own", async () => {
    const { context, staged } = await setUp("scoring");
    const ada = viewerIn(staged, "ada");
    const send = (impact: string) =>
      outcomeOf(
        scoreAction(
          sending(context, ada, at("A1"), { ...CARD, "scores.impact": impact, intent: "submit" }),
        ),
      );
    await send("7");
    const late = await send("3");
    expect(late.status).toBe(409);
    expect(late.data.errors[0].message).toContain("Impact: 7 stored, 3 yours");
    expect(late.data.values["scores.impact"]).toEqual(["3"]);
  });

  test("a judge who stepped aside is shown the title and nothing more", async () => {
    const { context, staged } = await setUp("scoring");
    const ben = viewerIn(staged, "ben");
    const page = await outcomeOf(scoreLoader(asking(context, ben, at("A3"))));
    expect(page.data).toMatchObject({ title: "Project A3", application: null, card: null });
    const text = await outcomeOf(readLoader(asking(context, ben, { ref: "A3" })));
    expect(text.data).toMatchObject({ title: "Project A3", application: null, isAside: true });
    const desk = await outcomeOf(deskLoader(asking(context, ben)));
    expect(desk.data.rounds[0]).toMatchObject({ of: 3 });
    const listed = desk.data.rounds[0].categories[0].items.find(
      (item: { ref: string }) => item.ref === "A3",
    );
    expect(listed).toMatchObject({ ref: "A3", title: "Project A3", place: "", mark: "aside" });
  });

  test("after the close a judge's own scores are put away, and no save is taken", async () => {
    const { context, staged } = await setUp("scored");
    const ada = viewerIn(staged, "ada");
    const page = await outcomeOf(scoreLoader(asking(context, ada, at("A1"))));
    expect(page.data).toMatchObject({ isRunning: false, card: null });
    const args = sending(context, ada, at("A1"), { ...CARD, intent: "submit" });
    expect(await outcomeOf(scoreAction(args))).toMatchObject({ status: 409 });
  });

  test("at the closing time the page puts the scores away by the server's clock", async () => {
    const { context, staged } = await setUp("scoring");
    const ada = viewerIn(staged, "ada");
    await outcomeOf(scoreAction(sending(context, ada, at("A1"), { ...CARD, intent: "submit" })));
    const [round] = await store()
      .read.select()
      .from(t.rounds)
      .where(eq(t.rounds.slug, "round-one"));
    const later = { ...context, clock: () => round?.closesAt ?? NOON };
    const page = await outcomeOf(scoreLoader(asking(later, ada, at("A1"))));
    expect(page.data).toMatchObject({ isRunning: false, card: null });
  });

  test("once the result is certified a judge reads their own scorecards again", async () => {
    const { context, staged } = await setUp("voted");
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    const ada = viewerIn(staged, "ada");
    const page = await outcomeOf(scoreLoader(asking(context, ada, at("A1"))));
    expect(page.data.card).toMatchObject({ state: "submitted" });
    const desk = await outcomeOf(deskLoader(asking(context, ada)));
    expect(desk.data).toMatchObject({ phase: "after", own: [{ slug: "round-one", done: 4 }] });
  });

  test("a form that none of our pages sends is not read", async () => {
    const { context, staged } = await setUp("scoring");
    const args = sending(context, viewerIn(staged, "ada"), at("A1"), CARD);
    expect(await outcomeOf(scoreAction(args))).toMatchObject({ status: 400 });
  });
});

describe("stepping aside", () => {
  test("takes a reason, then leads back to what is left", async () => {
    const { context, staged } = await setUp("scoring");
    const ada = viewerIn(staged, "ada");
    const send = (reason: string) =>
      outcomeOf(
        asideAction(sending(context, ada, { ref: "A1" }, { reason, intent: "step-aside" })),
      );
    expect(await send(" ")).toMatchObject({
      status: 422,
      data: { errors: [{ field: "reason" }] },
    });
    expect(await send("I worked there.")).toEqual({
      status: 302,
      to: "/judge/prize/2026?done=aside",
    });
    const desk = await outcomeOf(deskLoader(asking(context, ada)));
    expect(desk.data.rounds[0]).toMatchObject({ of: 3 });
  });

  test("is not for a judge of another panel", async () => {
    const { context, staged } = await setUp("scoring");
    const cho = viewerIn(staged, "cho");
    const args = sending(context, cho, { ref: "A1" }, { reason: "Mine", intent: "step-aside" });
    expect(await outcomeOf(asideAction(args))).toEqual({ status: 404 });
  });
});

describe("voting", () => {
  const at = { round: "round-two", category: "open" };

  test("a review stores nothing; casting stores, and the receipt is on the ballot's page", async () => {
    const { context, staged } = await setUp("voting");
    const ada = viewerIn(staged, "ada");
    const choices = ["A1", "A3"];
    const review = await outcomeOf(
      confirmAction(sending(context, ada, at, { "choices[]": choices, intent: "review" })),
    );
    expect(review.data.review.map((one: { ref: string }) => one.ref).sort()).toEqual(choices);
    expect(await store().read.select().from(t.sealedBallots)).toEqual([]);
    expect(
      await outcomeOf(
        confirmAction(sending(context, ada, at, { "choices[]": choices, intent: "cast" })),
      ),
    ).toEqual({ status: 302, to: "/judge/prize/2026/ballot/round-two/open?done=cast" });
    const page = await outcomeOf(ballotLoader(asking(context, ada, at)));
    expect(page.data.ballot.own.receipt).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(page.data.ballot.own.choices.map((one: { ref: string }) => one.ref).sort()).toEqual(
      choices,
    );
    const desk = await outcomeOf(deskLoader(asking(context, ada)));
    expect(desk.data.rounds[0].categories).toMatchObject([{ slug: "open", state: "cast" }]);
  });

  test("a wrong number of choices comes back with what was ticked", async () => {
    const { context, staged } = await setUp("voting");
    const ada = viewerIn(staged, "ada");
    for (const choices of [[], ["A1"], ["A1", "A2", "A3"]]) {
      const sent = { intent: "review", ...(choices.length > 0 ? { "choices[]": choices } : {}) };
      const answer = await outcomeOf(confirmAction(sending(context, ada, at, sent)));
      expect(answer).toMatchObject({ status: 422, data: { errors: [{ field: "choices" }] } });
      expect(answer.data.values["choices"] ?? []).toEqual(choices);
    }
  });

  test("an abstention is cast by itself and shown as one", async () => {
    const { context, staged } = await setUp("voting");
    const ada = viewerIn(staged, "ada");
    const sent = { "choices[]": ["A1"], intent: "abstain" };
    expect(await outcomeOf(confirmAction(sending(context, ada, at, sent)))).toMatchObject({
      to: expect.stringContaining("done=abstained"),
    });
    const page = await outcomeOf(ballotLoader(asking(context, ada, at)));
    expect(page.data.ballot.own.choices).toEqual([]);
  });

  test("a finalist from whom the judge stepped aside is named, and not to be chosen", async () => {
    const { context, staged } = await setUp("voting");
    const ben = viewerIn(staged, "ben");
    const page = await outcomeOf(ballotLoader(asking(context, ben, at)));
    expect(page.data.ballot.aside).toEqual(["Project A3"]);
    expect(page.data.ballot.finalists.map((one: { ref: string }) => one.ref).sort()).toEqual([
      "A1",
      "A2",
    ]);
  });

  test("once the round is closed the ballot is shown to nobody, and none is taken", async () => {
    const { context, staged } = await setUp("voting");
    const ada = viewerIn(staged, "ada");
    const sent = { "choices[]": ["A1", "A3"], intent: "cast" };
    await outcomeOf(confirmAction(sending(context, ada, at, sent)));
    await store().transact((tx) =>
      tx.update(t.rounds).set({ state: "closed" }).where(eq(t.rounds.slug, "round-two")),
    );
    expect(await outcomeOf(ballotLoader(asking(context, ada, at)))).toEqual({
      status: 302,
      to: "/judge/prize/2026?done=over",
    });
    expect(await outcomeOf(confirmAction(sending(context, ada, at, sent)))).toEqual({
      status: 302,
      to: "/judge/prize/2026?done=not-cast",
    });
  });

  test("no page of the vote tells a judge's own scores", async () => {
    const { context, staged } = await setUp("voting");
    const page = await outcomeOf(
      scoreLoader(asking(context, viewerIn(staged, "ada"), { round: "round-one", ref: "A1" })),
    );
    expect(page.data.card).toBeNull();
  });
});

describe("the order of what a judge is shown", () => {
  test("is the same each time, and another for each judge", () => {
    const context = testContext(store());
    const items = Array.from({ length: 20 }, (_, index) => ({ id: `application-${index}` }));
    const ada = inPrivateOrder(context, "ada", items);
    expect(inPrivateOrder(context, "ada", [...items].reverse())).toEqual(ada);
    expect(inPrivateOrder(context, "ben", items)).not.toEqual(ada);
    expect(ada).not.toEqual(items);
    expect(new Set(ada)).toEqual(new Set(items));
  });
});
