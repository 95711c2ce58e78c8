import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { acceptInvitation } from "#app/commands/accept-invitation.ts";
import { addJudge } from "#app/commands/add-judge.ts";
import { declineInvitation } from "#app/commands/decline-invitation.ts";
import { resendInvitation } from "#app/commands/resend-invitation.ts";
import { saveJudge } from "#app/commands/save-judge.ts";
import { findJudgeView } from "#app/queries/edition-people.ts";
import { findInvitation } from "#app/queries/find-invitation.ts";
import { findJudgeSelf } from "#app/queries/membership.ts";
import type { Context } from "#app/server/context.ts";
import { savePerson } from "#db/repositories/people.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { acts, invitedToken, setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DAY = 24 * 60 * 60 * 1000;
const ADDRESS = "nguyet@example.org";

const NEW_JUDGE = {
  name: "Trần Thị Ánh Nguyệt",
  title: "Chair, Urban Lab",
  country: "VN",
  email: "Nguyet@Example.org",
  isChair: false,
  panels: ["green"],
};

function later(context: Context, days: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + days * DAY) };
}

async function account(id: string, email: string): Promise<string> {
  await store().transact((tx) => savePerson(tx, { id, name: "", email, at: NOON }));
  return id;
}

/** A judge invited to the panel of Green. */
async function invited(): Promise<SetUp & { readonly slug: string; readonly token: string }> {
  const made = await setUp(store());
  const { editionId } = made.staged;
  const { slug } = granted(await addJudge(made.context, { ...NEW_JUDGE, editionId }));
  return { ...made, slug, token: await invitedToken(store(), ADDRESS) };
}

async function judgeOf({ context, staged }: SetUp, slug: string) {
  return (await findJudgeView(context, staged.editionId, slug))?.judge;
}

