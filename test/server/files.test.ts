/** One contract, and every place in which attachments can be kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PART_BYTES } from "#app/domain/application/files.ts";
import type { Files } from "#app/server/context.ts";
import { folderFiles, oneForAll } from "#app/server/files/folder-files.ts";
import { s3Files } from "#app/server/files/s3-files.ts";
import { testContext } from "#test/support/context.ts";

interface Place {
  readonly files: Files;
  dispose(): Promise<void> | void;
}

const BUCKET = "attachments";

function inFolder(): Place {
  const parent = mkdtempSync(join(tmpdir(), "laurel-files-"));
  return {
    files: folderFiles(join(parent, "files")),
    dispose: () => rmSync(parent, { recursive: true, force: true }),
  };
}

async function inBucket(secretAccessKey = "S3RVER"): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), "laurel-s3-"));
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET }],
  });
  const { port } = await server.run();
  return {
    files: s3Files({
      bucket: BUCKET,
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      accessKeyId: "S3RVER",
      secretAccessKey,
    }),
    async dispose() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function inMemory(): Promise<Place> {
  return { files: testContext(undefined as never).files, dispose: () => undefined };
}

async function listed(files: Files): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name, bytes } of files.list()) found.push(`${name}: ${bytes}`);
  return found.sort();
}

async function readStream(files: Files, name: string) {
  const opened = await files.open(name);
  if (!opened) return null;
  const content = new Uint8Array(await new Response(opened.content).arrayBuffer());
  return { bytes: opened.bytes, content };
}

describe.for([
  ["a folder", inFolder],
  ["a bucket of a store that speaks S3", inBucket],
  ["the memory of a test", inMemory],
] as const)("in %s", ([, open]) => {
  let place: Place;
  beforeEach(async () => {
    place = await open();
  });
  afterEach(() => place.dispose());

  test("a file is kept under its made name, whole, and read at once or as it streams", async () => {
    await place.files.put("abc_1", new Uint8Array([1, 2, 3]));
    expect([...((await place.files.get("abc_1")) ?? [])]).toEqual([1, 2, 3]);
    expect(await readStream(place.files, "abc_1")).toEqual({
      bytes: 3,
      content: new Uint8Array([1, 2, 3]),
    });
  });

  test("a file of this machine is kept as it is, five million bytes of it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "laurel-from-"));
    const content = Buffer.alloc(5_000_000, "0123456789");
    writeFileSync(join(folder, "file"), content);
    await place.files.putFrom("large", join(folder, "file"));
    rmSync(folder, { recursive: true });
    const kept = await readStream(place.files, "large");
    expect(kept?.bytes).toBe(5_000_000);
    expect(Buffer.compare(Buffer.from(kept?.content ?? []), content)).toBe(0);
  });

  test("it is laid at a path of this machine, and stays kept when it is gone from there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "laurel-laid-"));
    const path = join(folder, "laid");
    await place.files.put("kept", new Uint8Array([1, 2, 3]));
    expect(await place.files.layAt("kept", path)).toBe(true);
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    rmSync(folder, { recursive: true });
    expect([...((await place.files.get("kept")) ?? [])]).toEqual([1, 2, 3]);
    expect(await place.files.layAt("nothing", join(tmpdir(), "laurel-nothing"))).toBe(false);
  });

  test("what comes in parts is put together in their order, and gone once it is taken away", async () => {
    const { parts } = place.files;
    const folder = mkdtempSync(join(tmpdir(), "laurel-parts-"));
    const path = join(folder, "whole");
    const content = Buffer.alloc(PART_BYTES + 3, "0123456789");
    const chunks = [content.subarray(0, 10), content.subarray(10, PART_BYTES)];
    await parts.put("abc", 0, chunks);
    expect(await parts.layAt("abc", content.byteLength, path)).toBe(false);
    const last = [content.subarray(PART_BYTES)];
    await parts.put("abc", PART_BYTES, last);
    // Twice, as where the answer to it was lost.
    await parts.put("abc", PART_BYTES, last);
    expect(await parts.layAt("abc", content.byteLength, path)).toBe(true);
    expect(readFileSync(path).equals(content)).toBe(true);
    await parts.put("abc", PART_BYTES, [Buffer.from("xyz")]);
    expect(readFileSync(path).equals(content)).toBe(true);
    await parts.remove("abc", content.byteLength);
    await parts.remove("abc", content.byteLength);
    expect(await listed(place.files)).toEqual([]);
    expect(await parts.layAt("abc", content.byteLength, path)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  test("what is put again is replaced, an empty file is a file, and what is removed is gone", async () => {
    await place.files.put("one", new Uint8Array([1, 2, 3]));
    await place.files.put("one", new Uint8Array([4]));
    await place.files.put("two", new Uint8Array());
    expect(await listed(place.files)).toEqual(["one: 1", "two: 0"]);
    await place.files.remove("one");
    await place.files.remove("one");
    expect(await place.files.get("one")).toBeNull();
    expect(await listed(place.files)).toEqual(["two: 0"]);
  });

  test("what is not there is not there", async () => {
    expect(await place.files.get("nothing")).toBeNull();
    expect(await place.files.open("nothing")).toBeNull();
    expect(await listed(place.files)).toEqual([]);
  });
});

describe.for([
  ["a folder", inFolder],
  ["a bucket", inBucket],
] as const)("in %s, a name that we did not make is refused:", ([, open]) => {
  test.for(["../secret", "a/b", "", ".", "..", "a.b", "a\0b", "a".repeat(65)])(
    "%j",
    async (name) => {
      const place = await open();
      const { files } = place;
      await expect((async () => files.put(name, new Uint8Array()))()).rejects.toThrow("not a name");
      await expect((async () => files.get(name))()).rejects.toThrow("not a name");
      await expect((async () => files.open(name))()).rejects.toThrow("not a name");
      await expect((async () => files.remove(name))()).rejects.toThrow("not a name");
      await place.dispose();
    },
  );
});

describe("one run for all who asked before it began", () => {
  /** Runs that end when the test says so. */
  function held() {
    const runs: { end: () => void; fail: () => void }[] = [];
    const ask = oneForAll(
      () =>
        new Promise((resolve, reject) => {
          runs.push({ end: resolve, fail: () => reject(new Error("full")) });
        }),
    );
    const ended: string[] = [];
    const askAs = (who: string) =>
      ask().then(
        () => ended.push(who),
        () => ended.push(`${who} failed`),
      );
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    return { runs, ended, askAs, settle };
  }

  test("who asks while one is under way waits for the next, together with the others", async () => {
    const { runs, ended, askAs, settle } = held();
    for (const who of ["first", "second", "third"]) void askAs(who);
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await settle();
    expect(ended).toEqual(["first"]);
    expect(runs).toHaveLength(2);
    void askAs("fourth");
    runs[1]?.end();
    await settle();
    expect(ended).toEqual(["first", "second", "third"]);
    runs[2]?.end();
    await settle();
    expect(ended).toEqual(["first", "second", "third", "fourth"]);
    expect(runs).toHaveLength(3);
  });

  test("a run that failed is told to those it was for alone", async () => {
    const { runs, ended, askAs, settle } = held();
    void askAs("first");
    void askAs("second");
    runs[0]?.fail();
    await settle();
    runs[1]?.end();
    await settle();
    expect(ended).toEqual(["first failed", "second"]);
  });
});

test("the folder holds the files alone: nothing is left beside them", async () => {
  const parent = mkdtempSync(join(tmpdir(), "laurel-files-"));
  await folderFiles(join(parent, "files")).put("abc", new Uint8Array([1]));
  expect(readdirSync(join(parent, "files"))).toEqual(["abc"]);
  rmSync(parent, { recursive: true });
});

test("a store that does not know our key is an error, not an empty bucket", async () => {
  const place = await inBucket("another key");
  const { files } = place;
  await expect(files.put("abc", new Uint8Array([1]))).rejects.toThrow(/signature/i);
  await expect(files.get("abc")).rejects.toThrow();
  await place.dispose();
});
