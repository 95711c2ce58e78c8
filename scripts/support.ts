/** What the scripts that work on the database share. */
import type { Refusal } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { readEnv } from "#app/server/env.ts";
import { systemContext } from "#app/server/system-context.ts";
import { openStore } from "#db/store/open-store.ts";

/** Opens the store beside a running server, runs the work, closes it; the exit code is its answer. */
export async function runOnStore(work: (context: Context) => Promise<number>): Promise<void> {
  const env = readEnv();
  const store = await openStore(env.DATABASE_URL);
  try {
    process.exitCode = await work(systemContext(store, env));
  } finally {
    await store.close();
  }
}

export function printRefusal(refusal: Refusal): void {
  const lines = refusal.details.length > 0 ? refusal.details : [refusal.code];
  for (const line of lines) process.stderr.write(`${line}\n`);
}
