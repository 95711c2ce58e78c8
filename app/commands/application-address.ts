/** Where the owner of an application finds it, as a link for mails. */
import type { Context } from "#app/server/context.ts";
import { findEditionNames } from "#db/repositories/editions.ts";
import type { Tx } from "#db/store/store.ts";

export async function addressOf(
  tx: Tx,
  { baseUrl }: Context,
  { editionId, ref }: { readonly editionId: string; readonly ref: string },
): Promise<string> {
  const { programme, slug } = await findEditionNames(tx, editionId);
  return `${baseUrl}/apply/${programme}/${slug}/${ref}`;
}
