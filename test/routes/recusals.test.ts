import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { loader as exportOwn } from "#app/routes/account_.export.tsx";
import * as asidePage from "#app/routes/judge.$programme.$edition.step-aside.$ref.tsx";
import * as control from "#app/routes/secretariat.$programme.$edition._index.tsx";
import * as roundPage from "#app/routes/secretariat.$programme.$edition.judging.$round.tsx";
import * as judgePage from "#app/routes/secretariat.$programme.$edition.people.$judge.tsx";
import * as people from "#app/routes/secretariat.$programme.$edition.people._index.tsx";
import * as settings from "#app/routes/secretariat.$programme.$edition.settings.edition.tsx";
import type { Viewer } from "#app/server/context.ts";
import type { RouteArgs } from "#app/server/guards.ts";
import { erasePersonFromTexts } from "#db/repositories/erasure.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { tables as t } from "#db/schema/index.ts";
import { viewerOf } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { play, type Played } from "#test/support/rounds.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { useStore } from "#test/support/store.ts";
import { strFromU8, unzipSync } from "fflate";

const store = useStore();
const PRIZE = { programme: "prize", edition: "2026" };

type Sent = Readonly<Record<string, string>>;

function args(
  played: Played,
  viewer: Viewer | null | undefined,
  params: Readonly<Record<string, string>>,
  sent?: Sent,
): RouteArgs {
  const path = "/somewhere";
  const request = sent ? postRequest(path, sent) : getRequest(path);
  return routeArgs(asPerson(played.context, viewer ?? null), request, { ...PRIZE, ...params });
}

/** Status, where it leads and the fields at fault, whether it is answered or thrown. */
async function answerOf(answer: Promise<unknown>) {
  const got = await answer.catch((thrown: unknown) => thrown);
  if (got instanceof Response)
    return { status: got.status, to: got.headers.get("location"), fields: [] };
  const { data, init } = got as {
    data: { errors: readonly { field: string }[] };
    init: { status: number };
  };
  return { status: init.status, to: null, fields: data.errors.map(({ field }) => field) };
}

const ASIDE = { intent: "step-aside", reason: "Dr. Hai of hai@city.example.org is my brother." };

describe("a judge", () => {
  test("steps aside from an application, or ticks that it is from its whole category", async () => {
    const played = await play(store(), "scoring");
    const ada = played.staged.judges.get("ada");
    const page = await asidePage.loader(args(played, ada, { ref: "A1" }));
    expect(page).toMatchObject({ mayStepAside: true, isOfCategory: false });
    const sent = { ...ASIDE, isWhole: "on" };
    expect(
      await answerOf(asidePage.action(args(played, ada, { ref: "A1" }, { ...sent, reason: "" }))),
    ).toMatchObject({ status: 422, fields: ["reason"] });
    expect(await answerOf(asidePage.action(args(played, ada, { ref: "A1" }, sent)))).toMatchObject({
      to: "/judge/prize/2026?done=aside",
    });
    for (const ref of ["A1", "A4"])
      expect(await asidePage.loader(args(played, ada, { ref }))).toMatchObject({ isAside: true });
  });

  test("is told where the award makes every recusal one of the category", async () => {
    const played = await play(store(), "scoring");
    const { staged } = played;
    const at = {};
    const form = {
      name: "Prize 2026",
      year: "2026",
      place: "Seoul",
      summary: "A prize.",
      isRecusalOfCategory: "on",
      intent: "save",
    };
    expect(
      await answerOf(settings.action(args(played, staged.secretariat, at, form))),
    ).toMatchObject({ to: "/secretariat/prize/2026/settings/edition?done=saved" });
    const ada = staged.judges.get("ada");
    expect(await asidePage.loader(args(played, ada, { ref: "A1" }))).toMatchObject({
      isOfCategory: true,
    });
    await asidePage.action(args(played, ada, { ref: "A1" }, ASIDE));
    expect(await asidePage.loader(args(played, ada, { ref: "A2" }))).toMatchObject({
      isAside: true,
    });
    const [act] = await store()
      .read.select()
      .from(t.auditEntries)
      .where(eq(t.auditEntries.act, "edition-changed"));
    expect(act?.details).toMatchObject({ isRecusalOfCategory: { from: false, to: true } });
  });

  test("finds the reasons they gave in what is kept about them, and an erased person in none", async () => {
    const played = await play(store(), "scoring");
    const ada = played.staged.judges.get("ada");
    if (!ada) throw new Error("no judge");
    await asidePage.action(args(played, ada, { ref: "A1" }, { ...ASIDE, isWhole: "on" }));
    const answer = await exportOwn(args(played, ada, {}));
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const person = JSON.parse(strFromU8(files["person.json"] ?? new Uint8Array())) as {
      recusalsRecorded: unknown;
    };
    expect(person.recusalsRecorded).toMatchObject([
      { of: "Ada", from: "Open", reason: ASIDE.reason },
    ]);
    await store().transact((tx) =>
      erasePersonFromTexts(tx, {
        person: { email: "hai@city.example.org", name: "Dr. Hai" },
        pseudonym: { email: "erased-1@erased.invalid", name: "Erased person" },
        userId: null,
        programmeIds: [played.staged.ids.programmeId],
        at: played.context.clock(),
      }),
    );
    expect(await store().read.select().from(t.categoryRecusals)).toMatchObject([
      { reason: "Erased person of erased-1@erased.invalid is my brother." },
    ]);
  });
});

