/** Debian's Chromium for the browser tests; an error in a page's console fails its test. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import type {} from "./provided.ts";

export const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page that takes longer than this, on a busy machine, is not coming. */
const SLOWEST_MILLISECONDS = 15_000;

interface Expected {
  /** What a test that cuts the line finds in the console. */
  readonly loses?: RegExp;
}

export function useBrowser({ loses }: Expected = {}): (
  options?: BrowserContextOptions,
) => Promise<Page> {
  let browser: Browser | undefined;
  let errors: string[] = [];
  beforeAll(async () => {
    const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
    browser = await chromium.launch({
      args: BROWSER_ARGUMENTS,
      ...(executablePath === "" ? {} : { executablePath }),
    });
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(() => {
    const found = errors;
    errors = [];
    expect(found).toEqual([]);
  });
  return async (options = {}) => {
    if (!browser) throw new Error("the browser is there only while a test runs");
    const context = await browser.newContext({ baseURL: inject("baseUrl"), ...options });
    context.setDefaultTimeout(SLOWEST_MILLISECONDS);
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      // A refusal that a test asks for is logged by the browser as an error of the network.
      const isAsked =
        /status of (404|409|413|415|422)/.test(message.text()) || loses?.test(message.text());
      if (message.type() === "error" && !isAsked) errors.push(message.text());
    });
    return page;
  };
}
