/** `npm test`: installs what is missing, builds, runs every test, ends with one line of figures. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ensureChromium,
  ensureLibreOffice,
  ensurePostgres,
  ensureStrace,
  prepare,
  run,
} from "./prepare.mjs";

/** Nothing ran, which is a failure and never a pass. */
const NOTHING = { passed: 0, failed: 1, skipped: 0 };

function runTests() {
  prepare();
  ensurePostgres();
  ensureStrace();
  ensureLibreOffice();
  const chromium = ensureChromium();
  run("npm", ["run", "--silent", "build"]);
  const folder = mkdtempSync(join(tmpdir(), "laurel-report-"));
  try {
    return runVitest(join(folder, "report.json"), chromium);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runVitest(report, chromium) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const vitest = spawnSync("npx", ["vitest", "run", ...reporters, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  const figures = readFigures(report);
  // An error outside every test, such as a set-up that failed, ends vitest badly with no test failed.
  const isAccounted = vitest.status === 0 || figures.failed > 0;
  return isAccounted ? figures : { ...figures, failed: 1 };
}

function readFigures(report) {
  const figures = JSON.parse(readFileSync(report, "utf8"));
  if (figures.numPassedTests + figures.numFailedTests === 0) return NOTHING;
  // A file that does not even load holds no test; it counts as one failure.
  const broken = figures.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: figures.numPassedTests,
    failed: figures.numFailedTests + broken.length,
    skipped: figures.numPendingTests + figures.numTodoTests,
  };
}

function runTestsOrSayWhyNot() {
  try {
    return runTests();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return NOTHING;
  }
}

const { passed, failed, skipped } = runTestsOrSayWhyNot();
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
