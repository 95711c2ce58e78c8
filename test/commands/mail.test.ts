/** Letters that wait: checked, confirmed, let go, stopped; reminders; wordings. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { acceptOnAppeal } from "#app/commands/accept-on-appeal.ts";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { leaveOutMail, retryMail } from "#app/commands/mail-by-hand.ts";
import { settleProposal } from "#app/commands/settle-proposal.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import { checkBatch, confirmBatch, stopBatch } from "#app/commands/release-batch.ts";
import {
  cancelReminder,
  remindApplicants,
  sendDueReminders,
} from "#app/commands/remind-applicants.ts";
import { resetLetter, saveLetter } from "#app/commands/save-letter.ts";
import { writeResults } from "#app/commands/write-results.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { loadBatch, loadBatches } from "#app/queries/mail-batches.ts";
import { loadLoggedMail, loadMailLog } from "#app/queries/mail-log.ts";
import { loadReminders } from "#app/queries/reminders.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { sendNextMail } from "#app/server/mail-worker.ts";
import { NotDelivered } from "#app/server/smtp-sender.ts";
import { savePerson, saveStaffRole } from "#db/repositories/people.ts";
import { tables as t } from "#db/schema/index.ts";
import type { StagedEdition } from "#db/seed/stage-edition.ts";
import {
  applicantOf,
  concluded,
  granted,
  officerOf,
  submitted,
} from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

let context: Context;
let staged: StagedEdition;
let secretariat: Context;

async function stage(at: "call" | "voted") {
  context = testContext(store());
  staged = await stageSmall(context, at);
  secretariat = asPerson(context, staged.secretariat);
}

const at = (from: Context, milliseconds: number): Context => ({
  ...from,
  clock: () => new Date(NOON.getTime() + milliseconds),
});

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

/** Every mail that goes out at an instant, as kind and recipient. */
async function sentBy(milliseconds: number, most = 200): Promise<readonly string[]> {
  const sent: string[] = [];
  const now = new Date(NOON.getTime() + milliseconds);
  const sender = {
    send: async ({ id }: { id: string }) => {
      sent.push(id);
      return "250 ok";
    },
  };
  while (sent.length < most && (await sendNextMail(store(), sender, () => now)));
  const rows = await store().read.select().from(t.mails);
  return sent.map((id) => rows.find((row) => row.id === id)?.kind ?? "sign-in");
}

async function batches() {
  return loadBatches(context, staged.editionId);
}

async function onlyBatch() {
  const [batch] = await batches();
  if (!batch) throw new Error("no letter waits");
  return { editionId: staged.editionId, batchId: batch.id, waiting: batch.waiting };
}

/** Another member of the secretariat. */
async function secondPerson(): Promise<Viewer> {
  const viewer = viewerOf("second");
  const { programmeId } = (await store().read.select().from(t.editions))[0] ?? { programmeId: "" };
  await store().transact(async (tx) => {
    await savePerson(tx, { id: "second", name: "second", email: viewer.email, at: NOON });
    const role = { programmeId, userId: "second", role: "secretariat" as const, grantedAt: NOON };
    await saveStaffRole(tx, { id: "second-role", ...role });
  });
  return viewer;
}

/** One proposes the time of publication, the other confirms it. */
async function publishAsTwo(second: Viewer, publishAt: Date): Promise<void> {
  granted(await publishResult(secretariat, staged.editionId, publishAt));
  const waiting = (await store().read.select().from(t.proposals)).filter(
    ({ outcome }) => outcome === null,
  );
  for (const { id: proposalId } of waiting)
    granted(
      await settleProposal(asPerson(secretariat, second), {
        editionId: staged.editionId,
        proposalId,
        how: "confirmed",
      }),
    );
}

/** Without what the secretariat writes to itself. */
function ofResults(kinds: readonly (string | null)[]) {
  return kinds.filter((kind) => kind?.startsWith("result-"));
}

