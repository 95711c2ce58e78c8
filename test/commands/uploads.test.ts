/** A file that comes in parts, over cuts and restarts, up to the limits, and what is left of it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { attachFile } from "#app/commands/attach-file.ts";
import { abandonUpload, beginUpload } from "#app/commands/begin-upload.ts";
import { receiveParts } from "#app/commands/receive-parts.ts";
import { sweepFiles } from "#app/commands/sweep-files.ts";
import { PART_BYTES, partName } from "#app/domain/application/files.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { findOwnApplicationName } from "#app/queries/own-applications.ts";
import type { Context } from "#app/server/context.ts";
import { finishUpload } from "#app/server/finish-upload.ts";
import { withFolder } from "#app/server/spool.ts";
import { findUpload } from "#db/repositories/uploads.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, granted, officerOf } from "#test/support/applications.ts";
import { NOON, testContext, viewerOf } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The call of a staged edition is open for ten days more. */
const CLOSES = 10 * DAY;
const BYTES = 2 * PART_BYTES + 1_000;
const CONTENT = Buffer.alloc(BYTES, "0123456789");

async function setUp() {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const city = applicantOf(context, staged, officerOf(staged));
  const own = asPerson(context, city.viewer);
  const name = { editionId: staged.editionId, ref: await city.begin() };
  const file = { ...name, name: "results.pdf", bytes: BYTES, alt: "", question: null };
  const send = (upload: string, offset: number, at: Context = own) =>
    receiveParts(at, {
      ...name,
      upload,
      offset,
      parts: [[CONTENT.subarray(offset, offset + PART_BYTES)]],
    });
  return { context, staged, city, own, name, file, send };
}

function at(context: Context, milliseconds: number): Context {
  return { ...context, clock: () => new Date(NOON.getTime() + milliseconds) };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : outcome.refusal.code;
}

function reason(outcome: Outcome<unknown>): string {
  return outcome.ok ? "done" : (outcome.refusal.details[0] ?? outcome.refusal.code);
}

async function keptNames({ files }: Context): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of files.list()) names.push(name);
  return names.sort();
}

/** Whether the parts that came are, together, what was sent. */
async function cameTogether({ files }: Context, id: string): Promise<boolean> {
  return withFolder(async (folder) => {
    const path = join(folder, "whole");
    return (await files.parts.layAt(id, BYTES, path)) && (await readFile(path)).equals(CONTENT);
  });
}

/** A whole file of this machine, as one that arrived. */
const WHOLE = {
  name: "whole.pdf",
  mediaType: "application/pdf",
  path: "LICENSE",
  bytes: 1_000_000,
  sha256: "abc",
  alt: "",
  question: null,
  scan: "clean",
  begunAt: NOON,
  upload: null,
} as const;

async function limit(change: Partial<typeof t.editions.$inferInsert>): Promise<void> {
  await store().transact((tx) => tx.update(t.editions).set(change));
}