describe("adding a judge", () => {
  test("gives the seat and sends an invitation of which only a digest is kept", async () => {
    const made = await invited();
    expect(await judgeOf(made, made.slug)).toMatchObject({
      slug: "tran-thi-anh-nguyet",
      email: ADDRESS,
      standing: "invited",
      panels: [{ slug: "green" }],
    });
    const [letter] = (await store().read.select().from(t.mails)).slice(-1);
    expect(letter?.text).toContain("the panel of Green");
    const kept = JSON.stringify([
      await store().read.select().from(t.invitations),
      await store().read.select().from(t.auditEntries),
    ]);
    expect(kept).not.toContain(made.token);
  });

  test.for([
    ["an address that another judge has", { email: "ADA@example.org" }, "already-exists"],
    ["the address of the secretariat", { email: "secretariat@example.org" }, "not-allowed"],
    ["the address of an observer", { email: "observer@example.org" }, "not-allowed"],
  ] as const)("refuses %s", async ([, change, code]) => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    expect(await addJudge(context, { ...NEW_JUDGE, ...change, editionId })).toMatchObject({
      refusal: { code, field: "email" },
    });
  });

  test("refuses a panel that is not of this edition", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    expect(
      await addJudge(context, { ...NEW_JUDGE, editionId, panels: ["elsewhere"] }),
    ).toMatchObject({ refusal: { code: "not-found" } });
  });

  test("is possible while a round is open, and not once the result is certified", async () => {
    const { context, staged } = await setUp(store(), "scoring");
    const { editionId } = staged;
    granted(await addJudge(context, { ...NEW_JUDGE, editionId }));
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(
      await addJudge(context, { ...NEW_JUDGE, email: "late@example.org", editionId }),
    ).toMatchObject({ refusal: { code: "locked-by-use" } });
  });

  test("is not for observers", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    const watcher = asPerson(context, staged.observer);
    expect(await addJudge(watcher, { ...NEW_JUDGE, editionId })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("an invitation to judge", () => {
  test("tells its holder what it is for", async () => {
    const { context, token } = await invited();
    expect(await findInvitation(asPerson(context, null), token)).toMatchObject({
      role: "judge",
      award: "Prize",
      edition: { slug: "2026" },
      judgeName: NEW_JUDGE.name,
      address: ADDRESS,
      state: "open",
    });
    expect(await findInvitation(context, "another")).toBeNull();
  });

  test("makes its account a judge, once", async () => {
    const made = await invited();
    const userId = await account("nguyet", ADDRESS);
    const outcome = await acceptInvitation(made.context, { token: made.token, userId });
    expect(granted(outcome)).toEqual({ role: "judge", programme: "prize", edition: "2026" });
    const self = await findJudgeSelf(made.context, viewerOf(userId), "prize", "2026");
    expect(self?.judge).toMatchObject({
      slug: made.slug,
      categoryIds: [made.staged.ids.categories.get("green")],
    });
    expect(await acceptInvitation(made.context, { token: made.token, userId })).toMatchObject({
      refusal: { code: "invitation-expired" },
    });
    expect(await findInvitation(made.context, made.token)).toMatchObject({ state: "used" });
  });

  test("answered twice at once is accepted once", async () => {
    const { context, token } = await invited();
    const userId = await account("nguyet", ADDRESS);
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => acceptInvitation(context, { token, userId })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is of no use to another account", async () => {
    const { context, token } = await invited();
    const userId = await account("somebody", "somebody@example.org");
    expect(await acceptInvitation(context, { token, userId })).toMatchObject({
      refusal: { code: "wrong-address" },
    });
  });

  test("ends after thirty days, for accepting and for declining", async () => {
    const { context, token } = await invited();
    const userId = await account("nguyet", ADDRESS);
    const late = later(context, 30);
    for (const outcome of [
      await acceptInvitation(late, { token, userId }),
      await declineInvitation(late, { token, reason: "No time" }),
    ])
      expect(outcome).toMatchObject({ refusal: { code: "invitation-expired" } });
    granted(await acceptInvitation(later(context, 29), { token, userId }));
  });

  test("is not accepted by who became staff meanwhile", async () => {
    const { context, staged, token } = await invited();
    const userId = await account("nguyet", ADDRESS);
    await store().transact((tx) =>
      tx.insert(t.staff).values({
        id: "role",
        programmeId: staged.ids.programmeId,
        userId,
        role: "observer",
        grantedAt: NOON,
      }),
    );
    expect(await acceptInvitation(context, { token, userId })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
  });

  test("declined without an account is told to who sent it, and may be sent again", async () => {
    const made = await invited();
    const { context, staged, slug, token } = made;
    const nobody = asPerson(context, null);
    expect(await declineInvitation(nobody, { token, reason: "" })).toMatchObject({
      refusal: { code: "invalid", field: "reason" },
    });
    const reason = "I advise one of the cities.";
    granted(await declineInvitation(nobody, { token, reason }));
    expect(await judgeOf(made, slug)).toMatchObject({
      standing: "declined",
      declineReason: reason,
    });
    const [letter] = (await store().read.select().from(t.mails)).slice(-1);
    expect(letter).toMatchObject({ recipient: staged.secretariat.email });
    // Mail is read over shoulders and forwarded: the reason stays on the page.
    expect(letter?.text).not.toContain(reason);
    expect(letter?.text).toContain(`/people/${slug}`);
    granted(await resendInvitation(context, { editionId: staged.editionId, slug }));
    expect(await judgeOf(made, slug)).toMatchObject({ standing: "invited", declineReason: "" });
  });

  test("sent again puts an end to the earlier link", async () => {
    const { context, staged, slug, token } = await invited();
    granted(await resendInvitation(context, { editionId: staged.editionId, slug }));
    const next = await invitedToken(store(), ADDRESS);
    expect(next).not.toBe(token);
    expect(await findInvitation(context, token)).toMatchObject({ state: "expired" });
    expect(await findInvitation(context, next)).toMatchObject({ state: "open" });
  });

  test("is not sent again to who accepted", async () => {
    const { context, staged } = await setUp(store());
    const { editionId } = staged;
    expect(await resendInvitation(context, { editionId, slug: "ada" })).toMatchObject({
      refusal: { code: "already-exists" },
    });
  });
});

describe("changing a judge", () => {
  function change(made: SetUp, slug: string, sent: Partial<Parameters<typeof saveJudge>[1]>) {
    const { editionId } = made.staged;
    const words = { name: "Ada", title: "", country: null, isChair: false, panels: ["open"] };
    return saveJudge(made.context, { editionId, slug, ...words, ...sent });
  }

  test("moves the seats, keeps the removed one in the record and tells the judge", async () => {
    const made = await setUp(store(), "scored");
    granted(await change(made, "ada", { panels: ["green"], isChair: true }));
    expect(await judgeOf(made, "ada")).toMatchObject({
      isChair: true,
      panels: [{ slug: "green" }],
    });
    const judgeId = made.staged.ids.judges.get("ada") ?? "";
    const seats = await store().read.select().from(t.seats).where(eq(t.seats.judgeId, judgeId));
    expect(seats.map(({ removedAt }) => removedAt)).toEqual(expect.arrayContaining([NOON, null]));
    const cards = await store()
      .read.select()
      .from(t.scorecards)
      .where(eq(t.scorecards.judgeId, judgeId));
    expect(cards.length).toBeGreaterThan(0);
    const [letter] = (await store().read.select().from(t.mails)).slice(-1);
    expect(letter).toMatchObject({ recipient: "ada@example.org" });
    expect(letter?.text).toContain("- Green");
  });

  test("gives a removed seat back", async () => {
    const made = await setUp(store());
    granted(await change(made, "ada", { panels: [] }));
    expect(await judgeOf(made, "ada")).toMatchObject({ panels: [] });
    granted(await change(made, "ada", { panels: ["open"] }));
    expect(await judgeOf(made, "ada")).toMatchObject({ panels: [{ slug: "open" }] });
  });

  test("to another address invites that one and no longer the earlier", async () => {
    const made = await invited();
    granted(await change(made, made.slug, { email: "new@example.org", panels: ["green"] }));
    expect(await findInvitation(made.context, made.token)).toMatchObject({ state: "expired" });
    const next = await invitedToken(store(), "new@example.org");
    expect(await findInvitation(made.context, next)).toMatchObject({ address: "new@example.org" });
  });

  test("leaves the address of who has accepted", async () => {
    const made = await setUp(store());
    granted(await change(made, "ada", { email: "new@example.org" }));
    expect(await judgeOf(made, "ada")).toMatchObject({ email: "ada@example.org" });
  });

  test("without any panel left ends an unanswered invitation", async () => {
    const made = await invited();
    granted(await change(made, made.slug, { email: ADDRESS, panels: [] }));
    expect(await findInvitation(made.context, made.token)).toMatchObject({ state: "expired" });
  });

  test("of another edition does not work here", async () => {
    const made = await setUp(store());
    expect(await change(made, "elsewhere", {})).toMatchObject({ refusal: { code: "not-found" } });
    expect(await acts(store())).not.toContain("judge-changed");
  });
});
