import { describe, expect, test } from "vitest";
import {
  action as withdrawAction,
  loader as statusLoader,
} from "#app/routes/apply.$programme.$edition.$ref._index.tsx";
import {
  action as colleaguesAction,
  loader as colleaguesLoader,
} from "#app/routes/apply.$programme.$edition.$ref.colleagues.tsx";
import { action as messageAction } from "#app/routes/apply.$programme.$edition.$ref.messages.tsx";
import { action as filesAction } from "#app/routes/apply.$programme.$edition.$ref.files.tsx";
import { action as submitAction } from "#app/routes/apply.$programme.$edition.$ref.submit.tsx";
import {
  action as writeAction,
  loader as writeLoader,
} from "#app/routes/apply.$programme.$edition.$ref.write.tsx";
import { action as joinAction, loader as joinLoader } from "#app/routes/colleague.$token.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, letIn, officerOf, tokenIn } from "#test/support/applications.ts";
import { testAuthority } from "#test/support/authority.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PATH = "/apply/prize/2026/ref/colleagues";
const MINH = "minh@example.org";
const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const lan = officerOf(staged);
  const ref = await applicantOf(context, staged, lan).begin();
  return { context, staged, lan, ref };
}

function get(context: Context, viewer: Viewer | null, ref: string) {
  const params = { programme: "prize", edition: "2026", ref };
  return routeArgs(asPerson(context, viewer), getRequest(PATH), params);
}

function post(
  context: Context,
  viewer: Viewer | null,
  ref: string,
  form: Readonly<Record<string, string>>,
) {
  const params = { programme: "prize", edition: "2026", ref };
  return routeArgs(asPerson(context, viewer), postRequest(PATH, form), params);
}

function atTheLink(context: Context, token: string, request: Request) {
  return routeArgs(context, request, { token }, testAuthority(context));
}

/** A status, and where it leads. */
async function answerOf(
  answer: unknown,
): Promise<{ status: number; to: string | null; data: any }> {
  const value: any = await Promise.resolve(answer).catch((thrown: unknown) => thrown);
  if (value instanceof Response)
    return { status: value.status, to: value.headers.get("location"), data: null };
  if (value instanceof Error) throw value;
  const isData = value?.type === "DataWithResponseInit";
  return isData
    ? { status: value.init?.status ?? 200, to: null, data: value.data }
    : { status: 200, to: null, data: value };
}

async function acts() {
  const rows = await store().read.select().from(t.auditEntries).orderBy(t.auditEntries.number);
  return rows.map(({ act }) => act).filter((act) => act.startsWith("colleague"));
}

