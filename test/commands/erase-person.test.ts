/** A person is erased everywhere, what the award needs stays, and the record still verifies. */
import { eq, getTableName, is, Table } from "drizzle-orm";
import { unzipSync, strFromU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { addJudge } from "#app/commands/add-judge.ts";
import { erasePerson } from "#app/commands/erase-person.ts";
import { inviteStaff } from "#app/commands/invite-staff.ts";
import { sendAsCity } from "#app/commands/send-message.ts";
import { writeNote } from "#app/commands/write-note.ts";
import { exportPerson, findErasure } from "#app/queries/person.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { loader as exportOwn } from "#app/routes/account_.export.tsx";
import { action as sendErasure } from "#app/routes/secretariat.$programme.privacy.person.tsx";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { applicantOf, granted, letIn, officerOf } from "#test/support/applications.ts";
import { NOON, viewerOf } from "#test/support/context.ts";
import { smallBundle } from "#test/support/small-bundle.ts";
import { stageEdition } from "#db/seed/stage-edition.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { setUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

/** Tables in which a text stands, in any case; the officer's domain may be shared, the whole address not. */
async function tablesWith(text: string, { read }: Store = store()): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of Object.values(t)) {
    if (!is(table, Table)) continue;
    const rows = await read.select().from(table);
    if (JSON.stringify(rows).toLowerCase().includes(text.toLowerCase()))
      found.push(getTableName(table));
  }
  return found.sort();
}

/** An officer with a draft and an application that names its person in every kind of text. */
async function city() {
  const { context, staged } = await setUp(store(), "call");
  const viewer = { ...officerOf(staged), name: "Phạm Thị Hoa" };
  await store().transact((tx) =>
    tx.update(t.users).set({ name: viewer.name }).where(eq(t.users.id, viewer.userId)),
  );
  const applicant = applicantOf(context, staged, viewer);
  const own = asPerson(context, viewer);
  const { editionId } = staged;
  const mention = `Ask ${viewer.name}, ${viewer.email.toUpperCase()}.`;
  const draft = await applicant.begin();
  granted(await applicant.write(draft, 0, undefined, { summary: mention }));
  const submitted = await applicant.begin();
  granted(await applicant.write(submitted));
  await store().transact((tx) =>
    tx
      .update(t.applications)
      .set({ answers: { summary: mention, table: [[viewer.name, 1]] } })
      .where(eq(t.applications.ref, draft)),
  );
  granted(await applicant.submit(submitted));
  await store().transact((tx) => tx.update(t.submissions).set({ answers: { problem: mention } }));
  granted(await sendAsCity(own, { editionId, ref: submitted, text: mention }));
  granted(
    await writeNote(context, { editionId, ref: submitted, text: mention, seenBy: "secretariat" }),
  );
  return { context, own, staged, viewer, applicant, draft, submitted };
}

async function application(ref: string) {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  return row ?? null;
}

