/**
 * Puts a bundle into the database as an edition that is under way: what lies before the stage has
 * happened, the stage itself is open for a week, and what comes later is left out. For the
 * demonstration and for tests; a real edition gets there by its people's acts.
 */
import type { Bundle, BundleApplication } from "#app/domain/bundle/bundle.ts";
import { countEdition } from "#app/domain/count/count-edition.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { saveEditionBundle } from "../repositories/edition-bundle/save.ts";
import { findPersonByEmail, savePerson, saveStaffRole } from "../repositories/people.ts";
import type { Tx } from "../store/store.ts";
import {
  loadIds,
  putApplicantInCharge,
  putCall,
  putJudgeInPlace,
  putRound,
  putShortlist,
  putWords,
  type StagedIds,
} from "./stage-rows.ts";

export const STAGES = [
  "setup",
  "call",
  "screening",
  "scoring",
  "scored",
  "voting",
  "voted",
] as const;
export type Stage = (typeof STAGES)[number];

export interface StagedEdition {
  readonly editionId: string;
  readonly programme: string;
  readonly edition: string;
  readonly secretariat: Viewer;
  readonly observer: Viewer;
  /** By slug. */
  readonly judges: ReadonlyMap<string, Viewer>;
  /** Who applies for an entrant, by its slug. */
  readonly officers: ReadonlyMap<string, Viewer>;
  readonly ids: StagedIds;
}

const DAY = 24 * 60 * 60 * 1000;

/** Days from now at which the call closes: open for ten days, or over for as long as the stage needs. */
const CALL_CLOSES: Readonly<Record<Stage, number>> = {
  setup: 40,
  call: 10,
  screening: -2,
  scoring: -20,
  scored: -30,
  voting: -33,
  voted: -40,
};
const CALL_DAYS = 30;

/** Only the last scorecard round of a bundle can be staged open: earlier ones are over. */
export async function stageEdition(
  context: Context,
  bundle: Bundle,
  stage: Stage,
  now: Date,
): Promise<StagedEdition> {
  const making = { now, newId: () => context.newId() };
  const staged = bundleAt(bundle, stage);
  return context.store.transact(async (tx) => {
    const editionId = await saveEditionBundle(tx, staged, making);
    const ids = await loadIds(tx, editionId);
    const people = await savePeople(tx, context, staged, now);
    const callClosesAt = daysFrom(now, CALL_CLOSES[stage]);
    const callOpensAt = daysFrom(callClosesAt, -CALL_DAYS);
    await putCall(tx, editionId, {
      state: stage === "setup" || stage === "call" ? stage : "judging",
      callOpensAt,
      callClosesAt,
    });
    for (const [slug, judge] of people.judges)
      await putJudgeInPlace(tx, ids.judges.get(slug) ?? "", judge, now);
    const arrivals = { from: callOpensAt, to: callClosesAt < now ? callClosesAt : now };
    for (const [nth, application] of staged.applications.entries()) {
      const officer = people.officers.get(application.entrant);
      const id = ids.applications.get(application.ref) ?? "";
      const at = arrivalOf((nth + 1) / staged.applications.length, arrivals);
      if (officer)
        await putApplicantInCharge(tx, { id, application, officer, at, newId: making.newId });
    }
    await putRounds(tx, context, staged, stage, ids, now);
    await putWords(tx, editionId, ids, making.newId);
    for (const [role, viewer] of [
      ["secretariat", people.secretariat],
      ["observer", people.observer],
    ] as const)
      await saveStaffRole(tx, {
        id: context.newId(),
        programmeId: ids.programmeId,
        userId: viewer.userId,
        role,
        grantedAt: now,
      });
    const { slug: programme } = bundle.programme;
    return { editionId, programme, edition: bundle.edition.slug, ids, ...people };
  });
}

/** When so large a share of what comes in has come: the more often the nearer the end. */
function arrivalOf(share: number, { from, to }: { readonly from: Date; readonly to: Date }): Date {
  return new Date(from.getTime() + Math.cbrt(share) * (to.getTime() - from.getTime()));
}

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY);
}

