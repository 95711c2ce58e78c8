import { describe, expect, test } from "vitest";
import { action as signInAction } from "#app/routes/sign-in._index.tsx";
import { action as linkAction, loader as linkLoader } from "#app/routes/sign-in.link.tsx";
import type { Authority } from "#app/server/auth/authority.ts";
import type { Context } from "#app/server/context.ts";
import { safeNext } from "#app/server/safe-next.ts";
import { listMails } from "#db/repositories/mails.ts";
import { tables } from "#db/schema/index.ts";
import { cookieHeaders, OPERATOR, testAuthority } from "#test/support/authority.ts";
import { testContext } from "#test/support/context.ts";
import { postRequest, routeArgs } from "#test/support/requests.ts";
import { useStore } from "#test/support/store.ts";
import { codeOf } from "#test/support/totp.ts";

const store = useStore();
const NETWORK = "192.0.2.1";
const NOBODY = { headers: new Headers(), network: NETWORK };
const PASSWORD = "four words make sense";

/** The library keeps its own time, so these run by the real clock. */
function begin(): { context: Context; authority: Authority } {
  const context = {
    ...testContext(store()),
    clock: () => new Date(),
    newId: () => crypto.randomUUID(),
  };
  return { context, authority: testAuthority(context) };
}

async function linkIn(context: Context): Promise<URL> {
  const [mail] = await listMails(context.store.read, 1);
  const link = /https:\/\/\S+/.exec(mail?.text ?? "")?.[0];
  if (link === undefined) throw new Error("no link was mailed");
  return new URL(link);
}

async function signInByLink(context: Context, authority: Authority, email: string) {
  expect(await authority.sendLink(email, "/account", NOBODY)).toBe(true);
  const token = (await linkIn(context)).searchParams.get("token") ?? "";
  const answer = await authority.consumeLink(token, NOBODY);
  if (!answer) throw new Error("the link did not sign in");
  return cookieHeaders(answer.cookies);
}

async function enrol(authority: Authority, headers: Headers) {
  const caller = { headers, network: NETWORK };
  const enrolment = await authority.beginSecondFactor("", caller);
  if (!enrolment) throw new Error("the second factor could not be set up");
  const key = new URL(enrolment.uri).searchParams.get("secret") ?? "";
  const answer = await authority.enterCode(await codeOf(key), caller);
  if (!answer || answer === "too-many") throw new Error("the code was refused");
  return { enrolment, headers: cookieHeaders(answer.cookies, headers) };
}

