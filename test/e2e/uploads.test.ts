/** A file that is sent over a bad line: whatever is cut, it goes on, and ends as the same bytes. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContextOptions, Page } from "@playwright/test";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { PART_BYTES } from "#app/domain/application/files.ts";
import { useBrowser } from "#test/support/browser.ts";
import { beginJourney, expectSaid, fill, press, see } from "#test/support/journey.ts";
import { pdf } from "#test/support/pdf.ts";
import { slowLine, type SlowLine } from "#test/support/slow-line.ts";
import {
  databaseIn,
  seedDemonstration,
  serveBuild,
  type Served,
} from "../../scripts/serve-build.ts";

const EDITION = `demonstration/${new Date().getUTCFullYear()}-intake`;
const SLOW = { timeout: 120_000 };
/** A part takes more than two seconds: long enough to be cut in its middle. */
const BYTES_PER_SECOND = 400_000;
const MIDDLE_MILLISECONDS = 800;
/** In six parts. */
const LARGE_BYTES = 6_000_000;

const open = useBrowser({
  loses: /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|SOCKET_)/,
});
let folder: string;
let line: SlowLine;
let served: Served;
let cities = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "laurel-uploads-"));
  seedDemonstration(folder);
  line = await slowLine(() => Number(new URL(served.url).port));
  served = await serveBuild(folder, { BASE_URL: line.url });
}, 120_000);
afterEach(() => line.carry(Number.POSITIVE_INFINITY));
afterAll(async () => {
  await line.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** No part of it is like another, so that one in the wrong place is seen. */
function largeDocument(name: string): Chosen {
  const drawn = randomBytes(LARGE_BYTES).toString("latin1");
  const object = `<< /Length ${LARGE_BYTES} >>\nstream\n${drawn}\nendstream`;
  return { name, mimeType: "application/pdf", buffer: pdf({ objects: [object] }) };
}

function digest(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Somebody with an application of their own, at its files. */
async function atTheFiles(javaScriptEnabled: boolean) {
  const openHere = (options: BrowserContextOptions) => open({ ...options, baseURL: line.url });
  const journey = beginJourney(openHere, javaScriptEnabled);
  const number = `${Date.now()}${++cities}`;
  const page = await journey.arrive(`lan${number}@city.example`, `/apply/${EDITION}/new`);
  await fill(page, { title: "Lamps", city: `City ${number}`, country: "VN" });
  await page.getByRole("radio").first().check();
  await press(page, "Begin");
  await page.waitForURL(/\/write/);
  const path = new URL(page.url()).pathname.replace(/\/write$/, "/files");
  await goToFiles(page, path, javaScriptEnabled);
  return { journey, page, path };
}

async function goToFiles(page: Page, path: string, javaScriptEnabled = true): Promise<void> {
  await page.goto(path);
  if (javaScriptEnabled) await page.waitForLoadState("networkidle");
}

async function choose(page: Page, file: Chosen): Promise<void> {
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Add this file" }).click();
}

/** What lies under the link of a file's name. */
async function download(page: Page, name: string): Promise<Buffer> {
  const [coming] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).click(),
  ]);
  expect(coming.suggestedFilename()).toBe(name);
  return readFileSync(await coming.path());
}

/** Every part that a page sends, by where it begins, with what it was answered; null where nothing came. */
function partsOf(page: Page) {
  const parts: { offset: number; status: number | null }[] = [];
  const note = (method: string, headers: Record<string, string>, status: number | null) => {
    if (method === "PUT") parts.push({ offset: Number(headers["upload-offset"]), status });
  };
  page.on("response", (answer) => {
    const request = answer.request();
    note(request.method(), request.headers(), answer.status());
  });
  page.on("requestfailed", (request) => note(request.method(), request.headers(), null));
  return parts;
}

/** Everything that is spoken from now on, each once, in its order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('[role="status"]'))
        if (textContent && !said.includes(textContent)) said.push(textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** Waits until so many parts have come, and then for the middle of the next. */
