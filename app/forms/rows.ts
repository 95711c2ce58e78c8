/**
 * Lists of rows in a form. A blank row is nothing; the buttons beside a row send the whole form, so
 * that nothing typed is lost, and say which row to move or to take away.
 */
import { z } from "zod";

/** Buttons beside a row send `up-2`, `down-2` or `remove-2` as the form's intent. */
const ROW_ACT = /^(up|down|remove)-(\d{1,4})$/;

export const rowIntent = z.string().optional();

/** The id of a row that is stored; empty or absent in a new one. */
export const rowId = z
  .string()
  .optional()
  .transform((id) => (id === "" ? undefined : id));

/** Ids that the form showed when it was loaded. */
export const knownIds = z.array(z.string()).default([]);

/**
 * A row, or null for a new one in which nothing was written.
 * @param written the names of those fields that are empty in a spare row
 */
export function rowOr<S extends z.ZodType>(row: S, ...written: readonly string[]) {
  const isBlank = (value: unknown) => {
    if (typeof value !== "object" || value === null) return false;
    const typed = value as Readonly<Record<string, unknown>>;
    const isEmpty = (field: unknown) => typeof field !== "string" || field.trim() === "";
    return isEmpty(typed["id"]) && written.every((name) => isEmpty(typed[name]));
  };
  return z.preprocess((value) => (isBlank(value) ? null : value), row.nullable());
}

/** The rows as they are to be: moved or taken away as the button says, without the blank ones. */
export function rowsAfter<Row>(
  rows: readonly (Row | null)[],
  intent: string | undefined,
): readonly Row[] {
  const [, act, number] = ROW_ACT.exec(intent ?? "") ?? [];
  const at = Number(number);
  const next = [...rows];
  if (act === "remove") next.splice(at, 1);
  if (act === "up" || act === "down") move(next, at, act === "up" ? -1 : 1);
  return next.filter((row): row is Row => row !== null);
}

function move<Row>(rows: (Row | null)[], at: number, by: -1 | 1): void {
  const [row, other] = [rows[at], rows[at + by]];
  if (row === undefined || other === undefined) return;
  rows[at] = other;
  rows[at + by] = row;
}

/** Whether a row's own button sent the form. */
export function isRowAct(intent: string | undefined): boolean {
  return ROW_ACT.test(intent ?? "");
}
