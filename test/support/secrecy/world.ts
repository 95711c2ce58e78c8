/**
 * An edition at one of nine phases with a row in every table in which something confidential is kept,
 * and everybody who may ask: what the canary crawl and the two worlds walk through.
 */
import { eq } from "drizzle-orm";
import { castBallot } from "#app/commands/cast-ballot.ts";
import { certifyEdition } from "#app/commands/certify-edition.ts";
import { publishResult } from "#app/commands/publish-result.ts";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { tables as t } from "#db/schema/index.ts";
import { type Stage, type StagedEdition, stageEdition } from "#db/seed/stage-edition.ts";
import type { Store } from "#db/store/store.ts";
import { NOON, testContext, viewerOf } from "../context.ts";
import { asPerson } from "../requests.ts";
import { granted } from "../rounds.ts";
import { smallBundle } from "../small-bundle.ts";
import { AWAY, type Points, seedRows } from "./seed-rows.ts";

export const PHASES = [
  "call",
  "screening",
  "scoring",
  "scored",
  "voting",
  "voted",
  "embargo",
  "published",
  "archived",
] as const;
export type Phase = (typeof PHASES)[number];

export const SESSIONS = [
  "public",
  "stranger",
  "applicant",
  "another applicant",
  "colleague",
  "judge",
  "recused judge",
  "judge of another panel",
  "secretariat",
  /** Stepped aside from the category "green". */
  "secretariat aside",
  "observer",
] as const;
export type Session = (typeof SESSIONS)[number];

export interface World {
  readonly context: Context;
  readonly staged: StagedEdition;
  readonly people: Readonly<Record<Session, Viewer | null>>;
  readonly phase: Phase;
  readonly bundle: Bundle;
}

const STAGES: Readonly<Record<Phase, Stage>> = {
  call: "call",
  screening: "screening",
  scoring: "scoring",
  scored: "scored",
  voting: "voting",
  voted: "voted",
  embargo: "voted",
  published: "voted",
  archived: "voted",
};

/** Of the colleague and the applicant; the recused judge stepped aside from it. */
export const OWN = "A3";

/** Two cities, two panels, a draft that never ends, a judge who declined. */
export function secretBundle(): Bundle {
  const bundle = smallBundle();
  const own = new Set(["A1", OWN]);
  const another = { category: "green", entrant: "vinh", title: "Project" };
  return {
    ...bundle,
    entrants: [...bundle.entrants, { slug: "vinh", name: "Vinh", country: "VN" }],
    judges: [...bundle.judges, { slug: "dan", name: "Dan", categories: [] }],
    applications: [
      ...bundle.applications.map((one) => ({ ...one, entrant: own.has(one.ref) ? "hue" : "vinh" })),
      { ...another, ref: "G1", status: "accepted" },
      { ...another, ref: "G2", status: "accepted" },
      { ...another, ref: "D1", status: "draft" },
    ],
    scorecards: [
      ...(bundle.scorecards ?? []),
      ...["G1", "G2"].map((application, index) => ({
        round: "round-one",
        judge: "cho",
        application,
        status: "submitted" as const,
        scores: { impact: 8 - index },
      })),
    ],
    ballots: [
      ...(bundle.ballots ?? []),
      { round: "round-two", judge: "cho", category: "green", choices: ["G1", "G2"] },
    ],
  };
}

/** Ids that count up alike in every world, so that only what is secret can differ. */
function counting(): () => string {
  let made = 0;
  return () => `id-${String(++made).padStart(6, "0")}`;
}

/**
 * @param bundle what happened in it; the edition stands where the phase has it
 * @param points what each judge gives while a round runs, and to samples
 */
export async function stageWorld(
  store: Store,
  phase: Phase,
  bundle: Bundle = secretBundle(),
  points: Points = { onCards: () => 7, onSamples: () => 7 },
): Promise<World> {
  const context: Context = { ...testContext(store), newId: counting() };
  const staged = await stageEdition(context, bundle, STAGES[phase], NOON);
  const people = await standIn(context, staged);
  await seedRows(context, staged, people, points);
  if (phase === "voting") await castBallots(context, staged, bundle);
  return { context, staged, people, phase, bundle };
}

/** What only the secretariat's acts bring about: certification, publication, the archive. */
export async function finishWorld({ context, staged, phase }: World, reason = ""): Promise<void> {
  if (phase !== "embargo" && phase !== "published" && phase !== "archived") return;
  const secretariat = asPerson(context, staged.secretariat);
  granted(await certifyEdition(secretariat, staged.editionId, reason));
  if (phase === "embargo") return;
  granted(await publishResult(secretariat, staged.editionId, NOON));
  if (phase === "published") return;
  await context.store.transact((tx) =>
    tx.update(t.editions).set({ state: "archived" }).where(eq(t.editions.id, staged.editionId)),
  );
}

async function standIn(context: Context, staged: StagedEdition): Promise<World["people"]> {
  const others = [viewerOf("stranger"), viewerOf("colleague"), viewerOf(AWAY)] as const;
  await context.store.transact(async (tx) => {
    for (const { userId: id, name, email } of others)
      await tx.insert(t.users).values({
        ...{ id, name, email, emailVerified: true },
        ...{ createdAt: context.clock(), updatedAt: context.clock() },
      });
    // Who declined never had a seat, and signs in as nobody.
    await tx
      .update(t.judges)
      .set({ userId: null, acceptedAt: null, declinedAt: context.clock(), declineReason: "" })
      .where(eq(t.judges.slug, "dan"));
  });
  const judge = (slug: string) => staged.judges.get(slug) ?? null;
  return {
    public: null,
    stranger: others[0],
    applicant: staged.officers.get("hue") ?? null,
    "another applicant": staged.officers.get("vinh") ?? null,
    colleague: others[1],
    judge: judge("ada"),
    "recused judge": judge("ben"),
    "judge of another panel": judge("cho"),
    secretariat: staged.secretariat,
    "secretariat aside": others[2],
    observer: staged.observer,
  };
}

const VOTES = 2;

/** While the ballot is open: as the bundle has them, under ids of their own. */
async function castBallots(
  context: Context,
  staged: StagedEdition,
  { ballots = [] }: Bundle,
): Promise<void> {
  for (const { judge = "", category, choices, round } of ballots) {
    let made = 0;
    const newId = () => `ballot-${judge}-${++made}`;
    granted(
      await castBallot(asPerson({ ...context, newId }, staged.judges.get(judge) ?? null), {
        editionId: staged.editionId,
        judgeId: staged.ids.judges.get(judge) ?? "",
        roundId: staged.ids.rounds.get(round) ?? "",
        categorySlug: category,
        // One who names fewer than they may abstains: a ballot is full or empty.
        ...(choices.length < VOTES ? { choices: [], abstain: true } : { choices }),
      }),
    );
  }
}
