/** Brings the database up to date; the server does the same when it starts. */
import { runOnStore } from "./support.ts";

await runOnStore(async () => 0);
