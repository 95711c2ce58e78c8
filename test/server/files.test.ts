import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openFolder } from "#app/server/files.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "laurel-files-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("an attachment is kept under its made name, whole, with nothing left beside it", async () => {
  const files = openFolder(join(parent, "files"));
  await files.put("abc_1", new Uint8Array([1, 2, 3]));
  expect([...((await files.get("abc_1")) ?? [])]).toEqual([1, 2, 3]);
  expect(readdirSync(join(parent, "files"))).toEqual(["abc_1"]);
});

test("what is not there is not there", async () => {
  expect(await openFolder(join(parent, "files")).get("nothing")).toBeNull();
});

test.for(["../secret", "a/b", "", ".", "..", "a.b", "a\0b", "a".repeat(65)])(
  "a name that we did not make is refused: %j",
  async (name) => {
    const files = openFolder(join(parent, "files"));
    await expect(files.put(name, new Uint8Array())).rejects.toThrow("not a name");
    await expect(files.get(name)).rejects.toThrow("not a name");
  },
);
