/** The made-up applications on a judge's panels, with that judge's own scorecards alone. */
import { mayRead } from "#app/domain/access/access.ts";
import { isRunning } from "#app/domain/round/round-state.ts";
import { calibrationLeft, type SampleKind } from "#app/domain/scorecard/samples.ts";
import { endsOf } from "#app/domain/scorecard/sent-scores.ts";
import type { Context, Viewer } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { listCriteria } from "#db/repositories/edition-settings.ts";
import { listRounds, type Round } from "#db/repositories/rounds.ts";
import { findSampleToScore, listOwnSamples } from "#db/repositories/samples.ts";
import { judgeMoment } from "./judge-moment.ts";
import type { EditionHead, JudgeSelf } from "./membership.ts";

interface Access {
  readonly edition: EditionHead;
  readonly judge: JudgeSelf;
  readonly viewer: Viewer;
}

export interface OwnSample {
  readonly id: string;
  readonly categoryId: string;
  readonly kind: SampleKind;
  readonly title: string;
  readonly mark: "left" | "draft" | "done";
}

export async function loadOwnSamples(
  context: Context,
  judge: Pick<JudgeSelf, "id">,
): Promise<readonly OwnSample[]> {
  const rows = await listOwnSamples(context.store.read, judge.id);
  return rows.map(({ version, submittedAt, ...sample }) => ({
    ...sample,
    mark: version === null ? "left" : submittedAt === null ? "draft" : "done",
  }));
}

/** @returns the first of the set that the judge has still to submit in a category; null where none is */
export async function findCalibrationLeft(
  context: Context,
  judge: Pick<JudgeSelf, "id">,
  categoryId: string,
): Promise<OwnSample | null> {
  const samples = (await loadOwnSamples(context, judge)).filter(
    (sample) => sample.categoryId === categoryId,
  );
  return calibrationLeft(samples)[0] ?? null;
}

/**
 * What has to be scored before an application is opened to the judge: while a scorecard round runs,
 * the calibration set of its category.
 * @returns the id of a sample, or null where the application may be opened
 */
export async function findSampleBefore(
  context: Context,
  { edition, judge }: Pick<Access, "edition" | "judge">,
  ref: string,
): Promise<string | null> {
  const rounds = await listRounds(context.store.read, edition.id);
  if (!runningScoring(rounds, context.clock())) return null;
  const application = await findApplication(context.store.read, edition.id, ref);
  if (!application) return null;
  return (await findCalibrationLeft(context, judge, application.categoryId))?.id ?? null;
}

function runningScoring(rounds: readonly Round[], now: Date): Round | undefined {
  return rounds.find((round) => round.kind === "scorecard" && isRunning(round, now));
}

/** @returns the id of the round that a sample is scored in; null before the first has opened */
export async function findSampleRound(context: Context, editionId: string): Promise<string | null> {
  const rounds = (await listRounds(context.store.read, editionId)).filter(
    ({ kind, state }) => kind === "scorecard" && state !== "pending",
  );
  return (runningScoring(rounds, context.clock()) ?? rounds.at(-1))?.id ?? null;
}

export interface SampleView {
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
  };
  readonly id: string;
  readonly kind: SampleKind;
  readonly title: string;
  readonly text: string;
  readonly category: { readonly slug: string; readonly name: string };
  readonly card: {
    readonly state: "none" | "draft" | "submitted";
    readonly version: number;
    readonly savedAt: Date | null;
    readonly criteria: readonly {
      readonly slug: string;
      readonly name: string;
      readonly description: string;
      readonly points: number | null;
    }[];
  };
  /** Of the calibration set; null on a practice application. */
  readonly set: { readonly done: number; readonly of: number } | null;
}

/** @returns null off the judge's panels, and while no scorecard round runs */
export async function loadSample(
  context: Context,
  { edition, judge, viewer }: Access,
  sampleId: string,
): Promise<SampleView | null> {
  const { read } = context.store;
  const now = context.clock();
  const rounds = await listRounds(read, edition.id);
  const round = runningScoring(rounds, now);
  if (!round || !mayRead("own-scorecard", "judge", judgeMoment(edition, rounds, round, now)))
    return null;
  const acting = { editionId: edition.id, judgeId: judge.id, userId: viewer.userId };
  const sample = await findSampleToScore(read, acting, sampleId);
  if (!sample) return null;
  const set = (await loadOwnSamples(context, judge)).filter(
    ({ kind, categoryId }) => kind === "calibration" && categoryId === sample.categoryId,
  );
  const { slug, name, closesAt, scaleLabels } = round;
  const criteria = await listCriteria(read, sample.categoryId);
  return {
    round: { slug, name, closesAt, ...endsOf(round), meanings: scaleLabels },
    id: sample.id,
    kind: sample.kind,
    title: sample.title,
    text: sample.text,
    category: { slug: sample.categorySlug, name: sample.categoryName },
    card: {
      state: sample.savedAt === null ? "none" : sample.submittedAt === null ? "draft" : "submitted",
      version: sample.version ?? 0,
      savedAt: sample.savedAt,
      criteria: criteria.map(({ slug, name, description }) => ({
        slug,
        name,
        description,
        points: sample.points?.[slug] ?? null,
      })),
    },
    set:
      sample.kind === "practice"
        ? null
        : { done: set.filter(({ mark }) => mark === "done").length, of: set.length },
  };
}
