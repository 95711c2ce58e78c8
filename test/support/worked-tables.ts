/** Reads the tables of docs/rules.md, or of another document, so that tests can carry them out. */
import { readFileSync } from "node:fs";

export interface WorkedTable {
  readonly section: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const RULES = new URL("../../docs/rules.md", import.meta.url);

export function workedTables(document: URL = RULES): readonly WorkedTable[] {
  const tables: { section: string; columns: readonly string[]; rows: (readonly string[])[] }[] = [];
  let section = "";
  let open = false;
  for (const line of readFileSync(document, "utf8").split("\n")) {
    if (line.startsWith("## ")) section = line.slice("## ".length);
    if (!line.startsWith("|")) {
      open = false;
      continue;
    }
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (!open) tables.push({ section, columns: cells, rows: [] });
    else if (!cells.every((cell) => /^-+$/.test(cell))) tables.at(-1)?.rows.push(cells);
    open = true;
  }
  return tables;
}

/** The sections of the document, by their headings. */
export function sections(): readonly string[] {
  return [...readFileSync(RULES, "utf8").matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title);
}

/** `A (B C) D-`: equals in brackets, best first; a dash marks one without a score. */
export function readOrder(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/\(([^)]*)\)|(\S+)/g)].map(([, group, one]) =>
    (group ?? one ?? "").split(" "),
  );
}

/** `A B C`, or nothing. */
export function readList(text: string, separator: string | RegExp = " "): readonly string[] {
  return text === "" ? [] : text.split(separator);
}
