import { readFileSync } from "node:fs";
import { eq, ne } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { action as withdrawAction } from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import {
  action as deskAction,
  loader as deskLoader,
} from "#app/routes/secretariat.$programme.$edition.screening._index.tsx";
import {
  action as screenAction,
  loader as screenLoader,
} from "#app/routes/secretariat.$programme.$edition.screening.$ref.tsx";
import { action as bulkAction } from "#app/routes/secretariat.$programme.$edition.screening.bulk.tsx";
import { action as clausesAction } from "#app/routes/secretariat.$programme.$edition.settings.clauses.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import { readSeen } from "#app/forms/bulk-screening.ts";
import { tables as t } from "#db/schema/index.ts";
import { type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import { clauseIds } from "#test/support/applications.ts";
import { testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const WEGO = JSON.parse(readFileSync("db/seed/editions/wego-2017.json", "utf8")) as Bundle;
const EDITION = { programme: WEGO.programme.slug, edition: WEGO.edition.slug };

/** The rules that the programme published for its 2017 edition, each as a clause. */
const RULES = [
  ["Who may apply", "Open to all cities and local governments, members of WeGO or not"],
  ["One project", "One project, one category"],
  ["Two applications", "At most two applications from a city"],
  ["Language", "Forms in English only"],
  ["Deadline", "Application deadline 30 April 2017"],
] as const;

type Form = Readonly<Record<string, string | readonly string[]>>;

interface World {
  readonly context: Context;
  readonly staged: StagedEdition;
}

/** The 82 of 2017 as they were sent in: all submitted but the one that never was. */
async function wego(): Promise<World> {
  const context = testContext(store());
  const staged = await stageEdition(context, WEGO, "screening", context.clock());
  await context.store.transact(async (tx) => {
    await tx.update(t.applications).set({ submittedAt: null });
  });
  const rows = RULES.flatMap(([title, text], index): [string, string][] => [
    [`clauses.${index}.title`, title],
    [`clauses.${index}.text`, text],
  ]);
  const known = await clauseIds(context, staged.editionId);
  const sent: Form = { intent: "save", "known[]": known, ...Object.fromEntries(rows) };
  const saved = await ask({ context, staged }, clausesAction, {}, sent);
  expect(saved.to).toContain("done=saved");
  await context.store.transact(async (tx) => {
    const submittedAt = context.clock();
    await tx
      .update(t.applications)
      .set({ state: "submitted", submittedAt, leftReason: null })
      .where(ne(t.applications.state, "draft"));
  });
  return { context, staged };
}

interface Answer {
  readonly to: string;
  readonly data: unknown;
}

async function ask(
  { context, staged }: World,
  action: (args: never) => Promise<unknown>,
  params: Readonly<Record<string, string>>,
  form: Form,
  viewer: Viewer = staged.secretariat,
): Promise<Answer> {
  const request = postRequest("/secretariat", form);
  const args = routeArgs(asPerson(context, viewer), request, { ...EDITION, ...params });
  const answer: unknown = await action(args as never);
  if (answer instanceof Response) return { to: answer.headers.get("location") ?? "", data: null };
  return { to: "", data: (answer as { readonly data: unknown }).data };
}

function list({ context, staged }: World, query = "", viewer: Viewer = staged.secretariat) {
  const request = getRequest(`/secretariat${query}`);
  return deskLoader(routeArgs(asPerson(context, viewer), request, EDITION));
}

interface Shown {
  readonly step: string;
  readonly lines: readonly {
    readonly ref: string;
    readonly isDone: boolean;
    readonly says: string;
  }[];
  readonly seen: string;
  readonly errors: readonly { readonly field: string }[];
}

async function bulk(world: World, form: Form): Promise<Shown> {
  return (await ask(world, bulkAction, {}, form)).data as Shown;
}

/** Looks at what will happen, and does it. */
async function confirmed(world: World, form: Form): Promise<Shown> {
  const preview = await bulk(world, { ...form, intent: "preview" });
  expect(preview.step).toBe("preview");
  return bulk(world, { ...form, intent: "confirm", seen: preview.seen });
}

async function counts(): Promise<Readonly<Record<string, number>>> {
  const rows = await store().read.select({ state: t.applications.state }).from(t.applications);
  const found: Record<string, number> = {};
  for (const { state } of rows) found[state] = (found[state] ?? 0) + 1;
  return found;
}

const refsOf = (status: string) =>
  WEGO.applications.filter((one) => one.status === status).map(({ ref }) => ref);
const [REJECTED, RETURNED] = [refsOf("rejected"), refsOf("returned")];
const [[WITHDRAWN = ""], [DRAFT = ""]] = [refsOf("withdrawn"), refsOf("draft")];
const AS_IN_2017 = { accepted: 76, rejected: 2, returned: 2, withdrawn: 1, draft: 1 };

async function fieldsOf(world: World, failed: number | null, note = ""): Promise<Form> {
  const ids = await clauseIds(world.context, world.staged.editionId);
  return Object.fromEntries(
    ids.flatMap((id, index) => [
      [`findings.${id}.result`, index === failed ? "fail" : "pass"],
      [`findings.${id}.note`, index === failed ? note : ""],
    ]),
  );
}

async function withdraw(world: World): Promise<void> {
  const { entrant = "" } = WEGO.applications.find(({ ref }) => ref === WITHDRAWN) ?? {};
  const officer = world.staged.officers.get(entrant);
  if (!officer) throw new Error("nobody applied for it");
  const form = { intent: "withdraw", reason: "The project was stopped." };
  await ask(world, withdrawAction, { ref: WITHDRAWN }, form, officer);
}

describe("the 82 applications of 2017, sent back to where they were submitted,", () => {
  test("come out as they did, screened page by page", { timeout: 120_000 }, async () => {
    const world = await wego();
    expect(await counts()).toEqual({ submitted: 81, draft: 1 });
    await withdraw(world);
    const passing = await fieldsOf(world, null);
    const late = await fieldsOf(world, 4, "It came on 3 May 2017.");
    const unread = await fieldsOf(world, 3, "The form is in another language.");
    const due = { "dueAt.date": "2026-07-01", "dueAt.time": "18:00" };
    const opens = { opens: "named", "questions[]": ["summary", "title"] };
    let ref = (await list(world, "?state=submitted")).lines[0]?.ref ?? "";
    for (let at = 0; at < 80; at++) {
      const form = REJECTED.includes(ref)
        ? { ...late, intent: "rejected" }
        : RETURNED.includes(ref)
          ? { ...unread, ...due, ...opens, intent: "returned" }
          : { ...passing, intent: "accepted" };
      const { to } = await ask(world, screenAction, { ref }, { submission: "1", ...form });
      expect(to).toMatch(/done=(accepted|rejected|returned)/);
      ref = /screening\/([^?]+)\?/.exec(to)?.[1] ?? "";
    }
    expect(ref).toBe("");
    expect(await counts()).toEqual(AS_IN_2017);
    const form = { submission: "1", intent: "accepted", ...passing };
    await expect(ask(world, screenAction, { ref: DRAFT }, form)).rejects.toMatchObject({
      status: 404,
    });
    const screenings = await store().read.select().from(t.screenings);
    expect(screenings.filter(({ openQuestions }) => openQuestions !== null)).toHaveLength(2);
  });

  test("come out as they did, many at once, and each act shows first what it will do", async () => {
    const world = await wego();
    await withdraw(world);
    const ids = await clauseIds(world.context, world.staged.editionId);
    const [, , , language = "", deadline = ""] = ids;
    const rejected = { act: "reject", clause: deadline, note: "It came on 3 May 2017." };
    const due = { "dueAt.date": "2026-07-01", "dueAt.time": "18:00" };
    const returned = { act: "return", clause: language, note: "Please write in English.", ...due };
    const nothing = await bulk(world, { ...rejected, intent: "preview", scope: "chosen" });
    expect(nothing.errors.map(({ field }) => field)).toEqual(["refs"]);
    await confirmed(world, { ...rejected, "refs[]": REJECTED });
    await confirmed(world, { ...returned, "refs[]": RETURNED });
    const all = { scope: "all", search: "state=submitted" };
    const early = await bulk(world, { act: "accept", ...all, intent: "preview" });
    expect(early.lines.map(({ isDone }) => isDone)).toEqual(Array(76).fill(false));
    const passed = await confirmed(world, { act: "pass", ...all });
    expect(passed.lines.filter(({ isDone }) => isDone)).toHaveLength(76);
    expect(await counts()).toMatchObject({ submitted: 76, rejected: 2, returned: 2 });
    const accepted = await confirmed(world, { act: "accept", ...all });
    expect(accepted.lines[0]?.says).toBe("Accepted; its city is told");
    expect(await counts()).toEqual(AS_IN_2017);
    const entries = await store()
      .read.select()
      .from(t.auditEntries)
      .where(eq(t.auditEntries.act, "application-accepted"));
    expect(entries).toHaveLength(76);
  });

  test("an act does to each what its preview said, or nothing where it changed since", async () => {
    const world = await wego();
    const refs = WEGO.applications.slice(0, 3).map(({ ref }) => ref);
    const form = { act: "pass", scope: "chosen", "refs[]": refs };
    const preview = await bulk(world, { ...form, intent: "preview" });
    expect(readSeen(preview.seen).map(({ ref }) => ref)).toEqual(refs);
    const passing = { submission: "1", intent: "accepted", ...(await fieldsOf(world, null)) };
    await ask(world, screenAction, { ref: refs[1] ?? "" }, passing);
    const done = await bulk(world, { ...form, intent: "confirm", seen: preview.seen });
    expect(done.lines.map(({ isDone }) => isDone)).toEqual([true, false, true]);
    expect(done.lines[1]?.says).toContain("concluded");
  });
});

describe("the list", () => {
  test("goes on by pages, forwards and back, each once", async () => {
    const world = await wego();
    for (const order of ["ref", "newest", "oldest"]) {
      const first = await list(world, `?order=${order}`);
      const second = await list(world, `?order=${order}&after=${first.pages.after ?? ""}`);
      const refs = [...first.lines, ...second.lines].map(({ ref }) => ref);
      expect([first.lines.length, second.lines.length]).toEqual([50, 31]);
      expect(new Set(refs).size).toBe(81);
      expect(second.pages.after).toBeNull();
      const back = await list(world, `?order=${order}&before=${second.pages.before ?? ""}`);
      expect(back.lines.map(({ ref }) => ref)).toEqual(first.lines.map(({ ref }) => ref));
      expect(back.pages.before).toBeNull();
    }
  });

  test("narrows by each filter, with counts under all the others", async () => {
    const world = await wego();
    const all = await list(world);
    expect([all.matching, all.drafts]).toEqual([81, 1]);
    const category = all.categories[0];
    const one = await list(world, `?category=${category?.value ?? ""}`);
    expect(one.matching).toBe(category?.count);
    expect(one.categories).toEqual(all.categories);
    const country = one.countries[0];
    const both = await list(
      world,
      `?category=${category?.value ?? ""}&country=${country?.value ?? ""}`,
    );
    expect(both.matching).toBe(country?.count);
    expect((await list(world, "?text=JAKARTA portal")).lines.map(({ ref }) => ref)).toEqual([]);
    expect((await list(world, "?text=jakarta smart")).lines[0]?.ref).toBe("OC-01");
    expect((await list(world, "?state=draft&work=none&after=x")).matching).toBe(81);
    expect((await list(world, "?category=none")).lines).toEqual([]);
  });

  test("finds by tag, by screener and by what an application waits for", async () => {
    const world = await wego();
    const { context, staged } = world;
    const refs = ["OC-01", "OC-02"];
    await confirmed(world, { act: "tag", tag: "to ask", "refs[]": refs });
    expect((await list(world, "?tag=to%20ask")).lines.map(({ ref }) => ref)).toEqual(refs);
    const failing = { submission: "1", intent: "save", ...(await fieldsOf(world, 1, "Two.")) };
    await ask(world, screenAction, { ref: "OC-02" }, failing);
    const mine = await list(world, `?screener=${staged.secretariat.userId}`);
    expect(mine.lines.map(({ ref }) => ref)).toEqual(["OC-02"]);
    expect((await list(world, "?work=findings")).lines.map(({ ref }) => ref)).toEqual(["OC-02"]);
    expect((await list(world, "?work=disputed")).lines).toEqual([]);
    await context.store.transact(async (tx) => {
      await tx.insert(t.messages).values({
        id: "message",
        applicationId: staged.ids.applications.get("OC-01") ?? "",
        from: "city",
        text: "When?",
        sentAt: context.clock(),
      });
    });
    expect((await list(world, "?work=unread")).lines.map(({ ref }) => ref)).toEqual(["OC-01"]);
  });

  test("finds a correction that is overdue, once its day has passed", async () => {
    const world = await wego();
    const ref = "OC-01";
    const due = { "dueAt.date": "2026-06-13", "dueAt.time": "18:00" };
    const form = { submission: "1", ...(await fieldsOf(world, 0, "No city.")), ...due };
    await ask(world, screenAction, { ref }, { ...form, intent: "returned" });
    expect((await list(world, "?work=overdue")).lines).toEqual([]);
    const later = new Date(world.context.clock().getTime() + 3 * 24 * 60 * 60 * 1000);
    const late = { ...world, context: { ...world.context, clock: () => later } };
    expect((await list(late, "?work=overdue")).lines.map((one) => one.ref)).toEqual([ref]);
  });

  test("keeps a view of one's own, and shows an observer no tag, view or screener", async () => {
    const world = await wego();
    await confirmed(world, { act: "tag", tag: "to ask", "refs[]": ["OC-01"] });
    const sent = { intent: "save-view", name: "Mine", search: "state=submitted&evil=1" };
    const { to } = await ask(world, deskAction, {}, sent);
    expect(to).toContain("state=submitted&done=view-saved");
    const own = await list(world, "?state=submitted");
    expect(own.views.map(({ search }) => search)).toEqual(["state=submitted"]);
    const seen = await list(world, "?tag=to%20ask", world.staged.observer);
    expect([seen.matching, seen.views, seen.tags, seen.mayOpen]).toEqual([81, [], [], false]);
    expect(seen.lines.every(({ tags }) => tags.length === 0)).toBe(true);
    const view = own.views[0]?.id ?? "";
    await ask(world, deskAction, {}, { intent: "remove-view", view });
    expect((await list(world)).views).toEqual([]);
  });
});

describe("the page of an application", () => {
  test("puts a reason from the list before the note, and shows the letter before it is sent", async () => {
    const world = await wego();
    const ids = await clauseIds(world.context, world.staged.editionId);
    const [first = ""] = ids;
    const form = {
      submission: "1",
      ...(await fieldsOf(world, 0, "It is a company.")),
      [`findings.${first}.reason`]: "Not a city.",
      [`findings.${first}.evidence`]: "Page 1",
      [`findings.${first}.noteToSelf`]: "Ask Sofia",
    };
    const mails = await store().read.$count(t.mails);
    const preview = await ask(
      world,
      screenAction,
      { ref: "OC-01" },
      { ...form, intent: "preview-rejected" },
    );
    const { letter } = preview.data as { letter: { text: string; subject: string } };
    expect(letter.subject).toMatch(/^Not accepted: OC-01/);
    expect(letter.text).toContain("What we found: Not a city.\nIt is a company.");
    expect(letter.text).not.toContain("Ask Sofia");
    expect(await store().read.$count(t.mails)).toBe(mails);
    expect(await store().read.$count(t.findings)).toBe(0);
    await ask(world, screenAction, { ref: "OC-01" }, { ...form, intent: "save" });
    const { context, staged } = world;
    const page = getRequest("/secretariat");
    const view = await screenLoader(
      routeArgs(asPerson(context, staged.secretariat), page, { ...EDITION, ref: "OC-01" }),
    );
    expect(view.clauses[0]).toMatchObject({
      result: "fail",
      note: "Not a city.\nIt is a company.",
      evidence: "Page 1",
      noteToSelf: "Ask Sofia",
    });
  });

  test("a return that names questions has to name one", async () => {
    const world = await wego();
    const due = { "dueAt.date": "2026-07-01", "dueAt.time": "18:00" };
    const form = { submission: "1", ...(await fieldsOf(world, 0, "No.")), ...due, opens: "named" };
    const answer = await ask(
      world,
      screenAction,
      { ref: "OC-01" },
      { ...form, intent: "returned" },
    );
    expect((answer.data as Shown).errors.map(({ field }) => field)).toEqual(["questions"]);
    expect(await counts()).toMatchObject({ submitted: 81 });
  });
});
