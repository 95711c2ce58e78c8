/** 1,000 mails against a faulty mail server: what each recipient gets, and what pages cost meanwhile. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { and, isNull, like } from "drizzle-orm";
import { appendMail } from "#db/repositories/mails.ts";
import { tables } from "#db/schema/index.ts";
import { openStore } from "#db/store/open-store.ts";
import type { Store } from "#db/store/store.ts";
import { runStorm } from "#test/faults/mail-storm/storm.ts";
import { databaseIn, seedDemonstration, serveBuild, signInAt } from "../serve-build.ts";
import { atMost, percentile } from "./measure.ts";

const MAIL_SERVER = fileURLToPath(
  new URL("../../test/faults/mail-storm/mail-server.ts", import.meta.url),
);
const MAILS = 1_000;
const KILLS = 20;
/** The worker's clock runs so many times as fast as ours: hours of waiting are minutes. */
const SPEED = 60;
const MOST_SLOWER_MILLISECONDS = 20;
const TURNS = 20;
const MAILS_A_TURN = MAILS / TURNS;
const WARM_ROUNDS = 10;
const CALM_ROUNDS = 6;
/** Between two requests of one person: pages that are read, not a load. */
const READING_MILLISECONDS = 10;
const YEAR = new Date().getUTCFullYear();

export async function benchMail(): Promise<void> {
  await inFolder(stormOn);
  await inFolder(pagesDuringStorm);
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-mail-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stormOn(folder: string): Promise<void> {
  const url = databaseIn(folder);
  const store = await openStore(url);
  try {
    const figures = await runStorm({
      store,
      url,
      mails: MAILS,
      kills: KILLS,
      speed: SPEED,
      patience: 1_000,
      longest: 600_000,
    });
    const { seconds, kills, delivered, fates } = figures;
    process.stdout.write(
      `${MAILS} mails: ${delivered} recipients reached in ${seconds.toFixed(0)} s, worker killed ${kills} times, ` +
        `what the mail server did: ${JSON.stringify(fates)}\n`,
    );
    if (kills !== KILLS) throw new Error(`the worker was killed ${kills} times, not ${KILLS}`);
    atMost("recipients without their mail", figures.missing.length, 0);
    atMost("mails with another's words", figures.wrong.length, 0);
    atMost("mails sent before their release", figures.early.length, 0);
    atMost("mails sent twice without a crash", figures.repeatedOtherwise.length, 0);
    // Three are under way at once, so a crash can fall between send and mark of three.
    atMost(
      "mails sent twice by a crash between send and mark",
      figures.repeatedByCrash.length,
      3 * KILLS,
    );
  } finally {
    await store.close();
  }
}

interface Looked {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
}

async function pagesDuringStorm(folder: string): Promise<void> {
  seedDemonstration(folder);
  const cookie = await cookieOf(folder, "secretariat@example.org");
  const pages: readonly Looked[] = [
    { name: "the winners page", path: `/awards/demonstration/${YEAR}`, cookie: "" },
    { name: "the control room", path: `/secretariat/demonstration/${YEAR}-intake`, cookie },
    { name: "the desk", path: `/secretariat/demonstration/${YEAR}-screening/screening`, cookie },
  ];
  const mailServer = await startMailServer();
  const { url, stop } = await serveBuild(folder, { DEMO: "off", SMTP_URL: mailServer.url });
  const store = await openStore(databaseIn(folder));
  try {
    const turns = await takeTurns(url, pages, store);
    for (const { name } of pages) {
      const [before = [], after = []] = [turns.calm.get(name), turns.busy.get(name)];
      const slower = percentile(after, 95) - percentile(before, 95);
      atMost(`${name} while mails are sent: ms more at p95`, slower, MOST_SLOWER_MILLISECONDS);
    }
  } finally {
    await stop();
    await store.close();
    mailServer.stop();
  }
}

/** Beside this process, which takes the time: taking mails must not hold it up. */
async function startMailServer() {
  const server = spawn(process.execPath, ["--import", "tsx", MAIL_SERVER], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = (await once(server.stdout, "data")) as [Buffer];
  return { url: printed.toString().trim(), stop: () => server.kill() };
}

/** Signed in while the demonstration's one click is there; the session outlives the server. */
async function cookieOf(folder: string, email: string): Promise<string> {
  const { url, stop } = await serveBuild(folder);
  try {
    return await signInAt(url, email);
  } finally {
    await stop();
  }
}

type Times = ReadonlyMap<string, number[]>;

/** Times the pages in turns, with no mail and while mails go out, so that both meet the same machine. */
async function takeTurns(url: string, pages: readonly Looked[], store: Store) {
  const noTimes = (): Times => new Map(pages.map(({ name }) => [name, []]));
  const [calm, busy] = [noTimes(), noTimes()];
  for (let round = 0; round < WARM_ROUNDS; round++) await timeEach(url, pages, noTimes());
  for (let turn = 0; turn < TURNS; turn++) {
    for (let round = 0; round < CALM_ROUNDS; round++) await timeEach(url, pages, calm);
    await fillOutbox(store, turn * MAILS_A_TURN);
    while ((await countUntried(store)) === MAILS_A_TURN) await pause(READING_MILLISECONDS);
    while ((await countUntried(store)) > 0) await timeEach(url, pages, busy);
  }
  return { calm, busy };
}

async function timeEach(url: string, pages: readonly Looked[], times: Times): Promise<void> {
  for (const { name, path, cookie } of pages) {
    const start = performance.now();
    const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: "manual" });
    await answer.arrayBuffer();
    times.get(name)?.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    await pause(READING_MILLISECONDS);
  }
}

async function fillOutbox(store: Store, from: number): Promise<void> {
  const createdAt = new Date();
  await store.transact(async (tx) => {
    for (let number = from; number < from + MAILS_A_TURN; number++)
      await appendMail(tx, {
        id: `bench-${number}`,
        recipient: `city-${number}@example.org`,
        subject: `Letter ${number}`,
        text: `For city ${number} alone.`,
        createdAt,
      });
  });
}

async function countUntried(store: Store): Promise<number> {
  const { mails } = tables;
  const rows = await store.read
    .select({ id: mails.id })
    .from(mails)
    .where(and(like(mails.id, "bench-%"), isNull(mails.sentAt), isNull(mails.lastError)));
  return rows.length;
}
