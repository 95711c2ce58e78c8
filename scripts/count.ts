/** Counts a bundle without a database: `npm run --silent count -- FILE.json`. */
import { readFileSync } from "node:fs";
import { formatFault } from "#app/domain/bundle/bundle.ts";
import { onOneLine } from "#app/domain/bundle/show.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";

const BAD_BUNDLE = 2;

function main(): number {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) {
    process.stderr.write("usage: npm run --silent count -- FILE.json\n");
    return BAD_BUNDLE;
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    process.stderr.write(`${onOneLine(`${path}: ${whyUnreadable(error)}`)}\n`);
    return BAD_BUNDLE;
  }
  const counted = countBundle(text);
  if (!counted.ok) {
    process.stderr.write(counted.faults.map((fault) => `${formatFault(fault)}\n`).join(""));
    return BAD_BUNDLE;
  }
  process.stdout.write(`${JSON.stringify(toCountJson(counted.count), null, 1)}\n`);
  return 0;
}

function whyUnreadable(error: unknown): string {
  if (error instanceof TypeError) return "is not UTF-8 text";
  return error instanceof Error ? error.message : "cannot be read";
}

process.exitCode = main();
