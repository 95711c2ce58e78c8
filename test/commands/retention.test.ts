/** How long data is kept: a rule a class, a report, and a removal that leaves the record whole. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { removeDueData } from "#app/commands/remove-due-data.ts";
import { DATA_CLASSES } from "#app/domain/privacy/retention.ts";
import { reportRetention } from "#app/queries/retention.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { action, loader } from "#app/routes/secretariat.$programme.privacy._index.tsx";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { granted } from "#test/support/applications.ts";
import { NOON } from "#test/support/context.ts";
import { asPerson, getRequest, postRequest, routeArgs } from "#test/support/requests.ts";
import { setUp } from "#test/support/setup.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const PROGRAMME = { programme: "prize" };
const DAY = 24 * 60 * 60 * 1000;

/** An edition certified at noon, with something of every class, and A1 with a prize. */
async function certified() {
  const { context, staged } = await setUp(store(), "scoring");
  const { editionId } = staged;
  const at = NOON;
  const all = await store().read.select().from(t.applications);
  const [won, lost] = all;
  if (!won || !lost) throw new Error("too few applications");
  const draft = { ...lost, id: "draft", ref: "D1", state: "draft" as const, submittedAt: null };
  await store().transact(async (tx) => {
    await tx.insert(t.applications).values(draft);
    await tx.delete(t.attachments);
    for (const { id, ref } of [won, lost]) {
      await tx.insert(t.attachments).values({
        id: `file-${ref.toLowerCase()}`,
        applicationId: id,
        name: "plan.pdf",
        mediaType: "application/pdf",
        bytes: 1,
        sha256: "0",
        alt: "",
        pages: 2,
        addedAt: at,
      });
      await tx.insert(t.messages).values({
        id: `message-${ref}`,
        applicationId: id,
        from: "city",
        text: "A question",
        sentAt: at,
      });
      await tx.insert(t.draftVersions).values({
        id: `version-${ref}`,
        applicationId: id,
        number: 1,
        title: "",
        answers: {},
        savedAt: at,
      });
    }
    const mail = { recipient: "a@example.org", subject: "s", text: "t", editionId, createdAt: at };
    await tx.insert(t.mails).values([
      { ...mail, id: "mail-sent", notBefore: at, attempts: 1, sentAt: at },
      { ...mail, id: "mail-owed", notBefore: at, attempts: 0 },
    ]);
    await tx.insert(t.colleagues).values({
      id: "asked",
      applicationId: lost.id,
      email: "asked@example.org",
      may: "view",
      invitedAt: at,
      expiresAt: at,
    });
    const [past] = await tx.select().from(t.certifications);
    expect(past).toBeUndefined();
    await tx.update(t.editions).set({ state: "certified" }).where(eq(t.editions.id, editionId));
  });
  for (const ref of [won.ref, lost.ref])
    for (const page of ["", "_p1", "_p2"])
      await context.files.put(`file-${ref.toLowerCase()}${page}`, new Uint8Array([1]));
  await certify(editionId, won.ref);
  return { context, staged, won, lost, draft };
}

/** By the digest of an archive's snapshot, so that the record verifies. */
async function certify(editionId: string, ref: string): Promise<void> {
  const { digestOf } = await import("#db/repositories/digest.ts");
  const snapshot = { counted: null, categories: [{ slug: "open", placings: [{ ref }] }] };
  await store().transact((tx) =>
    tx.insert(t.certifications).values({
      id: "certification",
      editionId,
      number: 1,
      kind: "archive",
      snapshot,
      digest: digestOf(snapshot),
      reason: "",
      certifiedAt: NOON,
    }),
  );
}

async function save(
  context: Parameters<typeof routeArgs>[0],
  days: Readonly<Record<string, string>>,
) {
  const entries = Object.fromEntries(
    DATA_CLASSES.map((one) => [`days.${one}`, days[one] ?? ""] as const),
  );
  return action(
    routeArgs(context, postRequest("/privacy", { intent: "retention", ...entries }), PROGRAMME),
  );
}

