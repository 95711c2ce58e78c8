import { describe, expect, test } from "vitest";
import { action as answersAction } from "#app/routes/apply.$programme.$edition.$ref.answers.tsx";
import {
  action as writeAction,
  loader as writeLoader,
} from "#app/routes/apply.$programme.$edition.$ref.write.tsx";
import type { Viewer } from "#app/server/context.ts";
import {
  applicantOf,
  concluded,
  granted,
  letIn,
  officerOf,
  submitted,
} from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PATH = "/apply/prize/2026/ref/write";
type Sent = Readonly<Record<string, string>>;

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const lan = officerOf(staged);
  const ref = await applicantOf(context, staged, lan).begin();
  const minh = await letIn(context, staged, ref, "minh@example.org", "edit");
  const params = { programme: "prize", edition: "2026", ref };
  const load = (viewer: Viewer) =>
    writeLoader(routeArgs(asPerson(context, viewer), getRequest(PATH), params));
  const args = (viewer: Viewer, sent: Sent, milliseconds = 0) => {
    const clock = () => new Date(NOON.getTime() + milliseconds);
    return routeArgs({ ...asPerson(context, viewer), clock }, postRequest(PATH, sent), params);
  };
  /** The whole form, as it is sent without scripts: what was not typed is as it was loaded. */
  const send = async (viewer: Viewer, page: Awaited<ReturnType<typeof load>>, typed: Sent) => {
    const { head, answers } = page;
    const names = Object.keys(page.marks).filter((name) => name !== "title");
    const form = {
      title: head.title,
      ...Object.fromEntries(names.map((name) => [`answers.${name}`, text(answers[name])])),
      ...marked(page.marks),
      intent: "save",
      ...typed,
    };
    const answer: any = await writeAction(args(viewer, form));
    return answer;
  };
  const autosave = async (viewer: Viewer, sent: Sent, milliseconds = 0) => {
    const answer = await answersAction(args(viewer, sent, milliseconds));
    return { status: answer.status, ...(await answer.json()) };
  };
  return { lan, minh, load, send, autosave };
}

function text(answer: unknown): string {
  return typeof answer === "string" ? answer : "";
}

function marked(marks: Sent): Sent {
  return Object.fromEntries(Object.entries(marks).map(([name, mark]) => [`marks.${name}`, mark]));
}

describe("two people with the same form open, without scripts", () => {
  test("each save what they wrote, and overwrite nothing that they did not touch", async () => {
    const { lan, minh, load, send } = await setUp();
    const [ofLan, ofMinh] = [await load(lan), await load(minh)];
    await send(lan, ofLan, { "answers.summary": "Of Lan" });
    // Minh's page still shows an empty summary, and sends it along.
    const saved = await send(minh, ofMinh, { "answers.costs": "Ten" });
    expect(saved.status).toBe(302);
    const { answers } = await load(lan);
    expect(answers).toEqual({ summary: "Of Lan", costs: "Ten" });
  });

  test("who both changed one answer see both texts and choose; the rest is saved", async () => {
    const { lan, minh, load, send } = await setUp();
    const [ofLan, ofMinh] = [await load(lan), await load(minh)];
    await send(lan, ofLan, { "answers.summary": "Of Lan" });
    const typed = { "answers.summary": "Of Minh", "answers.costs": "Ten" };
    const clash = await send(minh, ofMinh, typed);
    expect(clash.init.status).toBe(409);
    expect(clash.data.values["answers.summary"]).toEqual(["Of Minh"]);
    expect(clash.data.errors).toMatchObject([{ field: "answers.summary" }]);
    const { clashes, marks } = clash.data.saved;
    expect(clashes).toMatchObject([
      { name: "summary", mine: "Of Minh", theirs: "Of Lan", by: lan.name, isOwn: false },
    ]);
    expect((await load(lan)).answers).toEqual({ summary: "Of Lan", costs: "Ten" });

    const seen = { ...ofMinh, marks };
    const take = { ...typed, "take.summary": "theirs" };
    expect((await send(minh, seen, take)).status).toBe(302);
    expect((await load(lan)).answers).toMatchObject({ summary: "Of Lan" });
    expect((await send(minh, seen, { ...take, "take.summary": "mine" })).status).toBe(302);
    expect((await load(lan)).answers).toMatchObject({ summary: "Of Minh" });
  });

  test("where one emptied what the other rewrote, the emptying is shown as such", async () => {
    const { lan, minh, load, send } = await setUp();
    await send(lan, await load(lan), { "answers.summary": "First" });
    const [ofLan, ofMinh] = [await load(lan), await load(minh)];
    await send(lan, ofLan, { "answers.summary": "" });
    const clash = await send(minh, ofMinh, { "answers.summary": "Second" });
    expect(clash.data.saved.clashes).toMatchObject([{ mine: "Second", theirs: "" }]);
  });
});

