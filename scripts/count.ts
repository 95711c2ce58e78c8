/** Counts a bundle without a database: `npm run --silent count -- FILE.json`. */
import { formatFault } from "#app/domain/bundle/bundle.ts";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import { readText } from "./read-text.ts";

const BAD_BUNDLE = 2;

function main(): number {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) {
    process.stderr.write("usage: npm run --silent count -- FILE.json\n");
    return BAD_BUNDLE;
  }
  const text = readText(path);
  if (text === null) return BAD_BUNDLE;
  const counted = countBundle(text);
  if (!counted.ok) {
    process.stderr.write(counted.faults.map((fault) => `${formatFault(fault)}\n`).join(""));
    return BAD_BUNDLE;
  }
  process.stdout.write(`${JSON.stringify(toCountJson(counted.count), null, 1)}\n`);
  return 0;
}

process.exitCode = main();
