/** Serves the build on a fresh database that holds the demonstration, for the browser tests. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { seedDemonstration, serveBuild } from "../../scripts/serve-build.ts";
import type {} from "./provided.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-served-"));
  seedDemonstration(folder);
  const { url, stop } = await serveBuild(folder);
  project.provide("baseUrl", url);
  project.provide("servedFolder", folder);
  return async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