describe("letters of decisions", () => {
  beforeEach(() => stage("call"));

  async function conclude(count: number) {
    const refs: string[] = [];
    for (let made = 0; made < count; made++) {
      const ref = await submitted(context, staged);
      granted(await concluded(context, staged, ref, "accepted"));
      refs.push(ref);
    }
    return refs;
  }

  test("wait in one batch a kind, however long, until the secretariat lets them go", async () => {
    const refs = await conclude(3);
    const rejected = await submitted(context, staged);
    granted(await concluded(context, staged, rejected, "rejected"));
    expect((await batches()).map(({ name, waiting }) => [name, waiting]).sort()).toEqual([
      ["Accepted in screening", 3],
      ["Not accepted in screening", 1],
    ]);
    expect(await sentBy(YEAR)).not.toContain("accepted");
    const accepted = (await batches()).find(({ waiting }) => waiting === 3);
    const name = { editionId: staged.editionId, batchId: accepted?.id ?? "" };
    const known = { known: 3, releaseAt: null, perMinute: null };
    granted(await checkBatch(secretariat, { ...name, ...known }));
    expect(await sentBy(YEAR)).toEqual(["accepted", "accepted", "accepted"]);
    expect(refs).toHaveLength(3);
  });

  test("go at the instant that was chosen, and not a second before", async () => {
    await conclude(1);
    const { batchId, editionId } = await onlyBatch();
    await sentBy(0);
    const releaseAt = new Date(NOON.getTime() + DAY);
    const check = { editionId, batchId, known: 1, perMinute: null };
    granted(await checkBatch(secretariat, { ...check, releaseAt }));
    expect(await sentBy(DAY - 1000)).toEqual([]);
    expect(await sentBy(DAY)).toEqual(["accepted"]);
    expect(code(await stopBatch(at(secretariat, DAY), { editionId, batchId }))).toBe("not-ready");
  });

  test("go a few a minute, are stopped in between, and the rest is let go again", async () => {
    await conclude(5);
    const { batchId, editionId } = await onlyBatch();
    await sentBy(0);
    const check = { editionId, batchId, releaseAt: null };
    granted(await checkBatch(secretariat, { ...check, known: 5, perMinute: 2 }));
    expect(await sentBy(MINUTE)).toHaveLength(2);
    expect(await sentBy(MINUTE + 59_000)).toHaveLength(0);
    expect(await sentBy(2 * MINUTE + 1)).toHaveLength(2);
    granted(await stopBatch(at(secretariat, 3 * MINUTE), { editionId, batchId }));
    expect(await sentBy(YEAR)).toHaveLength(0);
    const later = at(secretariat, 4 * MINUTE);
    expect(code(await checkBatch(later, { ...check, known: 5, perMinute: null }))).toBe(
      "stale-version",
    );
    granted(await checkBatch(later, { ...check, known: 1, perMinute: null }));
    expect(await sentBy(5 * MINUTE)).toEqual(["accepted"]);
  });

  test("are checked as they are: one that came since refuses the check, one left out stays out", async () => {
    await conclude(2);
    const { batchId, editionId } = await onlyBatch();
    await conclude(1);
    const check = { editionId, batchId, releaseAt: null, perMinute: null };
    expect(code(await checkBatch(secretariat, { ...check, known: 2 }))).toBe("stale-version");
    const view = await loadBatch(secretariat, editionId, batchId, []);
    expect(view?.samples).toHaveLength(3);
    const mailId = view?.recipients[1]?.id ?? "";
    granted(await leaveOutMail(secretariat, { editionId, mailId }));
    expect(code(await leaveOutMail(secretariat, { editionId, mailId }))).toBe("not-ready");
    expect(code(await retryMail(secretariat, { editionId, mailId }))).toBe("not-ready");
    granted(await checkBatch(secretariat, { ...check, known: 2 }));
    expect((await sentBy(YEAR)).filter((kind) => kind === "accepted")).toHaveLength(2);
  });

  test("are let go by the secretariat alone", async () => {
    await conclude(1);
    const { batchId, editionId } = await onlyBatch();
    const check = { editionId, batchId, known: 1, releaseAt: null, perMinute: null };
    for (const viewer of [staged.observer, officerOf(staged)])
      expect(code(await checkBatch(asPerson(context, viewer), check))).toBe("not-found");
    expect(code(await stopBatch(asPerson(context, staged.observer), check))).toBe("not-found");
    const past = new Date(NOON.getTime() - HOUR);
    expect(code(await checkBatch(secretariat, { ...check, releaseAt: past }))).toBe("invalid");
  });

  test("are replaced where another decision overtakes them, so that the city reads one", async () => {
    const ref = await submitted(context, staged);
    granted(await concluded(context, staged, ref, "rejected"));
    const reason = "The letter was there all the time.";
    granted(
      await acceptOnAppeal(secretariat, {
        editionId: staged.editionId,
        ref,
        submission: 1,
        reason,
      }),
    );
    for (const { id, waiting } of await batches())
      granted(
        await checkBatch(secretariat, {
          editionId: staged.editionId,
          batchId: id,
          known: waiting,
          releaseAt: null,
          perMinute: null,
        }),
      );
    const sent = await sentBy(YEAR);
    expect(sent).toContain("accepted");
    expect(sent).not.toContain("rejected");
  });
});

