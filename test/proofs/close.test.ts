/** A thousand requests across the instant in which the rounds close, by a clock that jumps onto it. */
import { existsSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gte } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dialect, tables as t } from "#db/schema/index.ts";
import type { Db } from "#db/store/store.ts";
import type { Served } from "../../scripts/serve-build.ts";
import { CLOSES_ONE_LATER, type Fault, NOT_ASKED_AGAIN } from "./harness/faults.ts";
import { type Grounds, layGrounds, withStore } from "./harness/grounds.ts";
import { endAll, serveForProof } from "./harness/serve.ts";
import { PATIENCE, sized } from "./harness/size.ts";
import { type Actor, actOf, gatherActors, sendAndRead } from "./harness/storm.ts";
import { toldBy, weigh } from "./harness/weigh.ts";

/** On PostgreSQL two servers, the database and the crowd share what CI has. */
const REQUESTS = dialect === "postgres" ? sized(300, 1_000) : 1_000;
/** So many are answered before the clock jumps. */
const BEFORE = 0.4 * REQUESTS;
const HOUR = 60 * 60 * 1000;

let grounds: Grounds;
beforeEach(async () => {
  grounds = await layGrounds();
});
afterEach(() => grounds.dispose());

interface Crossed {
  readonly broken: readonly string[];
  readonly done: number;
  readonly refused: number;
}

async function closeAt(instant: Date): Promise<void> {
  await withStore(grounds.database, (store) =>
    store.transact((tx) => tx.update(t.rounds).set({ closesAt: instant })),
  );
}

async function jump(servers: readonly Served[], jumped: string): Promise<void> {
  for (const { pid } of servers) process.kill(pid, "SIGUSR2");
  while (!servers.every(({ pid }) => existsSync(`${jumped}.${pid}`))) await pause(1);
}

async function cross(fault?: Fault): Promise<Crossed> {
  const instant = new Date(Date.now() + HOUR);
  await closeAt(instant);
  const jumped = join(grounds.folder, "jumped");
  const servers = await serveForProof(grounds.folder, grounds.database, {
    modules: ["faked-clock.mjs"],
    env: { FAKED_INSTANT: `${instant.getTime()}`, FAKED_JUMPED: jumped },
    ...(fault ? { fault } : {}),
  });
  try {
    const actors = gatherActors().filter(({ deed }) => deed !== "recuse");
    const { broken, refused } = await sendAcross(servers, actors, () => jump(servers, jumped));
    broken.push(...(await compare(actors, instant)));
    return { broken, refused, done: actors.reduce((sum, actor) => sum + toldBy(actor), 0) };
  } finally {
    await endAll(servers, "stop");
  }
}

/** Everybody goes on until all is sent; each request knows whether it was begun after the close. */
async function sendAcross(
  servers: readonly Served[],
  actors: readonly Actor[],
  close: () => Promise<void>,
) {
  const agent = new Agent({ keepAlive: true });
  const broken: string[] = [];
  let [sent, answered, refused] = [0, 0, 0];
  let isClosed = false;
  let closing: Promise<void> | undefined;
  const lane = async (actor: Actor, at: number) => {
    const url = servers[at % servers.length]?.url ?? "";
    while (sent < REQUESTS) {
      sent++;
      const isAfter = isClosed;
      const act = actOf(grounds, actor, actor.toldAt.length + 1);
      const { status, location } = await sendAndRead(agent, { ...act, url });
      const isDone = status === 302 && !/done=(over|not-cast)/.test(location);
      if (isDone) actor.toldAt.push(Date.now());
      else if (status === 302 || status === 409) refused++;
      else broken.push(`${actor.deed} was answered ${status}`);
      if (isDone && isAfter) broken.push(`${actor.deed} was taken after the close`);
      if (++answered === BEFORE) closing = close().then(() => void (isClosed = true));
    }
  };
  await Promise.all(actors.map(lane));
  await closing;
  agent.destroy();
  return { broken, refused };
}

/** Every answer against the store, and every stored time against the close. */
async function compare(actors: readonly Actor[], instant: Date): Promise<readonly string[]> {
  return withStore(grounds.database, async (store, context) => {
    const weighed = await weigh({ store, context, grounds }, actors);
    const unlike = actors.flatMap((actor, at) =>
      weighed.stored[at] === toldBy(actor)
        ? []
        : [`${actor.deed}: ${toldBy(actor)} told, ${weighed.stored[at]} stored`],
    );
    return [...weighed.broken, ...unlike, ...(await storedFrom(store.read, instant))];
  });
}

async function storedFrom(db: Db, instant: Date): Promise<readonly string[]> {
  const { scorecards, sealedBallots, auditEntries } = t;
  const cards = await db.select().from(scorecards).where(gte(scorecards.savedAt, instant));
  const ballots = await db.select().from(sealedBallots).where(gte(sealedBallots.castAt, instant));
  const acts = await db.select().from(auditEntries).where(gte(auditEntries.at, instant));
  return [
    ...cards.map(() => "a scorecard is stored at or after the close"),
    ...ballots.map(() => "a ballot is stored at or after the close"),
    ...acts.map(({ act }) => `${act} is in the log at or after the close`),
  ];
}

test(
  `of ${REQUESTS} requests across the close none is stored at it or after, and every answer agrees with the store`,
  { timeout: PATIENCE },
  async () => {
    const { broken, done, refused } = await cross();
    expect(broken).toEqual([]);
    expect(done).toBeGreaterThanOrEqual(BEFORE / 2);
    expect(refused).toBeGreaterThanOrEqual(REQUESTS / 4);
    expect(done + refused).toBe(REQUESTS);
  },
);

test.each([
  ["whose rounds close a moment too late", CLOSES_ONE_LATER],
  ["that does not ask again inside the transaction", NOT_ASKED_AGAIN],
])("the thousand find a server %s", { timeout: PATIENCE }, async (_what, fault) => {
  const { broken } = await cross(fault);
  expect(broken.join("\n")).toContain("at or after the close");
});
