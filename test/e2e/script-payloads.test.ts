/** Every text of the database tries to be a script, and every page that people can reach is opened. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  databaseIn,
  seedDemonstration,
  serveBuild,
  type Served,
  signInAt,
} from "../../scripts/serve-build.ts";
import { BROWSER_ARGUMENTS } from "../support/browser.ts";
import { crawl } from "../support/crawl.ts";
import { PAYLOADS } from "../support/script-payloads.ts";

/** What people cannot write: names that the product gives, and words that it chooses from. */
const NOT_WRITTEN =
  /^(id|.*_id|slug|ref|state|kind|role|by|metal|country|time_zone|email|recipient|token|.*_hash|hash|receipt|sha256|digest|media_type|status|result|outcome|scan|cutoff_tie|code|key|identifier|value|password|secret|backup_codes|provider_id|account_id|scope|ip_address|user_agent|act|subject_id|question|screener|language|data_class|passes|may|from|seen_by|ceremony_on|choices|image|access_token|refresh_token|id_token)$/;
const NOT_TABLES =
  /^(__drizzle.*|sqlite_.*|sessions|accounts|verifications|two_factors|rate_limits|sealed_ballots|audit_heads|audit_entries|certifications|form_versions|mail_templates)$/;
/** What is known to hold words in a JSON column. */
const WORDS_IN_JSON: Readonly<Record<string, true>> = { answers: true };

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Writes the payloads into every text that somebody may have typed. @returns how many columns */
function plant(file: string, text: string): number {
  const db = new Database(file);
  const tables = db
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
    .all()
    .filter(({ name }) => !NOT_TABLES.test(name));
  let planted = 0;
  db.pragma("foreign_keys = off");
  for (const { name: table } of tables)
    for (const { name, type } of db.prepare<[], Column>(`pragma table_info("${table}")`).all()) {
      if (type.toLowerCase() !== "text" || NOT_WRITTEN.test(name)) continue;
      planted++;
      if (WORDS_IN_JSON[name]) plantInAnswers(db, table, name, text);
      else if (!isJson(db, table, name))
        db.prepare(`update "${table}" set "${name}" = ? where "${name}" is not null`).run(text);
      else planted--;
    }
  db.close();
  return planted;
}

function isJson(db: Database.Database, table: string, column: string): boolean {
  const row = db
    .prepare<[], { value: string }>(
      `select "${column}" as value from "${table}" where "${column}" is not null limit 1`,
    )
    .get();
  return row !== undefined && /^[[{]/.test(row.value);
}

function plantInAnswers(db: Database.Database, table: string, column: string, text: string): void {
  const rows = db
    .prepare<[], { rowid: number; value: string }>(
      `select rowid, "${column}" as value from "${table}" where "${column}" is not null`,
    )
    .all();
  const update = db.prepare(`update "${table}" set "${column}" = ? where rowid = ?`);
  for (const { rowid, value } of rows)
    update.run(JSON.stringify(inEvery(JSON.parse(value), text)), rowid);
}

function inEvery(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((item) => inEvery(item, text));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, inEvery(item, text)]),
    );
  return value;
}

/** What on the page is more than text, in words; empty where nothing is. Runs in the browser. */
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

let folder: string;
let served: Served;
let context: BrowserContext;
const close: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "laurel-payloads-"));
  seedDemonstration(folder);
  served = await serveBuild(folder);
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({
    args: BROWSER_ARGUMENTS,
    ...(executablePath === "" ? {} : { executablePath }),
  });
  context = await browser.newContext({ baseURL: served.url });
  close.push(() => browser.close(), served.stop);
});
afterAll(async () => {
  for (const one of close) await one();
  rmSync(folder, { recursive: true, force: true });
});

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

async function personPage(email: string | null, found: string[]): Promise<Page> {
  await context.clearCookies();
  if (email !== null) {
    const cookies = await signInAt(served.url, email);
    await context.addCookies(
      cookies.split("; ").map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: value.join("="), url: served.url };
      }),
    );
  }
  const page = await context.newPage();
  await watch(page, found);
  return page;
}

async function linksOf(page: Page): Promise<readonly string[]> {
  const addresses = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return addresses
    .map((address) => new URL(address))
    .filter(({ origin }) => origin === served.url)
    .map(({ pathname, search }) => pathname + search);
}

test("a payload on a page that lets it in is found", async () => {
  const found: string[] = [];
  const page = await personPage(null, found);
  await page.setContent(`<p>${PAYLOADS.join("</p><p>")}</p>`);
  await expect.poll(() => found.length).toBeGreaterThan(0);
  expect(await page.evaluate(faultsOnPage)).not.toEqual([]);
  await page.close();
});

test(
  "all of them in every text run on no page that anybody can reach",
  { timeout: 900_000 },
  async () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(300);
    expect(plant(databaseIn(folder), PAYLOADS.join(" "))).toBeGreaterThan(40);
    const people = await demonstrationPeople();
    const pages: string[] = [];
    for (const { email, home } of people) {
      const found: string[] = [];
      const page = await personPage(email, found);
      const visited = await crawl({
        from: [home],
        ofEach: 1,
        without: /^\/(sign-out|demo$|assets|gallery)|\.(csv|xlsx|ics)$|\/calendar$/,
        visit: async (path) => {
          const answer = await page.goto(path, { waitUntil: "load" }).catch(() => null);
          // A download is no page.
          if (!answer?.headers()["content-type"]?.includes("text/html")) return [];
          const faults = await page.evaluate(faultsOnPage);
          expect([...faults, ...found], `${email ?? "nobody"} at ${path}`).toEqual([]);
          expect(answer.status(), path).toBeLessThan(500);
          return linksOf(page);
        },
      });
      pages.push(...visited);
      await page.close();
    }
    expect(new Set(pages).size).toBeGreaterThan(100);
  },
);

/** Nobody, and one of each kind of the people whom the demonstration offers; officers by state. */
async function demonstrationPeople(): Promise<readonly { email: string | null; home: string }[]> {
  const page = await (await fetch(new URL("/demo", served.url))).text();
  const offered = [...page.matchAll(/name="email" value="([^"]+)"/g)].map(
    ([, email = ""]) => email,
  );
  const officers = offered.filter((email) => email.endsWith("@city.example.org"));
  const others = offered.filter((email) => !officers.includes(email));
  expect(others.length).toBeGreaterThan(2);
  expect(officers.length).toBeGreaterThan(2);
  const judge = others.at(-1) ?? "";
  return [
    { email: null, home: "/" },
    ...others.slice(0, 1).map((email) => ({ email, home: "/secretariat" })),
    { email: judge, home: "/judge" },
    ...officers.slice(0, 4).map((email) => ({ email, home: "/apply" })),
  ];
}
