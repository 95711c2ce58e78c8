/** An order that is random for each judge and stays the same for that judge; it tells nothing else. */
import type { Context } from "#app/server/context.ts";

export function inPrivateOrder<T extends { readonly id: string }>(
  { vault }: Context,
  judgeId: string,
  items: readonly T[],
): readonly T[] {
  return items
    .map((item) => ({ item, key: vault.digest(`order:${judgeId}:${item.id}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
