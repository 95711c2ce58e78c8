/** Looks after the files that are kept: has them scanned, their pages counted, and what nobody needs swept. */
import { performance } from "node:perf_hooks";
import { sweepFiles } from "#app/commands/sweep-files.ts";
import type { Context } from "./context.ts";
import { examineFiles } from "./examine-files.ts";
import { repeat, type Repeated } from "./repeat.ts";

const EVERY = 5_000;
const SWEEP_EVERY = 3_600_000;
/** Above this share of its time the server is in a rush, and people wait for what the files would take. */
const RUSH = 0.7;
const LONGEST_RUSH = 600_000;

/** @param busyShare of the server's time since it was last asked, 0 to 1 */
export function startFileClock(context: Context, busyShare = watchLoop()): Repeated {
  const now = () => context.clock().getTime();
  let [examinedAt, sweptAt] = [now(), now()];
  return repeat(async () => {
    if (busyShare() > RUSH && now() - examinedAt < LONGEST_RUSH) return;
    examinedAt = now();
    await examineFiles(context);
    if (now() - sweptAt < SWEEP_EVERY) return;
    sweptAt = now();
    await sweepFiles(context);
  }, EVERY);
}

function watchLoop(): () => number {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}
