/**
 * Loaded into a server before everything else, in the benchmark alone: how late its event loop is. The
 * first signal begins to measure, the next writes what was measured; LOOP_DELAY_FILE says where.
 */
import { renameSync, writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

const NANOSECONDS = 1e6;
const RESOLUTION = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
let isMeasuring = false;

process.on("SIGUSR2", () => {
  if (!isMeasuring) {
    delay.enable();
    isMeasuring = true;
    return;
  }
  delay.disable();
  const file = process.env.LOOP_DELAY_FILE;
  // Each measure holds the millisecond after which it was due.
  const figures = { p99: delay.percentile(99) / NANOSECONDS - RESOLUTION };
  writeFileSync(`${file}.part`, JSON.stringify(figures));
  renameSync(`${file}.part`, file);
});
