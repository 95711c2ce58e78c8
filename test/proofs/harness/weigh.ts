/** What is stored, held against what people were told: nothing lost, nothing doubled, nothing half done. */
import { count, eq } from "drizzle-orm";
import { openBallot } from "#app/commands/seal-ballot.ts";
import { verifyRecord } from "#app/queries/verify-record.ts";
import type { Context } from "#app/server/context.ts";
import { findImpossibleStates } from "#db/repositories/invariants.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Db, Store } from "#db/store/store.ts";
import { CRITERIA, type Grounds } from "./grounds.ts";
import { type Actor, choicesOf, pointsOf, wordsOf } from "./storm.ts";

/** How many acts an actor had been told of by an instant; every one, where none is given. */
export function toldBy({ before, toldAt }: Actor, at = Number.POSITIVE_INFINITY): number {
  return before + toldAt.filter((told) => told <= at).length;
}

export interface Weighed {
  readonly broken: readonly string[];
  /** Acts that are in the store, an actor each in their order. */
  readonly stored: readonly number[];
}

/** @param at by then people had been told what must be there; the act after it may be there too */
export async function weigh(
  { store, context, grounds }: { store: Store; context: Context; grounds: Grounds },
  actors: readonly Actor[],
  at?: number,
): Promise<Weighed> {
  const found = await readFound(store.read, context, grounds);
  const each = actors.map((actor) => weighOne(actor, found, at));
  return {
    broken: [
      ...(await findImpossibleStates(store.read)),
      ...(await verifyRecord(store)),
      ...each.flatMap(({ broken }) => broken),
    ],
    stored: each.map(({ stored }) => stored),
  };
}

interface Found {
  /** By judge and ref. */
  readonly cards: ReadonlyMap<string, Card>;
  readonly recusals: ReadonlySet<string>;
  /** Refs, by judge. */
  readonly ballots: ReadonlyMap<string, string>;
  readonly turnouts: ReadonlySet<string>;
  /** Entries of the log, by act, judge's slug and subject. */
  readonly acts: ReadonlyMap<string, number>;
  /** Mails, by kind and ref. */
  readonly mails: ReadonlyMap<string, number>;
}

interface Card {
  readonly version: number;
  readonly remark: string;
  readonly points: readonly number[];
}

async function readFound(db: Db, context: Context, grounds: Grounds): Promise<Found> {
  return {
    cards: await readCards(db, grounds),
    acts: await readActs(db, grounds),
    ...(await readRecusals(db, grounds)),
    ...(await readBallots(db, context, grounds)),
  };
}

async function readCards(db: Db, { scoring }: Grounds) {
  const rows = await db
    .select({
      judge: t.judges.slug,
      ref: t.applications.ref,
      version: t.scorecards.version,
      remark: t.scorecards.remark,
      points: t.scores.points,
    })
    .from(t.scorecards)
    .innerJoin(t.judges, eq(t.judges.id, t.scorecards.judgeId))
    .innerJoin(t.applications, eq(t.applications.id, t.scorecards.applicationId))
    .leftJoin(t.scores, eq(t.scores.scorecardId, t.scorecards.id))
    .where(eq(t.judges.editionId, scoring.editionId));
  const cards = new Map<string, Card>();
  for (const { judge, ref, version, remark, points } of rows) {
    const others = cards.get(`${judge} ${ref}`)?.points ?? [];
    const all = points === null ? others : [...others, points];
    cards.set(`${judge} ${ref}`, { version, remark, points: all });
  }
  return cards;
}

async function readActs(db: Db, { scoring, voting }: Grounds) {
  const rows = await db
    .select({
      act: t.auditEntries.act,
      actor: t.auditEntries.actorId,
      subject: t.auditEntries.subject,
      acts: count(),
    })
    .from(t.auditEntries)
    .groupBy(t.auditEntries.act, t.auditEntries.actorId, t.auditEntries.subject);
  const slugs = new Map(
    [...scoring.judges, ...voting.judges].map(([slug, { userId }]) => [userId, slug]),
  );
  return new Map(
    rows.map((row) => {
      const by = slugs.get(row.actor ?? "") ?? "staff";
      return [`${row.act} ${by} ${row.subject}`, row.acts];
    }),
  );
}

