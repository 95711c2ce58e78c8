/**
 * Every text that somebody can type tries to be a script in three hundred ways, and every page on which
 * one of them stands is opened by whoever may: nothing runs, and none of it is more than text.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { BROWSER_ARGUMENTS } from "../support/browser.ts";
import { addressPatterns, crawl } from "../support/crawl.ts";
import { columnsIn } from "../support/payloads/plant-payloads.ts";
import { type Planted, servePlanted } from "../support/payloads/serve-planted.ts";
import { EVERY_COLUMN, NAMED_COLUMNS, TYPED_COLUMNS } from "../support/payloads/typed-columns.ts";
import { PAYLOADS } from "../support/script-payloads.ts";
import { everyAddress } from "../support/secrecy/addresses.ts";
import type { Phase, Session } from "../support/secrecy/world.ts";

/** In which a page shows what it does not show in another. */
const PHASES_OPENED = [
  "call",
  "scoring",
  "scored",
  "voting",
  "published",
] as const satisfies Phase[];

/** Who opens what begins with which word; a judge sees neither a city's pages nor the secretariat's. */
const AREAS: Partial<Record<Session, RegExp>> = {
  public: /^\/($|awards|sign-in|demo)/,
  applicant: /^\/(apply|account)/,
  "another applicant": /^\/apply\/[^/]+\/[^/]+\/D1/,
  judge: /^\/(judge|account)/,
  "recused judge": /^\/judge/,
  secretariat: /^\/(secretariat|account)/,
};

/** What is no page, ends a session, or shows nobody's words. */
const PASSED_OVER =
  /^\/(sign-out|demo$|assets|gallery|files)|\.(csv|xlsx|ics)$|\/(calendar|pdf|account\/export)$/;

/** What no link leads to: a form of choices does. */
const ASKED_FOR: readonly string[] = ["/apply/prize/2026/D1/versions?from=v1&to=now"];

/** Texts that no page shows, and why. */
const SHOWN_NOWHERE: Readonly<Record<string, string>> = {
  "seats.removalReason": "written for the record; the audit log has the same words",
  "uploads.alt": "goes over to the file once all of it has come",
  "submissions.attachments": "read for its ids; the names come from the table of attachments",
};

/** Runs in the browser. @returns what on the page is more than text, in words */
function faultsOnPage(): string[] {
  const faults: string[] = [];
  for (const element of document.querySelectorAll("*")) {
    if (element instanceof HTMLBaseElement || element instanceof HTMLObjectElement)
      faults.push(element.outerHTML);
    if (element instanceof HTMLScriptElement && element.nonce === "" && element.type !== "module")
      faults.push(`a script of nobody's: ${element.outerHTML}`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) faults.push(`${name}=${value}`);
      if (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/.test(name)) {
        const address = [...value]
          .filter((char) => char > " ")
          .join("")
          .toLowerCase();
        if (/^(javascript|vbscript|data:text)/.test(address)) faults.push(`${name}=${value}`);
      }
    }
  }
  return faults;
}

/** Runs in the browser, once the page's script has had its turn. @returns the page without its scripts */
async function markupOfPage(): Promise<string> {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
  const page = document.documentElement.cloneNode(true) as Element;
  for (const script of page.querySelectorAll("script")) script.remove();
  return page.outerHTML;
}

let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  browser = await chromium.launch({
    args: BROWSER_ARGUMENTS,
    ...(executablePath === "" ? {} : { executablePath }),
  });
});
afterAll(() => browser.close());

/** Everything that ran, asked elsewhere or was refused by the policy on a page. */
async function watch(page: Page, found: string[]): Promise<void> {
  page.on("dialog", (dialog) => {
    found.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) found.push(message.text());
  });
  page.on("request", (request) => {
    if (request.url().includes("elsewhere.example")) found.push(`asked ${request.url()}`);
  });
  await page.exposeFunction("ran", () => void found.push("a payload ran"));
}

async function contextOf(url: string, cookies: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url });
  const pairs = (cookies?.split("; ") ?? []).map((cookie) => {
    const [name = "", ...value] = cookie.split("=");
    return { name, value: value.join("="), url };
  });
  await context.addCookies(pairs);
  return context;
}

/** As the server sent it, and what it links to. */
interface Sent {
  readonly columns: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** @returns null where it is no page, or none for whoever asks */
async function ask(url: string, cookie: string | null, path: string): Promise<Sent | null> {
  const answer = await fetch(new URL(path, url), {
    headers: cookie === null ? {} : { cookie },
    redirect: "manual",
  });
  const text = await answer.text();
  expect(answer.status, path).toBeLessThan(500);
  if (!answer.ok || !answer.headers.get("content-type")?.includes("text/html")) return null;
  const markup = text.replaceAll(/<script\b[^]*?<\/script>/g, "");
  const links = [...markup.matchAll(/<a\b[^>]*\shref="(\/[^"]*|\?[^"]*)"/g)].map(
    ([, href = ""]) => new URL(href.replaceAll("&amp;", "&"), new URL(path, url)),
  );
  return {
    columns: columnsIn(markup),
    links: links.map(({ pathname, search }) => pathname + search),
  };
}

describe("what is looked for is found", () => {
  test("where a page lets a payload run", async () => {
    const found: string[] = [];
    const page = await (await contextOf(inject("baseUrl"), null)).newPage();
    await watch(page, found);
    await page.setContent(`<p>${PAYLOADS.join("</p><p>")}</p>`);
    await expect.poll(() => found).toContain("a payload ran");
    expect(await page.evaluate(faultsOnPage)).not.toEqual([]);
    await page.context().close();
  });

  test("where the server's page lets one in, and its policy refuses to run it", async () => {
    const found: string[] = [];
    const page = await (await contextOf(inject("baseUrl"), null)).newPage();
    await watch(page, found);
    await page.route("**/sign-in", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("</main>", `${PAYLOADS.join(" ")}</main>`);
      await route.fulfill({ response, body });
    });
    await page.goto("/sign-in");
    await expect.poll(() => found.length).toBeGreaterThan(0);
    expect(found).not.toContain("a payload ran");
    expect(await page.evaluate(faultsOnPage)).not.toEqual([]);
    await page.context().close();
  });
});

