/** The rows that stage-edition moves to where a stage has them. */
import { and, eq } from "drizzle-orm";
import type { BundleApplication } from "#app/domain/bundle/bundle.ts";
import { WEGO_SETTINGS } from "#app/domain/edition/wego-template.ts";
import { DEFAULT_OATH } from "#app/domain/oath/oath.ts";
import type { Viewer } from "#app/server/context.ts";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";

/** Ids by slug, applications by ref; criteria by `category/criterion`. */
export interface StagedIds {
  readonly programmeId: string;
  readonly rounds: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
  readonly prizes: ReadonlyMap<string, string>;
  readonly judges: ReadonlyMap<string, string>;
  readonly applications: ReadonlyMap<string, string>;
}

export async function loadIds(db: Db, editionId: string): Promise<StagedIds> {
  const named = async (
    table: typeof t.rounds | typeof t.categories | typeof t.prizes | typeof t.judges,
  ) => {
    const rows = await db
      .select({ id: table.id, slug: table.slug })
      .from(table)
      .where(eq(table.editionId, editionId));
    return new Map(rows.map(({ id, slug }) => [slug, id]));
  };
  const [edition] = await db.select().from(t.editions).where(eq(t.editions.id, editionId));
  const criteria = await db
    .select({ id: t.criteria.id, slug: t.criteria.slug, category: t.categories.slug })
    .from(t.criteria)
    .innerJoin(t.categories, eq(t.criteria.categoryId, t.categories.id))
    .where(eq(t.categories.editionId, editionId));
  const applications = await db
    .select({ id: t.applications.id, ref: t.applications.ref })
    .from(t.applications)
    .where(eq(t.applications.editionId, editionId));
  return {
    programmeId: edition?.programmeId ?? "",
    rounds: await named(t.rounds),
    categories: await named(t.categories),
    prizes: await named(t.prizes),
    judges: await named(t.judges),
    criteria: new Map(criteria.map(({ id, slug, category }) => [`${category}/${slug}`, id])),
    applications: new Map(applications.map(({ id, ref }) => [ref, id])),
  };
}

type EditionChange = Partial<typeof t.editions.$inferInsert>;

export async function putCall(tx: Tx, editionId: string, change: EditionChange): Promise<void> {
  await tx.update(t.editions).set(change).where(eq(t.editions.id, editionId));
}

interface RoundChange {
  readonly state: typeof t.rounds.$inferSelect.state;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export async function putRound(tx: Tx, roundId: string, change: RoundChange): Promise<void> {
  const { state, opensAt, closesAt } = change;
  await tx
    .update(t.rounds)
    .set({
      ...change,
      openedAt: state === "pending" ? null : opensAt,
      closedAt: state === "closed" || state === "confirmed" ? closesAt : null,
    })
    .where(eq(t.rounds.id, roundId));
  if (state === "pending") return;
  // What was written in it was written while it was open.
  const inRound = eq(t.scorecards.roundId, roundId);
  await tx.update(t.scorecards).set({ savedAt: opensAt }).where(inRound);
  await tx
    .update(t.scorecards)
    .set({ submittedAt: opensAt })
    .where(and(inRound, eq(t.scorecards.state, "submitted")));
}

export async function putShortlist(
  tx: Tx,
  shortlist: typeof t.shortlists.$inferInsert,
): Promise<void> {
  await tx.insert(t.shortlists).values(shortlist);
}

/** A judge who has come through the door: invited, accepted, sworn, with nothing to declare. */
export async function putJudgeInPlace(
  tx: Tx,
  judgeId: string,
  { userId, email }: Viewer,
  acceptedAt: Date,
): Promise<void> {
  await tx.update(t.judges).set({ userId, email, acceptedAt }).where(eq(t.judges.id, judgeId));
  await tx.insert(t.oaths).values({
    judgeId,
    text: DEFAULT_OATH,
    takenAt: acceptedAt,
    interests: "",
    declaredAt: acceptedAt,
  });
}

interface InCharge {
  readonly id: string;
  readonly application: BundleApplication;
  readonly officer: Viewer;
  readonly at: Date;
  readonly newId: () => string;
}

/** Gives an application to its officer, with the version that was submitted where one was. */
export async function putApplicantInCharge(tx: Tx, charge: InCharge): Promise<void> {
  const { id, application, officer, at, newId } = charge;
  const { userId: ownerId } = officer;
  await tx.update(t.applications).set({ ownerId }).where(eq(t.applications.id, id));
  if (application.status === "draft") return;
  await tx.insert(t.submissions).values({
    id: newId(),
    applicationId: id,
    number: 1,
    title: application.title,
    answers: application.answers ?? {},
    attachments: [],
    acceptedClauses: [],
    receipt: newId(),
    submittedById: ownerId,
    submittedAt: at,
  });
}

/** The Terms and Conditions, and what is said of categories and criteria, as in the template. */
export async function putWords(
  tx: Tx,
  editionId: string,
  ids: StagedIds,
  newId: () => string,
): Promise<void> {
  const summary =
    "An award for cities that solve a problem of their people well enough for others to follow.";
  await tx.update(t.editions).set({ summary }).where(eq(t.editions.id, editionId));
  for (const [position, clause] of WEGO_SETTINGS.clauses.entries())
    await tx.insert(t.clauses).values({ id: newId(), editionId, position, ...clause });
  for (const { slug, description, criteria } of WEGO_SETTINGS.categories) {
    const categoryId = ids.categories.get(slug);
    if (categoryId === undefined) continue;
    await tx.update(t.categories).set({ description }).where(eq(t.categories.id, categoryId));
    for (const criterion of criteria) {
      const id = ids.criteria.get(`${slug}/${criterion.slug}`) ?? "";
      const { description } = criterion;
      await tx.update(t.criteria).set({ description }).where(eq(t.criteria.id, id));
    }
  }
}
