/** The judges of an edition for its staff: their panels, and whether they have accepted. */
import { nextOathStep, type OathStep } from "#app/domain/oath/oath.ts";
import { type JudgeStanding, judgeStanding } from "#app/domain/invitation/invitation-state.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { listInvitedUntil } from "#db/repositories/invitations.ts";
import { findJudge, listJudges, listSeats } from "#db/repositories/judges.ts";
import { findOath, listOaths } from "#db/repositories/oaths.ts";

export interface PanelName {
  readonly slug: string;
  readonly name: string;
}

export interface JudgeView {
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly email: string | null;
  readonly isChair: boolean;
  readonly standing: JudgeStanding;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly invitedUntil: Date | null;
  /** What a judge who accepted has still to do before an application is opened to them. */
  readonly oathStep: OathStep | null;
  /** In the edition's order. */
  readonly panels: readonly PanelName[];
}

export interface PeopleView {
  readonly judges: readonly JudgeView[];
  /** Every category, with how many of its judges have accepted. */
  readonly panels: readonly (PanelName & { readonly seats: number; readonly accepted: number })[];
}

export async function findPeople(context: Context, editionId: string): Promise<PeopleView> {
  const db = context.store.read;
  const now = context.clock();
  const categories = await listCategories(db, editionId);
  const seats = (await listSeats(db, editionId)).filter(({ removedAt }) => removedAt === null);
  const invitedUntil = await listInvitedUntil(db, editionId);
  const oaths = await listOaths(db, editionId);
  const judges = (await listJudges(db, editionId)).map((judge) => {
    const until = invitedUntil.get(judge.id) ?? null;
    const mine = seats.filter(({ judgeId }) => judgeId === judge.id);
    const { slug, name, title, country, email, chair, acceptedAt, declinedAt } = judge;
    return {
      slug,
      name,
      title,
      country,
      email,
      isChair: chair,
      standing: judgeStanding({ acceptedAt, declinedAt, invitedUntil: until }, now),
      acceptedAt,
      declinedAt,
      invitedUntil: until,
      oathStep: acceptedAt === null ? null : nextOathStep(oaths.get(judge.id) ?? null),
      panels: categories
        .filter(({ id }) => mine.some(({ categoryId }) => categoryId === id))
        .map(({ slug, name }) => ({ slug, name })),
    };
  });
  return {
    judges,
    panels: categories.map(({ slug, name }) => {
      const onIt = judges.filter(({ panels }) => panels.some((panel) => panel.slug === slug));
      const accepted = onIt.filter(({ standing }) => standing === "accepted").length;
      return { slug, name, seats: onIt.length, accepted };
    }),
  };
}

/** A judge as the secretariat alone sees them. */
export interface JudgeInConfidence extends JudgeView {
  /** Empty where nobody declined. */
  readonly declineReason: string;
  /** Null before they accepted the terms. */
  readonly oath: {
    readonly takenAt: Date;
    readonly interests: string;
    readonly declaredAt: Date | null;
  } | null;
}

/** @returns null where the edition has no such judge */
export async function findJudgeView(
  context: Context,
  editionId: string,
  slug: string,
): Promise<{ readonly judge: JudgeInConfidence; readonly panels: PeopleView["panels"] } | null> {
  const { judges, panels } = await findPeople(context, editionId);
  const judge = judges.find((one) => one.slug === slug);
  const row = await findJudge(context.store.read, editionId, slug);
  if (!judge || !row) return null;
  const found = await findOath(context.store.read, row.id);
  const oath = found && {
    takenAt: found.takenAt,
    interests: found.interests,
    declaredAt: found.declaredAt,
  };
  return { judge: { ...judge, declineReason: row.declineReason ?? "", oath }, panels };
}
