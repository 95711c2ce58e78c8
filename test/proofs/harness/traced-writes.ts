/** What a server does to its database's files, as strace saw it: each write, its size, each sync. */
import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

export interface TracedCall {
  /** When it began, by the wall's clock in milliseconds. */
  readonly at: number;
  readonly path: string;
  readonly what:
    | { readonly kind: "write"; readonly from: number; readonly bytes: Buffer }
    | { readonly kind: "truncate"; readonly size: number }
    | { readonly kind: "sync" }
    | { readonly kind: "remove" };
}

/** SQLite writes pages; nothing it writes at once is longer. */
const LONGEST_WRITE = 70_000;
const CALLS = "pwrite64,write,writev,pwritev,fsync,fdatasync,ftruncate,unlink,rename";

/** @returns why this machine cannot trace, null where it can */
export function whyNotTraced(): string | null {
  const tried = spawnSync("strace", ["-D", "-o", "/dev/null", "true"], { encoding: "utf8" });
  if (tried.error) return "strace is not installed (Debian: apt-get install strace)";
  return tried.status === 0 ? null : `strace may not trace here: ${tried.stderr.trim()}`;
}

/** The command under which a server is traced: its own main thread alone, where SQLite works. */
export function tracer(output: string, paths: readonly string[]): readonly string[] {
  const ofPaths = paths.flatMap((path) => ["-P", path]);
  const told = ["-ttt", "-y", "-xx", "-s", `${LONGEST_WRITE}`, "-e", "signal=none"];
  return ["strace", "-D", "-o", output, ...told, "-e", `trace=${CALLS}`, ...ofPaths];
}

/** @throws where a call is of a kind that the rebuilding does not know */
export async function* readTrace(file: string): AsyncGenerator<TracedCall> {
  for await (const line of createInterface({ input: createReadStream(file, "latin1") })) {
    const call = parseLine(line);
    if (call) yield call;
  }
}

const LINE = /^(\d+\.\d+) (\w+)\((.*)\) += (-?\d+)/;

function parseLine(line: string): TracedCall | null {
  const [, seconds, call, given = "", result] = LINE.exec(line) ?? [];
  // The tracer's own words, a call that failed, and one that a kill cut off.
  if (call === undefined || Number(result) < 0) return null;
  const what = { at: Number(seconds) * 1000, path: pathOf(given) };
  switch (call) {
    case "pwrite64":
      return { ...what, what: writeOf(given, Number(result)) };
    case "ftruncate":
      return { ...what, what: { kind: "truncate", size: Number(/, (\d+)$/.exec(given)?.[1]) } };
    case "fsync":
    case "fdatasync":
      return { ...what, what: { kind: "sync" } };
    case "unlink":
      return { ...what, what: { kind: "remove" } };
    default:
      throw new Error(`${call} on a database's file is not known to the rebuilding`);
  }
}

/** A name, or what a number stands for: `21</tmp/laurel.db>`; newer tracers tell it in hexadecimal too. */
function pathOf(given: string): string {
  const told = /^(?:"([^"]*)"|\d+<([^>]*)>)/.exec(given);
  const path = (told?.[1] ?? told?.[2] ?? "").replaceAll(/\\x(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return path.replace(/ \(deleted\)$/, "");
}

function writeOf(given: string, written: number): TracedCall["what"] {
  const [, hex, bytes, from] = /"((?:\\x..)*)"(?:\.\.\.)?, (\d+), (\d+)$/.exec(given) ?? [];
  const content = fromHex(hex ?? "");
  if (content.byteLength !== Number(bytes) || written !== Number(bytes))
    throw new Error(`a write of ${bytes} bytes was traced as ${content.byteLength}`);
  return { kind: "write", from: Number(from), bytes: content };
}

function fromHex(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll("\\x", ""), "hex");
}
