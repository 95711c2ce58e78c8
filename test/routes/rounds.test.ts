import { describe, expect, test } from "vitest";
import * as audit from "#app/routes/secretariat.$programme.$edition.audit.tsx";
import * as control from "#app/routes/secretariat.$programme.$edition._index.tsx";
import * as judging from "#app/routes/secretariat.$programme.$edition.judging._index.tsx";
import * as roundPage from "#app/routes/secretariat.$programme.$edition.judging.$round.tsx";
import * as results from "#app/routes/secretariat.$programme.$edition.results._index.tsx";
import * as category from "#app/routes/secretariat.$programme.$edition.results.$category.tsx";
import { closeRound } from "#app/commands/close-round.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { DAY, granted, play, type Played, score } from "#test/support/rounds.ts";
import { levelAtTheCutoff, levelForGold } from "#test/support/tied-bundles.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const AT = "/secretariat/prize/2026";

type Sent = Readonly<Record<string, string | readonly string[]>>;
interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What a browser would get, whether it is answered or thrown. */
async function send(
  { action }: { action: (args: RouteArgs) => Promise<unknown> },
  played: Played,
  path: string,
  sent: Sent,
  params: Readonly<Record<string, string>> = {},
  viewer = played.staged.secretariat,
): Promise<Answer> {
  const args = routeArgs(asPerson(played.context, viewer), postRequest(`${AT}${path}`, sent), {
    programme: "prize",
    edition: "2026",
    ...params,
  });
  const answer = await action(args).catch((thrown: unknown) => thrown);
  if (answer instanceof Response)
    return { status: answer.status, location: answer.headers.get("location"), errors: [] };
  const { data, init } = answer as { data: Pick<Answer, "errors">; init: { status: number } };
  return { status: init.status, location: null, errors: data.errors };
}

async function see<Value>(
  { loader }: { loader: (args: RouteArgs) => Promise<Value> },
  played: Played,
  path = "",
  params: Readonly<Record<string, string>> = {},
): Promise<Value> {
  return loader(
    routeArgs(played.context, getRequest(`${AT}${path}`), {
      programme: "prize",
      edition: "2026",
      ...params,
    }),
  );
}

const ROUND_ONE = { round: "round-one" };
const DECIDED = { decider: "the chair", deciderName: "", reason: "the wider reach" };

describe("closing a round on its page", () => {
  test("says who owes what, then takes a decision", async () => {
    const played = await play(store(), "scoring");
    const close = (sent: Sent) =>
      send(
        roundPage,
        played,
        "/judging/round-one",
        { form: "close-round-one", ...sent },
        ROUND_ONE,
      );
    expect(await close({ intent: "close" })).toEqual({
      status: 409,
      location: null,
      errors: [
        { field: "", message: "No judge was shown A1, A2, A3 and A4." },
        { field: "", message: "Ada was never shown A1, A2, A3 and A4." },
        { field: "", message: "Ben was never shown A1, A2 and A4." },
        { field: "", message: "Ada owes 4 scorecards: A1, A2, A3, A4." },
        { field: "", message: "Ben owes 3 scorecards: A1, A2, A4." },
      ],
    });
    expect(await close({ intent: "close-owed", ...DECIDED, reason: "" })).toMatchObject({
      status: 422,
      errors: [{ field: "reason" }],
    });
    expect(await close({ intent: "close-owed", ...DECIDED })).toMatchObject({
      location: `${AT}/judging/round-one?done=closed`,
    });
  });

  test("is not there for an observer, and an act nobody offers is not there for anybody", async () => {
    const played = await play(store(), "scoring");
    const sent = { intent: "close", form: "close-round-one" };
    const path = "/judging/round-one";
    const observer = played.staged.observer;
    expect(await send(roundPage, played, path, sent, ROUND_ONE, observer)).toMatchObject({
      status: 404,
    });
    for (const [page, at, params] of [
      [roundPage, path, ROUND_ONE],
      [roundPage, "/judging/screening", { round: "screening" }],
      [judging, "/judging", {}],
      [results, "/results", {}],
      [category, "/results/open", { category: "open" }],
    ] as const)
      expect(await send(page, played, at, { intent: "destroy" }, params), at).toMatchObject({
        status: 404,
      });
  });
});

