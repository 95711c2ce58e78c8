/** Puts a new judge on panels and sends the invitation. Shared by adding a judge and replacing one. */
import { type Outcome, ok } from "#app/domain/kernel/outcome.ts";
import { slugOf } from "#app/domain/kernel/slug.ts";
import type { Context } from "#app/server/context.ts";
import type { ClaimedEdition } from "#db/repositories/editions.ts";
import { appendJudge, listJudges, saveSeat } from "#db/repositories/judges.ts";
import type { Tx } from "#db/store/store.ts";
import { addressFault } from "./judge-address.ts";
import { inviteJudge } from "./judge-invitation.ts";

interface Appointment {
  readonly name: string;
  readonly title: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly email: string;
  readonly isChair: boolean;
  readonly categoryIds: readonly string[];
  readonly at: Date;
}

/** Addresses of pages that stand beside the judges'. */
export const RESERVED = ["new", "import", "conflicts"];

/** @returns refused `already-exists` or `not-allowed` at the address */
export async function appointJudge(
  tx: Tx,
  context: Context,
  edition: ClaimedEdition,
  { email: typed, categoryIds, isChair, at, ...words }: Appointment,
): Promise<Outcome<{ readonly id: string; readonly slug: string }>> {
  const email = typed.trim().toLowerCase();
  const judges = await listJudges(tx, edition.id);
  const refusal = await addressFault(tx, edition.programmeId, email, judges);
  if (refusal) return refusal;
  const taken = new Set([...RESERVED, ...judges.map((one) => one.slug)]);
  const slug = slugOf(words.name, taken, "judge");
  const id = context.newId();
  await appendJudge(tx, {
    ...words,
    id,
    editionId: edition.id,
    slug,
    chair: isChair,
    email,
    createdAt: at,
  });
  for (const categoryId of categoryIds)
    await saveSeat(tx, { id: context.newId(), judgeId: id, categoryId });
  const { name } = words;
  await inviteJudge(tx, context, edition, { id, name, email, isChair, categoryIds }, at);
  return ok({ id, slug });
}