describe("a file in parts", () => {
  test("comes part by part, and each answer says how much is kept", async () => {
    const { own, file, send, context } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    expect(granted(await send(id, 0))).toEqual({ receivedBytes: PART_BYTES });
    expect(granted(await send(id, PART_BYTES))).toEqual({ receivedBytes: 2 * PART_BYTES });
    expect(granted(await send(id, 2 * PART_BYTES))).toEqual({ receivedBytes: BYTES });
    expect(await cameTogether(context, id)).toBe(true);
  });

  test("goes on where it was, begun again with the same name and size", async () => {
    const { own, file, send } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    granted(await send(id, 0));
    expect(granted(await beginUpload(own, file))).toEqual({ id, receivedBytes: PART_BYTES });
    const other = granted(await beginUpload(own, { ...file, bytes: BYTES + 1 }));
    expect(other.id).not.toBe(id);
    expect(other.receivedBytes).toBe(0);
  });

  test("takes a part once, in its place and in its length", async () => {
    const { own, file, send, name } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    granted(await send(id, 0));
    expect(code(await send(id, 0))).toBe("stale-version");
    expect(code(await send(id, 2 * PART_BYTES))).toBe("stale-version");
    const part = { ...name, upload: id, offset: PART_BYTES };
    expect(code(await receiveParts(own, { ...part, parts: [[CONTENT.subarray(0, 10)]] }))).toBe(
      "invalid",
    );
    expect(code(await receiveParts(own, { ...part, parts: [] }))).toBe("invalid");
    expect(code(await receiveParts(own, { ...part, upload: "none", parts: [[CONTENT]] }))).toBe(
      "not-found",
    );
  });

  test("takes several parts at once, and of a cut line those that came whole", async () => {
    const { own, file, name, context } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    const [first, second, last] = [0, 1, 2].map((part) =>
      CONTENT.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
    ) as [Buffer, Buffer, Buffer];
    async function* cutAfter(...parts: Buffer[]) {
      for (const part of parts) yield [part];
      throw new Error("the line is cut");
    }
    const from = (offset: number) => ({ ...name, upload: id, offset });
    const nothing = receiveParts(own, { ...from(0), parts: cutAfter() });
    await expect(nothing).rejects.toThrow("the line is cut");
    expect(granted(await beginUpload(own, file)).receivedBytes).toBe(0);
    const cut = receiveParts(own, { ...from(0), parts: cutAfter(first) });
    await expect(cut).rejects.toThrow("the line is cut");
    expect(granted(await beginUpload(own, file)).receivedBytes).toBe(PART_BYTES);
    const short = [[second], [last.subarray(1)]];
    expect(code(await receiveParts(own, { ...from(PART_BYTES), parts: short }))).toBe("invalid");
    const rest = { ...from(PART_BYTES), parts: [[second], [last]] };
    expect(granted(await receiveParts(own, rest))).toEqual({ receivedBytes: BYTES });
    expect(await cameTogether(context, id)).toBe(true);
  });

  test.each([
    ["is gone", async ({ files }: Context, id: string) => files.parts.remove(id, BYTES)],
    [
      "is not whole",
      async ({ files }: Context, id: string) => files.put(partName(id, 0), new Uint8Array(9)),
    ],
  ])("where what came %s at the end, as after a power cut, is given up", async (_, spoil) => {
    const { own, city, file, name, send } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    for (const offset of [0, PART_BYTES, 2 * PART_BYTES]) granted(await send(id, offset));
    await spoil(own, id);
    const address = { programme: "prize", edition: "2026", ref: name.ref };
    const found = await findOwnApplicationName(own, city.viewer, address);
    const upload = await findUpload(store().read, id);
    if (!found || !upload) throw new Error("there is nothing to finish");
    const access = { context: own, viewer: city.viewer, own: found };
    expect(reason(await finishUpload(access, upload))).toMatch(/^A part of this file was lost/);
    expect(await findUpload(store().read, id)).toBeNull();
    expect(await store().read.select().from(t.attachments)).toEqual([]);
  });

  test("takes each part once where two pages send it at the same moment", async () => {
    const { own, file, send } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    const outcomes = await Promise.all([send(id, 0), send(id, 0), send(id, 0)]);
    expect(outcomes.map(code).sort()).toEqual(["done", "stale-version", "stale-version"]);
  });

  test("is nobody else's", async () => {
    const { own, file, send, context, name } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    const stranger = asPerson(context, viewerOf("stranger"));
    expect(code(await beginUpload(stranger, file))).toBe("not-found");
    expect(code(await send(id, 0, stranger))).toBe("not-found");
    expect(code(await abandonUpload(stranger, { ...name, id }))).toBe("not-found");
    expect(granted(await send(id, 0)).receivedBytes).toBe(PART_BYTES);
  });

  test("of another application of the same city is not taken for this one", async () => {
    const { own, file, staged, context } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    const other = await applicantOf(context, staged, officerOf(staged)).begin();
    const part = { editionId: staged.editionId, ref: other, upload: id, offset: 0 };
    const parts = [[CONTENT.subarray(0, PART_BYTES)]];
    expect(code(await receiveParts(own, { ...part, parts }))).toBe("not-found");
  });

  test("becomes one file, however often its end is asked for", async () => {
    const { own, file, name, context } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    const attach = { ...name, ...WHOLE, upload: id };
    const outcomes = await Promise.all([attachFile(own, attach), attachFile(own, attach)]);
    expect(outcomes.map(code).sort()).toEqual(["already-exists", "done"]);
    const rows = await store().read.select().from(t.attachments);
    expect(rows.length).toBe(1);
    expect(await keptNames(context)).toEqual([rows[0]?.id]);
  });
});

describe("at the deadline", () => {
  test("a file begun before it arrives within the grace, one begun after does not begin", async () => {
    const { own, file, send, name } = await setUp();
    await limit({ graceMinutes: 5 });
    const { id } = granted(await beginUpload(at(own, CLOSES - MINUTE), file));
    granted(await send(id, 0, at(own, CLOSES + MINUTE)));
    expect(code(await beginUpload(at(own, CLOSES + MINUTE), { ...file, bytes: 5 }))).toBe(
      "call-closed",
    );
    const begunAt = new Date(NOON.getTime() + CLOSES - MINUTE);
    const whole = { ...name, ...WHOLE, begunAt, upload: id };
    expect(code(await attachFile(at(own, CLOSES + 4 * MINUTE), whole))).toBe("done");
  });

  test("nothing arrives after the grace, and nothing is left of it", async () => {
    const { own, file, send, name, context } = await setUp();
    await limit({ graceMinutes: 5 });
    const { id } = granted(await beginUpload(at(own, CLOSES - MINUTE), file));
    expect(code(await send(id, 0, at(own, CLOSES + 6 * MINUTE)))).toBe("call-closed");
    const before = await keptNames(context);
    const late = { ...name, ...WHOLE, begunAt: new Date(NOON.getTime() + CLOSES + 1) };
    expect(code(await attachFile(at(own, CLOSES + 2 * MINUTE), late))).toBe("call-closed");
    expect(await keptNames(context)).toEqual(before);
  });
});