describe("the control room", () => {
  test("names the one thing to do at each stage", async () => {
    const titles: string[] = [];
    for (const stage of ["setup", "call", "screening", "scoring", "scored", "voting"] as const) {
      const bundle = levelAtTheCutoff("extend");
      const edition = { ...bundle.edition, slug: stage };
      const played = await play(store(), stage, { ...bundle, edition });
      const view = await see(control, played, "", { edition: stage });
      titles.push(view.step.title);
    }
    expect(titles).toEqual([
      "Finish the settings, then open the call",
      "The call closes in 10 days",
      "Screen 3 applications",
      "Round one closes in 7 days",
      "Confirm the shortlist of round one",
      "Round two closes in 7 days",
    ]);
  });

  test("and every page beside it stand on an edition in which nothing is set yet", async () => {
    const bundle = levelForGold();
    const played = await play(store(), "setup", {
      ...bundle,
      rounds: [],
      prizes: [],
      categories: [],
      entrants: [],
      judges: [],
      applications: [],
      scorecards: [],
      ballots: [],
    });
    expect((await see(control, played)).matters).toEqual([]);
    expect((await see(judging, played)).rounds).toEqual([]);
    expect((await see(results, played)).isFinal).toBe(false);
    expect((await see(audit, played)).entries).toEqual([]);
  });

  test("shows who owes how much, and never a score", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", { impact: 10, reach: 10 }));
    const { running } = await see(control, played);
    expect(running?.progress.judges).toMatchObject([
      { name: "Ada", done: 1, due: 4 },
      { name: "Ben", done: 0, due: 3 },
    ]);
    expect(running?.progress.categories).toMatchObject([
      { name: "Open", done: 1, due: 7 },
      { name: "Green", done: 0, due: 0 },
    ]);
  });

  test("lists what waits for a decision, each with the page where it is settled", async () => {
    const tied = await play(store(), "voted", levelForGold());
    expect((await see(control, tied)).matters).toMatchObject([
      { title: "Open: a tie for a prize", page: "/results" },
    ]);
  });
});

test("a standing numbers those who would move up, in their order", async () => {
  const bundle = levelAtTheCutoff("extend");
  const rounds = bundle.rounds.map((round) =>
    round.kind === "scorecard" ? { ...round, advance: 1 } : round,
  );
  const played = await play(store(), "scored", { ...bundle, rounds });
  const { standings } = await see(roundPage, played, "", ROUND_ONE);
  const reserves = standings[0]?.lines.map(({ ref, notes }) => [
    ref,
    notes.find((note) => note.endsWith("reserve")),
  ]);
  expect(reserves).toEqual([
    ["A1", undefined],
    ["A2", "first reserve"],
    ["A3", "first reserve"],
    ["A4", "second reserve"],
  ]);
});

describe("a tie at the cut-off", () => {
  test("is told with what the rule did and what the other would have done", async () => {
    const played = await play(store(), "scored", levelAtTheCutoff("extend"));
    const { standings, shortlist } = await see(roundPage, played, "", ROUND_ONE);
    expect(standings[0]).toMatchObject({
      cutOff: "Cut-off: two places, three finalists by the rule",
      finalists: 3,
      story: {
        title: "Two applications share second place",
        told: [
          "Project A2 and Project A3 both have a score of exactly 7.",
          "The edition's rule is to extend: both go on, so there are three finalists for two places.",
        ],
        otherwise: expect.stringContaining("would have waited for a decision"),
      },
    });
    expect(standings[0]?.lines.map(({ ref, rank, state }) => [ref, rank, state])).toEqual([
      ["A1", 1, "in"],
      ["A2", 2, "contested"],
      ["A3", 2, "contested"],
      ["A4", 4, "out"],
    ]);
    expect(shortlist).toMatchObject({ mayConfirm: true, finalists: 3 });
  });

  test("is settled by the form, by the lot as well", async () => {
    const played = await play(store(), "scored", levelAtTheCutoff("break"));
    const order = (first: string, second: string, decider = "by lot") =>
      send(
        roundPage,
        played,
        "/judging/round-one",
        {
          intent: "order",
          form: "order-open-A2",
          round: "round-one",
          category: "open",
          "applications.0": first,
          "applications.1": second,
          ...DECIDED,
          decider,
        },
        ROUND_ONE,
      );
    expect(await order("A2", "A2")).toMatchObject({
      status: 422,
      errors: [{ field: "applications" }],
    });
    expect(await order("A3", "A2", "other")).toMatchObject({
      status: 422,
      errors: [{ field: "by" }],
    });
    expect(await order("A3", "A2")).toMatchObject({
      location: `${AT}/judging/round-one?done=decided`,
    });
    const { ties, standings } = await see(roundPage, played, "", ROUND_ONE);
    expect(ties).toMatchObject([
      { decided: { order: ["Project A3", "Project A2"], by: "by lot" } },
    ]);
    expect(standings[0]?.story?.told.at(-1)).toBe("Project A3 goes on.");
  });
});

