import { expect, test } from "vitest";
import {
  action,
  loader,
} from "#app/routes/secretariat.$programme.$edition.people.$judge_.leave.tsx";
import {
  action as panelAction,
  loader as panelLoader,
} from "#app/routes/secretariat.$programme.$edition.judging.$round_.panel.$category.tsx";
import {
  action as reopenAction,
  loader as reopenLoader,
} from "#app/routes/secretariat.$programme.$edition.judging.$round_.reopen.tsx";
import { loader as deskLoader } from "#app/routes/judge.$programme.$edition._index.tsx";
import { loader as scoreLoader } from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import { action as changeJudge } from "#app/routes/secretariat.$programme.$edition.people.$judge.tsx";
import { tables as t } from "#db/schema/index.ts";
import { getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { play, type Played, score } from "#test/support/rounds.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const ADA = { programme: "prize", edition: "2026", judge: "ada" };
const PATH = "/secretariat/prize/2026/people/ada/leave";
const FORM = {
  form: "leave",
  "panels[]": "open",
  cause: "unavailable",
  cards: "suggested",
  decider: "the secretariat",
  deciderName: "",
  reason: "In hospital.",
  successor: "cho",
  name: "",
  email: "",
};

function send(played: Played, change: Partial<typeof FORM> = {}) {
  return action(routeArgs(played.context, postRequest(PATH, { ...FORM, ...change }), ADA));
}

test("the page says how much of the judge's work is done, and who could take it over", async () => {
  const played = await play(store(), "scoring");
  await score(played, "ada", "A1", { impact: 7, reach: 8 });
  expect(await loader(routeArgs(played.context, getRequest(PATH), ADA))).toMatchObject({
    judge: { name: "Ada" },
    panels: [{ slug: "open" }],
    work: { round: "Round one", done: 1, due: 4 },
    heirs: [
      { slug: "ben", on: "Open" },
      { slug: "cho", on: "Green" },
    ],
  });
});

test.each([
  ["unavailable", "suggested", 0],
  ["misconduct", "keep", 0],
  ["undeclared-conflict", "suggested", 1],
  ["misconduct", "suggested", 1],
  ["other", "set-aside", 1],
])("for the reason %s, answered %s, %i cards are set aside", async (cause, cards, struck) => {
  const played = await play(store(), "scoring");
  await score(played, "ada", "A1", { impact: 7, reach: 8 });
  const answer = await send(played, { cause, cards });
  expect(answer).toMatchObject({ status: 302 });
  expect((answer as Response).headers.get("location")).toBe(
    `/secretariat/prize/2026/people?done=${struck > 0 ? "set-aside" : "left"}`,
  );
  expect(await store().read.$count(t.decisions)).toBe(struck);
});

test.each([
  ["a reason", { cause: "" }, "cause"],
  ["why", { reason: " " }, "reason"],
  ["a name for somebody new", { successor: "+new", email: "eve@example.org" }, "name"],
  ["an address for somebody new", { successor: "+new", name: "Eve", email: "eve" }, "email"],
  ["a successor who does not sit there", { successor: "ben" }, "successor"],
])("asks for %s at its field, and loses nothing that was typed", async (_, change, field) => {
  const played = await play(store(), "scoring");
  const answer = await send(played, { ...change, deciderName: "The chair of all" });
  expect(answer).toMatchObject({
    data: { ok: false, errors: [{ field }], values: { deciderName: ["The chair of all"] } },
  });
  expect(await store().read.$count(t.auditEntries)).toBe(0);
});

test("a seat that is taken away on the judge's page is left without asking about cards: they count", async () => {
  const played = await play(store(), "scoring");
  await score(played, "ada", "A1", { impact: 7, reach: 8 });
  const form = { intent: "save", name: "Ada", title: "", country: "" };
  const answer = await changeJudge(
    routeArgs(played.context, postRequest("/secretariat/prize/2026/people/ada", form), ADA),
  );
  expect(answer).toMatchObject({ status: 302 });
  expect(await store().read.$count(t.decisions)).toBe(0);
});

const OPEN = { programme: "prize", edition: "2026", round: "round-one", category: "open" };
const PANEL = "/secretariat/prize/2026/judging/round-one/panel/open";

test("a split is looked at, and made exactly as it was looked at", async () => {
  const played = await play(store(), "scoring");
  const ask = `${PANEL}?each=1`;
  const view = await panelLoader(routeArgs(played.context, getRequest(ask), OPEN));
  expect(await store().read.$count(t.assignments)).toBe(0);
  const { drawn } = view;
  if (!drawn) throw new Error("nothing was drawn");
  expect(drawn.judges.map(({ refs }) => refs.length)).toEqual([2, 2]);
  // Ben stepped aside from A3.
  expect(drawn.judges.find(({ slug }) => slug === "ben")?.refs).not.toContain("A3");
  const form = { intent: "split", each: "1", seed: drawn.seed, mark: drawn.mark };
  const answer = await panelAction(routeArgs(played.context, postRequest(PANEL, form), OPEN));
  expect((answer as Response).headers.get("location")).toBe(`${PANEL}?done=split`);
  const after = await panelLoader(routeArgs(played.context, getRequest(PANEL), OPEN));
  expect(after).toMatchObject({ dealt: 4, panel: [{ due: 2 }, { due: 2 }], drawn: null });
});

test("a split for more judges than there are draws nothing, nor one for none", async () => {
  const played = await play(store(), "scoring");
  for (const each of ["3", "0", "many", ""]) {
    const asked = routeArgs(played.context, getRequest(`${PANEL}?each=${each}`), OPEN);
    expect(await panelLoader(asked)).toMatchObject({ drawn: null, asked: each });
  }
});

test("a round's own panel is saved before it opens, and refused after", async () => {
  const played = await play(store(), "scoring");
  const send = (round: string) => {
    const path = `/secretariat/prize/2026/judging/${round}/panel/open`;
    const form = { intent: "panel", "judges[]": ["ada", "cho"] };
    return panelAction(routeArgs(played.context, postRequest(path, form), { ...OPEN, round }));
  };
  expect(await send("round-two")).toMatchObject({ status: 302 });
  expect(await store().read.$count(t.roundSeats)).toBe(2);
  expect(await send("round-one")).toMatchObject({ data: { ok: false } });
});

test("a scorecard is opened again on the round's page, and its judge finds and writes it", async () => {
  const played = await play(store(), "scored");
  const path = "/secretariat/prize/2026/judging/round-one/reopen";
  const round = { programme: "prize", edition: "2026", round: "round-one" };
  const asked = await reopenLoader(routeArgs(played.context, getRequest(path), round));
  expect(asked.cards.map(({ judge, ref, isDone }) => [judge.slug, ref, isDone])).toContainEqual([
    "ada",
    "A1",
    true,
  ]);
  // No score of any card.
  expect(JSON.stringify(asked)).not.toMatch(/"points"|"score"/);
  const form = {
    card: "ada/A1",
    "until.date": "2026-06-14",
    "until.time": "18:00",
    reason: "The file did not open.",
  };
  for (const [field, sent] of [
    ["card", { ...form, card: "" }],
    ["until.date", { ...form, "until.date": "soon" }],
    ["until", { ...form, "until.date": "2026-06-01" }],
    ["reason", { ...form, reason: "" }],
  ] as const)
    expect(
      await reopenAction(routeArgs(played.context, postRequest(path, sent), round)),
    ).toMatchObject({ data: { errors: [{ field }] } });
  const answer = await reopenAction(routeArgs(played.context, postRequest(path, form), round));
  expect((answer as Response).headers.get("location")).toBe(`${path}?done=reopened`);

  const desk = await deskLoader(routeArgs(played.as("ada"), getRequest("/judge/prize/2026"), ADA));
  expect(desk).toMatchObject({ reopened: [{ round: "round-one", ref: "A1" }] });
  const others = await deskLoader(
    routeArgs(played.as("ben"), getRequest("/judge/prize/2026"), ADA),
  );
  expect(others).toMatchObject({ reopened: [] });
  const card = async (judge: string, ref: string) => {
    const at = `/judge/prize/2026/score/round-one/${ref}`;
    return scoreLoader(routeArgs(played.as(judge), getRequest(at), { ...round, ref }));
  };
  expect(await card("ada", "A1")).toMatchObject({
    isRunning: true,
    card: { state: "submitted", criteria: [{ points: 9 }, { points: 8 }] },
  });
  expect(await card("ada", "A2")).toMatchObject({ isRunning: false, card: null });
  expect(await card("ben", "A1")).toMatchObject({ isRunning: false, card: null });
});