describe("letters of results", () => {
  beforeEach(() => stage("voted"));

  const PUBLISH = new Date(NOON.getTime() + DAY);

  async function certified(publishAt: Date | null) {
    granted(await certifyEdition(secretariat, staged.editionId, ""));
    if (publishAt) granted(await publishResult(secretariat, staged.editionId, publishAt));
    return granted(await writeResults(secretariat, staged.editionId)).written;
  }

  async function release(releaseAt: Date | null, by: Viewer): Promise<string[]> {
    const codes: string[] = [];
    for (const { id, waiting } of await batches()) {
      const batch = { editionId: staged.editionId, batchId: id, known: waiting };
      codes.push(code(await checkBatch(secretariat, { ...batch, releaseAt, perMinute: null })));
      codes.push(code(await confirmBatch(asPerson(context, by), batch)));
    }
    return codes;
  }

  test("are not written before the result is certified, nor twice once let go", async () => {
    expect(code(await writeResults(secretariat, staged.editionId))).toBe("not-certified");
    const written = await certified(PUBLISH);
    expect(written).toBeGreaterThan(2);
    expect((await batches()).map(({ name }) => name)).toContain("Result: a prize");
    granted(await writeResults(secretariat, staged.editionId));
    expect((await batches()).reduce((sum, { waiting }) => sum + waiting, 0)).toBe(written);
    const second = await secondPerson();
    expect(new Set(await release(PUBLISH, second))).toEqual(new Set(["done"]));
    expect(code(await writeResults(secretariat, staged.editionId))).toBe("not-ready");
  });

  test("need a second person, and nobody counts as two", async () => {
    await certified(PUBLISH);
    expect((await release(PUBLISH, staged.secretariat)).filter((_, index) => index % 2)).toEqual(
      (await batches()).map(() => "not-allowed"),
    );
    expect(await sentBy(YEAR)).not.toContain("result-winner");
  });

  test("are never sent before the publication, wherever it moves", async () => {
    await certified(null);
    const second = await secondPerson();
    expect((await release(null, second))[0]).toBe("not-ready");
    await publishAsTwo(second, PUBLISH);
    expect((await release(null, second))[0]).toBe("not-ready");
    await release(PUBLISH, second);
    await sentBy(0);
    await publishAsTwo(second, new Date(PUBLISH.getTime() + DAY));
    expect(ofResults(await sentBy(DAY + HOUR))).toEqual([]);
    expect(await sentBy(2 * DAY)).toContain("result-winner");
  });

  test("stay where they are when the result is certified again", async () => {
    await certified(PUBLISH);
    await release(PUBLISH, await secondPerson());
    await sentBy(0);
    granted(await certifyEdition(at(secretariat, HOUR), staged.editionId, "A vote was struck."));
    expect(ofResults(await sentBy(YEAR))).toEqual([]);
    granted(await writeResults(at(secretariat, 2 * HOUR), staged.editionId));
    expect(ofResults(await sentBy(YEAR))).toEqual([]);
  });
});

