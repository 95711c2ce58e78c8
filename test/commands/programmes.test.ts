import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { acceptInvitation } from "#app/commands/accept-invitation.ts";
import { createEdition } from "#app/commands/create-edition.ts";
import { createProgramme } from "#app/commands/create-programme.ts";
import { inviteStaff } from "#app/commands/invite-staff.ts";
import { revokeStaff } from "#app/commands/revoke-staff.ts";
import { withdrawStaffInvitation } from "#app/commands/withdraw-staff-invitation.ts";
import { WEGO_SETTINGS } from "#app/domain/edition/wego-template.ts";
import { findSettings } from "#app/queries/edition-settings.ts";
import { findInvitation } from "#app/queries/find-invitation.ts";
import { listMyProgrammes } from "#app/queries/my-programmes.ts";
import { findProgrammeStaff } from "#app/queries/programme-staff.ts";
import { savePerson } from "#db/repositories/people.ts";
import { tables as t } from "#db/schema/index.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { granted } from "#test/support/rounds.ts";
import { invitedToken, setUp, type SetUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

const EDITION = {
  name: "2nd Prize",
  slug: "2027",
  year: 2027,
  place: "",
  timeZone: "Asia/Seoul",
  summary: "",
  callOpensAt: null,
  callClosesAt: null,
};

async function operator() {
  const viewer = { ...viewerOf("olga", "olga@example.org"), isOperator: true };
  await store().transact((tx) =>
    savePerson(tx, { id: "olga", name: "Olga", email: viewer.email, at: NOON }),
  );
  return asPerson(testContext(store()), viewer);
}

function programmeOf({ staged }: SetUp): string {
  return staged.ids.programmeId;
}

describe("a programme", () => {
  const PROGRAMME = { name: "City Prize", slug: "city-prize" };

  test("makes its founder the secretariat", async () => {
    const context = await operator();
    granted(await createProgramme(context, PROGRAMME));
    const viewer = viewerOf("olga");
    expect(await listMyProgrammes(context, viewer)).toEqual([
      { ...PROGRAMME, role: "secretariat", editions: [] },
    ]);
  });

  test.for([
    ["who is no operator", { isOperator: false }, "not-allowed"],
    ["an operator without a second factor", { hasSecondFactor: false }, "second-factor-required"],
  ] as const)("is not founded by %s", async ([, change, code]) => {
    const context = await operator();
    const viewer = context.viewer && { ...context.viewer, ...change };
    expect(await createProgramme(asPerson(context, viewer), PROGRAMME)).toMatchObject({
      refusal: { code },
    });
  });

  test.for(["new", "City", "a--b", "-a", "a/b"])("is not reached at %s", async (slug) => {
    const context = await operator();
    expect(await createProgramme(context, { ...PROGRAMME, slug })).toMatchObject({
      refusal: { code: "invalid", field: "slug" },
    });
  });

  test("has an address of its own, however many are founded at once", async () => {
    const context = await operator();
    const outcomes = await Promise.all([1, 2, 3].map(() => createProgramme(context, PROGRAMME)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: "already-exists", field: "slug" },
    });
  });
});

