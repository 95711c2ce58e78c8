/** `npm run demo`: installs what is missing, builds, loads the demonstration afresh, serves. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { prepare, run } from "./prepare.mjs";

const DATABASE = "data/demo.db";

prepare();
run("npm", ["run", "--silent", "build"]);
mkdirSync("data", { recursive: true });
for (const suffix of ["", "-wal", "-shm"]) rmSync(`${DATABASE}${suffix}`, { force: true });
const env = { ...process.env, NODE_ENV: "production", DATABASE_URL: DATABASE };
run("npx", ["tsx", "scripts/seed-demo.ts"], { env });

const server = spawn(process.execPath, ["server.mjs"], { stdio: "inherit", env });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
