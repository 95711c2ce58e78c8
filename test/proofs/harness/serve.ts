/** The built server as a proof wants it: one process on SQLite, two on PostgreSQL, sound or with a fault. */
import { fileURLToPath } from "node:url";
import { dialect } from "#db/schema/index.ts";
import { type Served, serveBuild } from "../../../scripts/serve-build.ts";
import type { Fault } from "./faults.ts";

export interface ServeOptions {
  readonly fault?: Fault;
  /** More modules to load first, beside this file. */
  readonly modules?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Words of a command that starts each server in its own place. */
  readonly under?: readonly string[];
}

function beside(module: string): string {
  return fileURLToPath(new URL(module, import.meta.url));
}

/**
 * @param folder of the attachments
 * @param database path of a SQLite file, or a PostgreSQL address
 */
export async function serveForProof(
  folder: string,
  database: string,
  { fault, modules = [], env = {}, under = [] }: ServeOptions = {},
): Promise<readonly Served[]> {
  const loaded = [...(fault ? ["plant-faults.mjs"] : []), ...modules];
  const changed = {
    ...env,
    DATABASE_URL: database,
    NODE_OPTIONS: loaded.map((module) => `--import=${beside(module)}`).join(" "),
    PLANTED_FAULTS: fault ? JSON.stringify(fault) : "",
  };
  const processes = dialect === "postgres" ? 2 : 1;
  const servers: Served[] = [];
  for (let one = 0; one < processes; one++) servers.push(await serveBuild(folder, changed, under));
  return servers;
}

export async function endAll(servers: readonly Served[], how: "stop" | "kill"): Promise<void> {
  await Promise.all(servers.map((server) => server[how]()));
}
