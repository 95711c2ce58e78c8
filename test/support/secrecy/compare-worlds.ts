/**
 * Two worlds that differ only in what some judges wrote on cards and ballots, asked the same by everybody
 * who may know nothing of it: every answer is the same, byte for byte, its headers included.
 */
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { tables as t } from "#db/schema/index.ts";
import type { Store } from "#db/store/store.ts";
import { everyAddress } from "./addresses.ts";
import { type Asked, Client, type Shape } from "./ask.ts";
import type { Confidential } from "./columns.ts";
import type { Marker } from "./markers.ts";
import { oracleOf } from "./oracle.ts";
import type { Answer } from "./request-handler.ts";
import {
  finishWorld,
  type Phase,
  secretBundle,
  type Session,
  SESSIONS,
  stageWorld,
  type World,
} from "./world.ts";

/** By application: other points, so that the standing is another and another project wins. */
const TURNED: Readonly<Record<string, number>> = { A1: 2, A2: 10, A3: 4, A4: 1, G1: 3, G2: 9 };

/** What differs between the two. */
export type Secret = "scores" | "ballots" | "scores and ballots" | "samples";

/** The same cards and ballots, with other points or choices of some judges. */
export function turnedBundle(judges: readonly string[], secret: Secret): Bundle {
  const bundle = secretBundle();
  const isTurned = (judge: string | undefined) => judge !== undefined && judges.includes(judge);
  return {
    ...bundle,
    scorecards: (bundle.scorecards ?? []).map((card) => {
      const isOther = isTurned(card.judge) && secret.includes("scores");
      const points = isOther ? TURNED[card.application] : undefined;
      if (points === undefined) return card;
      const scores = Object.fromEntries(Object.keys(card.scores).map((name) => [name, points]));
      return { ...card, scores };
    }),
    ballots: (bundle.ballots ?? []).map((ballot) =>
      isTurned(ballot.judge) && secret.includes("ballots")
        ? { ...ballot, choices: ballot.category === "open" ? ["A2"] : ["G2"] }
        : ballot,
    ),
  };
}

export interface Comparing {
  readonly phase: Phase;
  /** Whose cards and ballots differ. */
  readonly judges: readonly string[];
  readonly secret: Secret;
  readonly answer: Answer;
  /** Left out, everybody who may know nothing of what differs. */
  readonly only?: readonly Session[];
  /** Whether those who may know it are asked too. */
  readonly isAboutAll?: boolean;
  readonly shapesOf: (at: number) => readonly Shape[];
}

export interface Compared {
  /** "session, phase, request: what differs". */
  readonly differing: readonly string[];
  readonly sessions: readonly Session[];
  readonly requests: number;
  /** Answers that said something, and not that there is nothing. */
  readonly told: number;
}

export async function compareWorlds(
  stores: readonly [Store, Store],
  { phase, judges, secret, answer, only, isAboutAll = false, shapesOf }: Comparing,
): Promise<Compared> {
  const one = await stageWorld(stores[0], phase, secretBundle());
  const points = (what: Secret) => (judge: string) =>
    secret.includes(what) && judges.includes(judge) ? 2 : 7;
  const other = await stageWorld(stores[1], phase, turnedBundle(judges, secret), {
    onCards: points("scores"),
    onSamples: points("samples"),
  });
  await finishWorld(one);
  await finishWorld(other);
  const ignorant = isAboutAll ? SESSIONS : await whoMayNotKnow(one, judges, secret);
  const sessions = ignorant.filter((session) => only?.includes(session) ?? true);
  const [asOne, asOther] = [
    new Client({ world: one, answer }),
    new Client({ world: other, answer }),
  ];
  const differing = new Set<string>();
  let [requests, told] = [0, 0];
  for (const [at, address] of everyAddress().entries())
    for (const session of sessions)
      for (const shape of shapesOf(at)) {
        const answers = await asOne.ask(session, address, shape);
        const others = await asOther.ask(session, address, shape);
        for (const [index, asked] of answers.entries()) {
          requests += 1;
          if (asked.status === 200) told += 1;
          const differs = difference(asked, others[index]);
          if (differs !== null) differing.add(`${session}, ${phase}, ${asked.url}: ${differs}`);
        }
      }
  return { differing: [...differing], sessions, requests, told };
}

/** What of two answers is not the same; null where all is. */
function difference(one: Asked, other: Asked | undefined): string | null {
  if (one.status !== other?.status) return `status ${one.status}, ${other?.status ?? "none"}`;
  if (one.headers !== other.headers) return "headers";
  if (one.body.byteLength !== other.body.byteLength) return "length";
  return Buffer.compare(one.body, other.body) === 0 ? null : "body";
}

/** The sessions that the matrix lets know nothing of what differs. */
async function whoMayNotKnow(
  world: World,
  judges: readonly string[],
  secret: Secret,
): Promise<readonly Session[]> {
  const mayFind = await oracleOf(world);
  const rounds = await world.context.store.read.select().from(t.rounds);
  const secrets = judges.flatMap((slug) =>
    rounds
      .filter(({ kind, state }) => kind !== "screening" && state !== "pending")
      .flatMap(({ id: round, kind }) => secretsOf(world, { slug, round, kind, secret })),
  );
  return SESSIONS.filter((session) => !secrets.some((secret) => mayFind(session, secret)));
}

interface Asking {
  readonly slug: string;
  readonly round: string;
  readonly kind: "screening" | "scorecard" | "ballot";
  readonly secret: Secret;
}

function secretsOf({ staged }: World, { slug, round, kind, secret }: Asking): readonly Marker[] {
  const about = {
    applications: [staged.ids.applications.get(slug === "cho" ? "G1" : "A1") ?? ""],
    judge: staged.ids.judges.get(slug) ?? "",
    user: staged.judges.get(slug)?.userId ?? "",
    category: staged.ids.categories.get(slug === "cho" ? "green" : "open") ?? "",
    round,
    isSubmitted: true,
  };
  const kept: Confidential[] = [];
  if (kind === "ballot" && secret.includes("ballots"))
    kept.push({ thing: "tally", own: "own-ballot" }, { thing: "placings" });
  if (kind === "scorecard" && secret.includes("scores"))
    kept.push({ thing: "scorecards", own: "own-scorecard" }, { thing: "scores" });
  if (kind === "scorecard" && secret === "samples")
    kept.push({ thing: "sample-cards", own: "own-sample-card" });
  return kept.map((one) => ({ needle: "", column: "", kept: one, about }));
}
