/** Looks after the files that are kept: has them scanned, their pages counted, and what nobody needs swept. */
import { sweepFiles } from "#app/commands/sweep-files.ts";
import type { Context } from "./context.ts";
import { examineFiles } from "./examine-files.ts";
import { repeat, type Repeated } from "./repeat.ts";

const EVERY = 5_000;
const SWEEP_EVERY = 3_600_000;

export function startFileClock(context: Context): Repeated {
  let sweptAt = context.clock().getTime();
  return repeat(async () => {
    await examineFiles(context);
    if (context.clock().getTime() - sweptAt < SWEEP_EVERY) return;
    sweptAt = context.clock().getTime();
    await sweepFiles(context);
  }, EVERY);
}
