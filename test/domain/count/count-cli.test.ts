import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, smallBundle } from "#test/support/bundles.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SPAWN_MS = 30_000;

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The script as `npm run count` starts it, without npm's own start-up. */
function count(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "scripts/count.ts", ...args],
      { cwd: ROOT, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
      },
    );
  });
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "laurel-count-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("npm run count", () => {
  test(
    "prints the count of 2017 and nothing else",
    async () => {
      const wego = cases().find(({ name }) => name === "wego-2017");
      if (!wego) throw new Error("the 2017 edition is not there");
      const run = await count(fileURLToPath(wego.file));
      expect(run).toEqual({ code: 0, out: wego.expected, err: "" });
    },
    SPAWN_MS,
  );

  test(
    "answers a bad bundle with a line per fault, exit 2 and no count",
    async () => {
      const bad = JSON.stringify({ ...smallBundle(), format: "awards-bundle/2", entrants: [null] });
      const run = await count(file("bad.json", bad));
      expect(run.code).toBe(2);
      expect(run.out).toBe("");
      expect(run.err.split("\n")).toEqual([
        'format: must be "awards-bundle/1", not "awards-bundle/2"',
        "entrants[0]: must be an object, not null",
        ...Array.from(
          { length: 6 },
          (_, index) => `applications[${index}].entrant: unknown entrant "kazan"`,
        ),
        "",
      ]);
    },
    SPAWN_MS,
  );

  test.each([
    [
      "a file broken off",
      () => [file("half.json", '{"format": "awa')],
      /^bundle: is not JSON: .+\n$/,
    ],
    [
      "a file that is no text",
      () => [file("raw.json", Buffer.from([0x7b, 0xff]))],
      /is not UTF-8 text\n$/,
    ],
    ["a file that is not there", () => [join(folder, "none.json")], /none\.json: ENOENT.+\n$/],
    ["a folder", () => [folder], /EISDIR.+\n$/],
    ["no file", () => [], /^usage: .+\n$/],
    ["two files", () => ["a.json", "b.json"], /^usage: .+\n$/],
  ] as const)(
    "answers %s with one line, exit 2 and no count",
    async (_, args, line) => {
      const run = await count(...args());
      expect(run.code).toBe(2);
      expect(run.out).toBe("");
      expect(run.err).toMatch(line);
      expect(run.err.trimEnd().split("\n")).toHaveLength(1);
    },
    SPAWN_MS,
  );
});
