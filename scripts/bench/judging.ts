/** Two hundred judges in one round: what a save costs, how late the server is, what a judge's page weighs. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { createAuthority } from "#app/server/auth/authority.ts";
import { readEnv } from "#app/server/env.ts";
import { LISTS } from "#app/server/lists/list-access.ts";
import { systemContext } from "#app/server/system-context.ts";
import { demonstrationBundle } from "#db/seed/demonstration.ts";
import { stageEdition } from "#db/seed/stage-edition.ts";
import { openStore } from "#db/store/open-store.ts";
import { beginEach } from "#test/faults/stampede/open-loop.ts";
import { databaseIn, type Served, serveBuild } from "../serve-build.ts";
import { loadedBytes, signedInPage, withBrowser } from "./browse.ts";
import { atMost, percentile } from "./measure.ts";

const SECOND = 1_000;
const JUDGES = 200;
/** Somebody who scores one criterion after the other, each kept as it is chosen. */
const SAVES_EVERY = 2 * SECOND;
const SAVES_OF_EACH = 10;
const SLUG = "two-hundred";
const PAGES = 60;

const MOST_SAVE_MILLISECONDS = 250;
const MOST_DELAY_MILLISECONDS = 50;
const MOST_NEXT_MILLISECONDS = 300;
const MOST_PAGE_KILOBYTES = 150;
const MOST_SCRIPT_KILOBYTES = 100;
const MOST_SECONDS_TO_SCORE = 5;
/** A telephone far from a mast: 400 kbit a second, 400 ms to the server and back. */
const FAR_LINE = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};

interface Judge {
  readonly cookie: string;
  /** Paths of the applications of their category. */
  readonly cards: readonly string[];
  readonly criteria: readonly string[];
  /** Of their first card. */
  version: number;
  /** The save before: one page sends one save at a time. */
  last: Promise<void>;
}

interface Panel {
  readonly judges: readonly Judge[];
  /** Of the secretariat's session. */
  readonly staffCookie: string;
}

/** The 2017 applications, each category with a sixth of the judges. */
function crowded(year: number): Bundle {
  const bundle = demonstrationBundle({ slug: SLUG, name: "200 judges", stage: "scoring" }, year);
  return {
    ...bundle,
    scorecards: [],
    ballots: [],
    recusals: [],
    decisions: [],
    achievements: [],
    judges: Array.from({ length: JUDGES }, (_, at) => {
      const category = bundle.categories[at % bundle.categories.length];
      const name = `Judge ${at + 1}`;
      return { slug: `judge-of-200-${at + 1}`, name, categories: [category?.slug ?? ""] };
    }),
  };
}

async function seatPanel(database: string): Promise<Panel> {
  const env = readEnv({ DATABASE_URL: database });
  const store = await openStore(database);
  try {
    const context = systemContext(store, env);
    const now = context.clock();
    const bundle = crowded(now.getUTCFullYear());
    const staged = await stageEdition(context, bundle, "scoring", now);
    const authority = createAuthority(context, { secret: env.LAUREL_SECRET, operators: new Set() });
    const signIn = async (email: string) => {
      const { cookies } = await authority.signInAsAnyone(email);
      const pairs = cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
      return pairs.join("; ");
    };
    const judges: Judge[] = [];
    for (const { slug, categories } of bundle.judges) {
      const category = bundle.categories.find((one) => one.slug === categories[0]);
      const cards = bundle.applications.filter(
        (one) => one.category === category?.slug && one.status === "accepted",
      );
      judges.push({
        cookie: await signIn(staged.judges.get(slug)?.email ?? ""),
        cards: cards.map(({ ref }) => `/judge/demonstration/${SLUG}/score/round-one/${ref}`),
        criteria: (category?.criteria ?? []).map((one) => one.slug),
        version: 0,
        last: Promise.resolve(),
      });
    }
    return { judges, staffCookie: await signIn(staged.secretariat.email) };
  } finally {
    await store.close();
  }
}