describe("limits", () => {
  test("of the edition, each said with its figure and with what to do", async () => {
    const { own, name, file } = await setUp();
    await limit({ filesPerApplication: 2, megabytesPerApplication: 3, megabytesPerEdition: 4 });
    expect(reason(await beginUpload(own, { ...file, bytes: 4_000_000 }))).toContain(
      "larger than 3 MB",
    );
    granted(await attachFile(own, { ...name, ...WHOLE, bytes: 2_000_000 }));
    expect(reason(await beginUpload(own, { ...file, bytes: 1_500_000 }))).toContain(
      "at most 3 MB, and this one has 2 MB already. Remove one",
    );
    granted(await attachFile(own, { ...name, ...WHOLE }));
    expect(reason(await beginUpload(own, { ...file, bytes: 5 }))).toContain(
      "at most 2 files. Remove one",
    );
  });

  test("of all files of the edition, whoever sent them", async () => {
    const { own, name, context, staged } = await setUp();
    await limit({ megabytesPerEdition: 2 });
    granted(await attachFile(own, { ...name, ...WHOLE, bytes: 1_500_000 }));
    const ref = await applicantOf(context, staged, officerOf(staged)).begin();
    const other = { ...name, ref, ...WHOLE };
    expect(reason(await attachFile(own, other))).toContain(
      "room for 2 MB of files, and it is full",
    );
    granted(await attachFile(own, { ...other, bytes: 500_000 }));
  });

  test("a refused file leaves nothing where the files are kept", async () => {
    const { own, name, context } = await setUp();
    await limit({ filesPerApplication: 1 });
    granted(await attachFile(own, { ...name, ...WHOLE }));
    expect(code(await attachFile(own, { ...name, ...WHOLE }))).toBe("over-limit");
    const [row] = await store().read.select().from(t.attachments);
    expect(await keptNames(context)).toEqual([row?.id]);
  });

  test("the seventh that is not whole takes the place of the oldest, and its parts go", async () => {
    const { own, file, send, context } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    granted(await send(id, 0));
    for (let count = 1; count <= 6; count++)
      granted(await beginUpload(own, { ...file, name: `${count}.pdf` }));
    const rows = await store().read.select().from(t.uploads);
    expect(rows.map(({ name }) => name).sort()).toEqual(
      [1, 2, 3, 4, 5, 6].map((count) => `${count}.pdf`),
    );
    expect(await keptNames(context)).toEqual([]);
  });
});

describe("what nobody needs", () => {
  test("goes when its person gives it up", async () => {
    const { own, file, send, context, name } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    granted(await send(id, 0));
    granted(await abandonUpload(own, { ...name, id }));
    expect(await keptNames(context)).toEqual([]);
    expect(code(await abandonUpload(own, { ...name, id }))).toBe("not-found");
  });

  test("is swept: uploads after three days, files without a row after seven, and nothing else", async () => {
    const { own, file, send, context, name } = await setUp();
    const { id } = granted(await beginUpload(own, file));
    granted(await send(id, 0));
    granted(await attachFile(own, { ...name, ...WHOLE }));
    const [row] = await store().read.select().from(t.attachments);
    const kept = row?.id ?? "";
    await context.files.put(`${kept}_p1`, new Uint8Array([1]));
    await context.files.put("nobodys", new Uint8Array([1]));
    await context.files.put("nobodys_p1", new Uint8Array([1]));
    expect(await sweepFiles(at(context, 2 * DAY))).toEqual({ uploads: 0, files: 0 });
    expect(await sweepFiles(at(context, 4 * DAY))).toEqual({ uploads: 1, files: 0 });
    expect(await keptNames(context)).toEqual([kept, `${kept}_p1`, "nobodys", "nobodys_p1"].sort());
    expect(await sweepFiles(at(context, 8 * DAY))).toEqual({ uploads: 0, files: 2 });
    expect(await keptNames(context)).toEqual([kept, `${kept}_p1`]);
  });

  test("a file of an application whose edition was replaced is swept with it", async () => {
    const { own, context, name } = await setUp();
    granted(await attachFile(own, { ...name, ...WHOLE }));
    await store().transact((tx) =>
      tx.delete(t.attachments).where(eq(t.attachments.name, "whole.pdf")),
    );
    expect(await sweepFiles(at(context, 8 * DAY))).toEqual({ uploads: 0, files: 1 });
    expect(await keptNames(context)).toEqual([]);
  });
});
