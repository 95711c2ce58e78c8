/** One thread an application, with mail both ways; notes that stay with who may see them. */
import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readMessages } from "#app/commands/read-messages.ts";
import { sendAsCity, sendAsSecretariat } from "#app/commands/send-message.ts";
import { withdrawApplication } from "#app/commands/withdraw-application.ts";
import { writeNote } from "#app/commands/write-note.ts";
import { MOST_AN_HOUR } from "#app/domain/talk/talk.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import type { Viewer } from "#app/server/context.ts";
import { listStaffThreads, readStaffThread } from "#app/queries/talk.ts";
import { findEdition } from "#app/queries/membership.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, granted, officerOf } from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;

async function setUp() {
  let now = NOON;
  const context = { ...testContext(store()), clock: () => now };
  const staged = await stageSmall(context, "call");
  const { editionId } = staged;
  const city = officerOf(staged);
  const say = (ref: string, text: string, viewer: Viewer = city) =>
    sendAsCity(asPerson(context, viewer), { editionId, ref, text });
  const answer = (ref: string, text: string, viewer: Viewer = staged.secretariat) =>
    sendAsSecretariat(asPerson(context, viewer), { editionId, ref, text });
  const edition = await findEdition(context, staged.programme, staged.edition);
  if (!edition) throw new Error("the staged edition is not there");
  const threads = () => listStaffThreads(context, edition, null, 1);
  const read = (ref: string, viewer = staged.secretariat, role = "secretariat" as const) =>
    readStaffThread(context, viewer, { edition, role }, ref);
  const wait = (minutes: number) => {
    now = new Date(now.getTime() + minutes * MINUTE);
  };
  return { context, staged, editionId, city, say, answer, edition, threads, read, wait };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function mails() {
  return store().read.select().from(t.mails).orderBy(asc(t.mails.id));
}

describe("a message", () => {
  test("of the city is mailed to the secretariat alone, with its text and the way to the thread", async () => {
    const { say, staged } = await setUp();
    expect(code(await say("A1", "May we send a film?"))).toBe("done");
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient)).toEqual([staged.secretariat.email]);
    expect(sent[0]?.text).toContain("May we send a film?");
    expect(sent[0]?.text).toContain("https://laurel.test/secretariat/prize/2026/messages/A1");
    expect(sent[0]).toMatchObject({ kind: "city-message", batchId: null });
  });

  test("of the secretariat is mailed to who began the application and to their colleagues who are in", async () => {
    const { answer, context, city, staged } = await setUp();
    await context.store.transact(async (tx) => {
      for (const [id, acceptedAt, removedAt] of [
        ["in", NOON, null],
        ["asked", null, null],
        ["out", NOON, NOON],
      ] as const) {
        await savePerson(tx, { id, name: id, email: `${id}@example.org`, at: NOON });
        await tx.insert(t.colleagues).values({
          id: `colleague-${id}`,
          applicationId: staged.ids.applications.get("A1") ?? "",
          email: `${id}@example.org`,
          may: "view",
          invitedAt: NOON,
          expiresAt: NOON,
          userId: id,
          acceptedAt,
          removedAt,
        });
      }
    });
    expect(code(await answer("A1", "Yes, as a link."))).toBe("done");
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient)).toEqual([city.email, "in@example.org"]);
    expect(sent[0]?.text).toContain("https://laurel.test/apply/prize/2026/A1/messages");
  });

  test("about a draft tells the secretariat its ref and never its title", async () => {
    const { say, context, staged, city, read } = await setUp();
    const ref = await applicantOf(context, staged, city).begin();
    granted(await say(ref, "Is the form open on Sunday?"));
    const [mail] = await mails();
    expect(mail?.text).toContain(ref);
    expect(mail?.text).not.toContain("Lights that follow people");
    expect((await read(ref))?.application.title).toBe("");
  });

  test("sent twice by the same hand is one message; said again later it is another", async () => {
    const { say, read, wait } = await setUp();
    granted(await say("A1", "Hello?"));
    granted(await say("A1", "Hello?"));
    expect((await read("A1"))?.messages).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
    wait(11);
    granted(await say("A1", "Hello?"));
    expect((await read("A1"))?.messages).toHaveLength(2);
  });

  test("of one side waits once there are ten within an hour; the other side may still answer", async () => {
    const { say, answer, wait } = await setUp();
    for (let at = 0; at < MOST_AN_HOUR; at++) {
      granted(await say("A1", `Question ${at}`));
      wait(1);
    }
    const refusal = await say("A1", "One more");
    expect(refusal).toMatchObject({ refusal: { code: "too-many-attempts", field: "text" } });
    expect(code(await answer("A1", "Slowly, please."))).toBe("done");
    wait(51);
    expect(code(await say("A1", "One more"))).toBe("done");
  });

  test("is for its two sides: not for judges, observers, other cities or nobody", async () => {
    const { say, answer, staged } = await setUp();
    const [judge] = staged.judges.values();
    for (const viewer of [judge, staged.observer, viewerOf("a stranger")]) {
      expect(code(await say("A1", "Hello", viewer))).toBe("not-found");
      expect(code(await answer("A1", "Hello", viewer))).toBe("not-found");
    }
    expect(await mails()).toEqual([]);
  });

  test("is not added once the application is withdrawn, and what was written can be read", async () => {
    const { say, answer, read, context, editionId, city } = await setUp();
    granted(await say("A1", "We may have to withdraw."));
    granted(
      await withdrawApplication(asPerson(context, city), {
        editionId,
        ref: "A1",
        reason: "Budget",
      }),
    );
    expect(code(await say("A1", "Sorry"))).toBe("not-allowed");
    expect(code(await answer("A1", "Thank you"))).toBe("not-allowed");
    const thread = await read("A1");
    expect(thread?.messages.map(({ text }) => text)).toEqual(["We may have to withdraw."]);
    expect(thread?.closed).toContain("withdrawn");
  });

  test("is recorded as sent, without a word of it", async () => {
    const { say } = await setUp();
    granted(await say("A1", "A secret of the mayor"));
    const [entry] = await store()
      .read.select()
      .from(t.auditEntries)
      .where(eq(t.auditEntries.act, "message-sent"));
    expect(entry).toMatchObject({ subject: "A1", details: { from: "city" } });
    expect(JSON.stringify(entry)).not.toContain("mayor");
  });
});

