/** The last minute of a call at full size: how long people wait, and that nothing they were told is untrue. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gatherCrowd, runStampede, type StampedePlan } from "#test/faults/stampede/stampede.ts";
import { databaseIn, seedDemonstration, serveBuild } from "../serve-build.ts";
import { atMost, percentile } from "./measure.ts";

const SECOND = 1_000;
const PLAN: StampedePlan = {
  applicants: 1_000,
  windowMilliseconds: 60 * SECOND,
  doublingMilliseconds: 10 * SECOND,
  inGrace: 40,
  graceMinutes: 1,
  tooLate: 20,
  withFileOfTen: 3,
  fileBytes: 5_000_000,
};
const BOUNDS = [
  [95, 1 * SECOND],
  [99, 3 * SECOND],
] as const;

export async function benchStampede(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-stampede-"));
  try {
    seedDemonstration(folder);
    const database = databaseIn(folder);
    const crowd = await gatherCrowd(database, PLAN.applicants + PLAN.inGrace + PLAN.tooLate);
    const { url, stop } = await serveBuild(folder);
    try {
      const served = { url, database, files: join(folder, "files") };
      const figures = await runStampede(PLAN, crowd, served);
      const { taken, refused, broken } = figures;
      process.stdout.write(`stampede: ${taken} submissions taken, ${refused} too late\n`);
      for (const [what, times] of [
        ["to the receipt", figures.submissions],
        ["to the page to submit from", figures.pages],
        ["to the end of a file of 5 MB", figures.files],
      ] as const) {
        process.stdout.write(`stampede, ${what}: p50 ${percentile(times, 50).toFixed(0)} ms\n`);
        for (const [share, bound] of BOUNDS)
          atMost(`stampede, ${what}: p${share} in ms`, percentile(times, share), bound);
      }
      atMost("stampede, turned away though in time", figures.turnedAway.length, 0);
      for (const one of broken.slice(0, 20)) process.stdout.write(`  ${one}\n`);
      atMost("stampede, promises broken", broken.length, 0);
    } finally {
      await stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
