/** The end of the call: what is taken in the grace, what is kept of every attempt. */
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeCall } from "#app/commands/close-call.ts";
import { extendMany, extendOne } from "#app/commands/extend-time.ts";
import { saveEdition } from "#app/commands/save-edition.ts";
import { submitApplication } from "#app/commands/submit-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { listHit } from "#app/queries/extensions.ts";
import type { Context } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import {
  applicantOf,
  clauseIds,
  concluded,
  granted,
  officerOf,
} from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The call of a staged edition is open for ten days more. */
const CLOSES = 10 * DAY;

async function setUp(graceMinutes = 0) {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  await context.store.transact((tx) =>
    tx.update(t.editions).set({ graceMinutes }).where(eq(t.editions.id, staged.editionId)),
  );
  const city = applicantOf(context, staged, officerOf(staged));
  const written = async () => {
    const ref = await city.begin();
    granted(await city.write(ref));
    return ref;
  };
  const submit = async (ref: string, sent: number, openedAt: number | null, accepts = true) =>
    submitApplication(asPerson(at(context, sent), city.viewer), {
      editionId: staged.editionId,
      ref,
      version: 1,
      acceptedClauses: accepts ? await clauseIds(context, staged.editionId) : [],
      reply: "",
      openedAt: openedAt === null ? null : new Date(NOON.getTime() + openedAt),
    });
  return { context, staged, city, written, submit };
}

function at(context: Context, milliseconds: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + milliseconds) };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function attemptsOf(ref: string) {
  const rows = await store()
    .read.select({ at: t.submitAttempts.at, result: t.submitAttempts.result })
    .from(t.submitAttempts)
    .innerJoin(t.applications, eq(t.submitAttempts.applicationId, t.applications.id))
    .where(eq(t.applications.ref, ref));
  return rows
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((row) => [row.at.getTime() - NOON.getTime() - CLOSES, row.result]);
}

describe("in the grace", () => {
  test("a submission goes through whose page was opened before the deadline, to its last second", async () => {
    const { written, submit } = await setUp(10);
    const [first, second] = [await written(), await written()];
    expect(code(await submit(first, CLOSES + 10 * MINUTE - 1, CLOSES - 1))).toBe("done");
    expect(code(await submit(second, CLOSES + 10 * MINUTE, CLOSES - 1))).toBe("call-closed");
  });

  test("one whose page was opened at the deadline does not, and nothing is written any more", async () => {
    const { context, city, written, submit } = await setUp(10);
    const ref = await written();
    expect(code(await submit(ref, CLOSES + 1, CLOSES))).toBe("call-closed");
    expect(code(await submit(ref, CLOSES + 1, null))).toBe("call-closed");
    expect(code(await city.write(ref, 1, at(context, CLOSES)))).toBe("call-closed");
  });

  test("one that had been tried before is taken without its page, since the server kept the attempt", async () => {
    const { written, submit } = await setUp(10);
    const ref = await written();
    expect(code(await submit(ref, CLOSES - 1, CLOSES - 5, false))).toBe("application-incomplete");
    expect(code(await submit(ref, CLOSES + MINUTE, null))).toBe("done");
    expect(await attemptsOf(ref)).toEqual([
      [-1, "application-incomplete"],
      [MINUTE, "submitted"],
    ]);
  });

  test("of none, a second late is late", async () => {
    const { written, submit } = await setUp();
    expect(code(await submit(await written(), CLOSES, CLOSES - MINUTE))).toBe("call-closed");
  });

  test("of a correction, an attempt of the first submission proves nothing", async () => {
    const { context, staged, written, submit } = await setUp(10);
    const ref = await written();
    granted(await submit(ref, 0, null));
    const dueAt = new Date(NOON.getTime() + 20 * DAY);
    granted(await concluded(at(context, 11 * DAY), staged, ref, "returned", { dueAt }));
    expect(code(await submit(ref, 20 * DAY + MINUTE, null))).toBe("call-closed");
  });
});

