/** Parts of a bundle whose shape may be anything: reported elsewhere, and passed over here. */

/** Of a part's fields nothing is known but their names. */
export type Loose<T> = { readonly [K in keyof T]?: unknown };

/** The objects of a list that may hold anything, with their places. */
export function* itemsOf<T>(value: unknown): Generator<[number, Loose<T>]> {
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index];
    if (typeof item === "object" && item !== null && !Array.isArray(item)) yield [index, item];
  }
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string")
    : [];
}
