/** Finds any changed row of the audit log and any changed certified result: `npm run verify`. */
import { verifyRecord } from "#app/queries/verify-record.ts";
import { runOnStore } from "./support.ts";

await runOnStore(async ({ store }) => {
  const faults = await verifyRecord(store);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length === 0) process.stdout.write("the record holds\n");
  return faults.length === 0 ? 0 : 1;
});
