/** `npm run demo`: installs what is missing, builds, loads the demonstration afresh, serves. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { prepare, run } from "./prepare.mjs";

const DATABASE = "data/demo.db";
const FILES = "data/demo-files";
const HOST = process.env.HOST ?? "127.0.0.1";
const PORT = process.env.PORT ?? "3000";

prepare();
run("npm", ["run", "--silent", "build"]);
mkdirSync("data", { recursive: true });
for (const suffix of ["", "-wal", "-shm"]) rmSync(`${DATABASE}${suffix}`, { force: true });
rmSync(FILES, { recursive: true, force: true });
const env = {
  ...process.env,
  HOST,
  PORT,
  NODE_ENV: "production",
  DATABASE_URL: DATABASE,
  FILES_DIR: FILES,
  DEMO: "on",
};
run(process.execPath, ["--import", "tsx", "scripts/seed-demo.ts"], { env });

const server = spawn(process.execPath, ["server.mjs"], { stdio: "inherit", env });
server.once("spawn", () => {
  console.log(
    [
      "",
      "The demonstration is loaded: the archived edition of 2017, and one edition at each stage.",
      `  The public's pages      http://${HOST}:${PORT}/`,
      `  Sign in with one click  http://${HOST}:${PORT}/demo`,
      "    Sofia Secretary (secretariat), Otto Observer (observer), Judge 1 to Judge 6, city officers",
      `  The mails it would send http://${HOST}:${PORT}/demo/mailbox`,
      "",
    ].join("\n"),
  );
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