export async function benchJudging(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-judging-"));
  try {
    const panel = await seatPanel(databaseIn(folder));
    const delayFile = join(folder, "delay.json");
    const server = await serveBuild(folder, {
      NODE_OPTIONS: `--import=${fileURLToPath(new URL("loop-delay.mjs", import.meta.url))}`,
      LOOP_DELAY_FILE: delayFile,
    });
    try {
      await benchPage(server.url, panel);
      await benchNext(server.url, panel);
      await openFirstCards(server.url, panel.judges);
      const alone = await saveAll(server.url, panel.judges);
      const what = `${JUDGES} judges saving, each every ${SAVES_EVERY / SECOND} s: p99 in ms`;
      atMost(what, percentile(alone, 99), MOST_SAVE_MILLISECONDS);
      await benchDelay(server, panel, delayFile);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchPage(url: string, { judges: [judge] }: Panel): Promise<void> {
  if (!judge) throw new Error("there is no judge");
  const address = `${url}${judge.cards[0] ?? ""}`;
  const score = 'input[name^="scores."]';
  await withBrowser(async (browser) => {
    const weighed = await signedInPage(browser, judge.cookie, url);
    const { all, scripts } = await loadedBytes(weighed, address, score);
    atMost("a judge's page, kB transferred", all / 1_000, MOST_PAGE_KILOBYTES);
    atMost("a judge's page, kB of scripts", scripts / 1_000, MOST_SCRIPT_KILOBYTES);

    const page = await signedInPage(browser, judge.cookie, url);
    const line = await page.context().newCDPSession(page);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", FAR_LINE);
    const start = performance.now();
    await page.goto(address, { waitUntil: "commit" });
    // Something is to be seen: the radio alone is there before its styles are.
    await page.waitForFunction(
      () => performance.getEntriesByName("first-contentful-paint").length > 0,
    );
    const first = page.getByRole("radio").first();
    await first.check({ force: true });
    const seconds = (performance.now() - start) / SECOND;
    await page.waitForLoadState("networkidle");
    if (!(await first.isChecked())) throw new Error("the first score was lost when scripts came");
    atMost("a judge's first score at 400 kbit/s and 400 ms, in s", seconds, MOST_SECONDS_TO_SCORE);
  });
}

/** One application after the other, as the server gives them. */
async function benchNext(url: string, { judges: [judge] }: Panel): Promise<void> {
  const times: number[] = [];
  for (let nth = 0; judge && nth < PAGES; nth++) {
    const start = performance.now();
    const path = judge.cards[nth % judge.cards.length] ?? "";
    const answer = await fetch(`${url}${path}`, { headers: { cookie: judge.cookie } });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes('name="scores.'))
      throw new Error(`an application was answered ${answer.status}`);
    times.push(performance.now() - start);
  }
  atMost("the next application: p95 in ms", percentile(times, 95), MOST_NEXT_MILLISECONDS);
}

/** Everybody has their card before them, and knows its version. */
async function openFirstCards(url: string, judges: readonly Judge[]): Promise<void> {
  for (const judge of judges) {
    const path = judge.cards[0] ?? "";
    const answer = await fetch(`${url}${path}`, { headers: { cookie: judge.cookie } });
    judge.version = Number(/name="version" value="(\d+)"/.exec(await answer.text())?.[1]);
  }
}

/** Each at instants of their own. @returns how long each save took from its instant, milliseconds */
async function saveAll(url: string, judges: readonly Judge[]): Promise<readonly number[]> {
  const begin = Date.now() + SECOND;
  const times: number[] = [];
  const saves = judges.flatMap((judge, nth) =>
    Array.from({ length: SAVES_OF_EACH }, (_, time) => {
      const at = begin + (time + nth / judges.length) * SAVES_EVERY;
      const save = async () => {
        await saveCard(url, judge);
        times.push(Date.now() - at);
      };
      return { at, begin: save };
    }),
  );
  await beginEach(saves);
  return times;
}

function saveCard(url: string, judge: Judge): Promise<void> {
  judge.last = judge.last.then(async () => {
    const points = 1 + (judge.version % 10);
    const fields = judge.criteria.map((slug) => [`scores.${slug}`, `${points}`]);
    const answer = await fetch(`${url}${judge.cards[0] ?? ""}`, {
      method: "POST",
      headers: { cookie: judge.cookie, origin: url },
      body: new URLSearchParams([["intent", "draft"], ["version", `${judge.version}`], ...fields]),
      redirect: "manual",
    });
    await answer.arrayBuffer();
    if (answer.status !== 302) throw new Error(`a save was answered ${answer.status}`);
    judge.version++;
  });
  return judge.last;
}

/** How late the event loop is while everybody saves and every list leaves as a file, one after the other. */
async function benchDelay(server: Served, panel: Panel, file: string): Promise<void> {
  let isOver = false;
  const exporting = exportAll(server.url, panel.staffCookie, () => isOver);
  process.kill(server.pid, "SIGUSR2");
  await saveAll(server.url, panel.judges);
  process.kill(server.pid, "SIGUSR2");
  while (!existsSync(file)) await pause(10);
  isOver = true;
  const files = await exporting;
  const { p99 } = JSON.parse(readFileSync(file, "utf8")) as { p99: number };
  process.stdout.write(`${files} files were exported meanwhile\n`);
  atMost(
    "the server's event loop under that and a full export: p99 in ms",
    p99,
    MOST_DELAY_MILLISECONDS,
  );
}

/** @returns how many files left */
async function exportAll(url: string, cookie: string, isOver: () => boolean): Promise<number> {
  let files = 0;
  while (!isOver())
    for (const list of Object.keys(LISTS)) {
      const path = `/secretariat/demonstration/${SLUG}/export/${list}.xlsx`;
      const answer = await fetch(`${url}${path}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (answer.status === 200) files++;
      // What nobody may see before the round closes does not exist.
      else if (answer.status !== 404) throw new Error(`${path} was answered ${answer.status}`);
    }
  return files;
}