describe("an application that recusals leave short of judges", () => {
  test("is told to the judge before it is so, without figures, and to the secretariat once it is", async () => {
    const played = await play(store(), "scoring");
    await store().transact((tx) =>
      tx.update(t.rounds).set({ quorum: 2 }).where(eq(t.rounds.slug, "round-one")),
    );
    const { secretariat, judges } = played.staged;
    const staff = async () => ({
      round: (await roundPage.loader(args(played, secretariat, { round: "round-one" }))).short,
      control: (await control.loader(args(played, secretariat, {}))).matters.filter(
        ({ page }) => page === "/judging/round-one",
      ),
    });
    // Of A3 one of its two judges is aside in the bundle.
    const a3 = "A3: 1 of 2 judges has stepped aside; 1 is left, and the quorum asks for 2";
    expect(await staff()).toMatchObject({
      round: [a3],
      control: [{ title: "One application is short of judges", detail: `${a3}.` }],
    });
    const page = await asidePage.loader(args(played, judges.get("ada"), { ref: "A1" }));
    expect(page.doesMatter).toBe(true);
    expect(JSON.stringify(page)).not.toMatch(/quorum|of 2/);
    await asidePage.action(args(played, judges.get("ada"), { ref: "A1" }, ASIDE));
    expect((await staff()).round).toEqual([a3.replace("A3", "A1"), a3]);
    const observed = await roundPage.loader(
      args(played, played.staged.observer, { round: "round-one" }),
    );
    expect(observed.short).toHaveLength(2);
  });

  test("is none where enough are left", async () => {
    const bundle = smallBundle();
    const more = ["dan", "eva", "fay"].map((slug) => ({ slug, name: slug, categories: ["open"] }));
    const played = await play(store(), "scoring", {
      ...bundle,
      judges: [...bundle.judges, ...more],
    });
    const { secretariat, judges } = played.staged;
    const page = await asidePage.loader(args(played, judges.get("ada"), { ref: "A1" }));
    expect(page.doesMatter).toBe(false);
    const round = await roundPage.loader(args(played, secretariat, { round: "round-one" }));
    expect(round.short).toEqual([]);
    // Two of five is more than a third.
    const third = await asidePage.loader(args(played, judges.get("ada"), { ref: "A3" }));
    expect(third.doesMatter).toBe(true);
  });
});

