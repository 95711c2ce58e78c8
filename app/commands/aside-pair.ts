/** A judge and what they step aside from, or are brought back to; and the mails about it. */
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { type ClaimedEdition, findEditionNames } from "#db/repositories/editions.ts";
import { findJudgeOnPanel } from "#db/repositories/recusals.ts";
import { listStaffOf } from "#db/repositories/staff-recusals.ts";
import type { Tx } from "#db/store/store.ts";
import { postMail } from "./record-act.ts";

/** One application by its ref, or a whole category by its slug. */
export type AsideFrom = {
  readonly editionId: string;
  readonly judgeId: string;
} & (
  | { readonly ref: string; readonly category?: undefined }
  | { readonly category: string; readonly ref?: undefined }
);

export interface AsidePair {
  readonly judge: NonNullable<Awaited<ReturnType<typeof findJudgeOnPanel>>>;
  readonly category: { readonly id: string; readonly slug: string; readonly name: string };
  /** Null for the whole category. */
  readonly application: {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
  } | null;
}

/** @returns null where there is no such judge on the panel of that */
export async function findPair(
  tx: Tx,
  edition: ClaimedEdition,
  from: AsideFrom,
): Promise<AsidePair | null> {
  const application =
    from.ref === undefined ? null : await findApplication(tx, edition.id, from.ref);
  if (from.ref !== undefined && application === null) return null;
  const category = (await listCategories(tx, edition.id)).find(({ id, slug }) =>
    application === null ? slug === from.category : id === application.categoryId,
  );
  if (!category) return null;
  const judge = await findJudgeOnPanel(tx, edition.id, from.judgeId, category.id);
  return judge && { judge, category, application };
}

interface News {
  readonly by: "judge" | "secretariat";
  readonly edition: ClaimedEdition;
  readonly aside: AsidePair;
  readonly at: Date;
}

/** The secretariat learns of a judge's act, the judge of the secretariat's. The reason stays inside. */
export async function tellAside(tx: Tx, context: Context, news: News): Promise<void> {
  const { by, edition, aside, at } = news;
  const { judge } = aside;
  const names = await findEditionNames(tx, edition.id);
  const address = `${names.programme}/${names.slug}`;
  const from = fromWhat(aside);
  if (by === "secretariat") {
    if (judge.email !== null)
      await postMail(tx, context, {
        ...aboutWhat(edition, aside),
        recipient: judge.email,
        kind: "recusal-recorded",
        subject: `You do not judge ${from.short} any more: ${edition.name}`,
        text: [
          `Dear ${judge.name},`,
          `The secretariat has recorded that you step aside from ${from.long}. ${
            aside.application
              ? "A scorecard you may have written for it does not count."
              : "What you may have scored or voted there does not count."
          }`,
          `Your judging: ${context.baseUrl}/judge/${address}`,
        ].join("\n\n"),
        at,
      });
    return;
  }
  for (const { role, email } of await listStaffOf(tx, edition.programmeId, aside.category.id))
    if (role === "secretariat")
      await postMail(tx, context, {
        ...aboutWhat(edition, aside),
        recipient: email,
        kind: "judge-stepped-aside",
        subject: `${judge.name} steps aside from ${from.short}: ${edition.name}`,
        text: [
          `${judge.name} has stepped aside from ${from.long}.`,
          `The reason is with the judging of the edition: ${context.baseUrl}/secretariat/${address}/judging`,
        ].join("\n\n"),
        at,
      });
}

export async function tellBack(
  tx: Tx,
  context: Context,
  { edition, aside, at }: Omit<News, "by">,
): Promise<void> {
  const { judge } = aside;
  if (judge.email === null) return;
  const names = await findEditionNames(tx, edition.id);
  const from = fromWhat(aside);
  await postMail(tx, context, {
    ...aboutWhat(edition, aside),
    recipient: judge.email,
    kind: "recusal-lifted",
    subject: `You judge ${from.short} again: ${edition.name}`,
    text: [
      `Dear ${judge.name},`,
      `The secretariat has brought you back to ${from.long}, which you had stepped aside from. ${
        aside.application ? "A scorecard you submitted for it" : "What you submitted there"
      } counts again.`,
      `Your judging: ${context.baseUrl}/judge/${names.programme}/${names.slug}`,
    ].join("\n\n"),
    at,
  });
}

function fromWhat({ category, application }: AsidePair) {
  return application === null
    ? { short: category.name, long: `the category ${category.name}` }
    : { short: application.ref, long: `${application.ref}, ${application.title}` };
}

function aboutWhat({ id }: ClaimedEdition, { application }: AsidePair) {
  return { editionId: id, ...(application ? { applicationId: application.id } : {}) };
}
