/** Begins an application: a draft in one category, under the next running number. */
import { matchEntrant } from "#app/domain/application/entrant.ts";
import { nextRef } from "#app/domain/application/ref.ts";
import { mayWrite } from "#app/domain/application/writing.ts";
import { type Outcome, ok, refused, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { appendApplication, countDraftsOf, listRefs } from "#db/repositories/applications.ts";
import { type ClaimedEdition, claimEdition } from "#db/repositories/editions.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import { appendEntrant, listEntrants } from "#db/repositories/entrants.ts";
import type { Tx } from "#db/store/store.ts";
import { recordAct } from "./record-act.ts";

export interface Beginning {
  readonly editionId: string;
  /** Slug. */
  readonly category: string;
  readonly title: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A city with more unfinished applications than this has a script, not a project. */
export const MOST_DRAFTS = 20;

/**
 * @returns the ref of the new draft; refused `call-not-open`, `call-closed`, `over-limit`, or
 *   `invalid` for a category that the edition does not have
 */
export async function beginApplication(
  context: Context,
  { editionId, category: slug, title, city, country }: Beginning,
): Promise<Outcome<{ readonly ref: string }>> {
  const { viewer } = context;
  if (!viewer) return refused("not-found");
  return context.store.transact(async (tx): Promise<Outcome<{ readonly ref: string }>> => {
    const edition = await claimEdition(tx, editionId);
    if (!edition) return refused("not-found");
    const now = context.clock();
    const writing = mayWrite(
      { application: { state: "draft" }, edition, dueAt: null, extendedTo: null },
      now,
    );
    if (!writing.ok) return writing;
    const category = (await listCategories(tx, editionId)).find((one) => one.slug === slug);
    if (!category) return refusedAt("category", "invalid", "Choose one of the categories");
    if ((await countDraftsOf(tx, editionId, viewer.userId)) >= MOST_DRAFTS)
      return refused(
        "over-limit",
        `You have ${MOST_DRAFTS} unfinished applications here. Submit or withdraw one first.`,
      );
    const ref = nextRef(category.name, await listRefs(tx, editionId));
    await appendApplication(tx, {
      id: context.newId(),
      editionId,
      categoryId: category.id,
      entrantId: await entrantOf(tx, context, edition, city, country),
      ref,
      title,
      state: "draft",
      ownerId: viewer.userId,
      answers: {},
      version: 0,
      createdAt: now,
      savedAt: now,
    });
    await recordAct(tx, context, {
      editionId,
      act: "application-begun",
      subject: ref,
      details: { category: slug },
      at: now,
    });
    return ok({ ref });
  });
}

async function entrantOf(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  name: string,
  country: string,
): Promise<string> {
  const match = matchEntrant(name, country, await listEntrants(tx, edition.id));
  if ("found" in match) return match.found.id;
  const id = context.newId();
  await appendEntrant(tx, edition, { id, slug: match.slug, name, country });
  return id;
}
