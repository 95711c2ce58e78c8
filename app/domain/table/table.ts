/** A list as rows and columns, for files that a spreadsheet opens. */

/** Null is an empty cell. A date is an instant; in a file it is written in UTC. */
export type Cell = string | number | Date | null;

export interface Table {
  /** What the list is, in a word or two: the file is named by it. */
  readonly name: string;
  /** Headings, one a column. */
  readonly columns: readonly string[];
  /** As many cells as there are columns. A long list is read while it is written. */
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

export const TABLE_FORMATS = ["csv", "xlsx"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
