/** Finds states that should be impossible: `npm run check-invariants`. */
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { runOnStore } from "./support.ts";

await runOnStore(async ({ store }) => {
  const found = await findImpossibleStates(store.read);
  for (const line of found) process.stderr.write(`${line}\n`);
  if (found.length === 0) process.stdout.write("no impossible state\n");
  return found.length === 0 ? 0 : 1;
});
