/** Servers that are killed in the middle of everything: what people were told is there afterwards, whole. */
import { randomInt } from "node:crypto";
import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dialect } from "#db/schema/index.ts";
import { runOnPostgres } from "#test/support/postgres-database.ts";
import { ANSWERED_BEFORE_STORED, type Fault } from "./harness/faults.ts";
import { type Grounds, layGrounds, withStore } from "./harness/grounds.ts";
import { endAll, serveForProof } from "./harness/serve.ts";
import { PATIENCE, sized } from "./harness/size.ts";
import { type Actor, actOf, beginStorm, type Deed, gatherActors, send } from "./harness/storm.ts";
import { weigh } from "./harness/weigh.ts";

const KILLS = sized(dialect === "postgres" ? 4 : 8, 200);
const SOONEST = 50;
const LATEST = 800;
const DEEDS: readonly Deed[] = ["autosave", "submit", "recuse", "vote"];

let grounds: Grounds;
beforeEach(async () => {
  grounds = await layGrounds();
});
afterEach(() => grounds.dispose());

/** A transaction whose end was on its way when its server died is finished by PostgreSQL all the same. */
async function untilNobodyWrites(): Promise<void> {
  if (dialect !== "postgres") return;
  const others = `select pid from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  while ((await runOnPostgres(grounds.database, others)).length > 0) await pause(10);
}

/** Whoever was cut off sends the same card once more: it is kept once, whether or not it was stored. */
async function sendAgain(actors: readonly Actor[], url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  for (const actor of actors.filter(({ deed, before }) => deed === "submit" && before > 0)) {
    const status = await send(agent, { ...actOf(grounds, actor, actor.before), url });
    expect(status, `a save of ${actor.judge} sent again`).toBe(302);
  }
  agent.destroy();
}

interface Survived {
  readonly broken: readonly string[];
  readonly told: Readonly<Record<Deed, number>>;
}

async function killOnce(actors: readonly Actor[], fault?: Fault): Promise<Survived> {
  const { folder, database } = grounds;
  const servers = await serveForProof(folder, database, fault ? { fault } : {});
  await sendAgain(actors, servers[0]?.url ?? "");
  const urls = servers.map(({ url }) => url);
  const storm = beginStorm(grounds, actors, urls);
  await storm.underWay;
  await pause(randomInt(SOONEST, LATEST + 1));
  storm.stop();
  await endAll(servers, "kill");
  await storm.end();
  await untilNobodyWrites();
  const told = { autosave: 0, submit: 0, recuse: 0, vote: 0 };
  for (const { deed, toldAt } of actors) told[deed] += toldAt.length;
  const { broken, stored } = await withStore(database, (store, context) =>
    weigh({ store, context, grounds }, actors),
  );
  for (const [at, actor] of actors.entries()) {
    actor.before = stored[at] ?? 0;
    actor.toldAt.length = 0;
  }
  return { broken, told };
}

test(
  `killed ${KILLS} times while 32 people save, submit, step aside and vote, the server loses, doubles and halves nothing`,
  { timeout: PATIENCE },
  async () => {
    const actors = gatherActors();
    const told = { autosave: 0, submit: 0, recuse: 0, vote: 0 };
    for (let kill = 0; kill < KILLS; kill++) {
      const survived = await killOnce(actors);
      expect(survived.broken, `kill ${kill}`).toEqual([]);
      for (const deed of DEEDS) told[deed] += survived.told[deed];
    }
    // They were killed in the middle of acts of every kind, not before the first.
    for (const deed of DEEDS) expect(told[deed], deed).toBeGreaterThan(0);
    if (process.env["LAUREL_PROOFS"])
      console.log(`acts told over ${KILLS} kills: ${JSON.stringify(told)}`);
  },
);

test("the kills find a server that answers before it stores", { timeout: PATIENCE }, async () => {
  const actors = gatherActors();
  const broken: string[] = [];
  for (let kill = 0; kill < 10 && broken.length === 0; kill++)
    broken.push(...(await killOnce(actors, ANSWERED_BEFORE_STORED)).broken);
  expect(broken.join("\n")).toContain("lost:");
});
