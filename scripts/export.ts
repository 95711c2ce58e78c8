/** Writes an edition as a bundle: `npm run --silent export -- PROGRAMME/EDITION > FILE.json`. */
import { exportEdition } from "#app/queries/export-edition.ts";
import { printRefusal, runOnStore } from "./support.ts";

const [programme, edition] = (process.argv[2] ?? "").split("/");

if (!programme || !edition) {
  process.stderr.write("usage: npm run --silent export -- PROGRAMME/EDITION\n");
  process.exitCode = 2;
} else {
  await runOnStore(async ({ store }) => {
    const outcome = await exportEdition(store, programme, edition);
    if (!outcome.ok) {
      printRefusal(outcome.refusal);
      return 2;
    }
    process.stdout.write(`${JSON.stringify(outcome.value, null, 1)}\n`);
    return 0;
  });
}
