/** Files that are looked at after they were kept: by a scanner that was away, page by page. */
import { mkdtemp, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { attachFile } from "#app/commands/attach-file.ts";
import { examineFiles } from "#app/server/examine-files.ts";
import type { ScanFile } from "#app/server/context.ts";
import { startFileClock } from "#app/server/file-clock.ts";
import { tables as t } from "#db/schema/index.ts";
import { applicantOf, granted, officerOf } from "#test/support/applications.ts";
import { NOON, testContext } from "#test/support/context.ts";
import { asPerson } from "#test/support/requests.ts";
import { stageSmall } from "#test/support/staged.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();

/** Two empty pages. */
const TWO_PAGES = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 200 200]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R>> endobj
4 0 obj <</Type /Page /Parent 2 0 R>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "laurel-examine-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withFiles(contents: readonly string[]) {
  const context = testContext(store());
  const staged = await stageSmall(context, "call");
  const city = applicantOf(context, staged, officerOf(staged));
  const name = { editionId: staged.editionId, ref: await city.begin() };
  for (const [index, content] of contents.entries()) {
    const path = join(folder, `${index}`);
    await writeFile(path, content);
    granted(
      await attachFile(asPerson(context, city.viewer), {
        ...name,
        name: `${index}.pdf`,
        mediaType: "application/pdf",
        path,
        bytes: Buffer.byteLength(content),
        sha256: "abc",
        alt: "",
        question: null,
        scan: "unscanned",
        begunAt: NOON,
        upload: null,
      }),
    );
  }
  const rows = async () =>
    (await store().read.select().from(t.attachments)).sort((a, b) => a.name.localeCompare(b.name));
  return { context, rows };
}

const findsSecond: ScanFile = async (content) => {
  let text = "";
  for await (const piece of content) text += Buffer.from(piece).toString();
  return text.includes("harmful") ? "infected" : "clean";
};

test("a scanner that was away is asked again, and what it finds is held back and recorded", async () => {
  const { context, rows } = await withFiles([TWO_PAGES, `${TWO_PAGES}harmful`]);
  expect(await examineFiles(context)).toMatchObject({ scanned: 0, infected: 0 });
  expect((await rows()).map(({ scan }) => scan)).toEqual(["unscanned", "unscanned"]);

  const scanned = await examineFiles({ ...context, scan: findsSecond });
  expect(scanned).toMatchObject({ scanned: 2, infected: 1 });
  expect((await rows()).map(({ scan }) => scan)).toEqual(["clean", "infected"]);
  expect((await rows()).map(({ scannedAt }) => scannedAt)).toEqual([NOON, NOON]);
  const acts = await store().read.select().from(t.auditEntries);
  expect(acts.filter(({ act }) => act === "attachment-infected")).toHaveLength(1);

  expect(await examineFiles({ ...context, scan: findsSecond })).toEqual({
    scanned: 0,
    infected: 0,
    counted: 0,
  });
});

test("a file that no scanner ever answers for keeps no other from being scanned", async () => {
  const { context, rows } = await withFiles([TWO_PAGES, `${TWO_PAGES}harmful`, TWO_PAGES]);
  const isSilent: ScanFile = async (content) => {
    const verdict = await findsSecond(content);
    return verdict === "infected" ? "unscanned" : verdict;
  };
  await examineFiles({ ...context, scan: isSilent });
  expect((await rows()).map((row) => row.scan)).toEqual(["clean", "unscanned", "clean"]);
});

test("the pages of a document are counted once; one that cannot be opened has none", async () => {
  const { context, rows } = await withFiles([TWO_PAGES, "%PDF-1.4\nnothing"]);
  expect((await examineFiles(context)).counted).toBe(2);
  expect((await rows()).map(({ pages }) => pages)).toEqual([2, 0]);
  expect((await examineFiles(context)).counted).toBe(0);
});

/** Files of this process that are open and gone from their folders. Linux tells; elsewhere there is nothing to see. */
async function openAndGone(): Promise<string[]> {
  const numbers = await readdir("/proc/self/fd").catch(() => []);
  const targets = await Promise.all(
    numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => "")),
  );
  return targets.filter(
    (target) => target.includes("laurel-spool") && target.endsWith("(deleted)"),
  );
}

// A stream that nobody reads opens its file all the same: late, when the file is gone, it ended the process.
test("a scanner that answers without reading leaves no file open, and fails nothing", async () => {
  const { context } = await withFiles([TWO_PAGES]);
  for (let time = 0; time < 50; time++)
    await examineFiles({ ...context, scan: async () => "unscanned" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await openAndGone()).toEqual([]);
});

describe("the clock of the files", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  test("leaves the processor to people in a rush, but not for longer than ten minutes", async () => {
    const { context, rows } = await withFiles([TWO_PAGES]);
    let minutes = 0;
    const clock = () => new Date(NOON.getTime() + minutes * 60_000);
    const files = startFileClock({ ...context, clock }, () => 0.9);
    const tickAt = async (minute: number) => {
      minutes = minute;
      await vi.advanceTimersByTimeAsync(5_000);
    };
    await tickAt(1);
    await tickAt(9);
    expect((await rows())[0]?.pages).toBeNull();
    await tickAt(11);
    await files.stop();
    expect((await rows())[0]?.pages).toBe(2);
  });

  test("looks at them where nobody is in a rush", async () => {
    const { context, rows } = await withFiles([TWO_PAGES]);
    const files = startFileClock(context, () => 0.5);
    await vi.advanceTimersByTimeAsync(5_000);
    await files.stop();
    expect((await rows())[0]?.pages).toBe(2);
  });
});
