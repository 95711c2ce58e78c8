/** Forms with a file as they stream in: what is too much or too slow is refused with its reason. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pace } from "#app/server/read-stream.ts";
import { readUpload } from "#app/server/read-upload.ts";

const HURRIED: Pace = {
  graceMilliseconds: 50,
  bytesPerSecond: 1_000_000,
  longestMilliseconds: 100,
};
const MOST = 1_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "laurel-read-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function posted(body: BodyInit, headers: Record<string, string> = {}): Request {
  const init = { method: "POST", body, headers, duplex: "half" };
  return new Request("https://laurel.test/", init as RequestInit);
}

function formOf(fields: number, file?: Blob): FormData {
  const form = new FormData();
  for (let field = 0; field < fields; field++) form.append(`field${field}`, "value");
  if (file) form.append("file", file, "a.pdf");
  return form;
}

async function refusal(request: Request, pace?: Pace): Promise<unknown> {
  try {
    await readUpload(request, { mostBytes: MOST, folder, ...(pace && { pace }) });
    return "taken";
  } catch (answer) {
    const { data, init } = answer as { data: string; init: { status: number } | null };
    return [init?.status, data];
  }
}

describe("a form with a file", () => {
  test("is taken with what it holds", async () => {
    const form = formOf(2, new Blob(["%PDF-"]));
    const { form: read, file } = await readUpload(posted(form), { mostBytes: MOST, folder });
    expect([...read.keys()]).toEqual(["field0", "field1"]);
    expect(file).toMatchObject({ name: "a.pdf", path: join(folder, "sent") });
  });

  test("of three hundred parts is refused, once it has been read past", async () => {
    expect(await refusal(posted(formOf(300)))).toEqual([
      413,
      "This form has more parts than any of ours.",
    ]);
  });

  test("of much more than the limit is refused; a little more is read past", async () => {
    expect(await refusal(posted(formOf(0, new Blob(["a".repeat(100_000)]))))).toEqual([
      413,
      "This is larger than what is taken here.",
    ]);
    const form = formOf(1, new Blob(["a".repeat(MOST + 1)]));
    const { file } = await readUpload(posted(form), { mostBytes: MOST, folder });
    expect(file).toEqual({ name: "a.pdf", path: null });
  });

  test("that never ends is given up, and its connection is left for the answer", async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from("--slow\r\n")),
      cancel: () => {
        isCancelled = true;
      },
    });
    const request = posted(body, { "content-type": "multipart/form-data; boundary=slow" });
    expect(await refusal(request, HURRIED)).toEqual([
      408,
      "This came too slowly, and was given up.",
    ]);
    expect(isCancelled).toBe(false);
  });

  test("that is none of ours is refused", async () => {
    expect(await refusal(posted("a", { "content-type": "text/plain" }))).toEqual([
      400,
      "This form could not be read.",
    ]);
  });
});
