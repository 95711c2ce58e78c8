/** What is raced for: each kind says what it sends, and what must hold once everybody was answered. */
import { and, count, eq } from "drizzle-orm";
import { openBallot } from "#app/commands/seal-ballot.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Db } from "#db/store/store.ts";
import type { Served } from "../../../scripts/serve-build.ts";
import type { Deciding } from "./deciding.ts";
import { FINALIST_REFS, type Grounds, JUDGES, judgeSlug, REFS, withStore } from "./grounds.ts";
import { type Answer, type Posted, releaseTogether } from "./last-byte.ts";
import { castVote, saveCard, stepAsideFrom } from "./requests.ts";

export const AT_ONCE = 50;

export interface Raced {
  readonly grounds: Grounds;
  readonly deciding: Deciding;
  readonly servers: readonly Served[];
  readonly round: number;
}

/** One round of a race. @returns what does not hold; empty where all does */
export type Race = (raced: Raced) => Promise<readonly string[]>;

/** The requests go to the servers in turn. */
export async function sendTogether(
  servers: readonly Served[],
  actOf: (nth: number) => Omit<Posted, "url">,
): Promise<readonly Answer[]> {
  return releaseTogether(
    Array.from({ length: AT_ONCE }, (_, nth) => ({
      ...actOf(nth),
      url: servers[nth % servers.length]?.url ?? "",
    })),
  );
}

/** What was answered, as "done" for a success, and what is neither that nor a refusal in full. */
function told({ status, location }: Answer, done: string): string {
  if (status === 302 && location.endsWith(`done=${done}`)) return "done";
  return status === 409 ? "refused" : `${status} ${location}`;
}

export function expectEqual(what: string, found: unknown, expected: unknown): string[] {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  return left === right ? [] : [`${what}: ${left} instead of ${right}`];
}

/** Every request but one was refused. */
function onlyOneDone(answers: readonly Answer[], done: string): string[] {
  const words = answers.map((answer) => told(answer, done)).sort();
  return expectEqual("answers", words, ["done", ...Array<string>(AT_ONCE - 1).fill("refused")]);
}

async function countActs(db: Db, act: string, actorId: string, subject: string): Promise<number> {
  const entries = t.auditEntries;
  const [row] = await db
    .select({ acts: count() })
    .from(entries)
    .where(and(eq(entries.act, act), eq(entries.actorId, actorId), eq(entries.subject, subject)));
  return row?.acts ?? 0;
}

/** Every pair of a judge and an application comes once before one comes again. */
function pairOf(round: number) {
  const ref = REFS[Math.floor(round / JUDGES) % REFS.length] ?? "";
  return { judge: judgeSlug(round % JUDGES), ref };
}

/** Saves of one card with one version, each with words of its own: one is kept, whole. */
export const raceForACard: Race = async ({ grounds, servers, round }) => {
  const { judge, ref } = pairOf(round);
  const { ids } = grounds.scoring;
  const findCard = () =>
    withStore(grounds.database, ({ read }) =>
      read
        .select({
          version: t.scorecards.version,
          remark: t.scorecards.remark,
          points: t.scores.points,
        })
        .from(t.scorecards)
        .innerJoin(t.scores, eq(t.scores.scorecardId, t.scorecards.id))
        .where(
          and(
            eq(t.scorecards.roundId, ids.rounds.get("round-one") ?? ""),
            eq(t.scorecards.judgeId, ids.judges.get(judge) ?? ""),
            eq(t.scorecards.applicationId, ids.applications.get(ref) ?? ""),
          ),
        ),
    );
  const version = (await findCard())[0]?.version ?? 0;
  const sent = Array.from({ length: AT_ONCE }, (_, nth) => ({
    points: 1 + (nth % 10),
    remark: `Round ${round}, save ${nth}`,
  }));
  const answers = await sendTogether(servers, (nth) =>
    saveCard(grounds, {
      judge,
      ref,
      intent: "draft",
      version,
      ...(sent[nth] ?? { points: 0, remark: "" }),
    }),
  );
  const kept = sent[answers.findIndex((answer) => told(answer, "saved") === "done")];
  const whole = Array(4).fill({ version: version + 1, remark: kept?.remark, points: kept?.points });
  return [...onlyOneDone(answers, "saved"), ...expectEqual("the card", await findCard(), whole)];
};

/** Recusals of one judge from one application: one is recorded, and the secretariat is told once. */
export const raceForARecusal: Race = async ({ grounds, servers, round }) => {
  const { judge, ref } = pairOf(round);
  const { ids, judges } = grounds.scoring;
  const [judgeId, applicationId] = [ids.judges.get(judge), ids.applications.get(ref)];
  const answers = await sendTogether(servers, () => stepAsideFrom(grounds, judge, ref));
  return withStore(grounds.database, async ({ read }) => {
    const rows = await read
      .select({ id: t.recusals.id })
      .from(t.recusals)
      .where(
        and(
          eq(t.recusals.judgeId, judgeId ?? ""),
          eq(t.recusals.applicationId, applicationId ?? ""),
        ),
      );
    const acts = await countActs(read, "recusal-recorded", judges.get(judge)?.userId ?? "", ref);
    return [
      ...onlyOneDone(answers, "aside"),
      ...expectEqual("recusals", rows.length, 1),
      ...expectEqual("entries of the audit log", acts, 1),
    ];
  });
};

/**
 * Ballots of one judge in one category. Each takes the place of the one before it, so each is told that
 * it was cast; one counts, it is one of those, and the log holds as many casts as were told.
 */
export const raceForABallot: Race = async ({ grounds, servers, round }) => {
  const judge = judgeSlug(round % JUDGES);
  const { ids, judges } = grounds.voting;
  const actorId = judges.get(judge)?.userId ?? "";
  const casts = () =>
    withStore(grounds.database, ({ read }) =>
      countActs(read, "ballot-cast", actorId, "round-two/open"),
    );
  const before = await casts();
  const pairs = FINALIST_REFS.flatMap((one, at) =>
    FINALIST_REFS.slice(at + 1).map((other) => [one, other]),
  );
  const sent = Array.from({ length: AT_ONCE }, (_, nth) => pairs[(nth + round) % 7] ?? []);
  const answers = await sendTogether(servers, (nth) => castVote(grounds, judge, sent[nth] ?? []));
  const done = sent.filter((_, nth) => answers[nth] && told(answers[nth], "cast") === "done");
  return withStore(grounds.database, async ({ read }, context) => {
    const ballots = await read
      .select()
      .from(t.sealedBallots)
      .where(eq(t.sealedBallots.judgeId, ids.judges.get(judge) ?? ""));
    const turnouts = await read
      .select()
      .from(t.turnouts)
      .where(eq(t.turnouts.judgeId, ids.judges.get(judge) ?? ""));
    const named = ballots.map((ballot) => openBallot(context, ballot).join());
    const asIds = done.map((refs) =>
      refs
        .map((ref) => ids.applications.get(ref) ?? "")
        .sort()
        .join(),
    );
    return [
      ...answers
        .map((answer) => told(answer, "cast"))
        .filter((word) => word !== "done" && word !== "refused")
        .map((word) => `an answer was ${word}`),
      ...expectEqual("ballots", ballots.length, 1),
      ...expectEqual("turnouts", turnouts.length, 1),
      ...named.filter((one) => !asIds.includes(one)).map(() => "the ballot is none that was cast"),
      ...expectEqual("entries of the audit log", (await casts()) - before, done.length),
    ];
  });
};