describe("every attempt to submit", () => {
  test("is kept with its time, what came of it, what was missing and whose it was", async () => {
    const { city, written, submit } = await setUp();
    const ref = await written();
    await submit(ref, 0, null, false);
    await submit(ref, CLOSES, null);
    await submit(ref, 5, null);
    await submit(ref, 6, null);
    const rows = await store().read.select().from(t.submitAttempts);
    expect(rows.map(({ result }) => result).sort()).toEqual([
      "already-submitted",
      "application-incomplete",
      "call-closed",
      "submitted",
    ]);
    const incomplete = rows.find(({ result }) => result === "application-incomplete");
    expect(incomplete?.missing).toContain("Accept “In English” to submit");
    expect(new Set(rows.map(({ byId }) => byId))).toEqual(new Set([city.viewer.userId]));
  });

  test("of somebody else leaves nothing behind", async () => {
    const { context, staged, written } = await setUp();
    const ref = await written();
    const outcome = await submitApplication(asPerson(context, viewerOf("stranger")), {
      editionId: staged.editionId,
      ref,
      version: 1,
      acceptedClauses: [],
      reply: "",
    });
    expect(code(outcome)).toBe("not-found");
    expect(await store().read.$count(t.submitAttempts)).toBe(0);
  });
});

describe("the grace as a setting", () => {
  const NAMES = { name: "Prize", year: 2026, place: "", summary: "", ceremonyOn: null };

  async function settings(before: number) {
    const { context, staged } = await setUp(before);
    return (graceMinutes: number, sent = 0) =>
      saveEdition(asPerson(at(context, sent), staged.secretariat), {
        ...NAMES,
        editionId: staged.editionId,
        graceMinutes,
      });
  }

  test("can be made longer while the call is open, and not shorter", async () => {
    const change = await settings(5);
    expect(code(await change(10))).toBe("done");
    expect(await change(9)).toMatchObject({
      refusal: { code: "invalid", field: "graceMinutes" },
    });
  });

  test("is fixed once the call has closed", async () => {
    const change = await settings(5);
    expect(await change(10, CLOSES)).toMatchObject({
      refusal: { code: "locked-by-use", field: "graceMinutes" },
    });
  });

  test("keeps the call from being closed by hand while it runs, and not after", async () => {
    const { context, staged } = await setUp(10);
    const close = (sent: number) =>
      closeCall(asPerson(at(context, sent), staged.secretariat), { editionId: staged.editionId });
    const during = await close(CLOSES + MINUTE);
    expect(during).toMatchObject({ refusal: { code: "not-ready" } });
    expect(during.ok ? "" : during.refusal.details.join()).toContain("21:10 in Seoul (12:10 UTC)");
    expect(code(await close(CLOSES + 10 * MINUTE))).toBe("done");
  });
});

