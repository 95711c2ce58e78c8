import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { copyApplication } from "#app/commands/copy-application.ts";
import { submitApplication } from "#app/commands/submit-application.ts";
import { withdrawApplication } from "#app/commands/withdraw-application.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { appendAttachment } from "#db/repositories/attachments.ts";
import { claimApplication } from "#db/repositories/applications.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, clauseIds, granted, letIn, officerOf } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const DAY = 24 * 60 * 60 * 1000;

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

async function setUp(caps: { capPerEntrant?: number; isOneCategoryAProject?: boolean } = {}) {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const { editionId } = staged;
  await context.store.transact(async (tx) => {
    await tx
      .update(t.editions)
      .set({ isOneCategoryAProject: false, ...caps })
      .where(eq(t.editions.id, editionId));
  });
  const city = applicantOf(context, staged, officerOf(staged));
  const written = async () => {
    const ref = await city.begin();
    granted(await city.write(ref));
    return ref;
  };
  const copy = (ref: string, category = "green", own = asPerson(context, city.viewer)) =>
    copyApplication(own, { editionId, ref, category });
  /** A copy is begun as version 0, and submitted as such. */
  const submit = async (ref: string, version = 1) =>
    submitApplication(asPerson(context, city.viewer), {
      editionId,
      ref,
      version,
      acceptedClauses: await clauseIds(context, editionId),
      reply: "",
    });
  const withdraw = (ref: string) =>
    withdrawApplication(asPerson(context, city.viewer), { editionId, ref, reason: "Another" });
  return { context, staged, city, written, copy, submit, withdraw };
}

async function rowOf(ref: string) {
  const [row] = await store().read.select().from(t.applications).where(eq(t.applications.ref, ref));
  if (!row) throw new Error(`no application ${ref}`);
  return row;
}

describe("a city that may submit two applications", () => {
  test("submits two, is refused the third in words, and submits it once one is withdrawn", async () => {
    const { written, submit, withdraw } = await setUp({ capPerEntrant: 2 });
    const [first, second, third] = [await written(), await written(), await written()];
    granted(await submit(first));
    granted(await submit(second));
    const refused = await submit(third);
    expect(code(refused)).toBe("over-limit");
    expect(refused.ok ? "" : refused.refusal.details[0]).toContain(`${first} “Lights that follow”`);
    expect((await rowOf(third)).state).toBe("draft");
    granted(await withdraw(first));
    expect(code(await submit(third))).toBe("done");
  });

  test("has two places however many are submitted at one moment", async () => {
    const { written, submit } = await setUp({ capPerEntrant: 2 });
    const refs = [await written(), await written(), await written(), await written()];
    const outcomes = await Promise.all(refs.map((ref) => submit(ref)));
    expect(outcomes.map(code).sort()).toEqual(["done", "done", "over-limit", "over-limit"]);
  });
});

describe("a copy to another category", () => {
  test("is a draft of its own with every answer and every file", async () => {
    const { context, city, written, copy, submit } = await setUp();
    const ref = await written();
    const source = await rowOf(ref);
    await context.files.put("plan", new Uint8Array([1, 2, 3]));
    await context.store.transact(async (tx) => {
      const claimed = await claimApplication(tx, source.id);
      if (!claimed) throw new Error("no application");
      await appendAttachment(tx, claimed, {
        id: "plan",
        name: "Plan.pdf",
        mediaType: "application/pdf",
        bytes: 3,
        sha256: "0".repeat(64),
        alt: "",
        addedAt: NOON,
      });
    });
    const made = granted(await copy(ref));
    expect(made.ref).toBe("G-01");
    const { title, answers, entrantId } = source;
    const draft = await rowOf("G-01");
    expect(draft).toMatchObject({ title, answers, entrantId, state: "draft" });
    const files = await store().read.select().from(t.attachments);
    const copied = files.find(({ applicationId }) => applicationId === draft.id);
    expect(copied).toMatchObject({ name: "Plan.pdf", bytes: 3 });
    expect(copied?.id).not.toBe("plan");
    expect(await context.files.get(copied?.id ?? "")).toEqual(new Uint8Array([1, 2, 3]));
    granted(await city.write(ref, 1, undefined, { summary: "Only here" }));
    expect((await rowOf("G-01")).answers).toEqual(answers);
    expect(code(await submit("G-01", 0))).toBe("done");
  });

  test("is refused with the reason where the project may be in one category, and is there already", async () => {
    const { written, copy, submit } = await setUp({ isOneCategoryAProject: true });
    const ref = await written();
    const early = granted(await copy(ref));
    granted(await submit(ref));
    const refused = await copy(ref);
    expect(code(refused)).toBe("over-limit");
    expect(refused.ok ? "" : refused.refusal.details[0]).toContain("takes part in one category");
    // The copy that was made before cannot be submitted beside it either.
    expect(code(await submit(early.ref, 0))).toBe("over-limit");
  });

  test("is for who is in charge, while the call is open, to another category that there is", async () => {
    const { context, staged, city, written, copy } = await setUp();
    const ref = await written();
    const colleague = await letIn(context, staged, ref, "minh@example.org", "edit");
    expect(code(await copy(ref, "green", asPerson(context, colleague)))).toBe("not-found");
    expect(code(await copy(ref, "open"))).toBe("invalid");
    expect(code(await copy(ref, "none"))).toBe("invalid");
    const clock = () => new Date(NOON.getTime() + 10 * DAY);
    const late = { ...asPerson(context, city.viewer), clock };
    expect(code(await copy(ref, "green", late))).toBe("call-closed");
    expect(await store().read.$count(t.attachments)).toBe(0);
  });
});