/** What of the bundle has happened by the stage. */
function bundleAt(bundle: Bundle, stage: Stage): Bundle {
  const isScored = stage === "scored" || stage === "voting" || stage === "voted";
  const isScreened = isScored || stage === "scoring";
  return {
    ...bundle,
    applications: stage === "setup" ? [] : bundle.applications.map(statusAt),
    recusals: isScreened ? (bundle.recusals ?? []) : [],
    scorecards: isScored ? (bundle.scorecards ?? []) : [],
    ballots: stage === "voted" ? (bundle.ballots ?? []) : [],
    decisions: stage === "voted" ? (bundle.decisions ?? []) : [],
    achievements: stage === "voted" ? (bundle.achievements ?? []) : [],
  };

  function statusAt(application: BundleApplication, index: number): BundleApplication {
    const { leftAfter: _later, ...kept } = application;
    if (isScreened) return stage === "voted" ? application : kept;
    return { ...kept, status: earlierStatus(application, index) };
  }

  /** In the call some are still being written; in screening a third of them has been checked. */
  function earlierStatus(
    { status }: BundleApplication,
    index: number,
  ): BundleApplication["status"] {
    if (status === "draft" || status === "withdrawn") return status;
    if (stage === "call") return index % 2 === 0 ? "submitted" : "draft";
    return index % 3 === 2 ? status : "submitted";
  }
}

/** Screening runs from the call on; each later round opens when the one before it is confirmed. */
async function putRounds(
  tx: Tx,
  context: Context,
  bundle: Bundle,
  stage: Stage,
  ids: StagedIds,
  now: Date,
): Promise<void> {
  const at = STAGES.indexOf(stage);
  const count = stage === "voting" || stage === "voted" ? countEdition(bundle) : null;
  for (const round of bundle.rounds) {
    const id = ids.rounds.get(round.slug) ?? "";
    const [opens, closes] = {
      screening: [STAGES.indexOf("call"), STAGES.indexOf("scoring")],
      scorecard: [STAGES.indexOf("scoring"), STAGES.indexOf("scored")],
      ballot: [STAGES.indexOf("voting"), STAGES.indexOf("voted")],
    }[round.kind] as [number, number];
    await putRound(tx, id, {
      state: stateAt(at, opens, closes, round.kind === "screening" || count !== null),
      opensAt: daysFrom(now, (opens - at) * 7),
      closesAt: daysFrom(now, (closes - at) * 7),
    });
    if (round.kind !== "scorecard" || !count) continue;
    for (const { category, rounds } of count.categories) {
      const counted = rounds.find((one) => one.round === round.slug);
      const applications = (counted?.advanced ?? []).map((ref) => ids.applications.get(ref) ?? "");
      await putShortlist(tx, {
        id: context.newId(),
        roundId: id,
        categoryId: ids.categories.get(category) ?? "",
        applications,
        confirmedAt: now,
      });
    }
  }
}

function stateAt(at: number, opens: number, closes: number, isConfirmed: boolean) {
  if (at < opens) return "pending";
  if (at < closes) return "open";
  return isConfirmed && closes < STAGES.indexOf("voted") ? "confirmed" : "closed";
}

async function savePeople(tx: Tx, context: Context, bundle: Bundle, now: Date) {
  const person = async (name: string, email: string): Promise<Viewer> => {
    const known = await findPersonByEmail(tx, email);
    const userId = known?.id ?? context.newId();
    if (!known) await savePerson(tx, { id: userId, name, email, at: now });
    return { userId, name, email, hasSecondFactor: true, isOperator: false };
  };
  const judges = new Map<string, Viewer>();
  for (const { slug, name } of bundle.judges)
    judges.set(slug, await person(name, `${slug}@example.org`));
  const officers = new Map<string, Viewer>();
  for (const { slug, name } of bundle.entrants)
    officers.set(slug, await person(`Officer of ${name}`, `${slug}@city.example.org`));
  return {
    secretariat: await person("Sofia Secretary", "secretariat@example.org"),
    observer: await person("Otto Observer", "observer@example.org"),
    judges,
    officers,
  };
}
