/** The made-up applications of a category, and what its panel gave the calibration set, once it may be told. */
import { mayRead, NO_MOMENT } from "#app/domain/access/access.ts";
import {
  calibrationOwedBy,
  lockOfCalibration,
  lockOfSample,
} from "#app/domain/scorecard/samples.ts";
import { lockOf } from "#app/domain/edition/locks.ts";
import {
  calibrationInWords,
  type CriterionUse,
  useOnSamples,
} from "#app/domain/second-opinion/calibration.ts";
import type { Context } from "#app/server/context.ts";
import { findEditionUse, listCategories, listCriteria } from "#db/repositories/edition-settings.ts";
import { listRounds } from "#db/repositories/rounds.ts";
import {
  listCalibratingJudges,
  listCalibrationCards,
  listSampleKinds,
  listSamples,
  listSubmittedOn,
} from "#db/repositories/samples.ts";
import type { Db } from "#db/store/store.ts";
import type { EditionHead, StaffRole } from "./membership.ts";

/** Each category with how many samples of either kind it has. */
export async function listSampleCounts(context: Context, editionId: string) {
  const db = context.store.read;
  const kinds = await listSampleKinds(db, editionId);
  return (await listCategories(db, editionId)).map(({ id, slug, name }) => {
    const own = kinds.filter(({ categoryId }) => categoryId === id);
    return {
      slug,
      name,
      practice: own.filter(({ kind }) => kind === "practice").length,
      calibration: own.filter(({ kind }) => kind === "calibration").length,
    };
  });
}

interface Asked {
  readonly edition: EditionHead;
  readonly role: StaffRole;
  /** Slug. */
  readonly category: string;
}

const OBSERVERS = "Observers see this; the secretariat changes it.";

/** @returns null where there is no such category */
export async function findSamples(context: Context, { edition, role, category: slug }: Asked) {
  const db = context.store.read;
  const category = (await listCategories(db, edition.id)).find((one) => one.slug === slug);
  if (!category) return null;
  const use = await findEditionUse(db, edition, context.clock());
  const scored = new Set((await listSubmittedOn(db, category.id)).map(({ sample }) => sample));
  const progress = await progressOf(db, edition, category.id);
  return {
    category: { slug: category.slug, name: category.name },
    samples: (await listSamples(db, category.id)).map(({ id, kind, title, text }) => ({
      id,
      kind,
      title,
      text,
      lock: lockOfSample({ kind, isScored: scored.has(id) }, use),
    })),
    lock: role === "observer" ? OBSERVERS : lockOf("samples", use),
    calibrationLock: lockOfCalibration(use),
    /** Names of the judges who have not submitted all of the set; null where there is no set. */
    owing: progress.set.length === 0 ? null : progress.owing.map(({ name }) => name),
    mayCompare: mayCompare(progress, role),
  };
}

async function progressOf(db: Db, edition: EditionHead, categoryId: string) {
  const panel = await listCalibratingJudges(db, categoryId);
  const set = (await listSamples(db, categoryId)).filter(({ kind }) => kind === "calibration");
  const owedBy = new Set(
    calibrationOwedBy(
      panel.map(({ id }) => id),
      set.map(({ id }) => id),
      await listSubmittedOn(db, categoryId),
    ),
  );
  const round = (await listRounds(db, edition.id)).find(({ kind }) => kind === "scorecard");
  return {
    panel,
    set,
    owing: panel.filter(({ id }) => owedBy.has(id)),
    /** Of the first scorecard round, which the set comes before. */
    round: round?.state ?? "pending",
  };
}

type Calibration = Awaited<ReturnType<typeof progressOf>>;

function mayCompare({ panel, set, owing, round }: Calibration, role: StaffRole): boolean {
  const hasPanelCalibrated = panel.length > 0 && owing.length === 0;
  return (
    set.length > 0 && mayRead("sample-cards", role, { ...NO_MOMENT, round, hasPanelCalibrated })
  );
}

export interface CalibrationView {
  readonly category: { readonly slug: string; readonly name: string };
  readonly samples: readonly string[];
  /** Those who did not submit all of the set before the round closed. */
  readonly owing: readonly string[];
  readonly sentences: readonly string[];
  readonly criteria: readonly (Pick<CriterionUse, "alpha"> & {
    readonly slug: string;
    readonly name: string;
    readonly judges: readonly (Omit<CriterionUse["judges"][number], "judge"> & {
      readonly id: string;
      readonly name: string;
    })[];
  })[];
}

/** @returns null where there is no such set, and until the whole panel submitted it or the round closed */
export async function loadCalibration(
  context: Context,
  { edition, role, category: slug }: Asked,
): Promise<CalibrationView | null> {
  const db = context.store.read;
  const category = (await listCategories(db, edition.id)).find((one) => one.slug === slug);
  if (!category) return null;
  const progress = await progressOf(db, edition, category.id);
  if (!mayCompare(progress, role)) return null;
  const criteria = await listCriteria(db, category.id);
  const uses = useOnSamples(
    progress.panel.map(({ id }) => id),
    criteria,
    await listCalibrationCards(db, category.id),
  );
  const judges = new Map(progress.panel.map(({ id, name }) => [id, name]));
  const names = {
    judge: (id: string) => judges.get(id) ?? id,
    criterion: (one: string) => criteria.find(({ slug }) => slug === one)?.name ?? one,
  };
  return {
    category: { slug: category.slug, name: category.name },
    samples: progress.set.map(({ title }) => title),
    owing: progress.owing.map(({ name }) => name),
    sentences: calibrationInWords(uses, names),
    criteria: uses.map(({ criterion, alpha, judges }) => ({
      slug: criterion,
      name: names.criterion(criterion),
      alpha,
      judges: judges.map(({ judge, ...use }) => ({ ...use, id: judge, name: names.judge(judge) })),
    })),
  };
}
