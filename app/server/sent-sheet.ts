/**
 * The sheet that a form brings: a file, lines pasted into it, or what was looked at before and is now
 * confirmed. That one travels in the form itself, so that what is stored is what was shown.
 */
import type { ColumnSpec, Sheet, SheetFault } from "#app/domain/import/sheet.ts";
import { type Outcome, ok, refusedAt } from "#app/domain/kernel/outcome.ts";
import { type FieldError, typedValues } from "#app/forms/read-form.ts";
import { decodeText, readTable } from "./read-table.ts";
import type { FormAnswer } from "./refuse.ts";

/** A form is read up to a million bytes; on its way back the sheet takes a third more. */
const MOST_BYTES = 500_000;
const SHEET = /^[A-Za-z0-9_-]+$/;

/** @returns refused `invalid` at the file where nothing was sent, or `too-large` */
export async function sentText(form: FormData): Promise<Outcome<string>> {
  const file = form.get("file");
  const pasted = form.get("text");
  const kept = form.get("sheet");
  if (file instanceof File && file.size > 0) {
    if (file.size > MOST_BYTES)
      return refusedAt("file", "too-large", "Send at most 500 kB at a time.");
    return ok(decodeText(new Uint8Array(await file.arrayBuffer())));
  }
  if (typeof pasted === "string" && pasted.trim() !== "")
    return pasted.length > MOST_BYTES
      ? refusedAt("text", "too-large", "Paste at most 500,000 characters at a time.")
      : ok(pasted);
  if (typeof kept === "string" && SHEET.test(kept))
    return ok(Buffer.from(kept, "base64url").toString("utf8"));
  return refusedAt("file", "invalid", "Choose a file, or paste its lines.");
}

function packed(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

/** A form that comes back with its errors keeps the sheet, which no browser gives back by itself. */
export function keepSheet(form: FormData, text: string, errors: readonly FieldError[]): FormAnswer {
  return { ok: false, errors, values: { ...typedValues(form), sheet: [packed(text)] } };
}

/** What is shown before anything is stored. */
export interface SheetPreview {
  readonly sheet: string;
  readonly columns: readonly string[];
  /** The first of them. */
  readonly rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly note: string;
  }[];
  readonly count: number;
  readonly faults: readonly SheetFault[];
  readonly ignored: readonly string[];
}

const MOST_SHOWN = 200;

export interface PreviewParts {
  readonly columns: readonly string[];
  readonly rows: readonly { line: number; cells: readonly string[]; note?: string }[];
  readonly faults: readonly SheetFault[];
  readonly ignored: readonly string[];
}

export function previewOf(form: FormData, text: string, parts: PreviewParts) {
  const { columns, rows, faults, ignored } = parts;
  const preview: SheetPreview = {
    sheet: packed(text),
    columns,
    rows: rows.slice(0, MOST_SHOWN).map((row) => ({ note: "", ...row })),
    count: rows.length,
    faults,
    ignored,
  };
  return { ok: true as const, errors: [], values: typedValues(form), preview };
}

/** The table in a text, or an empty one with the fault that made it unreadable. */
export function sheetIn(
  text: string,
  columns: readonly ColumnSpec<string>[],
): { readonly sheet: Sheet | null; readonly faults: readonly SheetFault[] } {
  const reading = readTable(text, columns);
  return reading.ok
    ? { sheet: reading.sheet, faults: [] }
    : { sheet: null, faults: [reading.fault] };
}