async function inTheMiddleAfter(page: Page, parts: number): Promise<void> {
  const atLeast = parts * PART_BYTES;
  await page.waitForFunction(
    (bytes) => (document.querySelector<HTMLProgressElement>("form progress")?.value ?? -1) >= bytes,
    atLeast,
    { timeout: 60_000 },
  );
  await sleep(MIDDLE_MILLISECONDS);
}

const WAITING = "The line is cut. It is tried again, and goes on where it was.";

describe("a city on a bad line, with JavaScript,", () => {
  test(
    "sends a large file through three cuts, a lost answer, a tunnel and a killed server, and it ends whole",
    SLOW,
    async () => {
      const { journey, page } = await atTheFiles(true);
      const file = largeDocument("report.pdf");
      const parts = partsOf(page);
      const spoken = await listen(page);
      line.carry(BYTES_PER_SECOND);
      await choose(page, file);
      const bar = page.getByRole("progressbar", { name: "Sending the file" });
      await see(page, "that it is sent", bar);
      expect(await bar.getAttribute("max")).toBe(`${file.buffer.byteLength}`);

      const offline = (isOffline: boolean) => page.context().setOffline(isOffline);
      const waitsAndGoesOn = async (mend: () => unknown) => {
        await expectSaid(page, new RegExp(WAITING));
        await see(page, "why it stands", page.getByText("The line is cut. Trying again…"));
        await journey.look(page);
        await mend();
        await see(page, "that it goes on", bar);
      };
      for (const before of [0, 1, 2]) {
        await inTheMiddleAfter(page, before);
        line.cut();
        await waitsAndGoesOn(line.mend);
      }
      await inTheMiddleAfter(page, 3);
      await line.loseOneAnswer();
      await inTheMiddleAfter(page, 4);
      await offline(true);
      await waitsAndGoesOn(() => offline(false));

      await inTheMiddleAfter(page, 5);
      await served.kill();
      await expectSaid(page, new RegExp(WAITING));
      expect(await page.locator(".meter-figures").innerText()).toBe("5.2 MB of 6.0 MB");
      const { port } = new URL(served.url);
      served = await serveBuild(folder, { BASE_URL: line.url, PORT: port });

      await expectSaid(page, /The file is added/);
      await see(page, "the file", page.getByRole("heading", { name: "1 of 6 files" }));
      await journey.look(page);
      expect(digest(await download(page, "report.pdf"))).toBe(digest(file.buffer));

      // A cut costs the part that was under way, and nothing that had come is sent again.
      const answered = parts.filter(({ status }) => status !== null);
      expect(answered.map(({ offset }) => offset / PART_BYTES)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(answered[3]?.status).toBe(409);
      const lost = parts.filter(({ status }) => status === null);
      expect(lost.map(({ offset }) => offset / PART_BYTES)).toEqual(
        expect.arrayContaining([0, 1, 2, 5]),
      );
      const words = await spoken();
      // The last part ends it: what is said then is that the file is added.
      for (const quarter of [0, 25, 50, 75]) expect(words).toContain(`${quarter} percent sent`);
      expect(words).toContain(WAITING);
    },
  );

  test(
    "closes the page, finds there what did not arrive whole, and goes on or gives it up",
    SLOW,
    async () => {
      const { journey, page, path } = await atTheFiles(true);
      const file = largeDocument("bản vẽ đèn đường.pdf");
      line.carry(BYTES_PER_SECOND);
      await choose(page, file);
      await inTheMiddleAfter(page, 1);
      const context = page.context();
      line.cut();
      await page.close();
      line.mend();

      line.carry(Number.POSITIVE_INFINITY);
      const again = await context.newPage();
      await goToFiles(again, path);
      await see(again, "what is unfinished", again.getByText("1.0 MB of 6.0 MB arrived"));
      expect(await again.getByRole("main").innerText()).toContain(file.name);
      await journey.look(again);
      const parts = partsOf(again);
      await choose(again, file);
      await expectSaid(again, /The file is added/);
      expect(parts[0]).toEqual({ offset: PART_BYTES, status: 200 });
      expect(await again.getByText("Not all of it arrived").count()).toBe(0);
      expect(digest(await download(again, file.name))).toBe(digest(file.buffer));

      line.carry(BYTES_PER_SECOND);
      await choose(again, largeDocument("other.pdf"));
      await inTheMiddleAfter(again, 1);
      await again.getByRole("button", { name: "Stop" }).click();
      await see(again, "what is unfinished", again.getByText(/\d\.\d MB of 6\.0 MB arrived/));
      // What was under way ends here, and not after it was forgotten.
      line.cut();
      line.mend();
      await press(again, "Forget other.pdf");
      await expectSaid(again, /What had arrived of the file is gone/);
      expect(await again.getByText("Not all of it arrived").count()).toBe(0);
      expect(readdirSync(join(folder, "files")).filter((name) => /_u\d+/.test(name))).toEqual([]);
    },
  );

  test("is told that the call has ended while a file is on its way", SLOW, async () => {
    const { page } = await atTheFiles(true);
    line.carry(BYTES_PER_SECOND);
    await choose(page, largeDocument("late.pdf"));
    await inTheMiddleAfter(page, 1);
    const openAgain = endTheCall();
    try {
      await see(page, "why not", page.getByRole("alert").filter({ hasText: /call has closed/i }));
    } finally {
      openAgain();
    }
  });

  test("is told why a file is refused, and not any more once another is added", SLOW, async () => {
    const { journey, page } = await atTheFiles(true);
    await choose(page, disguised());
    await see(page, "why not", page.getByRole("alert").filter({ hasText: NOT_TAKEN }));
    await journey.look(page);
    expect(await page.getByText("Not all of it arrived").count()).toBe(0);
    await choose(page, smallDocument());
    await expectSaid(page, /The file is added/);
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

/** The call is over, longer ago than its grace. */
function endTheCall(): () => void {
  const db = new Database(databaseIn(folder));
  const slug = EDITION.split("/").at(-1);
  const was = db.prepare("select call_closes_at from editions where slug = ?").pluck().get(slug);
  const close = db.prepare("update editions set call_closes_at = ? where slug = ?");
  close.run(Date.now() - 3 * 24 * 60 * 60_000, slug);
  return () => {
    close.run(was, slug);
    db.close();
  };
}

const NOT_TAKEN = "Only PDF, JPEG, PNG and WebP files are taken";

function disguised(): Chosen {
  const buffer = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
  return { name: "drawing.pdf", mimeType: "application/pdf", buffer };
}

function smallDocument(): Chosen {
  return { name: "small.pdf", mimeType: "application/pdf", buffer: pdf() };
}

describe("a city without JavaScript", () => {
  test("adds a large file as it is, and is told why one is refused", SLOW, async () => {
    const { page } = await atTheFiles(false);
    const file = largeDocument("report.pdf");
    await choose(page, file);
    await expectSaid(page, /The file is added/);
    expect(digest(await download(page, "report.pdf"))).toBe(digest(file.buffer));

    const refused = async (chosen: Chosen | null, why: string) => {
      if (chosen) await choose(page, chosen);
      else await press(page, "Add this file");
      await see(page, why, page.getByRole("alert").filter({ hasText: why }));
      expect(await page.title()).toMatch(/^Error: /);
      await see(page, "what it has", page.getByRole("heading", { name: "1 of 6 files" }));
    };
    await refused(null, "Choose a file");
    await refused(disguised(), NOT_TAKEN);
    const buffer = Buffer.concat([pdf(), randomBytes(21_000_000)]);
    await refused(
      { name: "film.pdf", mimeType: "application/pdf", buffer },
      "This file is larger than 20 MB. Save it smaller and add it again.",
    );
    await choose(page, smallDocument());
    await expectSaid(page, /The file is added/);
    await see(page, "both", page.getByRole("heading", { name: "2 of 6 files" }));
  });
});