describe("every text that somebody can type", () => {
  const planted = new Set<string>();
  const seen = new Set<string>();
  /** Who has opened which kind of page with which columns on it. */
  const opened = new Map<string, Set<string>>();
  const patterns = addressPatterns();

  test("is told from what no person writes, by names that are columns", () => {
    expect(NAMED_COLUMNS.filter((name) => !EVERY_COLUMN.includes(name))).toEqual([]);
    expect(Object.keys(SHOWN_NOWHERE).filter((name) => !TYPED_COLUMNS.includes(name))).toEqual([]);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(300);
  });

  /** Opens each kind of page once, and again where other texts stand on it. */
  async function openAll(
    { served: { url }, cookies }: Planted,
    session: Session,
    area: RegExp,
  ): Promise<void> {
    const cookie = cookies[session];
    const context = await contextOf(url, cookie);
    const page = await context.newPage();
    const found: string[] = [];
    await watch(page, found);
    await crawl({
      from: [...everyAddress().map(({ path }) => path), ...ASKED_FOR].filter((path) =>
        area.test(path),
      ),
      ofEach: 4,
      without: PASSED_OVER,
      visit: async (path) => {
        if (!area.test(path)) return [];
        const sent = await ask(url, cookie, path);
        if (!sent) return [];
        const [pathname = ""] = path.split("?");
        const kind = `${session} ${patterns.find((one) => one.test(pathname))?.source ?? ""}`;
        const before = opened.get(kind);
        opened.set(kind, new Set([...(before ?? []), ...sent.columns]));
        if (before && [...sent.columns].every((one) => before.has(one))) return sent.links;
        await page.goto(path, { waitUntil: "load" });
        for (const column of columnsIn(await page.evaluate(markupOfPage))) seen.add(column);
        const faults = await page.evaluate(faultsOnPage);
        expect([...faults, ...found], `${session} at ${path}`).toEqual([]);
        return sent.links;
      },
    });
    await context.close();
  }

  /** A letter is shown as it would be read, filled in with an application, before it is kept. */
  async function previewLetter({ served: { url }, cookies }: Planted): Promise<void> {
    const context = await contextOf(url, cookies.secretariat);
    const page = await context.newPage();
    const found: string[] = [];
    await watch(page, found);
    const path = "/secretariat/prize/2026/settings/letters/accepted";
    await page.goto(path, { waitUntil: "networkidle" });
    const required = await page
      .locator("dt", { hasText: "which must be there" })
      .locator("code")
      .allTextContents();
    // What stands in double braces is a placeholder, and one that is unknown is refused.
    const wording = PAYLOADS.filter((one) => !one.includes("{{")).join("\n");
    await page.getByLabel("Subject").fill(PAYLOADS.slice(0, 5).join(" "));
    await page.getByLabel("Text", { exact: true }).fill(`${required.join(" ")}\n${wording}`);
    await page.getByRole("button", { name: "Preview" }).click();
    const preview = page.getByRole("region", { name: "As it would be read" });
    await preview.waitFor();
    const read = (await preview.textContent()) ?? "";
    expect(PAYLOADS.slice(0, 5).filter((one) => !read.includes(one))).toEqual([]);
    expect([...(await page.evaluate(faultsOnPage)), ...found]).toEqual([]);
    await context.close();
  }

  test.for(PHASES_OPENED)(
    "runs on no page that anybody can open in the phase of %s",
    { timeout: 300_000 },
    async (phase) => {
      const folder = mkdtempSync(join(tmpdir(), "laurel-payloads-"));
      const world = await servePlanted(folder, phase);
      try {
        for (const column of world.planted) planted.add(column);
        for (const [session, area] of Object.entries(AREAS) as [Session, RegExp][])
          await openAll(world, session, area);
        if (phase === "scoring") await previewLetter(world);
      } finally {
        await world.served.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  test("held a payload, and was seen on a page that was opened", () => {
    expect(TYPED_COLUMNS.filter((name) => !planted.has(name))).toEqual([]);
    const shown = TYPED_COLUMNS.filter((name) => !(name in SHOWN_NOWHERE));
    expect(shown.filter((name) => !seen.has(name))).toEqual([]);
    expect(Object.keys(SHOWN_NOWHERE).filter((name) => seen.has(name))).toEqual([]);
    expect(opened.size).toBeGreaterThan(70);
  });
});
