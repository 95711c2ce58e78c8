/**
 * A sheet that somebody sent: its columns told by their headings, its faults by line and column. Nothing
 * here stores anything: what is read is shown first.
 */

/** One line of the file after its headings. */
export interface SheetLine {
  /** As an editor counts it, from 1: the headings are on the first line. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  readonly headings: readonly string[];
  readonly lines: readonly SheetLine[];
}

export interface ColumnSpec<Key extends string> {
  readonly key: Key;
  /** As it is shown and as a file that Laurel wrote names it. */
  readonly name: string;
  /** Other headings that mean the same, without case and marks. */
  readonly also: readonly string[];
  readonly isRequired: boolean;
}

export interface SheetFault {
  /** Line of the file; 1 for the headings. */
  readonly line: number;
  /** Name of the column; empty where the whole line is meant. */
  readonly column: string;
  /** A sentence. */
  readonly message: string;
}

/** A line by the names of its columns: trimmed, empty where the file has no such column. */
export interface Row<Key extends string> {
  readonly line: number;
  readonly cells: Readonly<Record<Key, string>>;
}

export interface SheetReading<Key extends string> {
  readonly rows: readonly Row<Key>[];
  readonly faults: readonly SheetFault[];
  /** Headings that stand for nothing here: their columns are left out, and that is said. */
  readonly ignored: readonly string[];
}

/** Headings are told apart without case, marks and what stands between letters. */
export function foldHeading(heading: string): string {
  return heading
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** @returns which column a heading means, if any */
export function columnOf<Key extends string>(
  heading: string,
  columns: readonly ColumnSpec<Key>[],
): ColumnSpec<Key> | undefined {
  const folded = foldHeading(heading);
  return columns.find(({ name, also }) =>
    [name, ...also].some((one) => foldHeading(one) === folded),
  );
}

const LONGEST_CELL = 5_000;

export function readSheet<Key extends string>(
  { headings, lines }: Sheet,
  columns: readonly ColumnSpec<Key>[],
): SheetReading<Key> {
  const faults: SheetFault[] = [];
  const places = new Map<Key, number>();
  const ignored: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const column = columnOf(heading, columns);
    if (!column) {
      if (heading.trim() !== "") ignored.push(heading.trim());
    } else if (places.has(column.key))
      faults.push({
        line: 1,
        column: column.name,
        message: `Two columns are called ${column.name}. Keep one of them.`,
      });
    else places.set(column.key, index);
  }
  for (const { key, name, isRequired } of columns)
    if (isRequired && !places.has(key))
      faults.push({
        line: 1,
        column: name,
        message: `There is no column called ${name}. Its heading is expected on the first line.`,
      });
  if (faults.length > 0) return { rows: [], faults, ignored };
  const rows: Row<Key>[] = [];
  for (const { number, cells } of lines) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell !== ""))
      faults.push({
        line: number,
        column: "",
        message: `This line has ${cells.length} cells and the headings are ${headings.length}.`,
      });
    const row = Object.fromEntries(
      columns.map(({ key }) => [key, (cells[places.get(key) ?? -1] ?? "").trim()]),
    ) as Record<Key, string>;
    for (const { key, name, isRequired } of columns) {
      if (isRequired && row[key] === "")
        faults.push({ line: number, column: name, message: `${name} is empty.` });
      if (row[key].length > LONGEST_CELL)
        faults.push({
          line: number,
          column: name,
          message: `Keep ${name} to ${LONGEST_CELL} characters.`,
        });
    }
    rows.push({ line: number, cells: row });
  }
  if (rows.length === 0)
    faults.push({ line: 1, column: "", message: "There is no line below the headings." });
  return { rows, faults, ignored };
}

/** In the order of the file. */
export function inFileOrder(faults: readonly SheetFault[]): readonly SheetFault[] {
  return [...faults].sort((a, b) => a.line - b.line);
}
