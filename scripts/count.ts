/** Counts a bundle without a database: `npm run --silent count -- FILE.json`. */
import { readFileSync } from "node:fs";
import { formatFault } from "#app/domain/bundle/bundle.ts";
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
    text = readFileSync(path, "utf8");
  } catch (error) {
    process.stderr.write(`${path}: ${error instanceof Error ? error.message : "cannot be read"}\n`);
    return BAD_BUNDLE;
  }
  const counted = countBundle(text);
  if (!counted.ok) {
    for (const fault of counted.faults) process.stderr.write(`${formatFault(fault)}\n`);
    return BAD_BUNDLE;
  }
  process.stdout.write(`${JSON.stringify(toCountJson(counted.count), null, 1)}\n`);
  return 0;
}

process.exitCode = main();
