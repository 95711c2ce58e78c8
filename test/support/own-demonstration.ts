/** The demonstration on a server of its own, for tests that change what others want as it is. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, beforeAll } from "vitest";
import {
  databaseIn,
  seedDemonstration,
  type Served,
  serveBuild,
} from "../../scripts/serve-build.ts";
import { useBrowser } from "./browser.ts";

export interface OwnDemonstration {
  /** The file that the server holds. */
  readonly database: () => string;
  /** A page in a browser that nobody has used. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same, signed in as one of the demonstration's people. */
  readonly signedIn: (email: string, options?: BrowserContextOptions) => Promise<Page>;
}

const SLOWEST_START = 120_000;

export function useOwnDemonstration(): OwnDemonstration {
  const openPage = useBrowser();
  let served: Served | undefined;
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "laurel-own-"));
    seedDemonstration(folder);
    served = await serveBuild(folder);
  }, SLOWEST_START);
  afterAll(async () => {
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const open: OwnDemonstration["open"] = (options = {}) =>
    openPage({ baseURL: served?.url ?? "", ...options });
  return {
    database: () => databaseIn(folder),
    open,
    async signedIn(email, options) {
      const page = await open(options);
      await page.goto("/demo");
      await page.locator(`button[value="${email}"]`).first().click();
      await page.waitForURL((url) => url.pathname !== "/demo");
      return page;
    },
  };
}