describe("what waits for the secretariat", () => {
  test("stands on top: not read, then not answered, then the latest", async () => {
    const { say, answer, threads, wait, context, staged } = await setUp();
    granted(await say("A1", "First"));
    wait(1);
    granted(await say("A3", "Second"));
    wait(1);
    granted(await answer("A3", "Answered"));
    wait(1);
    const view = await threads();
    expect(view.threads.map(({ ref, unread, waits }) => [ref, unread, waits])).toEqual([
      ["A1", 1, true],
      ["A3", 0, false],
    ]);
    expect(view.counts).toEqual({ all: 2, unread: 1, unanswered: 1 });
    await readMessages(context, {
      applicationId: staged.ids.applications.get("A1") ?? "",
      from: "city",
      upTo: context.clock(),
    });
    expect((await threads()).counts).toEqual({ all: 2, unread: 0, unanswered: 1 });
  });

  test("the instant of the first reading is kept", async () => {
    const { say, context, staged, read, wait } = await setUp();
    granted(await say("A1", "First"));
    const applicationId = staged.ids.applications.get("A1") ?? "";
    wait(5);
    const firstReading = context.clock();
    await readMessages(context, { applicationId, from: "city", upTo: firstReading });
    wait(5);
    await readMessages(context, { applicationId, from: "city", upTo: context.clock() });
    expect((await read("A1"))?.messages[0]?.readAt).toEqual(firstReading);
  });
});

describe("an internal note", () => {
  test("is seen by everybody on the secretariat, or by its author alone", async () => {
    const { context, staged, editionId, read } = await setUp();
    const colleague = viewerOf("sena");
    await context.store.transact(async (tx) => {
      await savePerson(tx, { id: "sena", name: "Sena", email: colleague.email, at: NOON });
      await saveStaffRole(tx, {
        id: "role-sena",
        programmeId: staged.ids.programmeId,
        userId: "sena",
        role: "secretariat",
        grantedAt: NOON,
      });
    });
    const note = (text: string, seenBy: "author" | "secretariat") =>
      writeNote(asPerson(context, staged.secretariat), { editionId, ref: "A1", text, seenBy });
    granted(await note("Ask the legal department.", "secretariat"));
    granted(await note("I know the mayor.", "author"));
    const texts = async (viewer: Viewer) =>
      (await read("A1", viewer))?.notes?.map(({ text }) => text);
    expect(await texts(staged.secretariat)).toEqual([
      "Ask the legal department.",
      "I know the mayor.",
    ]);
    expect(await texts(colleague)).toEqual(["Ask the legal department."]);
    const recorded = await store()
      .read.select()
      .from(t.auditEntries)
      .where(eq(t.auditEntries.act, "note-written"));
    expect(recorded).toHaveLength(1);
  });

  test("is written by the secretariat and nobody else, and no mail tells of it", async () => {
    const { context, staged, editionId, city } = await setUp();
    for (const viewer of [city, staged.observer, viewerOf("a stranger")])
      expect(
        code(
          await writeNote(asPerson(context, viewer), {
            editionId,
            ref: "A1",
            text: "Hm",
            seenBy: "secretariat",
          }),
        ),
      ).toBe("not-found");
    granted(
      await writeNote(asPerson(context, staged.secretariat), {
        editionId,
        ref: "A1",
        text: "Hm",
        seenBy: "secretariat",
      }),
    );
    expect(await mails()).toEqual([]);
  });
});