describe("the results", () => {
  test("are decided, certified and given their instant in the edition's own zone", async () => {
    const played = await play(store(), "voted", levelForGold());
    const post = (sent: Sent) => send(results, played, "/results", sent);
    expect((await see(results, played)).ties).toMatchObject([
      { round: "round-two", prizes: ["Gold", "Silver"] },
    ]);
    expect(await post({ intent: "certify", form: "certify" })).toMatchObject({ status: 409 });
    expect(
      await post({
        intent: "order",
        form: "order-open-A1",
        round: "round-two",
        category: "open",
        "applications.0": "A2",
        "applications.1": "A1",
        ...DECIDED,
      }),
    ).toMatchObject({ location: `${AT}/results?done=decided` });
    expect(await post({ intent: "certify", form: "certify" })).toMatchObject({
      location: `${AT}/results?done=certified`,
    });
    const publish = (date: string, time: string) =>
      post({ intent: "publish", form: "publish", "publishAt.date": date, "publishAt.time": time });
    expect(await publish("", "")).toMatchObject({
      status: 422,
      errors: [{ field: "publishAt.date" }, { field: "publishAt.time" }],
    });
    expect(await publish("2026-06-01", "16:00")).toMatchObject({
      status: 422,
      errors: [{ field: "publishAt" }],
    });
    expect(await publish("2026-06-28", "16:00")).toMatchObject({
      location: `${AT}/results?done=published`,
    });
    const view = await see(results, played);
    expect(view.certifications).toMatchObject([
      { number: 1, publishAt: new Date("2026-06-28T07:00:00Z"), isPublic: false },
    ]);
    expect(view.offered).toEqual({ date: "2026-06-28", time: "16:00" });
    expect(view.categories[0]?.placings[0]).toMatchObject({
      project: "Project A2",
      place: "Huế, Vietnam",
      reason: "2 votes, level with Project A1, decision of the chair: the wider reach",
    });
  });

  test("of a category show each decision, whether it is in effect, and each card", async () => {
    const played = await play(store(), "voted", levelForGold());
    for (const first of ["A1", "A2"])
      await send(results, played, "/results", {
        intent: "order",
        form: "order-open-A1",
        round: "round-two",
        category: "open",
        "applications.0": first,
        "applications.1": first === "A1" ? "A2" : "A1",
        ...DECIDED,
      });
    const view = await see(category, played, "", { category: "open" });
    expect(view.decisions.map(({ about, isInEffect }) => [about, isInEffect])).toEqual([
      ["Project A1, then Project A2", false],
      ["Project A2, then Project A1", true],
    ]);
    expect(view.standings.map(({ roundName }) => roundName)).toEqual(["Round one", "Round two"]);
    expect(view.cards).toHaveLength(7);
    await expect(see(category, played, "", { category: "none" })).rejects.toMatchObject({
      status: 404,
    });
  });

  test("of a category take a strike, a citation and a disqualification", async () => {
    const played = await play(store(), "voted");
    const post = (sent: Sent) =>
      send(category, played, "/results/open", sent, { category: "open" });
    const strike = (card: string) => post({ intent: "strike", form: "strike", card, ...DECIDED });
    expect(await strike("")).toMatchObject({ status: 422, errors: [{ field: "card" }] });
    expect(await strike("round-one/ada/A4")).toMatchObject({ status: 409 });
    expect(
      await post({ intent: "citation", form: "citation", application: "A1", text: "Clear." }),
    ).toMatchObject({ location: `${AT}/results/open?done=saved` });
    expect(
      await post({ intent: "disqualify", form: "disqualify", application: "", reason: "" }),
    ).toMatchObject({ status: 422, errors: [{ field: "application" }, { field: "reason" }] });
    expect(
      await post({ intent: "disqualify", form: "disqualify", application: "A1", reason: "copied" }),
    ).toMatchObject({ location: `${AT}/results/open?done=disqualified` });
    const view = await see(category, played, "", { category: "open" });
    expect(view.placings.map(({ ref, prize }) => [prize, ref])).toEqual([
      ["gold", "A2"],
      ["silver", "A3"],
    ]);
  });
});