async function readRecusals(db: Db, { scoring }: Grounds) {
  const rows = await db
    .select({ judge: t.judges.slug, ref: t.applications.ref })
    .from(t.recusals)
    .innerJoin(t.judges, eq(t.judges.id, t.recusals.judgeId))
    .innerJoin(t.applications, eq(t.applications.id, t.recusals.applicationId))
    .where(eq(t.judges.editionId, scoring.editionId));
  const mails = await db
    .select({ kind: t.mails.kind, ref: t.applications.ref, mails: count() })
    .from(t.mails)
    .innerJoin(t.applications, eq(t.applications.id, t.mails.applicationId))
    .groupBy(t.mails.kind, t.applications.ref);
  return {
    recusals: new Set(rows.map(({ judge, ref }) => `${judge} ${ref}`)),
    mails: new Map(mails.map((row) => [`${row.kind} ${row.ref}`, row.mails])),
  };
}

async function readBallots(db: Db, context: Context, { voting }: Grounds) {
  const refs = new Map([...voting.ids.applications].map(([ref, id]) => [id, ref]));
  const slugs = new Map([...voting.ids.judges].map(([slug, id]) => [id, slug]));
  const rows = await db.select().from(t.sealedBallots);
  const turnouts = await db.select().from(t.turnouts);
  const named = (ballot: (typeof rows)[number]) =>
    openBallot(context, ballot)
      .map((id) => refs.get(id) ?? "?")
      .sort()
      .join(" ");
  return {
    ballots: new Map(rows.map((ballot) => [slugs.get(ballot.judgeId) ?? "?", named(ballot)])),
    turnouts: new Set(turnouts.map(({ judgeId }) => slugs.get(judgeId) ?? "?")),
  };
}

interface One {
  readonly stored: number;
  readonly broken: readonly string[];
}

function weighOne(actor: Actor, found: Found, at?: number): One {
  const { stored, whole } = MEASURES[actor.deed](actor, found);
  const told = toldBy(actor, at);
  const name = `${actor.deed} by ${actor.judge}`;
  const broken = whole.map((one) => `half done: ${name}, ${one} at act ${stored}`);
  if (stored < told) broken.push(`lost: ${name}, ${told} told, ${stored} stored`);
  // One more than was told is an act whose answer was cut off.
  if (stored > told + 1) broken.push(`doubled: ${name}, ${told} told, ${stored} stored`);
  return { stored, broken };
}

interface Measured {
  readonly stored: number;
  /** What does not fit the number that is stored. */
  readonly whole: readonly string[];
}

/** Each kind of act by what it leaves behind. */
const MEASURES: Readonly<Record<Actor["deed"], (actor: Actor, found: Found) => Measured>> = {
  autosave: (actor, found) => measureCard(actor, found, 0),
  submit: (actor, found) => {
    const acts = ["scorecard-submitted", "scorecard-changed"].map(
      (act) => found.acts.get(`${act} ${actor.judge} round-one/${actor.ref}`) ?? 0,
    );
    return measureCard(actor, found, (acts[0] ?? 0) + (acts[1] ?? 0));
  },
  recuse({ judge, ref }, found) {
    const recorded = found.acts.get(`recusal-recorded ${judge} ${ref}`) ?? 0;
    const lifted = found.acts.get(`recusal-lifted staff ${ref}`) ?? 0;
    return {
      stored: recorded + lifted,
      whole: [
        ...unlike("recusals", found.recusals.has(`${judge} ${ref}`) ? 1 : 0, recorded - lifted),
        ...unlike("mails", found.mails.get(`judge-stepped-aside ${ref}`) ?? 0, recorded),
        ...unlike("mails back", found.mails.get(`recusal-lifted ${ref}`) ?? 0, lifted),
      ],
    };
  },
  vote({ judge }, found) {
    const stored = found.acts.get(`ballot-cast ${judge} round-two/open`) ?? 0;
    const choices = stored === 0 ? undefined : [...choicesOf(stored)].sort().join(" ");
    return {
      stored,
      whole: [
        ...unlike("the ballot", found.ballots.get(judge), choices),
        ...unlike("turnout", found.turnouts.has(judge), stored > 0),
      ],
    };
  },
};

/** @param acts entries of the log about it: as many as there were saves, or none for drafts */
function measureCard({ deed, judge, ref }: Actor, found: Found, acts: number): Measured {
  const card = found.cards.get(`${judge} ${ref}`);
  const stored = card?.version ?? 0;
  if (!card) return { stored, whole: unlike("entries of the log", acts, 0) };
  return {
    stored,
    whole: [
      ...unlike("points", card.points, Array(CRITERIA.length).fill(pointsOf(stored))),
      ...unlike("words", card.remark, wordsOf(stored)),
      ...unlike("entries of the log", acts, deed === "submit" ? stored : 0),
    ],
  };
}

function unlike(what: string, found: unknown, expected: unknown): string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return left === right ? [] : [`${what} ${left} instead of ${right}`];
}