describe("a new edition", () => {
  test("from the template has its rules, no people, and is seen by nobody yet", async () => {
    const made = await setUp(store());
    const programmeId = programmeOf(made);
    granted(await createEdition(made.context, { ...EDITION, programmeId, from: "wego" }));
    const [edition] = (await store().read.select().from(t.editions)).filter(
      ({ slug }) => slug === "2027",
    );
    if (!edition) throw new Error("the edition was not stored");
    expect(edition).toMatchObject({ ...EDITION, state: "setup" });
    const settings = await findSettings(made.context, edition.id, "secretariat");
    const bare = JSON.parse(
      JSON.stringify(settings, (key, value) => (key === "id" ? undefined : value)),
    );
    // A question names its clause by its place in the template, and by its row once it is stored.
    const template = JSON.stringify(WEGO_SETTINGS, (key, value) =>
      key === "clause" ? undefined : value,
    );
    expect(bare).toMatchObject(JSON.parse(template));
  });

  test("from the last one has its rules, without its people, dates and states", async () => {
    const made = await setUp(store(), "voted");
    const programmeId = programmeOf(made);
    granted(await createEdition(made.context, { ...EDITION, programmeId, from: "last" }));
    const [edition] = (await store().read.select().from(t.editions)).filter(
      ({ slug }) => slug === "2027",
    );
    if (!edition) throw new Error("the edition was not stored");
    const before = await findSettings(made.context, made.staged.editionId, "secretariat");
    const after = await findSettings(made.context, edition.id, "secretariat");
    const names = ({ categories, prizes }: typeof before) => [
      categories.map(({ name, criteria }) => [name, criteria.map((one) => [one.name, one.weight])]),
      prizes.map(({ name, count, by, metal }) => [name, count, by, metal]),
    ];
    expect(names(after)).toEqual(names(before));
    expect(
      after.rounds.map(({ slug, state, opensAt, closesAt }) => [slug, state, opensAt, closesAt]),
    ).toEqual([
      ["screening", "pending", null, null],
      ["round-one", "pending", null, null],
      ["round-two", "pending", null, null],
    ]);
  });

  test("from the last one has its limits, its screening and the reasons at their clauses", async () => {
    const made = await setUp(store());
    const { editionId } = made.staged;
    const limits = {
      graceMinutes: 30,
      contactEmail: "ask@example.org",
      capPerEntrant: 2,
      hasTwoScreeners: true,
      filesPerApplication: 3,
      megabytesPerApplication: 10,
      megabytesPerEdition: 500,
    };
    const [clause] = await store()
      .read.select()
      .from(t.clauses)
      .where(eq(t.clauses.editionId, editionId))
      .orderBy(t.clauses.position);
    await store().transact(async (tx) => {
      await tx.update(t.editions).set(limits).where(eq(t.editions.id, editionId));
      await tx.insert(t.findingReasons).values([
        { id: "r1", editionId, clauseId: clause?.id ?? "", text: "No letter", position: 0 },
        { id: "r2", editionId, clauseId: null, text: "Not readable", position: 1 },
      ]);
    });
    const programmeId = programmeOf(made);
    granted(await createEdition(made.context, { ...EDITION, programmeId, from: "last" }));
    const [edition] = await store()
      .read.select()
      .from(t.editions)
      .where(eq(t.editions.slug, "2027"));
    expect(edition).toMatchObject(limits);
    const reasons = await store()
      .read.select({
        text: t.findingReasons.text,
        clause: t.clauses.title,
        of: t.clauses.editionId,
      })
      .from(t.findingReasons)
      .leftJoin(t.clauses, eq(t.findingReasons.clauseId, t.clauses.id))
      .where(eq(t.findingReasons.editionId, edition?.id ?? ""))
      .orderBy(t.findingReasons.position);
    expect(reasons).toEqual([
      { text: "No letter", clause: clause?.title, of: edition?.id },
      { text: "Not readable", clause: null, of: null },
    ]);
  });

  test.for([
    ["an address that is taken", { slug: "2026" }, "already-exists", "slug"],
    ["the address of a page", { slug: "new-edition" }, "invalid", "slug"],
    [
      "a call that closes before it opens",
      { callOpensAt: NOON, callClosesAt: NOON },
      "invalid",
      "callCloses",
    ],
  ] as const)("is refused %s", async ([, change, code, field]) => {
    const made = await setUp(store());
    const programmeId = programmeOf(made);
    expect(
      await createEdition(made.context, { ...EDITION, ...change, programmeId, from: "wego" }),
    ).toMatchObject({ refusal: { code, field } });
  });

  test("is begun by the secretariat alone", async () => {
    const made = await setUp(store());
    const programmeId = programmeOf(made);
    const watcher = asPerson(made.context, made.staged.observer);
    expect(await createEdition(watcher, { ...EDITION, programmeId, from: "wego" })).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});

describe("the staff", () => {
  const ADDRESS = "petra@example.org";

  async function invite(made: SetUp, role: "secretariat" | "observer", email = ADDRESS) {
    return inviteStaff(made.context, { programmeId: programmeOf(made), email, role });
  }

  async function join(made: SetUp, role: "secretariat" | "observer") {
    granted(await invite(made, role));
    const token = await invitedToken(store(), ADDRESS);
    const known = (await store().read.select().from(t.users)).find((one) => one.email === ADDRESS);
    if (!known)
      await store().transact((tx) =>
        savePerson(tx, { id: "petra", name: "Petra", email: ADDRESS, at: NOON }),
      );
    return granted(await acceptInvitation(made.context, { token, userId: "petra" }));
  }

  async function staffOf(made: SetUp) {
    const { staff } = await findProgrammeStaff(made.context, programmeOf(made));
    return staff;
  }

  test("joins by invitation, and an observer may become secretariat", async () => {
    const made = await setUp(store());
    expect(await join(made, "observer")).toEqual({
      role: "observer",
      programme: "prize",
      edition: null,
    });
    expect((await staffOf(made)).find(({ email }) => email === ADDRESS)?.role).toBe("observer");
    await join(made, "secretariat");
    expect((await staffOf(made)).find(({ email }) => email === ADDRESS)?.role).toBe("secretariat");
  });

  test.for([
    ["who has the role", "observer@example.org", "observer", "already-exists"],
    ["the secretariat as observer", "secretariat@example.org", "observer", "already-exists"],
    ["a judge of a running edition", "ada@example.org", "secretariat", "not-allowed"],
  ] as const)("does not invite %s", async ([, email, role, code]) => {
    const made = await setUp(store());
    expect(await invite(made, role, email)).toMatchObject({ refusal: { code, field: "email" } });
  });

  test("is not joined by who became a judge meanwhile", async () => {
    const made = await setUp(store());
    await store().transact((tx) =>
      savePerson(tx, { id: "petra", name: "Petra", email: ADDRESS, at: NOON }),
    );
    granted(await invite(made, "observer"));
    await store().transact((tx) =>
      tx.update(t.judges).set({ userId: "petra" }).where(eq(t.judges.slug, "ada")),
    );
    const token = await invitedToken(store(), ADDRESS);
    expect(await acceptInvitation(made.context, { token, userId: "petra" })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
  });

  test("invited again has one link that works", async () => {
    const made = await setUp(store());
    granted(await invite(made, "observer"));
    const first = await invitedToken(store(), ADDRESS);
    granted(await invite(made, "secretariat"));
    expect(await findInvitation(made.context, first)).toMatchObject({ state: "expired" });
    const { invited } = await findProgrammeStaff(made.context, programmeOf(made));
    expect(invited).toMatchObject([{ email: ADDRESS, role: "secretariat" }]);
  });

  test("whose invitation is withdrawn cannot join", async () => {
    const made = await setUp(store());
    granted(await invite(made, "observer"));
    const token = await invitedToken(store(), ADDRESS);
    const { invited } = await findProgrammeStaff(made.context, programmeOf(made));
    const invitationId = invited[0]?.id ?? "";
    const programmeId = programmeOf(made);
    granted(await withdrawStaffInvitation(made.context, { programmeId, invitationId }));
    expect(await findInvitation(made.context, token)).toMatchObject({ state: "expired" });
  });

  test("never loses the last of the secretariat", async () => {
    const made = await setUp(store());
    const programmeId = programmeOf(made);
    const own = (await staffOf(made)).find(({ role }) => role === "secretariat");
    const staffId = own?.id ?? "";
    expect(await revokeStaff(made.context, { programmeId, staffId })).toMatchObject({
      refusal: { code: "last-secretariat" },
    });
    await join(made, "secretariat");
    granted(await revokeStaff(made.context, { programmeId, staffId }));
    expect((await staffOf(made)).map(({ email }) => email)).not.toContain(own?.email);
    // Whoever lost the role acts no more, though the page is still open.
    expect(await invite(made, "observer", "more@example.org")).toMatchObject({
      refusal: { code: "not-found" },
    });
  });

  test("of two who leave at once, one stays", async () => {
    const made = await setUp(store());
    await join(made, "secretariat");
    const programmeId = programmeOf(made);
    const both = (await staffOf(made)).filter(({ role }) => role === "secretariat");
    const petra = asPerson(made.context, viewerOf("petra", ADDRESS));
    const outcomes = await Promise.all(
      both.map(({ id, email }) =>
        revokeStaff(email === ADDRESS ? petra : made.context, { programmeId, staffId: id }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
