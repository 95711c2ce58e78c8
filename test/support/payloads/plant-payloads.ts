/** Makes every text that somebody may have typed a script in three hundred ways. */
import { type Column, getTableColumns, getTableName } from "drizzle-orm";
import type Database from "better-sqlite3";
import { tables } from "#db/schema/index.ts";
import { PAYLOADS } from "../script-payloads.ts";
import { TYPED_COLUMNS } from "./typed-columns.ts";

/** Looks like nothing else and needs no escaping, so that a page tells which columns stand on it. */
const MARK = /qzp(\d+)pzq/g;

/** Columns that a page reads from a text, given without what is no page's text. */
export function columnsIn(text: string): ReadonlySet<string> {
  const numbers = [...text.matchAll(MARK)].map(([, number]) => Number(number));
  return new Set(numbers.flatMap((number) => TYPED_COLUMNS[number] ?? []));
}

/** Half of them begin as an address that runs does; one a line, as a list of addresses is typed. */
export class Payloads {
  #made = 0;

  /** @param column such as "messages.text" */
  of(column: string): string {
    const mark = `qzp${TYPED_COLUMNS.indexOf(column)}pzq ${++this.#made}`;
    const all = PAYLOADS.join("\n");
    return this.#made % 2 === 0 ? `javascript:ran()//${mark}\n${all}` : `${mark} ${all}`;
  }
}

type Value = (payload: () => string, kept: unknown) => unknown;

/** What a form's question says, whatever its kind; the rest is names and numbers that are looked up. */
const SAID = /^(title|label|help|example|unit)$/;

/** How a payload stands in what is kept as JSON. */
const IN_JSON: Readonly<Record<string, Value>> = {
  "formVersions.form": (payload, kept) => inEach(payload, kept, SAID),
  "submissions.attachments": (payload, kept) => inEach(payload, kept, /^name$/),
  "rounds.scaleLabels": (payload) => ({ 1: payload(), 10: payload() }),
};

function inEach(payload: () => string, kept: unknown, keys = /^/): unknown {
  if (Array.isArray(kept))
    return kept.map((one) =>
      typeof one === "string" && keys.test("") ? payload() : inEach(payload, one, keys),
    );
  if (typeof kept !== "object" || kept === null) return kept;
  return Object.fromEntries(
    Object.entries(kept).map(([key, value]) => [
      key,
      typeof value === "string" && keys.test(key) ? payload() : inEach(payload, value, keys),
    ]),
  );
}

/**
 * Writes a payload into every row of the typed columns; a text that is left out stays so.
 * @returns the columns of which some row holds one
 */
export function plantPayloads(
  db: Database.Database,
  payloads: Payloads,
  isPlanted: (column: string) => boolean,
): ReadonlySet<string> {
  const planted = new Set<string>();
  for (const name of TYPED_COLUMNS.filter(isPlanted)) {
    const { table, column, isJson } = columnOf(name);
    const rows = db
      .prepare<[], { rowid: number; value: string }>(
        `select rowid, "${column}" as value from "${table}" where "${column}" is not null`,
      )
      .all();
    const update = db.prepare(`update "${table}" set "${column}" = ? where rowid = ?`);
    const payload = () => payloads.of(name);
    for (const { rowid, value } of rows) {
      const made = isJson ? inJson(name, payload, value) : payload();
      update.run(made, rowid);
      if (columnsIn(made).has(name)) planted.add(name);
    }
  }
  return planted;
}

function inJson(name: string, payload: () => string, value: string): string {
  const kept: unknown = JSON.parse(value);
  return JSON.stringify((IN_JSON[name] ?? inEach)(payload, kept));
}

function columnOf(name: string): { table: string; column: string; isJson: boolean } {
  const [of = "", key = ""] = name.split(".");
  const table = tables[of as keyof typeof tables];
  const column = (getTableColumns(table) as Readonly<Record<string, Column>>)[key];
  if (!column) throw new Error(`there is no column ${name}`);
  const isJson = column.dataType === "json";
  return { table: getTableName(table), column: nameInSql(column.name), isJson };
}

/** As the store's casing names a column. */
export function nameInSql(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
