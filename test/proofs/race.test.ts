/** Fifty requests at once for what can be done once: one server on SQLite, two on PostgreSQL. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyRecord } from "#app/queries/verify-record.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { dialect } from "#db/schema/index.ts";
import type { Served } from "../../scripts/serve-build.ts";
import { type Deciding, layDeciding, raceToConfirm, raceToSettle } from "./harness/deciding.ts";
import { ANY_VERSION, NOT_READ_AGAIN, NOTHING_CLAIMED, SETTLED_OR_NOT } from "./harness/faults.ts";
import { type Grounds, layGrounds, withStore } from "./harness/grounds.ts";
import { type Race, raceForABallot, raceForACard, raceForARecusal } from "./harness/races.ts";
import { endAll, serveForProof } from "./harness/serve.ts";
import { PATIENCE, sized } from "./harness/size.ts";

const ROUNDS = sized(4, 200);

let grounds: Grounds;
let deciding: Deciding;
let servers: readonly Served[] = [];
beforeAll(async () => {
  grounds = await layGrounds();
  deciding = await layDeciding(grounds.database);
  servers = await serveForProof(grounds.folder, grounds.database);
});
afterAll(async () => {
  await endAll(servers, "stop");
  await grounds.dispose();
});

/** @returns what did not hold, with the round it did not hold in */
async function run(race: Race, rounds: number): Promise<readonly string[]> {
  const broken: string[] = [];
  for (let round = 0; round < rounds; round++)
    for (const one of await race({ grounds, deciding, servers, round }))
      broken.push(`round ${round}: ${one}`);
  return broken;
}

const RACES: readonly (readonly [string, Race])[] = [
  ["saves of one scorecard with one version, one is kept", raceForACard],
  ["recusals of one judge from one application, one is recorded", raceForARecusal],
  ["ballots of one judge, one counts", raceForABallot],
  ["confirmations of one shortlist, one does it", raceToConfirm],
  ["who confirm one proposal, refuse it or take it back, one settles it", raceToSettle],
];

test.each(RACES)(
  `of fifty %s, in each of ${ROUNDS} rounds`,
  { timeout: PATIENCE },
  async (_what, race) => {
    expect(await run(race, ROUNDS)).toEqual([]);
    await withStore(grounds.database, async (store) => {
      expect(await findImpossibleStates(store.read)).toEqual([]);
      expect(await verifyRecord(store)).toEqual([]);
    });
  },
);

/** On SQLite transactions stand in a line of their own, so there a race needs a rule that is gone. */
const PLANTED = dialect === "postgres" ? NOTHING_CLAIMED : ANY_VERSION;

test(
  "the race finds a server in which two saves of one version are kept",
  async () => {
    await endAll(servers, "stop");
    servers = await serveForProof(grounds.folder, grounds.database, { fault: PLANTED });
    const broken = await run(raceForACard, 3);
    expect(broken.join("\n")).toContain("answers");
  },
  PATIENCE,
);

test(
  "the race finds a server in which a proposal is settled twice",
  async () => {
    await endAll(servers, "stop");
    const fault = dialect === "postgres" ? NOT_READ_AGAIN : SETTLED_OR_NOT;
    servers = await serveForProof(grounds.folder, grounds.database, { fault });
    const broken = await run(raceToSettle, 3);
    expect(broken.join("\n")).toContain("settlements");
  },
  PATIENCE,
);
