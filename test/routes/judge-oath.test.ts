/** Between accepting and the queue: the terms, then the interests. Until both are done nothing is opened. */
import { readdirSync } from "node:fs";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { saveOath } from "#app/commands/save-oath.ts";
import { DEFAULT_OATH } from "#app/domain/oath/oath.ts";
import { action, loader } from "#app/routes/judge.$programme.$edition.oath.tsx";
import { action as answerInvitation } from "#app/routes/invitation.$token.tsx";
import type { Context, Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { tables as t } from "#db/schema/index.ts";
import { testAuthority } from "#test/support/authority.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { acts, invitedToken, setUp, type SetUp } from "#test/support/setup.ts";
import { granted } from "#test/support/applications.ts";
import { addJudge } from "#app/commands/add-judge.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const HERE = "/judge/prize/2026/oath";
const PARAMS = { programme: "prize", edition: "2026" };
const TAKE = { intent: "take", accepts: "on", text: DEFAULT_OATH };
const DECLARE = { intent: "declare", interests: "Hue Heritage Trust" };

interface Judge {
  readonly context: Context;
  readonly made: SetUp;
  readonly id: string;
}

/** Ada has accepted, and has not come further. */
async function newcomer(stage: "scoring" | "voting" = "scoring"): Promise<Judge> {
  const made = await setUp(store(), stage);
  const id = made.staged.ids.judges.get("ada") ?? "";
  await store().transact((tx) => tx.delete(t.oaths).where(eq(t.oaths.judgeId, id)));
  const viewer = made.staged.judges.get("ada") ?? null;
  return { made, id, context: asPerson(made.context, viewer) };
}

interface Answer {
  readonly status: number;
  readonly to: string;
  readonly data: unknown;
  readonly cookies: readonly string[];
}

async function answerOf(act: () => unknown): Promise<Answer> {
  let answer: unknown;
  try {
    answer = await act();
  } catch (thrown) {
    answer = thrown;
  }
  if (answer instanceof Response)
    return {
      status: answer.status,
      to: answer.headers.get("location") ?? "",
      data: null,
      cookies: answer.headers.getSetCookie(),
    };
  const { data, init } = answer as { data?: unknown; init?: { status?: number } | null };
  return { status: init?.status ?? 200, to: "", data: init ? data : answer, cookies: [] };
}

function send({ context }: Judge, form: Readonly<Record<string, string>>, search = "") {
  return answerOf(() => action(routeArgs(context, postRequest(HERE + search, form), PARAMS)));
}

async function oathOf({ id }: Judge) {
  const [row] = await store().read.select().from(t.oaths).where(eq(t.oaths.judgeId, id));
  return row ?? null;
}

describe("a judge who has accepted and not yet promised", () => {
  const routes = readdirSync(new URL("../../app/routes/", import.meta.url))
    .filter((file) => file.startsWith("judge.$programme.$edition"))
    .filter((file) => file !== "judge.$programme.$edition.oath.tsx");

  test("is led to the oath from every page of a judge's, whether it is read or sent", async () => {
    const { context } = await newcomer();
    expect(routes.length).toBeGreaterThan(6);
    const params = { ...PARAMS, round: "round-one", ref: "A1", category: "open", sample: "none" };
    for (const file of routes.map((name) => name.replace(/\.tsx$/, ""))) {
      const module = (await import(`../../app/routes/${file}.tsx`)) as {
        loader?: (args: RouteArgs) => unknown;
        action?: (args: RouteArgs) => unknown;
      };
      for (const [ask, request] of [
        [module.loader, getRequest("/judge/prize/2026/read/A1?x=1")],
        [module.action, postRequest("/judge/prize/2026/read/A1?x=1", {})],
      ] as const)
        if (ask)
          expect([file, await answerOf(() => ask(routeArgs(context, request, params)))]).toEqual([
            file,
            {
              status: 302,
              cookies: [],
              to: `${HERE}?next=%2Fjudge%2Fprize%2F2026%2Fread%2FA1%3Fx%3D1`,
              data: null,
            },
          ]);
    }
  });

  test("gets no file, by its address or page by page, until both steps are done", async () => {
    const judge = await newcomer();
    const { context, made } = judge;
    await store().transact(async (tx) => {
      await tx.insert(t.attachments).values({
        id: "attachment",
        applicationId: made.staged.ids.applications.get("A1") ?? "",
        name: "Plan.pdf",
        mediaType: "application/pdf",
        bytes: 3,
        sha256: "0".repeat(64),
        alt: "",
        addedAt: NOON,
      });
      await tx
        .update(t.submissions)
        .set({ attachments: [{ id: "attachment", name: "Plan.pdf", sha256: "0".repeat(64) }] });
    });
    await context.files.put("attachment", new Uint8Array([1, 2, 3]));
    await context.files.put("attachment_p1", new Uint8Array([1, 2, 3]));
    const file = await import("#app/routes/files.$id.tsx");
    const page = await import("#app/routes/files_.$id.pages.$page.tsx");
    const statuses = async () => {
      const args = routeArgs(context, getRequest("/files/x"), { id: "attachment", page: "1" });
      return [
        (await answerOf(() => file.loader(args))).status,
        (await answerOf(() => page.loader(args))).status,
      ];
    };
    expect(await statuses()).toEqual([404, 404]);
    await send(judge, TAKE);
    expect(await statuses()).toEqual([404, 404]);
    await send(judge, DECLARE);
    expect(await statuses()).toEqual([200, 200]);
  });
});

describe("the oath", () => {
  test("is two steps, and then the judge is where they were going", async () => {
    const judge = await newcomer();
    const asked = async () =>
      (await answerOf(() => loader(routeArgs(judge.context, getRequest(HERE), PARAMS)))).data;
    expect(await asked()).toMatchObject({ step: "terms", oath: { text: DEFAULT_OATH } });
    const next = "?next=%2Fjudge%2Fprize%2F2026%2Fread%2FA1";
    expect(await send(judge, TAKE, next)).toMatchObject({ status: 302, to: HERE + next });
    expect(await asked()).toMatchObject({ step: "interests" });
    expect(await send(judge, DECLARE, next)).toMatchObject({
      status: 302,
      to: "/judge/prize/2026/read/A1",
    });
    expect(await asked()).toMatchObject({ step: null, oath: { interests: DECLARE.interests } });
    expect(await oathOf(judge)).toMatchObject({
      text: DEFAULT_OATH,
      takenAt: NOON,
      interests: DECLARE.interests,
      declaredAt: NOON,
    });
    expect((await acts(store())).slice(-2)).toEqual(["oath-taken", "interests-declared"]);
    const kept = JSON.stringify(await store().read.select().from(t.auditEntries));
    expect(kept).not.toContain(DECLARE.interests);
  });

  test("never leads to another site", async () => {
    const judge = await newcomer();
    await send(judge, TAKE);
    expect(await send(judge, DECLARE, "?next=//evil.example")).toMatchObject({
      to: "/judge/prize/2026?done=sworn",
    });
  });

  test("asks for the tick, and for interests or the word that there are none", async () => {
    const judge = await newcomer();
    const { accepts: _, ...unticked } = TAKE;
    expect(await send(judge, unticked)).toMatchObject({
      status: 422,
      data: { errors: [{ field: "accepts" }] },
    });
    expect(await send(judge, DECLARE)).toMatchObject({ status: 409 });
    await send(judge, TAKE);
    expect(await send(judge, { ...DECLARE, interests: " " })).toMatchObject({
      status: 422,
      data: { errors: [{ field: "interests" }] },
    });
    expect(await send(judge, { ...DECLARE, hasNone: "on" })).toMatchObject({
      status: 422,
      data: { errors: [{ field: "hasNone" }], values: { interests: [DECLARE.interests] } },
    });
    expect(await oathOf(judge)).toMatchObject({ declaredAt: null });
    await send(judge, { intent: "declare", interests: "", hasNone: "on" });
    expect(await oathOf(judge)).toMatchObject({ interests: "", declaredAt: NOON });
  });

  test("is taken on the terms that were shown: changed meanwhile, they are shown again", async () => {
    const judge = await newcomer();
    const { editionId } = judge.made.staged;
    granted(await saveOath(judge.made.context, { editionId, text: "I keep it to myself." }));
    expect(await send(judge, TAKE)).toMatchObject({ status: 409 });
    expect(await oathOf(judge)).toBeNull();
    // As a browser sends lines.
    granted(await saveOath(judge.made.context, { editionId, text: "One.\n\nTwo." }));
    expect(await send(judge, { ...TAKE, text: "One.\r\n\r\nTwo." })).toMatchObject({ status: 302 });
    granted(await saveOath(judge.made.context, { editionId, text: "" }));
    expect(await oathOf(judge)).toMatchObject({ text: "One.\n\nTwo." });
    expect(await send(judge, TAKE)).toMatchObject({ status: 302 });
    expect(await oathOf(judge)).toMatchObject({ text: "One.\n\nTwo." });
  });
});

describe("an invitation", () => {
  async function invited() {
    const { context, staged } = await setUp(store());
    const email = "nguyet@example.org";
    const words = { name: "Nguyệt", title: "", country: "VN", isChair: false };
    const panels = ["green"];
    granted(await addJudge(context, { ...words, email, panels, editionId: staged.editionId }));
    const token = await invitedToken(store(), email);
    const nobody: Context & { viewer: Viewer | null } = { ...context, viewer: null };
    const answer = (form: Readonly<Record<string, string>>) =>
      answerOf(() =>
        answerInvitation(
          routeArgs(
            nobody,
            postRequest(`/invitation/${token}`, form),
            { token },
            testAuthority(nobody),
          ),
        ),
      );
    return { answer, email };
  }

  async function judgeAt(email: string) {
    const [row] = await store().read.select().from(t.judges).where(eq(t.judges.email, email));
    return row;
  }

  test("is declined with a reason; without one nothing is lost and the link still works", async () => {
    const { answer, email } = await invited();
    expect(await answer({ intent: "decline", reason: "  " })).toMatchObject({
      status: 422,
      data: { errors: [{ field: "reason" }] },
    });
    expect(await judgeAt(email)).toMatchObject({ declinedAt: null });
    expect(await answer({ intent: "decline", reason: "No time this summer." })).toMatchObject({
      data: { ok: true },
    });
    expect(await judgeAt(email)).toMatchObject({
      declinedAt: NOON,
      declineReason: "No time this summer.",
    });
  });

  test("accepted on a computer of others signs in with that said", async () => {
    const { answer } = await invited();
    expect(await answer({ intent: "accept", isShared: "on" })).toMatchObject({
      cookies: [expect.anything(), expect.stringMatching(/^laurel-shared=1;/)],
    });
  });

  test("accepted leads towards the queue, where the oath is asked first", async () => {
    const { answer, email } = await invited();
    expect(await answer({ intent: "accept" })).toMatchObject({
      status: 302,
      to: "/judge/prize/2026",
      cookies: [
        expect.stringContaining("session_token"),
        expect.stringMatching(/^laurel-shared=;/),
      ],
    });
    const judge = await judgeAt(email);
    expect(judge).toMatchObject({ acceptedAt: NOON, declineReason: null });
    const oaths = await store()
      .read.select()
      .from(t.oaths)
      .where(eq(t.oaths.judgeId, judge?.id ?? ""));
    expect(oaths).toEqual([]);
  });
});
