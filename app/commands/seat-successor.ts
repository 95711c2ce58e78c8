/** Whoever takes seats over from a judge who leaves: a judge of the edition, or somebody new. */
import { type Outcome, ok, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "#app/server/context.ts";
import { listCategories } from "#db/repositories/edition-settings.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { type Judge, listJudges, saveSeat } from "#db/repositories/judges.ts";
import { listSeatsOf } from "#db/repositories/memberships.ts";
import type { Tx } from "#db/store/store.ts";
import { appointJudge } from "./appoint-judge.ts";
import { inviteJudge, tellPanels } from "./judge-invitation.ts";

/** By the slug of a judge of the edition; or a new one, who is invited. */
export type Successor =
  { readonly slug: string } | { readonly name: string; readonly email: string };

interface Seating {
  readonly edition: ClaimedEdition;
  readonly judge: Judge;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly successor: Successor;
  readonly at: Date;
}

/** One person holds one seat: a successor must not sit on the panel already. */
export async function seatSuccessor(
  tx: Tx,
  context: Context,
  { edition, judge, categories, successor, at }: Seating,
): Promise<Outcome<{ readonly id: string; readonly slug: string }>> {
  if ("email" in successor)
    return appointJudge(tx, context, edition, {
      name: successor.name.trim(),
      title: "",
      country: null,
      email: successor.email,
      isChair: false,
      categoryIds: categories.map(({ id }) => id),
      at,
    });
  const heir = (await listJudges(tx, edition.id)).find(({ slug }) => slug === successor.slug);
  if (!heir || heir.id === judge.id || heir.declinedAt !== null)
    return refusedAt("successor", "invalid", "Choose who takes the seat over.");
  const held = await listSeatsOf(tx, heir.id);
  const twice = categories.find(({ id }) => held.includes(id));
  if (twice)
    return refusedAt(
      "successor",
      "invalid",
      `${heir.name} sits on ${twice.name} already. One person holds one seat.`,
    );
  for (const { id: categoryId } of categories)
    await saveSeat(tx, { id: context.newId(), judgeId: heir.id, categoryId });
  const seats = await listSeatsOf(tx, heir.id);
  const { name, email } = heir;
  if (email !== null && heir.acceptedAt === null)
    await inviteJudge(
      tx,
      context,
      edition,
      { id: heir.id, name, email, isChair: heir.chair, categoryIds: seats },
      at,
    );
  else if (email !== null) {
    const panels = (await listCategories(tx, edition.id))
      .filter(({ id }) => seats.includes(id))
      .map((one) => one.name);
    await tellPanels(tx, context, edition, { name, email, panels }, at);
  }
  return ok({ id: heir.id, slug: heir.slug });
}