describe("an invited colleague", () => {
  test("gets a mail, comes in by its link once, is signed in, and is listed", async () => {
    const { context, lan, ref } = await setUp();
    const form = { intent: "invite", email: " Minh@Example.org ", may: "edit" };
    const invited = await answerOf(colleaguesAction(post(context, lan, ref, form)));
    expect(invited.to).toBe(`/apply/prize/2026/${ref}/colleagues?done=invited`);
    const token = await tokenIn(context, MINH);
    const link = (request: Request) => atTheLink(context, token, request);
    const { offer } = await joinLoader(link(getRequest("/colleague")));
    expect(offer).toMatchObject({ email: MINH, may: "edit", isOpen: true });
    const joined = await joinAction(link(postRequest("/colleague", { intent: "join" })));
    expect(joined).toBeInstanceOf(Response);
    const { headers } = joined as Response;
    expect(headers.get("location")).toBe(`/apply/prize/2026/${ref}?done=joined`);
    expect(headers.getSetCookie()).toContainEqual(expect.stringMatching(/^laurel-shared=;/));
    expect(headers.get("set-cookie")).toContain("session");
    const again = joinAction(link(postRequest("/colleague", { intent: "join" })));
    expect((await answerOf(again)).status).toBe(404);
    const { colleagues, owner } = await colleaguesLoader(get(context, lan, ref));
    expect(owner).toMatchObject({ isViewer: true });
    expect(colleagues).toMatchObject([{ email: MINH, may: "edit", hasJoined: true }]);
    expect(await acts()).toEqual(["colleague-invited", "colleague-joined"]);
  });

  test("is told that a link is too old, and nothing of it works", async () => {
    const { context, lan, ref } = await setUp();
    await colleaguesAction(post(context, lan, ref, { intent: "invite", email: MINH, may: "view" }));
    const late = { ...context, clock: () => new Date(NOON.getTime() + 15 * DAY) };
    const token = await tokenIn(context, MINH);
    const shown = await joinLoader(atTheLink(late, token, getRequest("/colleague")));
    expect(shown.offer.isOpen).toBe(false);
    const asked = joinAction(atTheLink(late, token, postRequest("/colleague", {})));
    expect((await answerOf(asked)).status).toBe(409);
  });

  test("who judges the edition is refused, and stays invited", async () => {
    const { context, staged, lan, ref } = await setUp();
    const judge = staged.judges.get("ada");
    if (!judge) throw new Error("the edition has no judge Ada");
    const form = { intent: "invite", email: judge.email, may: "view" };
    await colleaguesAction(post(context, lan, ref, form));
    const token = await tokenIn(context, judge.email);
    const asked = joinAction(atTheLink(context, token, postRequest("/colleague", {})));
    expect(await answerOf(asked)).toMatchObject({ status: 403 });
    const { colleagues } = await colleaguesLoader(get(context, lan, ref));
    expect(colleagues).toMatchObject([{ hasJoined: false }]);
  });

  test("a mistake comes back at its field with what was typed", async () => {
    const { context, lan, ref } = await setUp();
    const sent = (form: Readonly<Record<string, string>>) =>
      answerOf(colleaguesAction(post(context, lan, ref, { intent: "invite", ...form })));
    const unclear = await sent({ email: "nobody", may: "edit" });
    expect(unclear.data.errors).toMatchObject([{ field: "email" }]);
    expect(unclear.data.values.email).toEqual(["nobody"]);
    const own = await sent({ email: lan.email.toUpperCase(), may: "edit" });
    expect(own.data.errors).toMatchObject([{ field: "email" }]);
  });
});

describe("who was let in to read", () => {
  test("reads every page, and is told kindly that nothing can be changed", async () => {
    const { context, staged, ref } = await setUp();
    const reader = await letIn(context, staged, ref, MINH, "view");
    expect((await statusLoader(get(context, reader, ref))).head.right).toBe("view");
    expect((await writeLoader(get(context, reader, ref))).head.isOpen).toBe(false);
    const actions: readonly ((args: RouteArgs) => unknown)[] = [
      writeAction,
      filesAction,
      submitAction,
      messageAction,
      withdrawAction,
      colleaguesAction,
    ] as never;
    for (const action of actions) {
      const form = { intent: "invite", email: "x@example.org", may: "edit" };
      expect((await answerOf(action(post(context, reader, ref, form)))).status).toBe(403);
    }
  });

  test("finds nothing there once taken out, or after leaving", async () => {
    const { context, staged, lan, ref } = await setUp();
    const reader = await letIn(context, staged, ref, MINH, "view");
    const writer = await letIn(context, staged, ref, "thu@example.org", "edit");
    const { colleagues } = await colleaguesLoader(get(context, lan, ref));
    const form = { intent: "remove", colleague: colleagues[0]?.id ?? "" };
    expect((await answerOf(colleaguesAction(post(context, lan, ref, form)))).status).toBe(302);
    expect((await answerOf(statusLoader(get(context, reader, ref)))).status).toBe(404);
    const left = await answerOf(colleaguesAction(post(context, writer, ref, { intent: "leave" })));
    expect(left.to).toBe("/apply");
    expect((await answerOf(statusLoader(get(context, writer, ref)))).status).toBe(404);
    expect((await acts()).slice(-2)).toEqual(["colleague-removed", "colleague-left"]);
  });

  test("a colleague who writes neither withdraws the application nor invites others", async () => {
    const { context, staged, ref } = await setUp();
    const writer = await letIn(context, staged, ref, MINH, "edit");
    const invite = { intent: "invite", email: "thu@example.org", may: "edit" };
    const asked = colleaguesAction(post(context, writer, ref, invite));
    expect((await answerOf(asked)).status).toBe(403);
    const withdrawn = withdrawAction(post(context, writer, ref, { reason: "No longer" }));
    expect((await answerOf(withdrawn)).status).toBe(403);
  });
});