describe("reminders", () => {
  beforeEach(() => stage("call"));

  const draft = { kind: "draft-reminder" as const };

  async function begun(title: string) {
    const city = applicantOf(context, staged, officerOf(staged));
    const ref = await city.begin();
    granted(await city.write(ref));
    return { city, ref, title };
  }

  test("show and say a draft's reference and never its title, to the secretariat and in the log", async () => {
    const view = await loadReminders(secretariat, staged.editionId);
    expect(view?.reminders[0]?.owed.length).toBeGreaterThan(0);
    expect(JSON.stringify(view)).not.toContain("Project A");
    granted(
      await remindApplicants(secretariat, { editionId: staged.editionId, ...draft, at: null }),
    );
    const mails = await store().read.select().from(t.mails);
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toContain("Project A");
  });

  test("reach exactly those who owe, which the page shows before", async () => {
    const { city, ref } = await begun("a");
    const other = await begun("b");
    granted(await city.submit(other.ref));
    const view = await loadReminders(secretariat, staged.editionId);
    const [drafts] = view?.reminders ?? [];
    expect(drafts?.owed.map((one) => one.ref)).toContain(ref);
    expect(drafts?.owed.map((one) => one.ref)).not.toContain(other.ref);
    expect(drafts?.sample?.text).toContain("is a draft");
    const sent = await remindApplicants(secretariat, {
      editionId: staged.editionId,
      at: null,
      ...draft,
    });
    expect(granted(sent).reminded).toBe(drafts?.owed.length);
    const mails = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "draft-reminder",
    );
    expect(mails).toHaveLength(drafts?.owed.length ?? -1);
    expect(mails.every(({ recipient }) => !recipient.includes(","))).toBe(true);
    expect(await sentBy(0)).toContain("draft-reminder");
  });

  test("that are planned ask who owes when the time comes, once, and can be cancelled", async () => {
    const { city, ref } = await begun("a");
    const { ref: late } = await begun("b");
    const plan = { editionId: staged.editionId, at: new Date(NOON.getTime() + HOUR), ...draft };
    granted(await remindApplicants(secretariat, plan));
    granted(await remindApplicants(secretariat, plan));
    const planned = (await loadReminders(secretariat, staged.editionId))?.planned ?? [];
    expect(planned).toHaveLength(2);
    const second = { editionId: staged.editionId, batchId: planned[1]?.id ?? "" };
    granted(await cancelReminder(secretariat, second));
    granted(await city.submit(ref));
    expect(await sendDueReminders(at(context, HOUR - 1))).toBe(0);
    const soon = at(context, HOUR);
    await Promise.all([sendDueReminders(soon), sendDueReminders(soon)]);
    const mails = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "draft-reminder",
    );
    const subjects = mails.map(({ text }) => text);
    expect(subjects.filter((text) => text.includes(late))).toHaveLength(1);
    expect(subjects.filter((text) => text.includes(ref))).toHaveLength(0);
    expect(code(await cancelReminder(secretariat, second))).toBe("not-ready");
  });

  test("of returned applications say what is to be mended and until when, and end with the day", async () => {
    const ref = await submitted(context, staged);
    const dueAt = new Date(NOON.getTime() + 5 * DAY);
    granted(await concluded(context, staged, ref, "returned", { dueAt }));
    const remind = { editionId: staged.editionId, kind: "correction-reminder" as const, at: null };
    granted(await remindApplicants(secretariat, remind));
    const [mail] = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "correction-reminder",
    );
    expect(mail?.text).toContain("The letter of the mayor is missing.");
    expect(mail?.text).toContain("by Wed 17 June 2026, 21:00 in Seoul (12:00 UTC)");
    expect(code(await remindApplicants(at(secretariat, 6 * DAY), remind))).toBe("not-ready");
  });

  test("of an application that was imported as returned has no findings to tell", async () => {
    const ref = await submitted(context, staged);
    const isIt = eq(t.applications.ref, ref);
    await store().transact((tx) =>
      tx.update(t.applications).set({ state: "returned" }).where(isIt),
    );
    const view = await loadReminders(secretariat, staged.editionId);
    const returned = view?.reminders.find(({ kind }) => kind === "correction-reminder");
    expect(returned?.sample?.text).toContain(ref);
    expect(returned?.sample?.text).not.toMatch(/\n\n\n/);
  });
});