describe("a link by mail", () => {
  test("signs in once, makes the account, and does not work again", async () => {
    const { context, authority } = begin();
    const headers = await signInByLink(context, authority, "hue@city.example.org");
    expect(await authority.findViewer(headers)).toMatchObject({
      email: "hue@city.example.org",
      hasSecondFactor: false,
      isOperator: false,
    });
    const token = (await linkIn(context)).searchParams.get("token") ?? "";
    expect(await authority.consumeLink(token, NOBODY)).toBeNull();
  });

  test("is not used up by opening its page: only the button signs in", async () => {
    const { context, authority } = begin();
    await authority.sendLink("a@example.org", "/judge", NOBODY);
    const link = await linkIn(context);
    const press = () => {
      const request = postRequest(`${link.pathname}${link.search}`, {});
      return linkAction(routeArgs(context, request, {}, authority));
    };
    linkLoader(routeArgs(context, new Request(link), {}, authority));
    const answer = await press();
    expect(answer instanceof Response && answer.headers.get("location")).toBe("/judge");
    expect(await press()).toEqual({ isUsedUp: true });
  });

  test("is kept as a digest: whoever reads the database cannot sign in with it", async () => {
    const { context, authority } = begin();
    await authority.sendLink("a@example.org", "/account", NOBODY);
    const token = (await linkIn(context)).searchParams.get("token") ?? "";
    const rows = await store().read.select().from(tables.verifications);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("is answered the same for known and unknown addresses", async () => {
    const { context, authority } = begin();
    await signInByLink(context, authority, "known@example.org");
    const ask = async (email: string) => {
      const request = postRequest("/sign-in", { intent: "link", email });
      return signInAction(routeArgs(context, request, {}, authority));
    };
    expect(await ask("known@example.org")).toEqual({ ok: true, email: "known@example.org" });
    expect(await ask("unknown@example.org")).toEqual({ ok: true, email: "unknown@example.org" });
  });

  test("is sent five times in a quarter of an hour to one address, and no more", async () => {
    const { authority } = begin();
    const sent = [];
    for (let time = 0; time < 6; time++)
      sent.push(await authority.sendLink("a@example.org", "/account", NOBODY));
    expect(sent).toEqual([true, true, true, true, true, false]);
    expect(await authority.sendLink("b@example.org", "/account", NOBODY)).toBe(true);
  });
});

describe("a password", () => {
  test("signs in once it is set; a wrong one and an unknown address are told alike", async () => {
    const { context, authority } = begin();
    const headers = await signInByLink(context, authority, "a@example.org");
    const viewer = await authority.findViewer(headers);
    await authority.savePassword(viewer?.userId ?? "", PASSWORD);
    const enter = (email: string, password: string) =>
      authority.enterPassword(email, password, NOBODY);
    expect(await enter("a@example.org", PASSWORD)).toMatchObject({ needsSecondFactor: false });
    expect(await enter("a@example.org", `${PASSWORD}!`)).toBeNull();
    expect(await enter("b@example.org", PASSWORD)).toBeNull();
  });

  test("does not sign in without the second factor, where one is set up", async () => {
    const { context, authority } = begin();
    const first = await signInByLink(context, authority, OPERATOR);
    const viewer = await authority.findViewer(first);
    const { enrolment } = await enrol(authority, first);
    await authority.savePassword(viewer?.userId ?? "", PASSWORD);
    const answer = await authority.enterPassword(OPERATOR, PASSWORD, NOBODY);
    if (!answer || answer === "too-many") throw new Error("the password was refused");
    expect(answer.needsSecondFactor).toBe(true);
    const halfway = cookieHeaders(answer.cookies);
    expect(await authority.findViewer(halfway)).toBeNull();
    const [backup = ""] = enrolment.backupCodes;
    const lifted = await authority.enterCode(backup, { headers: halfway, network: NETWORK });
    if (!lifted || lifted === "too-many") throw new Error("the backup code was refused");
    const signedIn = cookieHeaders(lifted.cookies, halfway);
    expect(await authority.findViewer(signedIn)).toMatchObject({ hasSecondFactor: true });
  });
});

describe("the second factor", () => {
  test("lifts the session that gave the code, and no other of the same person", async () => {
    const { context, authority } = begin();
    const first = await signInByLink(context, authority, OPERATOR);
    const { headers } = await enrol(authority, first);
    expect(await authority.findViewer(headers)).toMatchObject({
      hasSecondFactor: true,
      isOperator: true,
    });
    const other = await signInByLink(context, authority, OPERATOR);
    expect(await authority.findViewer(other)).toMatchObject({ hasSecondFactor: false });
  });

  test("is not to be guessed: six codes in a quarter of an hour", async () => {
    const { context, authority } = begin();
    const headers = await signInByLink(context, authority, OPERATOR);
    const caller = { headers, network: NETWORK };
    await authority.beginSecondFactor("", caller);
    const answers = [];
    for (let time = 0; time < 7; time++) answers.push(await authority.enterCode("000000", caller));
    expect(answers).toEqual([...Array<null>(6).fill(null), "too-many"]);
  });
});

test("signing out ends the session on the server, whoever kept the cookie", async () => {
  const { context, authority } = begin();
  const headers = await signInByLink(context, authority, "a@example.org");
  await authority.signOut({ headers, network: NETWORK });
  expect(await authority.findViewer(headers)).toBeNull();
});

test("a session that has run out is nobody's", async () => {
  const { context, authority } = begin();
  const headers = await signInByLink(context, authority, "a@example.org");
  const inAYear = new Date(Date.now() + 366 * 24 * 60 * 60 * 1000);
  const later = testAuthority({ ...context, clock: () => inAYear });
  expect(await authority.findViewer(headers)).not.toBeNull();
  expect(await later.findViewer(headers)).toBeNull();
});

test("a cookie that somebody made up is nobody's", async () => {
  const { context, authority } = begin();
  const headers = await signInByLink(context, authority, "a@example.org");
  const cookie = headers.get("cookie") ?? "";
  expect(await authority.findViewer(new Headers({ cookie }))).not.toBeNull();
  const forged = cookie.replace(/session_token=./, "session_token=.");
  expect(await authority.findViewer(new Headers({ cookie: forged }))).toBeNull();
});

test.for([
  ["/judge/a/b?x=1", "/judge/a/b?x=1"],
  ["//evil.example", "/account"],
  ["/\\evil.example", "/account"],
  ["https://evil.example/", "/account"],
  ["/\t/evil.example", "/account"],
  ["javascript:alert(1)", "/account"],
  [null, "/account"],
] as const)("after signing in, %s leads to %s", ([next, page]) => {
  expect(safeNext(next)).toBe(page);
});