describe("more time", () => {
  const REASON = "The server was down from 10:00 to 11:00.";
  const NIGHT = new Date(NOON.getTime() + CLOSES + DAY);

  async function late(graceMinutes = 0) {
    const made = await setUp(graceMinutes);
    const { context, staged } = made;
    const before = new Date(NOON.getTime() - DAY);
    await store().transact((tx) =>
      tx.update(t.applications).set({ createdAt: before, savedAt: before }),
    );
    const own = (sent: number) => asPerson(at(context, sent), staged.secretariat);
    const { editionId } = staged;
    return {
      ...made,
      one: (ref: string, until = NIGHT, sent = CLOSES + MINUTE) =>
        extendOne(own(sent), { editionId, ref, until, reason: REASON }),
      many: (refs: readonly string[], change: Partial<Parameters<typeof extendMany>[1]> = {}) =>
        extendMany(own(CLOSES + MINUTE), {
          editionId,
          until: NIGHT,
          reason: REASON,
          refs,
          outage: { from: new Date(NOON.getTime() - 1), to: LATER, who: "at-work" },
          ...change,
        }),
    };
  }
  const LATER = new Date(NOON.getTime() + DAY);

  test("for one application reopens it alone, after the call has closed and was closed by hand", async () => {
    const { context, staged, written, submit, one } = await late();
    const [first, second] = [await written(), await written()];
    expect(code(await one(first))).toBe("done");
    const own = asPerson(at(context, CLOSES + 2 * MINUTE), staged.secretariat);
    granted(await closeCall(own, { editionId: staged.editionId }));
    expect(code(await submit(second, CLOSES + 3 * MINUTE, 0))).toBe("call-closed");
    expect(code(await submit(first, CLOSES + DAY - 1, CLOSES + DAY - 2))).toBe("done");
  });

  test("is told by mail with its end and its reason, stands in the record, and on the city's page", async () => {
    const { written, one, city } = await late();
    const ref = await written();
    granted(await one(ref));
    const mails = await store().read.select().from(t.mails).where(eq(t.mails.kind, "extended"));
    expect(mails.map(({ recipient }) => recipient)).toEqual([city.viewer.email]);
    expect(mails[0]?.text).toContain("until Tue 23 June 2026, 21:00 in Seoul (12:00 UTC)");
    expect(mails[0]?.text).toContain(REASON);
    const [entry] = (await store().read.select().from(t.auditEntries)).slice(-1);
    expect(entry).toMatchObject({ act: "time-extended", subject: ref });
  });

  test("never shortens, is never in the past, and says why", async () => {
    const { context, staged, written, one } = await late();
    const ref = await written();
    granted(await one(ref));
    for (const until of [NIGHT, new Date(NIGHT.getTime() - 1), NOON])
      expect(await one(ref, until)).toMatchObject({ refusal: { code: "invalid", field: "until" } });
    const silent = { editionId: staged.editionId, ref, until: NIGHT, reason: " " };
    expect(await extendOne(asPerson(context, staged.secretariat), silent)).toMatchObject({
      refusal: { field: "reason" },
    });
  });

  test("is for what a city still writes, and given by the secretariat alone", async () => {
    const { context, staged, written, submit, one } = await late();
    const ref = await written();
    const asked = { editionId: staged.editionId, ref, until: NIGHT, reason: REASON };
    expect(code(await extendOne(asPerson(context, staged.observer), asked))).toBe("not-found");
    granted(await submit(ref, 0, 0));
    expect(await one(ref)).toMatchObject({ refusal: { code: "invalid", field: "ref" } });
    expect(code(await one("none"))).toBe("invalid");
  });

  test("is not given once the first judging round is closed: nobody could be judged", async () => {
    const { written, one } = await late();
    const ref = await written();
    await store().transact((tx) => tx.update(t.rounds).set({ state: "closed" }));
    expect(code(await one(ref))).toBe("round-closed");
  });

  test("for all that an outage hit goes to exactly those listed, and to nobody else", async () => {
    const { staged, written, many } = await late();
    const refs = [await written(), await written()];
    const outcome = await many(refs);
    expect(outcome).toEqual({ ok: true, value: { extended: 2 } });
    const rows = await store().read.select().from(t.extensions);
    expect(rows.map(({ reason }) => reason)).toEqual([REASON, REASON]);
    expect(await store().read.$count(t.mails, eq(t.mails.kind, "extended"))).toBe(2);
    const [entry] = (await store().read.select().from(t.auditEntries)).slice(-1);
    expect(entry?.details).toMatchObject({ applications: refs });
    expect(staged.editionId).toBe(entry?.editionId);
  });

  test("is given to nobody where the list has changed since it was read", async () => {
    const { written, many } = await late();
    const ref = await written();
    await written();
    expect(code(await many([ref]))).toBe("stale-version");
    expect(await store().read.$count(t.extensions)).toBe(0);
  });

  test("for all that were being written takes in those at which nobody worked, drafts that came later not", async () => {
    const { context, staged, written, many } = await late();
    const ref = await written();
    const outage = { from: NOON, to: NOON, who: "being-written" as const };
    const edition = await store().read.select().from(t.editions);
    const [row] = edition;
    if (!row) throw new Error("no edition");
    const hit = await listHit(context.store.read, row, outage);
    expect(hit.map((one) => one.ref)).not.toContain(ref);
    const wide = { ...outage, to: LATER };
    const all = await listHit(context.store.read, row, wide);
    expect(all.map((one) => one.ref)).toContain(ref);
    expect(all.every(({ state }) => state === "draft")).toBe(true);
    granted(await many(all.map((one) => one.ref).sort(), { outage: wide }));
    expect(await store().read.$count(t.extensions)).toBe(all.length);
    expect(staged.editionId).toBe(row.id);
  });

  test("leaves whoever has longer what they have, without a mail", async () => {
    const { written, one, many } = await late();
    const refs = [await written(), await written()];
    granted(await one(refs[0] ?? "", new Date(NIGHT.getTime() + DAY)));
    expect(await many(refs)).toEqual({ ok: true, value: { extended: 1 } });
    expect(await store().read.$count(t.mails, eq(t.mails.kind, "extended"))).toBe(2);
    expect(await many(refs)).toMatchObject({ refusal: { code: "invalid", field: "until" } });
  });
});
