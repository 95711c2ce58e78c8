/** Loads the demonstration editions into an empty database. */
import { archiveEdition } from "#app/commands/archive-edition.ts";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { importEdition } from "#app/commands/import-edition.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import type { Outcome } from "#app/domain/kernel/outcome.ts";
import { demonstrationBundle } from "#db/seed/demonstration.ts";
import { WEGO_2017_PUBLISHED_AT, wego2017Archive } from "#db/seed/wego-2017-archive.ts";
import { runOnStore } from "./support.ts";

function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.refusal.code}: ${outcome.refusal.details.join("; ")}`);
}

await runOnStore(async (context) => {
  granted(await archiveEdition(context, wego2017Archive, WEGO_2017_PUBLISHED_AT));
  const now = context.clock();
  const bundle = demonstrationBundle(now.getUTCFullYear());
  const text = JSON.stringify(bundle);
  const { editionId } = granted(await importEdition(context, text, { replace: false }));
  granted(await certifyEdition(context, editionId, ""));
  granted(await publishResult(context, editionId, now));
  return 0;
});