describe("erasing a person", () => {
  test("leaves neither their address nor their name in any table, and the record verifies", async () => {
    const { context, viewer, draft, submitted } = await city();
    // An entry of the audit log that names them, as an invitation to the staff does.
    granted(
      await inviteStaff(context, {
        programmeId: (await store().read.select().from(t.programmes))[0]?.id ?? "",
        email: viewer.email,
        role: "observer",
      }),
    );
    expect(await tablesWith(viewer.email)).toEqual(
      expect.arrayContaining(["audit_entries", "mails", "messages", "submissions", "users"]),
    );
    expect(await verifyRecord(store())).toEqual([]);

    const erased = granted(await erasePerson(context, { email: viewer.email.toUpperCase() }));
    expect(erased).toMatchObject({ entries: 1, handedOver: 0 });
    expect(erased.drafts).toBeGreaterThanOrEqual(1);
    expect(await tablesWith(viewer.email)).toEqual([]);
    expect(await tablesWith(viewer.name)).toEqual([]);
    expect(await application(draft)).toBeNull();
    expect(await application(submitted)).toMatchObject({ state: "submitted" });
    expect(await verifyRecord(store())).toEqual([]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
    const waiting = await store().read.select().from(t.mails);
    for (const mail of waiting.filter(({ recipient }) => recipient.endsWith(".invalid")))
      expect([mail.sentAt ?? mail.abandonedAt, mail.text]).toEqual([expect.any(Date), ""]);
  });

  test("does not let anybody change by hand what an entry says now, nor bring back what it said", async () => {
    const { context, viewer } = await city();
    const programmeId = (await store().read.select().from(t.programmes))[0]?.id ?? "";
    granted(await inviteStaff(context, { programmeId, email: viewer.email, role: "observer" }));
    const before = (await store().read.select().from(t.auditEntries)).find(
      ({ subject }) => subject === viewer.email,
    );
    if (!before) throw new Error("no entry names the person");
    const { pseudonym } = granted(await erasePerson(context, { email: viewer.email }));
    const isIt = eq(t.auditEntries.id, before.id);
    for (const subject of [viewer.email, "somebody@example.org"]) {
      await store().transact((tx) => tx.update(t.auditEntries).set({ subject }).where(isIt));
      expect(await verifyRecord(store())).toEqual([
        `entry ${before.number} (${before.act}) was changed`,
      ]);
    }
    await store().transact((tx) =>
      tx.update(t.auditEntries).set({ subject: pseudonym.email }).where(isIt),
    );
    expect(await verifyRecord(store())).toEqual([]);
    // Nor does an entry that calls itself an erasure vouch for anything it was not written with.
    const isErasure = eq(t.auditEntries.act, "person-erased");
    await store().transact((tx) =>
      tx
        .update(t.auditEntries)
        .set({ details: { entries: [] } })
        .where(isErasure),
    );
    expect(await verifyRecord(store())).toHaveLength(2);
  });

  test("erases a second person from an entry that an earlier erasure changed", async () => {
    const { context, viewer, staged } = await city();
    const programmeId = staged.ids.programmeId;
    granted(await inviteStaff(context, { programmeId, email: viewer.email, role: "observer" }));
    const other = "second@example.org";
    await store().transact((tx) =>
      tx.update(t.mails).set({ subject: `${viewer.email} and ${other}` }),
    );
    granted(await inviteStaff(context, { programmeId, email: other, role: "observer" }));
    granted(await erasePerson(context, { email: viewer.email }));
    granted(await erasePerson(context, { email: other }));
    expect(await tablesWith(other)).toEqual([]);
    expect(await verifyRecord(store())).toEqual([]);
  });

  test("hands what a colleague writes in over to them, drafts too", async () => {
    const { context, staged, viewer, draft, submitted } = await city();
    const writer = await letIn(context, staged, draft, "writer@example.org", "edit");
    await letIn(context, staged, submitted, "reader@example.org", "view");
    const erased = granted(await erasePerson(context, { email: viewer.email }));
    expect(erased.handedOver).toBe(1);
    expect(await application(draft)).toMatchObject({ ownerId: writer.userId, state: "draft" });
    expect(await application(submitted)).toMatchObject({ ownerId: viewer.userId });
    expect(await tablesWith(viewer.email)).toEqual([]);
  });

  test("takes the files of their drafts out of the vault, and no other", async () => {
    const { context, viewer, draft, submitted } = await city();
    for (const ref of [draft, submitted]) {
      const id = `file-of-${ref.toLowerCase()}`;
      await context.files.put(id, new Uint8Array([1]));
      const applicationId = (await application(ref))?.id ?? "";
      await store().transact((tx) =>
        tx.insert(t.attachments).values({
          id,
          applicationId,
          name: "plan.pdf",
          mediaType: "application/pdf",
          bytes: 1,
          sha256: "0",
          alt: "",
          addedAt: context.clock(),
        }),
      );
    }
    granted(await erasePerson(context, { email: viewer.email }));
    const left = [];
    for await (const { name } of context.files.list()) left.push(name);
    expect(left).toEqual([`file-of-${submitted.toLowerCase()}`]);
  });

  test("keeps a judge's scores counted, under a pseudonym while the edition is under way", async () => {
    const { context, staged } = await setUp(store(), "scored");
    const cards = await store().read.$count(t.scorecards);
    const [slug, judge] = [...staged.judges][0] ?? [];
    if (!judge || slug === undefined) throw new Error("nobody judges");
    granted(await erasePerson(context, { email: judge.email }));
    expect(await store().read.$count(t.scorecards)).toBe(cards);
    const [row] = await store().read.select().from(t.judges).where(eq(t.judges.slug, slug));
    expect(row).toMatchObject({ email: null, title: "" });
    expect(row?.name).toMatch(/^Erased person/);
    expect(await verifyRecord(store())).toEqual([]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("takes a person's name and address out of what judges remarked, and leaves the rest", async () => {
    const { context, staged } = await setUp(store(), "scored");
    const [, judge] = [...staged.judges][0] ?? [];
    const [card] = await store().read.select().from(t.scorecards);
    const [criterion] = await store().read.select().from(t.criteria);
    if (!judge || !card || !criterion) throw new Error("nothing was scored");
    const text = `Ask ${judge.email} about the figures.`;
    await store().transact((tx) =>
      tx.insert(t.remarks).values({
        ...{ scorecardId: card.id, criterionId: criterion.id },
        ...{ text, audience: "secretariat" as const },
      }),
    );
    granted(await erasePerson(context, { email: judge.email }));
    const [remark] = await store().read.select().from(t.remarks);
    expect(remark?.text).toMatch(/^Ask .+ about the figures\.$/);
    expect(remark?.text).not.toContain(judge.email);
  });

  test("takes what a judge declared, answered and declined with; that they promised stays", async () => {
    const { context, staged } = await setUp(store(), "scored");
    const [slug, judge] = [...staged.judges][0] ?? [];
    if (!judge || slug === undefined) throw new Error("nobody judges");
    const judgeId = staged.ids.judges.get(slug) ?? "";
    const [other] = [...staged.ids.judges.values()].filter((id) => id !== judgeId);
    const applicationId = staged.ids.applications.get("A1") ?? "";
    const secret = "the Heritage Trust";
    const named = `${judge.email} and I sit on one board.`;
    await store().transact(async (tx) => {
      await tx.update(t.oaths).set({ interests: named });
      await tx.update(t.oaths).set({ interests: secret }).where(eq(t.oaths.judgeId, judgeId));
      await tx.update(t.judges).set({ declineReason: secret }).where(eq(t.judges.id, judgeId));
      for (const [id, text] of [
        [judgeId, secret],
        [other ?? "", named],
      ] as const)
        await tx
          .insert(t.conflictAnswers)
          .values({ judgeId: id, applicationId, text, answeredAt: NOON });
    });
    const exported = await exportPerson(asPerson(context, judge), judge);
    expect(exported.data.judging).toMatchObject([
      {
        oath: { interests: secret, takenAt: NOON },
        conflictsAnswered: [{ ref: "A1", text: secret }],
        declineReason: secret,
      },
    ]);
    granted(await erasePerson(context, { email: judge.email }));
    expect(await tablesWith(secret)).toEqual([]);
    expect(await tablesWith(judge.email)).toEqual([]);
    expect(await tablesWith("and I sit on one board")).toEqual(["conflict_answers", "oaths"]);
    const [oath] = await store().read.select().from(t.oaths).where(eq(t.oaths.judgeId, judgeId));
    expect(oath).toMatchObject({ takenAt: NOON, interests: "" });
  });

  test("somebody who was only ever invited is erased as well", async () => {
    const { context, staged } = await setUp(store());
    const email = "asked@example.org";
    granted(
      await addJudge(context, {
        editionId: staged.editionId,
        name: "Asked Once",
        title: "",
        country: null,
        email,
        isChair: false,
        panels: ["green"],
      }),
    );
    granted(await erasePerson(context, { email }));
    expect(await tablesWith(email)).toEqual([]);
    expect(await verifyRecord(store())).toEqual([]);
  });
});

describe("who may erase whom", () => {
  test("not a judge while a round is open", async () => {
    const { context, staged } = await setUp(store(), "scoring");
    const [judge] = staged.judges.values();
    expect(await erasePerson(context, { email: judge?.email ?? "" })).toMatchObject({
      refusal: { code: "round-not-closed" },
    });
  });

  test("not oneself, and not the last of the secretariat", async () => {
    const { context, staged } = await setUp(store());
    const { email } = staged.secretariat;
    expect(await erasePerson(context, { email })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
    const operator = asPerson(context, { ...viewerOf("operator"), isOperator: true });
    expect(await erasePerson(operator, { email })).toMatchObject({
      refusal: { code: "last-secretariat" },
    });
  });

  test("nobody of another award: they do not exist here; who is in both is for the operator", async () => {
    const { context, viewer } = await city();
    const strange = asPerson(context, viewerOf("elsewhere"));
    expect(await erasePerson(strange, { email: viewer.email })).toMatchObject({
      refusal: { code: "invalid", field: "email" },
    });
    expect(await findErasure(context, viewerOf("elsewhere"), viewer.email)).toBeNull();
    expect(await erasePerson(context, { email: "never@example.org" })).toMatchObject({
      refusal: { code: "invalid", field: "email" },
    });
    await store().transact(async (tx) => {
      const at = context.clock();
      await tx
        .insert(t.programmes)
        .values({ id: "p2", slug: "other", name: "Other", createdAt: at });
      await tx.insert(t.staff).values({
        id: "s2",
        programmeId: "p2",
        userId: viewer.userId,
        role: "observer",
        grantedAt: at,
      });
    });
    expect(await erasePerson(context, { email: viewer.email })).toMatchObject({
      refusal: { code: "not-allowed" },
    });
    expect((await erasePerson(asPerson(context, null), { email: viewer.email })).ok).toBe(true);
  });

  test("leaves a namesake of another award their name, and takes the address there too", async () => {
    const { context, viewer } = await city();
    const other = { ...smallBundle(), programme: { slug: "other", name: "Other" } };
    const { editionId } = await stageEdition(context, other, "call", NOON);
    const mention = `${viewer.name} and ${viewer.email}`;
    await store().transact((tx) =>
      tx
        .update(t.applications)
        .set({ title: mention, ownerId: null })
        .where(eq(t.applications.editionId, editionId)),
    );
    const { pseudonym } = granted(await erasePerson(context, { email: viewer.email }));
    const titles = (await store().read.select().from(t.applications))
      .filter((row) => row.editionId === editionId)
      .map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(0);
    expect(new Set(titles)).toEqual(new Set([`${viewer.name} and ${pseudonym.email}`]));
    expect(await verifyRecord(store())).toEqual([]);
  });

  test("by the page: looked at first, then confirmed", async () => {
    const { context, viewer, draft } = await city();
    const send = (entries: Readonly<Record<string, string>>) =>
      sendErasure(routeArgs(context, postRequest("/person", entries), { programme: "prize" }));
    expect(await send({ intent: "look", email: viewer.email })).toMatchObject({
      ok: true,
      erasure: { name: viewer.name, may: "yes", drafts: expect.arrayContaining([draft]) },
    });
    expect(await tablesWith(viewer.email)).not.toEqual([]);
    expect(await send({ intent: "look", email: "never@example.org" })).toMatchObject({
      init: { status: 422 },
    });
    expect(await send({ intent: "erase", email: viewer.email })).toMatchObject({ status: 302 });
    expect(await tablesWith(viewer.email)).toEqual([]);
  });
});

describe("everything about a person, as one file", () => {
  test("holds what they wrote, sent, received and did, with their files, and nothing of others", async () => {
    const { context, own, viewer, draft, submitted } = await city();
    await context.files.put("file-one", new TextEncoder().encode("a plan"));
    const applicationId = (await application(submitted))?.id ?? "";
    await store().transact((tx) =>
      tx.insert(t.attachments).values({
        id: "file-one",
        applicationId,
        name: "plan.pdf",
        mediaType: "application/pdf",
        bytes: 6,
        sha256: "0",
        alt: "",
        addedAt: context.clock(),
      }),
    );
    const answer = await exportOwn(routeArgs(own, getRequest("/account/export"), {}));
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(strFromU8(parts[`files/${submitted}/1-plan.pdf`] ?? new Uint8Array())).toBe("a plan");
    const text = strFromU8(parts["person.json"] ?? new Uint8Array());
    const told = JSON.parse(text) as Record<string, unknown[]>;
    expect(told["account"]).toMatchObject({ email: viewer.email, name: viewer.name });
    expect(JSON.stringify(told["applications"])).toContain(draft);
    for (const list of ["applications", "messagesWritten", "acts"])
      expect(told[list]?.length).toBeGreaterThan(0);
    // The secretariat's notes are not the city's, also where they name it.
    expect(told["notesWritten"]).toEqual([]);
    expect(text).not.toContain("secretariat@example.org");
  });

  test("of a judge holds scores once the result is certified, not before, and never a ballot", async () => {
    const { context, staged } = await setUp(store(), "voted");
    const [judge] = staged.judges.values();
    if (!judge) throw new Error("nobody judges");
    const cards = async () => {
      const args = routeArgs(asPerson(context, judge), getRequest("/account/export"), {});
      const parts = unzipSync(new Uint8Array(await (await exportOwn(args)).arrayBuffer()));
      const text = strFromU8(parts["person.json"] ?? new Uint8Array());
      expect(text).not.toContain("choices");
      return (JSON.parse(text) as { scorecards: unknown[] }).scorecards.length;
    };
    expect(await cards()).toBe(0);
    await store().transact((tx) => tx.update(t.editions).set({ state: "certified" }));
    expect(await cards()).toBeGreaterThan(0);
  });
});