describe("whoever of the staff stepped aside, on the page of people", () => {
  test("is recorded with a reason, told so on every page, and let back by a colleague", async () => {
    const played = await play(store(), "scoring");
    const { secretariat, ids } = played.staged;
    const tom = viewerOf("tom");
    const at = played.context.clock();
    await store().transact(async (tx) => {
      await savePerson(tx, { id: tom.userId, name: "Tom", email: tom.email, at });
      const role = { id: "tom-staff", programmeId: ids.programmeId, userId: tom.userId };
      await saveStaffRole(tx, { ...role, role: "secretariat", grantedAt: at });
    });
    const post = (viewer: Viewer, sent: Sent) =>
      answerOf(people.action(args(played, viewer, {}, sent)));
    const aside = { intent: "staff-aside", form: "staff-aside", member: "tom-staff" };
    expect(await post(tom, { ...aside, category: "", reason: "" })).toMatchObject({
      status: 422,
      fields: ["category", "reason"],
    });
    expect(await post(tom, { ...aside, category: "open", reason: "Kin" })).toMatchObject({
      to: "/secretariat/prize/2026/people?done=staff-aside",
    });
    const seen = await people.loader(args(played, tom, {}));
    expect(seen).toMatchObject({
      asideFrom: ["Open"],
      staff: { categories: [{ slug: "green" }], recusals: [] },
      panels: [{ slug: "green" }],
    });
    expect(seen.judges.map(({ slug }) => slug)).toEqual(["cho"]);
    expect((await control.loader(args(played, tom, {}))).frame.asideFrom).toEqual(["Open"]);
    const { staff } = await people.loader(args(played, secretariat, {}));
    expect(staff.recusals).toMatchObject([{ member: "Tom", category: "Open", reason: "Kin" }]);
    const observed = await people.loader(args(played, played.staged.observer, {}));
    expect(observed.staff.recusals).toMatchObject([{ member: "Tom", reason: "" }]);
    const back = { intent: "staff-back", form: "back", recusal: staff.recusals[0]?.id ?? "" };
    expect(await post(tom, back)).toMatchObject({ status: 409 });
    expect(await post(secretariat, back)).toMatchObject({
      to: "/secretariat/prize/2026/people?done=staff-back",
    });
    expect((await people.loader(args(played, tom, {}))).asideFrom).toEqual([]);
  });
});

describe("the secretariat, on the judge's page", () => {
  const ADA = { judge: "ada" };

  test("chooses from the judge's own panels, gives a reason, and brings the judge back", async () => {
    const played = await play(store(), "scoring");
    const { secretariat, observer } = played.staged;
    const page = async () => (await judgePage.loader(args(played, secretariat, ADA))).aside;
    expect(await page()).toMatchObject({
      recusals: [],
      recusable: {
        categories: [{ slug: "open" }],
        applications: [{ ref: "A1" }, { ref: "A2" }, { ref: "A3" }, { ref: "A4" }],
      },
    });
    const judge = played.idOf("ada");
    const post = (sent: Sent, viewer = secretariat) =>
      answerOf(judgePage.action(args(played, viewer, ADA, { judge, ...sent })));
    const recuse = { intent: "recuse", form: "recuse", reason: ASIDE.reason };
    expect(await post({ ...recuse, from: "category:green" })).toMatchObject({
      status: 422,
      fields: ["from"],
    });
    expect(await post({ ...recuse, from: "", reason: " " })).toMatchObject({
      status: 422,
      fields: ["from", "reason"],
    });
    expect(await post({ ...recuse, from: "category:open" }, observer)).toMatchObject({
      status: 404,
    });
    expect(await post({ ...recuse, from: "category:open" })).toMatchObject({
      to: "/secretariat/prize/2026/people/ada?done=recused",
    });
    expect((await page())?.recusals).toMatchObject([
      { from: { kind: "category", slug: "open" }, reason: ASIDE.reason },
    ]);
    expect(await post({ intent: "lift", form: "lift", from: "category:open" })).toMatchObject({
      to: "/secretariat/prize/2026/people/ada?done=lifted",
    });
    expect((await page())?.recusals).toEqual([]);
    const mails = await store().read.select().from(t.mails);
    expect(mails.map(({ recipient, kind }) => [recipient, kind]).sort()).toEqual([
      ["ada@example.org", "recusal-lifted"],
      ["ada@example.org", "recusal-recorded"],
    ]);
  });
});
