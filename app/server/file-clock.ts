/** Looks after the files that are kept: has them scanned, their pages counted, and what nobody needs swept. */
import { examineFiles } from "./examine-files.ts";
import { sweepFiles } from "#app/commands/sweep-files.ts";
import type { Context } from "./context.ts";

const EVERY = 5_000;
const SWEEP_EVERY = 3_600_000;

export interface FileClock {
  /** Waits for the files that are being looked at. */
  stop(): Promise<void>;
}

export function startFileClock(context: Context, every = EVERY): FileClock {
  let running: Promise<unknown> = Promise.resolve();
  let isBusy = false;
  let sweptAt = context.clock().getTime();
  const look = async () => {
    await examineFiles(context);
    if (context.clock().getTime() - sweptAt < SWEEP_EVERY) return;
    sweptAt = context.clock().getTime();
    await sweepFiles(context);
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    // A store or a folder that cannot be reached for a while must not end this for ever.
    running = look()
      .catch(() => undefined)
      .finally(() => {
        isBusy = false;
      });
  }, every);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