describe("a recusal recorded by the secretariat", () => {
  test("asks for a judge of that panel, is shown with its reason, and can be lifted", async () => {
    const played = await play(store(), "scoring");
    const post = (sent: Sent) => send(roundPage, played, "/judging/round-one", sent, ROUND_ONE);
    const recuse = (judge: string, from: string) =>
      post({
        intent: "recuse",
        form: "recuse",
        judge: played.idOf(judge),
        from,
        reason: "worked for the city",
      });
    expect(await recuse("cho", "application:A1")).toMatchObject({
      status: 422,
      errors: [{ field: "from" }],
    });
    expect(await recuse("ada", "A1")).toMatchObject({ status: 422, errors: [{ field: "from" }] });
    expect(await recuse("ada", "application:A1")).toMatchObject({
      location: `${AT}/judging/round-one?done=recused`,
    });
    const { recusals } = await see(roundPage, played, "", ROUND_ONE);
    expect(
      recusals.map(({ judge, from, reason }) => [
        judge,
        from.kind === "application" && from.ref,
        reason,
      ]),
    ).toEqual([
      ["Ada", "A1", "worked for the city"],
      ["Ben", "A3", "colleague"],
    ]);
    const lift = { judge: played.idOf("ada"), from: "application:A1" };
    expect(await post({ intent: "lift", form: "lift", ...lift })).toMatchObject({
      location: `${AT}/judging/round-one?done=lifted`,
    });
  });
});

describe("the audit log", () => {
  test("is paged, newest first, with the names of who acted", async () => {
    const played = await play(store(), "scoring");
    granted(await score(played, "ada", "A1", { impact: 4, reach: 4 }));
    for (let turn = 0; turn < 55; turn++)
      granted(await score(played, "ada", "A1", { impact: 4, reach: 5 + (turn % 2) }, turn + 1));
    const first = await see(audit, played);
    expect(first).toMatchObject({ page: 1, pages: 2 });
    expect(first.entries[0]).toMatchObject({
      number: 56,
      actor: "Ada",
      act: "scorecard-changed",
      subject: "round-one/A1",
      details: [],
    });
    const last = await see(audit, played, "/audit?page=9");
    expect(last).toMatchObject({ page: 2 });
    expect(last.entries.at(-1)).toMatchObject({ number: 1, act: "scorecard-submitted" });
    expect(await see(audit, played, "/audit?page=x")).toMatchObject({ page: 1 });
  });
});

describe("the list of rounds", () => {
  test("says what the next round waits for, and reminds exactly those who owe", async () => {
    const played = await play(store(), "scored");
    expect((await see(judging, played)).opening).toEqual({
      slug: "round-two",
      blocks: ["The shortlist of Round one is not confirmed."],
    });
    const running = await play(store(), "scoring", {
      ...levelForGold(),
      edition: { ...levelForGold().edition, slug: "2027" },
    });
    const params = { edition: "2027", round: "round-one" };
    const reminded = await send(
      roundPage,
      running,
      "/judging/round-one",
      { intent: "remind", form: "remind-round-one", text: "Please finish." },
      params,
    );
    expect(reminded.location).toBe("/secretariat/prize/2027/judging/round-one?done=reminded");
    expect(await store().read.select().from(t.mails)).toHaveLength(2);
    running.moveTo(new Date(NOON.getTime() + 30 * DAY));
    const { rounds } = await see(judging, running, "", { edition: "2027" });
    expect(rounds[0]).toMatchObject({ state: "open", isRunning: false });
    expect(await closeRound(running.context, running.roundOne)).toMatchObject({
      refusal: { code: "owed" },
    });
  });
});
