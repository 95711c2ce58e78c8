/**
 * Files that mean harm, sent as a browser sends them: each is refused with a reason, or kept so that
 * nothing of it acts; and every view of those that are kept is opened.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Browser, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Applicant, openSubmitPage, submit } from "#test/faults/stampede/applicant.ts";
import { gatherCrowd } from "#test/faults/stampede/stampede.ts";
import { BROWSER_ARGUMENTS } from "#test/support/browser.ts";
import { type HostileFile, hostileFiles, MARK } from "#test/support/hostile-files.ts";
import {
  databaseIn,
  seedDemonstration,
  serveBuild,
  type Served,
  signInAt,
} from "../../scripts/serve-build.ts";

const EDITION = "demonstration/stampede";
/** What an application may have. */
const OF_ONE = 6;
const TAKEN = /^(application\/pdf|image\/(png|jpeg|webp))$/;

interface KeptFile {
  readonly id: string;
  readonly name: string;
}

let folder: string;
let browser: Browser;
let served: Served;
let files: readonly HostileFile[];
let applicants: readonly Applicant[];
/** Those who have a hostile file, with what they are called. */
const kept = new Map<Applicant, KeptFile[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "laurel-hostile-"));
  seedDemonstration(folder);
  files = await hostileFiles();
  const crowd = await gatherCrowd(databaseIn(folder), Math.ceil(files.length / OF_ONE));
  served = await serveBuild(folder);
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  browser = await chromium.launch({
    args: BROWSER_ARGUMENTS,
    ...(executablePath === "" ? {} : { executablePath }),
  });
  applicants = crowd.people.map(({ ref, cookie }) => ({
    ref,
    cookie,
    address: `${served.url}/apply/${EDITION}/${ref}`,
  }));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send({ address, cookie }: Applicant, file: HostileFile): Promise<Response> {
  const form = new FormData();
  const content = new Blob([new Uint8Array(file.content)], { type: file.mimeType });
  form.append("alt", "A picture that somebody sent.");
  form.append("intent", "add");
  form.append("file", content, file.name);
  const headers = { cookie, origin: served.url };
  const sent = { method: "POST", body: form, headers, redirect: "manual" } as const;
  return fetch(`${address}/files`, sent);
}

async function listFiles({ address, cookie }: Applicant): Promise<KeptFile[]> {
  const page = await (await fetch(`${address}/files`, { headers: { cookie } })).text();
  return [...page.matchAll(/href="\/files\/([^"]+)"[^>]*><bdi>([^<]*)<\/bdi>/g)].map(
    ([, id = "", name = ""]) => ({ id, name }),
  );
}

/** A page of somebody; whatever acts on it, or asks another address, is found. */
async function pageOf(cookie: string, found: string[]): Promise<Page> {
  const context = await browser.newContext({ baseURL: served.url });
  const cookies = cookie
    .split("; ")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return { name, value: value.join("="), url: served.url };
    });
  await context.addCookies(cookies);
  context.on("dialog", (dialog) => {
    found.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  context.on("weberror", (error) => found.push(error.error().message));
  context.on("request", (request) => {
    if (new URL(request.url()).origin !== served.url) found.push(`asked for ${request.url()}`);
  });
  return context.newPage();
}

/**
 * Opens one view, in a page of its own: one that became a download is still told of as ended when the
 * next is under way. @returns the type of what was rendered; "nothing" where it was a download or refused */
async function rendered(person: Page, path: string): Promise<string> {
  const page = await person.context().newPage();
  const answer = await page.goto(path, { waitUntil: "load" }).catch(() => null);
  await page.close();
  return answer?.ok() ? (answer.headers()["content-type"] ?? "") : "nothing";
}

/** A page on which the files of one application are listed, with every preview unfolded. */
async function openReaderView(page: Page, path: string, list: readonly KeptFile[]): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  expect(await page.locator("ul.attachments > li").count(), path).toBe(list.length);
  for (const preview of await page.locator("details.preview > summary").all())
    await preview.click();
  await page.waitForLoadState("networkidle");
}

/** The files themselves, and what is drawn of their first pages. */
async function openEach(page: Page, list: readonly KeptFile[]): Promise<void> {
  for (const { id, name } of list) {
    expect(await rendered(page, `/files/${id}`), name).toBe("nothing");
    expect(await rendered(page, `/files/${id}/pages/1`), name).toMatch(/^(image\/\w+|nothing)$/);
  }
}

/**
 * Takes what was submitted into the round that is scored, from now on for a week.
 * @returns that round, and by the application's ref who judges it
 */
function openScoring(database: string) {
  const db = new Database(database);
  try {
    const week = 7 * 24 * 60 * 60 * 1000;
    const now = Date.now();
    const edition = `(select id from editions where slug = '${EDITION.split("/")[1] ?? ""}')`;
    db.prepare(
      `update editions set state = 'judging', call_closes_at = ? where id = ${edition}`,
    ).run(now - week);
    db.prepare(
      `update applications set state = 'accepted' where state = 'submitted' and edition_id = ${edition}`,
    ).run();
    const round = db
      .prepare<[number, number, number], { slug: string }>(
        `update rounds set state = 'open', opens_at = ?, opened_at = ?, closes_at = ?
         where kind = 'scorecard' and edition_id = ${edition} returning slug`,
      )
      .get(now - week, now - week, now + week);
    const seated = db
      .prepare<[], { ref: string; email: string }>(
        `select a.ref, min(j.email) as email from applications a
         join seats s on s.category_id = a.category_id join judges j on j.id = s.judge_id
         where a.state = 'accepted' and a.edition_id = ${edition} group by a.ref`,
      )
      .all();
    return {
      round: round?.slug ?? "",
      judges: new Map(seated.map(({ ref, email }) => [ref, email])),
    };
  } finally {
    db.close();
  }
}