const EVERY = Object.fromEntries(DATA_CLASSES.map((one) => [one, "30"]));

describe("data", () => {
  test("without a rule is kept without end", async () => {
    const { context } = await certified();
    const lines = await reportRetention({ ...context, clock: () => new Date("2099-01-01") });
    expect(lines.map(({ dataClass }) => dataClass)).toEqual([...DATA_CLASSES]);
    expect(lines.every(({ isDue, dueAt }) => !isDue && dueAt === null)).toBe(true);
    expect(granted(await removeDueData(context))).toEqual([]);
  });

  test("goes on the day that its rule says, not before; winners' files and what is owed stay", async () => {
    const { context, won, lost, draft } = await certified();
    expect(await save(context, EVERY)).toMatchObject({ status: 302 });
    const on = (days: number, milliseconds = 0) => ({
      ...context,
      clock: () => new Date(NOON.getTime() + days * DAY + milliseconds),
    });
    expect(granted(await removeDueData(on(30, -1)))).toEqual([]);
    const removed = granted(await removeDueData(on(30)));
    expect(removed.map(({ dataClass, removed }) => [dataClass, removed])).toEqual([
      ["drafts", 1],
      ["versions", 2],
      ["files", 1],
      ["messages", 2],
      ["mails", expect.any(Number)],
      ["invitations", expect.any(Number)],
    ]);
    const left = [];
    for await (const { name } of context.files.list()) left.push(name);
    const own = `file-${won.ref.toLowerCase()}`;
    expect(left.sort()).toEqual([own, `${own}_p1`, `${own}_p2`]);
    const refs = (await store().read.select().from(t.applications)).map(({ ref }) => ref);
    expect(refs).toContain(lost.ref);
    expect(refs).not.toContain(draft.ref);
    expect((await store().read.select().from(t.mails)).map(({ id }) => id)).toContain("mail-owed");
    expect(granted(await removeDueData(on(31)))).toEqual([]);
    expect(await verifyRecord(store())).toEqual([]);
    expect(await findImpossibleStates(store().read)).toEqual([]);
  });

  test("of an edition that is not certified is never touched", async () => {
    const { context, staged } = await setUp(store(), "call");
    await save(context, Object.fromEntries(DATA_CLASSES.map((one) => [one, "0"])));
    expect(await reportRetention(context, staged.ids.programmeId)).toEqual([]);
    expect(granted(await removeDueData(context))).toEqual([]);
  });

  test("by the page: rules are kept, a wrong one is refused at its field, and due data is removed", async () => {
    const { context } = await certified();
    expect(await save(context, { drafts: "soon" })).toMatchObject({
      data: { errors: [{ field: "days.drafts" }] },
      init: { status: 422 },
    });
    await save(context, { drafts: "0", messages: "365" });
    const page = await loader(routeArgs(context, getRequest("/privacy"), PROGRAMME));
    expect(page.classes.filter(({ days }) => days !== null)).toMatchObject([
      { dataClass: "drafts", days: 0 },
      { dataClass: "messages", days: 365 },
    ]);
    expect(page.report.filter(({ isDue }) => isDue)).toMatchObject([{ dataClass: "drafts" }]);
    await action(routeArgs(context, postRequest("/privacy", { intent: "remove" }), PROGRAMME));
    const after = await loader(routeArgs(context, getRequest("/privacy"), PROGRAMME));
    expect(after.report.some(({ dataClass }) => dataClass === "drafts")).toBe(false);
    await save(context, {});
    expect(await store().read.$count(t.retentionRules)).toBe(0);
  });

  test("is removed by the secretariat alone", async () => {
    const { context, staged } = await certified();
    await save(context, EVERY);
    const later = { ...context, clock: () => new Date("2099-01-01") };
    const { programmeId } = staged.ids;
    expect(await removeDueData(asPerson(later, staged.observer), programmeId)).toMatchObject({
      refusal: { code: "not-found" },
    });
  });
});
