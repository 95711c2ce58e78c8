/** `npm test`: installs what is missing, builds, runs every test, ends with one line of figures. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium, ensurePostgres, prepare, run } from "./prepare.mjs";

prepare();
ensurePostgres();
const chromium = ensureChromium();
run("npm", ["run", "--silent", "build"]);

const folder = mkdtempSync(join(tmpdir(), "laurel-report-"));
const report = join(folder, "report.json");
const vitest = spawnSync(
  "npx",
  [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: "inherit", env: { ...process.env, CHROMIUM_PATH: chromium } },
);

/** What cannot be read was not run: that is a failure, never a pass. */
function readFigures() {
  try {
    const figures = JSON.parse(readFileSync(report, "utf8"));
    return {
      passed: figures.numPassedTests,
      // A file that does not even load has no tests; its suite counts as one failure.
      failed: Math.max(figures.numFailedTests, figures.success ? 0 : 1),
      skipped: figures.numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const { passed, failed, skipped } = readFigures();
rmSync(folder, { recursive: true, force: true });
const isGreen = vitest.status === 0 && failed === 0 && passed > 0;
const failures = isGreen ? 0 : Math.max(1, failed);
console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = isGreen ? 0 : 1;