async function expectNeutral({ cookie }: Applicant, { id, name }: KeptFile): Promise<void> {
  const answer = await fetch(`${served.url}/files/${id}`, { headers: { cookie } });
  const headers = Object.fromEntries(answer.headers);
  expect(headers["content-type"], name).toMatch(TAKEN);
  expect(headers["content-disposition"], name).toMatch(
    /^attachment; filename="[\w ._()-]+"; filename\*=UTF-8''[^;\s]+$/,
  );
  expect(headers["x-content-type-options"], name).toBe("nosniff");
  expect(headers["content-security-policy"], name).toContain("sandbox; default-src 'none'");
  const content = Buffer.from(await answer.arrayBuffer());
  // A document is never given to a browser to show; a picture is, and nothing else is left of it.
  if (headers["content-type"] === "application/pdf") return;
  for (const trace of [MARK, "<script", "Exif", "GPS", "PK\x03\x04"])
    expect(content.includes(trace), `${trace} in ${name}`).toBe(false);
}

describe("files that mean harm", () => {
  test("are refused with a reason, or kept without what acts", { timeout: 240_000 }, async () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    for (const [index, file] of files.entries()) {
      const applicant = applicants[Math.floor(index / OF_ONE)];
      if (!applicant) throw new Error("too few applicants");
      const before = await listFiles(applicant);
      const answer = await send(applicant, file);
      const page = await answer.text();
      const after = await listFiles(applicant);
      if (file.refusal) {
        expect.soft([413, 415, 422], file.what).toContain(answer.status);
        expect.soft(page.replaceAll(/<!-- -->|<[^>]+>/g, " "), file.what).toMatch(file.refusal);
        expect.soft(after, file.what).toEqual(before);
        continue;
      }
      expect.soft(answer.status, file.what).toBe(302);
      const added = after.find(({ id }) => !before.some((one) => one.id === id));
      if (!added) continue;
      expect.soft(added.name, file.what).toMatch(/\.(pdf|png|jpg|webp)$/);
      expect.soft(added.name, file.what).not.toMatch(/[/\\<>"|?*\p{C}]/u);
      await expectNeutral(applicant, added);
      kept.set(applicant, [...(kept.get(applicant) ?? []), added]);
    }
    expect([...kept.values()].flat().length).toBe(files.filter(({ refusal }) => !refusal).length);
  });

  test("act in no view of their city", { timeout: 300_000 }, async () => {
    for (const [applicant, list] of kept) {
      const found: string[] = [];
      const page = await pageOf(applicant.cookie, found);
      const own = new URL(applicant.address).pathname;
      await openEach(page, list);
      for (const view of ["/files", "/submit", "/print", "", "/write"]) {
        await page.goto(`${own}${view}`);
        for (const preview of await page.locator("details.preview > summary").all())
          await preview.click();
        await page.waitForLoadState("networkidle");
      }
      expect(found).toEqual([]);
      await page.context().close();
    }
  });

  test(
    "act in no view of the secretariat, once they were submitted",
    { timeout: 300_000 },
    async () => {
      for (const applicant of kept.keys())
        expect((await submit(applicant, await openSubmitPage(applicant))).isTaken).toBe(true);
      const offered = await (await fetch(new URL("/demo", served.url))).text();
      const secretariat = /name="email" value="([^"]+)"/.exec(offered)?.[1] ?? "";
      const found: string[] = [];
      const page = await pageOf(await signInAt(served.url, secretariat), found);
      for (const [{ ref }, list] of kept) {
        await openReaderView(page, `/secretariat/${EDITION}/screening/${ref}`, list);
        expect(await page.getByText("not scanned for viruses").count(), ref).toBe(list.length);
        await openEach(page, list);
      }
      expect(found).toEqual([]);
      await page.context().close();
    },
  );

  test("act in no view of their judges", { timeout: 300_000 }, async () => {
    // The server holds its database alone.
    await served.stop();
    const { round, judges } = openScoring(databaseIn(folder));
    served = await serveBuild(folder);
    expect(judges.size).toBe(kept.size);
    for (const [{ ref }, list] of kept) {
      const found: string[] = [];
      const page = await pageOf(await signInAt(served.url, judges.get(ref) ?? ""), found);
      await openReaderView(page, `/judge/${EDITION}/score/${round}/${ref}`, list);
      await openReaderView(page, `/judge/${EDITION}/read/${ref}`, list);
      await openEach(page, list);
      expect(found).toEqual([]);
      await page.context().close();
    }
  });

  test("would be found where one acted in a view", async () => {
    const found: string[] = [];
    const page = await pageOf("", found);
    await page.route("**/sign-in", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<script>alert("${MARK}")</script><img src="https://elsewhere.example/">`,
      }),
    );
    await page.goto("/sign-in");
    await expect.poll(() => found).toContain(`a dialog: ${MARK}`);
    await expect.poll(() => found).toContain("asked for https://elsewhere.example/");
    await page.context().close();
  });
});
