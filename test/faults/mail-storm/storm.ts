/**
 * A storm of mails against a faulty mail server, with a worker that is killed again and again. What
 * is measured is what each recipient got.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isNotNull } from "drizzle-orm";
import { messageIdOf } from "#app/server/smtp-sender.ts";
import { appendMail } from "#db/repositories/mails.ts";
import { tables } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { type Fate, startFaultyMailServer } from "./faulty-mail-server.ts";
import { stormClock, STORM_START } from "./storm-clock.ts";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
const { mails, mailBatches } = tables;
const MINUTE = 60_000;

export interface StormPlan {
  readonly store: Store;
  /** Of the database that the store reads, as the worker's process opens it. */
  readonly url: string;
  readonly mails: number;
  readonly kills: number;
  /** How many times as fast as the wall's the worker's clock runs. */
  readonly speed: number;
  /** Milliseconds of the wall's clock that a silent mail server is waited for. */
  readonly patience: number;
  /** Milliseconds after which it is given up as stuck. */
  readonly longest: number;
}

export interface StormFigures {
  readonly seconds: number;
  readonly kills: number;
  readonly fates: Readonly<Record<string, number>>;
  readonly delivered: number;
  /** To whom a mail went that the mail server refuses for good. */
  readonly refused: number;
  /** Recipients that did not get their mail although it was taken, or ought to have been. */
  readonly missing: readonly string[];
  /** Mails that came with another's words, or to more than one recipient. */
  readonly wrong: readonly string[];
  /** Message-IDs that came more than once after a crash between send and mark. */
  readonly repeatedByCrash: readonly string[];
  /** Message-IDs that came more than once without one: must be empty. */
  readonly repeatedOtherwise: readonly string[];
  /** Mails that went out before their batch let them go: must be empty. */
  readonly early: readonly string[];
}

/** One of ten for each fault, by the number in the address, so that a run can be repeated. */
export function fateOf(recipient: string, attempt: number): Fate {
  const number = Number(/\d+/.exec(recipient)?.[0] ?? 0);
  switch (number % 10) {
    case 0:
      return "refuse";
    case 1:
      return attempt <= 2 ? "put-off" : "take";
    case 2:
      // A tenth of a tenth stalls: each costs a lane its whole patience.
      return number % 100 === 2 && attempt === 1 ? "stall" : "take";
    case 3:
      return attempt === 1 ? "drop" : "take";
    default:
      return "take";
  }
}

const addressOf = (number: number) => `city-${number}@example.org`;
const subjectOf = (number: number) => `Letter ${number}`;
const idOf = (number: number) => `storm-${number}`;
/** Every twentieth waits in a batch that is never let go; the next, in one that is let go later. */
const HELD = 5;
const LATER = 6;

async function fill(store: Store, total: number, releaseAt: Date): Promise<void> {
  const batch = (id: string, state: "waiting" | "released", at: Date | null) => ({
    id,
    editionId: "storm",
    kind: "accepted",
    name: id,
    state,
    createdAt: STORM_START,
    releaseAt: at,
  });
  await store.transact(async (tx) => {
    await tx
      .insert(mailBatches)
      .values([batch("held", "waiting", null), batch("later", "released", releaseAt)]);
    for (let number = 0; number < total; number++) {
      const rest = number % 20;
      await appendMail(tx, {
        id: idOf(number),
        recipient: addressOf(number),
        subject: subjectOf(number),
        text: `For ${addressOf(number)} alone.`,
        createdAt: STORM_START,
        kind: "receipt",
        ...(rest === HELD ? { batchId: "held" } : rest === LATER ? { batchId: "later" } : {}),
      });
    }
  });
}