describe("the delivery log", () => {
  beforeEach(() => stage("call"));

  test("shows each state by its filter, each attempt with its answer, and tries again by hand", async () => {
    const ref = await submitted(context, staged);
    granted(await concluded(context, staged, ref, "accepted"));
    const refusing = {
      send: async (): Promise<string> => {
        throw new NotDelivered("550 no such person", true);
      },
    };
    while (await sendNextMail(store(), refusing, () => NOON));
    const asked = { state: "", kind: "", text: "", page: 1 };
    const all = await loadMailLog(context, staged.editionId, asked);
    for (const line of all.lines) {
      const { lines } = await loadMailLog(context, staged.editionId, {
        ...asked,
        state: line.state,
      });
      expect(lines.map(({ id }) => id)).toContain(line.id);
      expect(new Set(lines.map(({ state }) => state))).toEqual(new Set([line.state]));
    }
    expect(new Set(all.lines.map(({ state }) => state))).toEqual(new Set(["refused", "waiting"]));
    const receipts = await loadMailLog(context, staged.editionId, { ...asked, kind: "receipt" });
    const [receipt] = receipts.lines;
    const mail = await loadLoggedMail(context, staged.editionId, receipt?.id ?? "");
    expect(mail?.tries).toMatchObject([{ result: "refused", detail: "550 no such person" }]);
    expect(mail?.text).toContain("Receipt:");
    const name = { editionId: staged.editionId, mailId: mail?.id ?? "" };
    granted(await retryMail(secretariat, name));
    expect(await sentBy(MINUTE)).toEqual(["receipt"]);
    expect(code(await retryMail(secretariat, name))).toBe("not-ready");
    expect(await loadLoggedMail(context, "another", mail?.id ?? "")).toBeNull();
  });

  test("never shows the text of a letter that carries a link of its own", async () => {
    const { lines } = await loadMailLog(context, staged.editionId, {
      state: "",
      kind: "judge-invitation",
      text: "",
      page: 1,
    });
    for (const { id } of lines)
      expect((await loadLoggedMail(context, staged.editionId, id))?.text).toBeNull();
    await store().transact((tx) =>
      tx.insert(t.mails).values({
        id: "invitation",
        recipient: "judge@example.org",
        subject: "Invitation",
        text: "https://laurel.test/invitation/secret-token",
        editionId: staged.editionId,
        kind: "judge-invitation",
        createdAt: NOON,
        notBefore: NOON,
        attempts: 0,
      }),
    );
    const shown = await loadLoggedMail(context, staged.editionId, "invitation");
    expect(JSON.stringify(shown)).not.toContain("secret-token");
  });
});

describe("a wording of the programme's own", () => {
  beforeEach(() => stage("call"));

  const name = () => ({ editionId: staged.editionId, kind: "receipt" as const, language: "vi" });

  test("is sent to who reads that language, and Laurel's to everybody else", async () => {
    const wording = { subject: "Đã nhận: {{ref}}", body: "Kính gửi {{city}},\n\n{{receipt}}" };
    granted(await saveLetter(secretariat, { ...name(), ...wording }));
    await submitted(context, staged);
    await store().transact((tx) => tx.update(t.users).set({ language: "vi-VN" }));
    const ref = await submitted(context, staged);
    const receipts = (await store().read.select().from(t.mails)).filter(
      ({ kind }) => kind === "receipt",
    );
    expect(receipts.filter(({ subject }) => subject.startsWith("Received:"))).not.toHaveLength(0);
    expect(receipts.filter(({ subject }) => subject === `Đã nhận: ${ref}`)).toHaveLength(1);
    granted(await resetLetter(secretariat, name()));
    expect(code(await resetLetter(secretariat, name()))).toBe("not-ready");
  });

  test("is refused with a placeholder it does not know, by name and at its field", async () => {
    const outcome = await saveLetter(secretariat, {
      ...name(),
      subject: "{{ref}}",
      body: "{{findngs}}",
    });
    expect(outcome.ok ? null : outcome.refusal).toMatchObject({
      code: "invalid",
      fields: ["body"],
    });
    expect(outcome.ok ? "" : outcome.refusal.details[0]).toContain("{{findngs}}");
    const observer = asPerson(context, staged.observer);
    expect(code(await saveLetter(observer, { ...name(), subject: "a", body: "b" }))).toBe(
      "not-found",
    );
  });
});
