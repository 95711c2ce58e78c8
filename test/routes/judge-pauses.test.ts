/** What a judge skips for now or flags as in the wrong category, and how the secretariat answers. */
import { describe, expect, test } from "vitest";
import { moveApplication } from "#app/commands/move-application.ts";
import { loadControlRoom } from "#app/queries/control-room.ts";
import { loadFlags } from "#app/queries/category-flags.ts";
import { findStaffedEdition } from "#app/queries/membership.ts";
import { loader as deskLoader } from "#app/routes/judge.$programme.$edition._index.tsx";
import {
  action as scoreAction,
  loader as scoreLoader,
} from "#app/routes/judge.$programme.$edition.score.$round.$ref.tsx";
import {
  action as judgingAction,
  loader as judgingLoader,
} from "#app/routes/secretariat.$programme.$edition.judging._index.tsx";
import type { Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const EDITION = { programme: "prize", edition: "2026" };

type Sent = Readonly<Record<string, string>>;

async function setUp() {
  let now = NOON;
  const context = { ...testContext(store()), clock: () => now };
  const staged = await stageSmall(context, "scoring");
  const judge = (name: string) => {
    const viewer = staged.judges.get(name);
    if (!viewer) throw new Error(`no judge ${name}`);
    const args = (ref: string, request: Request) =>
      routeArgs(asPerson(context, viewer), request, { ...EDITION, round: "round-one", ref });
    return {
      /** Status, and the application that is opened or the fields at fault. */
      async send(ref: string, intent: string, sent: Sent = {}) {
        now = new Date(now.getTime() + 1000);
        const request = postRequest("/", { intent, version: "0", remark: "", ...sent });
        const answer: unknown = await scoreAction(args(ref, request)).catch((one: unknown) => one);
        if (answer instanceof Response)
          return { status: answer.status, to: answer.headers.get("location") ?? "" };
        const { init, data } = answer as {
          init: { status: number };
          data: { errors: { field: string }[] };
        };
        return { status: init.status, fields: data.errors.map(({ field }) => field) };
      },
      page: (ref: string) => scoreLoader(args(ref, getRequest("/"))),
      async queue() {
        const asked = routeArgs(asPerson(context, viewer), getRequest("/"), EDITION);
        const { rounds } = await deskLoader(asked);
        const [round] = rounds;
        if (round?.kind !== "scorecard") throw new Error("no scoring");
        const items = round.categories.flatMap((category) => category.items);
        return { next: round.next?.ref ?? null, done: round.done, of: round.of, items };
      },
    };
  };
  const staff = (viewer: Viewer, request = getRequest("/")) =>
    routeArgs(asPerson(context, viewer), request, EDITION);
  return { context, staged, judge, staff, ada: judge("ada") };
}

describe("skipping for now", () => {
  test("sends an application to the end, still owed and shown as skipped, and opens the next", async () => {
    const { ada } = await setUp();
    const before = await ada.queue();
    const [first = "", second = ""] = before.items.map(({ ref }) => ref);
    expect(before.next).toBe(first);
    const sent = await ada.send(first, "skip");
    expect(sent).toEqual({
      status: 302,
      to: `/judge/prize/2026/score/round-one/${second}?done=skipped`,
    });
    const after = await ada.queue();
    expect(after).toMatchObject({ next: second, done: 0, of: 4 });
    expect(after.items.at(-1)).toMatchObject({ ref: first, mark: "left", pause: "skipped" });
  });

  test("ends where all is skipped: the first skipped is the next again", async () => {
    const { ada } = await setUp();
    const { items } = await ada.queue();
    for (const { ref } of items) await ada.send(ref, "skip");
    const after = await ada.queue();
    expect(after.items.map(({ ref }) => ref)).toEqual(items.map(({ ref }) => ref));
    expect(after).toMatchObject({ next: items[0]?.ref, of: 4 });
  });

  test("is undone, and the application is back in its place", async () => {
    const { ada } = await setUp();
    const { items } = await ada.queue();
    const first = items[0]?.ref ?? "";
    await ada.send(first, "skip");
    expect((await ada.page(first)).pause).toBe("skipped");
    expect(await ada.send(first, "unskip")).toMatchObject({ status: 302 });
    expect((await ada.queue()).items).toEqual(items);
  });

  test("keeps what was typed on the card as a draft", async () => {
    const { ada } = await setUp();
    expect(await ada.send("A1", "skip", { "scores.impact": "4" })).toMatchObject({ status: 302 });
    expect(await store().read.select().from(t.scores)).toMatchObject([{ points: 4 }]);
    expect((await ada.page("A1")).card).toMatchObject({ state: "draft" });
  });

  test("is for what is still owed, and is nobody else's business", async () => {
    const { ada, judge } = await setUp();
    await ada.send("A1", "submit", { "scores.impact": "4", "scores.reach": "4" });
    expect(await ada.send("A1", "skip")).toMatchObject({ status: 409 });
    await ada.send("A2", "skip");
    expect((await judge("ben").queue()).items.every(({ pause }) => pause === null)).toBe(true);
    expect(await judge("cho").send("A1", "skip")).toMatchObject({ status: 404 });
    expect(await judge("ben").send("A3", "skip")).toMatchObject({ status: 409 });
  });
});

describe("a flag of a wrong category", () => {
  const FLAG = { "flag.reason": "It plants trees.", "flag.category": "green" };

  test("parks the application in that judge's queue alone, still owed, and never opens it next", async () => {
    const { ada, judge } = await setUp();
    const { items } = await ada.queue();
    const first = items[0]?.ref ?? "";
    expect(await ada.send(first, "flag", FLAG)).toMatchObject({ status: 302 });
    const after = await ada.queue();
    expect(after).toMatchObject({ next: items[1]?.ref, of: 4 });
    expect(after.items[0]).toMatchObject({ ref: first, pause: "flagged" });
    const ben = await judge("ben").queue();
    expect(ben.items.every(({ pause }) => pause === null)).toBe(true);
    expect((await judge("ben").page("A1")).flag).toBeNull();
    for (const { ref } of items.slice(1)) await ada.send(ref, "flag", FLAG);
    expect((await ada.queue()).next).toBeNull();
  });

  test("needs a reason, and a category that is another; what was typed comes back", async () => {
    const { ada } = await setUp();
    const none = { ...FLAG, "flag.reason": " " };
    expect(await ada.send("A1", "flag", none)).toEqual({ status: 422, fields: ["flag.reason"] });
    for (const category of ["open", "nowhere"])
      expect(await ada.send("A1", "flag", { ...FLAG, "flag.category": category })).toEqual({
        status: 422,
        fields: ["flag.category"],
      });
    expect(await store().read.$count(t.categoryFlags)).toBe(0);
  });

  test("is taken back by its judge", async () => {
    const { ada } = await setUp();
    await ada.send("A1", "flag", FLAG);
    expect(await ada.send("A1", "unflag")).toMatchObject({ status: 302 });
    expect((await ada.page("A1")).flag).toBeNull();
    expect(await ada.send("A1", "unflag")).toMatchObject({ status: 404 });
  });

  test("is counted on the secretariat's page of the edition; an observer reads no word of it", async () => {
    const { context, staged, ada, judge, staff } = await setUp();
    await ada.send("A1", "flag", FLAG);
    await judge("ben").send("A1", "flag", { "flag.reason": "Trees.", "flag.category": "" });
    await ada.send("A2", "flag", FLAG);
    const of = (viewer: Viewer) => findStaffedEdition(context, viewer, "prize", "2026");
    const [own, observing] = [await of(staged.secretariat), await of(staged.observer)];
    if (!own || !observing) throw new Error("no staff");
    const { matters } = await loadControlRoom(context, own);
    expect(matters.map(({ title }) => title)).toContain(
      "2 applications are flagged as in the wrong category",
    );
    expect(await loadFlags(context, own)).toMatchObject([
      {
        ref: "A1",
        flags: [
          { judge: "Ada", suggested: "Green" },
          { judge: "Ben", suggested: null },
        ],
      },
      { ref: "A2" },
    ]);
    expect(JSON.stringify(await loadControlRoom(context, observing))).not.toContain("flagged");
    expect((await judgingLoader(staff(staged.observer))).flagged).toEqual([]);
  });

  test("is answered by leaving it: the judge is told, and it is the next again", async () => {
    const { staged, ada, staff } = await setUp();
    const first = (await ada.queue()).next ?? "";
    await ada.send(first, "flag", FLAG);
    const form = { intent: "leave-category", ref: first, words: "Trees are open to all." };
    await expect(
      judgingAction(staff(staged.observer, postRequest("/", form))),
    ).rejects.toMatchObject({ status: 404 });
    await judgingAction(staff(staged.secretariat, postRequest("/", form)));
    expect((await ada.page(first)).flag).toMatchObject({
      settlement: "It stays in Open. Trees are open to all.",
    });
    expect((await ada.queue()).next).toBe(first);
    const mails = await store().read.select().from(t.mails);
    expect(mails).toMatchObject([{ recipient: "ada@example.org", kind: "category-flag-settled" }]);
    await expect(
      judgingAction(staff(staged.secretariat, postRequest("/", form))),
    ).rejects.toMatchObject({ status: 404 });
  });

  test("is answered by a move to another category", async () => {
    const { context, staged, ada } = await setUp();
    await ada.send("A1", "flag", FLAG);
    await store().transact((tx) => tx.update(t.applications).set({ submittedAt: NOON }));
    granted(
      await moveApplication(asPerson(context, staged.secretariat), {
        ...{ editionId: staged.editionId, ref: "A1", submission: 1 },
        ...{ category: "green", reason: "It plants trees." },
      }),
    );
    expect(await store().read.select().from(t.categoryFlags)).toMatchObject([
      { settlement: "It was moved to Green.", settledById: staged.secretariat.userId },
    ]);
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ kind }) => kind)).toContain("category-flag-settled");
    expect((await ada.queue()).items.map(({ ref }) => ref)).not.toContain("A1");
  });
});
