/** A small rush into the deadline: the great one is timed by `npm run bench`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gatherCrowd, runStampede, type StampedePlan } from "#test/faults/stampede/stampede.ts";
import { databaseIn, seedDemonstration, serveBuild } from "../../scripts/serve-build.ts";

const PLAN: StampedePlan = {
  applicants: 60,
  windowMilliseconds: 6_000,
  doublingMilliseconds: 1_000,
  inGrace: 0,
  graceMinutes: 0,
  tooLate: 5,
  withFileOfTen: 3,
  fileBytes: 1_300_000,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "laurel-stampede-"));
  seedDemonstration(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  "in the rush before a deadline every receipt is true, and nothing that came too late is kept",
  { timeout: 120_000 },
  async () => {
    const database = databaseIn(folder);
    const crowd = await gatherCrowd(database, PLAN.applicants + PLAN.tooLate);
    const { url, stop } = await serveBuild(folder);
    try {
      const served = { url, database, files: join(folder, "files") };
      const { broken, taken, refused } = await runStampede(PLAN, crowd, served);
      expect(broken).toEqual([]);
      expect(refused).toBeGreaterThanOrEqual(PLAN.tooLate);
      expect(taken).toBeGreaterThan(PLAN.applicants / 2);
      expect(taken + refused).toBe(PLAN.applicants + PLAN.tooLate);
    } finally {
      await stop();
    }
  },
);