export async function runStorm(plan: StormPlan): Promise<StormFigures> {
  const { store, url, speed, patience, kills } = plan;
  const releaseAt = new Date(STORM_START.getTime() + 3 * MINUTE);
  await fill(store, plan.mails, releaseAt);
  const began = Date.now();
  const clock = stormClock(began, speed);
  const early: string[] = [];
  /** Under way when the worker was killed: only these may come twice. */
  const inFlight = new Set<string>();
  let worker: ChildProcess | undefined;
  let done = 0;
  const due = Math.floor((plan.mails * 0.8) / (kills + 1));
  const server = await startFaultyMailServer({
    fateOf,
    onTaken({ messageId, subject }) {
      const rest = Number(/\d+/.exec(subject)?.[0] ?? 0) % 20;
      if (rest === HELD || (rest === LATER && clock() < releaseAt)) early.push(messageId);
      // The worst moment: the mail was taken, and the worker does not live to note it.
      if (done < kills && server.taken.length >= (done + 1) * due) {
        done++;
        worker?.kill("SIGKILL");
      }
    },
  });
  const env = {
    ...process.env,
    STORM_DATABASE: url,
    SMTP_URL: server.url,
    STORM_BEGAN: `${began}`,
    STORM_SPEED: `${speed}`,
    STORM_PATIENCE: `${patience}`,
  };
  let isOver = false;
  const live = async () => {
    while (!isOver) {
      worker = spawn(process.execPath, ["--import", "tsx", WORKER], {
        env,
        stdio: ["ignore", "ignore", "inherit"],
      });
      await new Promise((resolve) => worker?.once("exit", resolve));
      for (const id of await claimedIn(store)) inFlight.add(messageIdOf(id));
    }
  };
  const living = live();
  const end = began + plan.longest;
  while (Date.now() < end && !((await openIn(store)) === 0 && done >= kills))
    await new Promise((resolve) => setTimeout(resolve, 50));
  isOver = true;
  worker?.kill("SIGKILL");
  await living;
  await server.close();
  const seconds = (Date.now() - began) / 1000;
  return {
    ...weigh(plan.mails, server.taken, inFlight),
    seconds,
    kills: done,
    early,
    fates: Object.fromEntries(server.met),
  };
}

/** Mails that still have to go out. */
async function openIn(store: Store): Promise<number> {
  const rows = await store.read.select().from(mails);
  return rows.filter(
    ({ sentAt, abandonedAt, batchId }) =>
      sentAt === null && abandonedAt === null && batchId !== "held",
  ).length;
}

async function claimedIn(store: Store): Promise<readonly string[]> {
  const rows = await store.read
    .select({ id: mails.id })
    .from(mails)
    .where(isNotNull(mails.claimedAt));
  return rows.map(({ id }) => id);
}

function weigh(
  total: number,
  taken: readonly { messageId: string; to: readonly string[]; subject: string; text: string }[],
  inFlight: ReadonlySet<string>,
) {
  const times = new Map<string, number>();
  const wrong: string[] = [];
  for (const { messageId, to, subject, text } of taken) {
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
    const number = Number(/\d+/.exec(subject)?.[0] ?? -1);
    const isRight =
      messageId === messageIdOf(idOf(number)) &&
      to.length === 1 &&
      to[0] === addressOf(number) &&
      text === `For ${addressOf(number)} alone.`;
    if (!isRight) wrong.push(messageId);
  }
  const numbers = Array.from({ length: total }, (_, number) => number);
  const expected = numbers.filter((number) => number % 10 !== 0 && number % 20 !== HELD);
  const repeated = [...times].filter(([, count]) => count > 1).map(([id]) => id);
  return {
    delivered: times.size,
    refused: numbers.filter((number) => number % 10 === 0 && times.has(messageIdOf(idOf(number))))
      .length,
    missing: expected.filter((number) => !times.has(messageIdOf(idOf(number)))).map(addressOf),
    wrong,
    repeatedByCrash: repeated.filter((id) => inFlight.has(id)),
    repeatedOtherwise: repeated.filter((id) => !inFlight.has(id)),
  };
}