describe("the script that saves", () => {
  test("sends the answers that changed alone, and learns their new marks", async () => {
    const { lan, load, autosave } = await setUp();
    const { marks } = await load(lan);
    const mark = { "marks.summary": marks["summary"] ?? "" };
    const first = await autosave(lan, { ...mark, "answers.summary": "A" });
    expect(first).toMatchObject({ status: 200, clashes: [], savedAt: NOON.toISOString() });
    expect(Object.keys(first.marks as Sent)).toEqual(["summary"]);
    const next = { "marks.summary": first.marks.summary, "answers.summary": "A b" };
    expect(await autosave(lan, next)).toMatchObject({ status: 200, clashes: [] });
    const page = await load(lan);
    expect(page.answers).toEqual({ summary: "A b" });
    expect(page.head.title).toBe("Lights that follow people");
  });

  test("is told of a clash with both texts, and of its own earlier save as its own", async () => {
    const { lan, minh, load, autosave } = await setUp();
    const mark = { "marks.summary": (await load(lan)).marks["summary"] ?? "" };
    await autosave(lan, { ...mark, "answers.summary": "Of Lan" });
    const clash = await autosave(minh, { ...mark, "answers.summary": "Of Minh" });
    expect(clash.clashes).toMatchObject([{ mine: "Of Minh", theirs: "Of Lan", isOwn: false }]);
    const own = await autosave(lan, { ...mark, "answers.summary": "Of Lan again" });
    expect(own.clashes).toMatchObject([{ theirs: "Of Lan", isOwn: true }]);
    // An answer that was lost on the way is sent again: the same text is no clash.
    expect(await autosave(lan, { ...mark, "answers.summary": "Of Lan" })).toMatchObject({
      clashes: [],
    });
  });

  test("is told why after the deadline, and where a text is too long", async () => {
    const { lan, autosave, load } = await setUp();
    const late = await autosave(lan, { "marks.summary": "", "answers.summary": "A" }, 864e6);
    expect(late).toMatchObject({ status: 409, errors: [{ field: "" }] });
    expect(late.errors[0].message).toContain("The call has closed");
    const long = await autosave(lan, {
      "marks.summary": "",
      "answers.summary": "a".repeat(30_001),
    });
    expect(long).toMatchObject({ status: 422, errors: [{ field: "answers.summary" }] });
    expect((await load(lan)).answers).toEqual({});
  });
});

describe("a return that opens one question", () => {
  async function returned() {
    const context = testContext(store());
    const staged = await stageSmall(context, "call");
    const ref = await submitted(context, staged);
    const params = { programme: "prize", edition: "2026", ref };
    const city = asPerson(context, officerOf(staged));
    const load = () => writeLoader(routeArgs(city, getRequest(PATH), params));
    const pageBefore = await load();
    const opens = { dueAt: new Date(NOON.getTime() + 864e5), openQuestions: ["results"] };
    granted(await concluded(context, staged, ref, "returned", opens));
    const send = async (sent: Sent): Promise<any> =>
      writeAction(routeArgs(city, postRequest(PATH, { intent: "save", ...sent }), params));
    return { load, send, pageBefore };
  }

  test("says so above its form, and has a field for that one alone", async () => {
    const page = await (await returned()).load();
    expect(page.openedInWords).toBe(
      "Open for your correction: “Results, with evidence”. The rest stays as you submitted it.",
    );
    expect(page.opened).toEqual(["results"]);
    expect(Object.keys(page.marks)).toEqual(["results"]);
  });

  test("keeps every answer that came with no field", async () => {
    const { load, send } = await returned();
    const before = await load();
    const saved = await send({ ...marked(before.marks), "answers.results": "Mended" });
    expect(saved.status).toBe(302);
    const { head, answers } = await load();
    expect(head.title).toBe(before.head.title);
    expect(answers).toEqual({ ...before.answers, results: "Mended" });
  });

  test("answers a page from before it, and gives back what was typed there", async () => {
    const { load, send, pageBefore } = await returned();
    const typed = { "answers.results": "Mended", "answers.costs": "New" };
    const answer = await send({ ...marked(pageBefore.marks), ...typed });
    expect(answer.data.errors).toEqual([
      expect.objectContaining({ message: expect.stringContaining("stays as it was submitted") }),
    ]);
    expect(answer.data.values).toMatchObject({
      "answers.results": ["Mended"],
      "answers.costs": ["New"],
    });
    expect((await load()).answers).toEqual(pageBefore.answers);
  });
});
