/** What a list that was sent back changes: whoever saves an older page takes nothing of others' away. */

interface SentList<Row> {
  /** Ids of the rows that the page showed when it was loaded. */
  readonly known: readonly string[];
  /** The rows as they are to be, in order; one without an id is new. */
  readonly rows: readonly Row[];
}

export type RowChanges<Row> =
  | {
      readonly isCurrent: true;
      readonly kept: readonly (Row & { readonly id: string; readonly position: number })[];
      readonly added: readonly (Row & { readonly position: number })[];
      /** Ids. */
      readonly removed: readonly string[];
    }
  /** Rows came or went since the page was loaded. */
  | { readonly isCurrent: false };

/** @param stored ids of the rows that are there now */
export function rowChanges<Row extends { readonly id?: string | undefined }>(
  stored: readonly string[],
  { known, rows }: SentList<Row>,
): RowChanges<Row> {
  const there = new Set(stored);
  const shown = new Set(known);
  const sent = rows.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const isCurrent =
    there.size === shown.size &&
    stored.every((id) => shown.has(id)) &&
    sent.every((id) => there.has(id)) &&
    new Set(sent).size === sent.length;
  if (!isCurrent) return { isCurrent };
  const placed = rows.map((row, position) => ({ ...row, position }));
  return {
    isCurrent,
    kept: placed.flatMap((row) => (row.id === undefined ? [] : [{ ...row, id: row.id }])),
    added: placed.filter(({ id }) => id === undefined),
    removed: stored.filter((id) => !sent.includes(id)),
  };
}
