/** Who stepped aside from what, as the staff of the edition see it, and whom it may be recorded of. */
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import {
  findJudgeOnPanel,
  listOfApplications,
  listOfCategories,
} from "#db/repositories/recusals.ts";
import { listJudges, listSeats } from "#db/repositories/judges.ts";
import { listApplicationsIn, listCategoryHeads } from "#db/repositories/round-progress.ts";
import type { StaffRole } from "./membership.ts";

export interface RecusalView {
  readonly judgeId: string;
  readonly judge: string;
  /** What the judge stepped aside from: one application, or a whole category by its slug. */
  readonly from:
    | { readonly kind: "application"; readonly ref: string; readonly title: string }
    | { readonly kind: "category"; readonly slug: string };
  readonly category: string;
  /** Empty for an observer. */
  readonly reason: string;
  readonly recordedAt: Date;
}

/** What a recusal may be recorded for. */
export interface Recusable {
  readonly applications: readonly { readonly ref: string; readonly title: string }[];
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  /** Whether every recusal of this edition is of a whole category. */
  readonly isOfCategory: boolean;
}

/** Whole categories first, then by judge and application. */
export async function listRecusalViews(
  { store }: Context,
  editionId: string,
  role: StaffRole,
): Promise<readonly RecusalView[]> {
  const db = store.read;
  const names = new Map((await listCategoryHeads(db, editionId)).map(({ id, name }) => [id, name]));
  const reasonFor = (reason: string) => (role === "secretariat" ? reason : "");
  return [
    ...(await listOfCategories(db, editionId)).map((one): RecusalView => ({
      judgeId: one.judgeId,
      judge: one.judge,
      from: { kind: "category", slug: one.slug },
      category: one.name,
      reason: reasonFor(one.reason),
      recordedAt: one.recordedAt,
    })),
    ...(await listOfApplications(db, editionId)).map((one): RecusalView => ({
      judgeId: one.judgeId,
      judge: one.judge,
      from: { kind: "application", ref: one.ref, title: one.title },
      category: names.get(one.categoryId) ?? "",
      reason: reasonFor(one.reason),
      recordedAt: one.recordedAt,
    })),
  ];
}

export async function loadRecusable({ store }: Context, editionId: string): Promise<Recusable> {
  const db = store.read;
  const accepted = await listApplicationsIn(db, editionId, ["accepted"]);
  return {
    applications: accepted.map(({ ref, title }) => ({ ref, title })),
    categories: (await listCategoryHeads(db, editionId)).map(({ slug, name }) => ({ slug, name })),
    isOfCategory: (await findEditionById(db, editionId))?.isRecusalOfCategory ?? false,
  };
}

/** One judge's recusals, and what of their panels another may be recorded for; for the secretariat. */
export async function loadJudgeRecusals(context: Context, editionId: string, slug: string) {
  const db = context.store.read;
  const judge = (await listJudges(db, editionId)).find((one) => one.slug === slug);
  if (!judge) return null;
  const seats = new Set(
    (await listSeats(db, editionId))
      .filter(({ judgeId, removedAt }) => judgeId === judge.id && removedAt === null)
      .map(({ categoryId }) => categoryId),
  );
  const heads = (await listCategoryHeads(db, editionId)).filter(({ id }) => seats.has(id));
  const accepted = await listApplicationsIn(db, editionId, ["accepted"]);
  const all = await listRecusalViews(context, editionId, "secretariat");
  return {
    judgeId: judge.id,
    recusals: all.filter(({ judgeId }) => judgeId === judge.id),
    recusable: {
      ...(await loadRecusable(context, editionId)),
      applications: accepted
        .filter(({ categoryId }) => seats.has(categoryId))
        .map(({ ref, title }) => ({ ref, title })),
      categories: heads.map(({ slug: category, name }) => ({ slug: category, name })),
    },
  };
}

/** Whether a judge sits on the panel of what they are to step aside from. */
export async function isOnPanelOf(
  { store }: Context,
  editionId: string,
  judgeId: string,
  from: { readonly ref?: string | undefined; readonly category?: string | undefined },
): Promise<boolean> {
  const categoryId =
    from.category === undefined
      ? (await findApplication(store.read, editionId, from.ref ?? ""))?.categoryId
      : (await listCategoryHeads(store.read, editionId)).find(({ slug }) => slug === from.category)
          ?.id;
  if (categoryId === undefined) return false;
  return (await findJudgeOnPanel(store.read, editionId, judgeId, categoryId)) !== null;
}
