/** Loads a bundle into the database: `npm run import -- FILE.json [--replace]`. */
import { parseArgs } from "node:util";
import { importEdition } from "#app/commands/import-edition.ts";
import { readText } from "./read-text.ts";
import { printRefusal, runOnStore } from "./support.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: "boolean", default: false } },
});
const [path] = positionals;

if (path === undefined || positionals.length > 1) {
  process.stderr.write("usage: npm run import -- FILE.json [--replace]\n");
  process.exitCode = 2;
} else {
  const text = readText(path);
  if (text === null) process.exitCode = 2;
  else
    await runOnStore(async (context) => {
      const outcome = await importEdition(context, text, { replace: values.replace });
      if (outcome.ok) return 0;
      printRefusal(outcome.refusal);
      return 2;
    });
}
