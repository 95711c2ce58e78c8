/** A server that is killed while judges save: what a judge was told is saved is there afterwards, whole. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import { demonstrationBundle, demonstrationEditions } from "#db/seed/demonstration.ts";
import { openSqlite } from "#db/store/sqlite.ts";
import { databaseIn, seedDemonstration, serveBuild, signInAt } from "../../scripts/serve-build.ts";

const TIMES = 20;
const SAVES = 200;
const AT_ONCE = 12;

interface Card {
  readonly judge: string;
  readonly ref: string;
  readonly path: string;
  readonly criteria: readonly string[];
  /** Of the last save that was acknowledged. */
  acknowledged: number;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "laurel-kill-"));
  seedDemonstration(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Scorecards that are owed in the demonstration's round one, one judge each. */
function owedCards(): Card[] {
  const year = new Date().getUTCFullYear();
  const edition = demonstrationEditions(year).find(({ stage }) => stage === "scoring");
  if (!edition) throw new Error("the demonstration has no edition in round one");
  const bundle = demonstrationBundle(edition, year);
  return (bundle.scorecards ?? [])
    .filter((_card, at) => at % 3 === 2)
    .slice(0, AT_ONCE)
    .map(({ judge, application, round, scores }) => ({
      judge,
      ref: application,
      path: `/judge/${bundle.programme.slug}/${edition.slug}/score/${round}/${application}`,
      criteria: Object.keys(scores),
      acknowledged: 0,
    }));
}

/** What a save of a version holds: every criterion has the same points, so that a half is seen. */
function pointsOf(version: number): number {
  return 1 + (version % 10);
}

async function save(url: string, cookie: string, card: Card, version: number): Promise<void> {
  const fields = card.criteria.map((slug) => [`scores.${slug}`, `${pointsOf(version)}`]);
  const body = new URLSearchParams([
    ["intent", "submit"],
    ["version", `${version - 1}`],
    ["remark", `version ${version}`],
    ...fields,
  ]);
  const answer = await fetch(`${url}${card.path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: url, cookie },
    body,
    redirect: "manual",
  });
  if (answer.status !== 302) throw new Error(`a save was answered ${answer.status}`);
  card.acknowledged = version;
}

/** What the file holds of the cards, read by itself once the server is dead. */
async function storedCards() {
  const store = openSqlite(databaseIn(folder), { exclusive: true });
  try {
    expect(await findImpossibleStates(store.read)).toEqual([]);
    const rows = await store.read
      .select({
        judge: t.judges.slug,
        ref: t.applications.ref,
        version: t.scorecards.version,
        remark: t.scorecards.remark,
        points: t.scores.points,
      })
      .from(t.scorecards)
      .innerJoin(t.judges, eq(t.scorecards.judgeId, t.judges.id))
      .innerJoin(t.applications, eq(t.scorecards.applicationId, t.applications.id))
      .innerJoin(t.rounds, eq(t.scorecards.roundId, t.rounds.id))
      .innerJoin(t.scores, eq(t.scores.scorecardId, t.scorecards.id))
      .where(eq(t.rounds.state, "open"));
    return rows;
  } finally {
    await store.close();
  }
}

test(
  `killed ${TIMES} times during ${SAVES} acknowledged saves, the server loses none and leaves none half done`,
  { timeout: 300_000 },
  async () => {
    const cards = owedCards();
    for (let time = 0; time < TIMES; time++) {
      const server = await serveBuild(folder);
      const cookies = new Map<string, string>();
      for (const { judge } of cards)
        if (!cookies.has(judge))
          cookies.set(judge, await signInAt(server.url, `${judge}@example.org`));
      let saved = 0;
      let isDead = false;
      const savers = cards.map(async (card) => {
        while (!isDead) {
          try {
            await save(server.url, cookies.get(card.judge) ?? "", card, card.acknowledged + 1);
            saved++;
          } catch (error) {
            if (!isDead) throw error;
          }
        }
      });
      while (saved < SAVES + time) await new Promise((resolve) => setTimeout(resolve, 1));
      isDead = true;
      await server.kill();
      await Promise.all(savers);

      const stored = await storedCards();
      for (const card of cards) {
        const rows = stored.filter(({ judge, ref }) => judge === card.judge && ref === card.ref);
        const version = rows[0]?.version ?? 0;
        // One more than was acknowledged is a save whose answer was cut off.
        expect([card.acknowledged, card.acknowledged + 1]).toContain(version);
        expect(rows.map(({ points }) => points)).toEqual(
          card.criteria.map(() => pointsOf(version)),
        );
        expect(rows[0]?.remark).toBe(`version ${version}`);
        card.acknowledged = version;
      }
    }
  },
);
