/**
 * What a member of the staff sees who stepped aside from a category: a database in which nothing of it
 * is. Every question such a member's pages and acts ask is put to tables without its rows, so that no
 * query has to remember it. Which rows those are follows from the schema: a row that refers to a hidden
 * row is hidden itself. What has no such reference stands in `BY_RULE`.
 */
import { is, Table } from "drizzle-orm";
import { getTableConfig as configOfPostgres, type PgTable } from "drizzle-orm/pg-core";
import { getTableConfig as configOfSqlite } from "drizzle-orm/sqlite-core";
import { dialect, tables } from "../schema/index.ts";
import type { Store } from "../store/store.ts";

interface Rule {
  /** What a row must fulfil to be seen; `this` is the table itself, other names are veiled. */
  readonly where: string;
  /** Columns that say something else than they do. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Tables that it refers to and whose veil it does not wait for. */
  readonly without?: readonly string[];
}

/** A member's own recusals are read as they are, to know that there are any. */
const NEVER: ReadonlySet<string> = new Set(["staff_recusals"]);

const NAMES_A_SEEN_APPLICATION = `(exists (select 1 from applications where
  applications.edition_id = this.edition_id and applications.ref = this.subject)
  or exists (select 1 from categories where
  categories.edition_id = this.edition_id and categories.slug = this.subject))`;

function rules(staffId: string): Readonly<Record<string, Rule>> {
  return {
    categories: {
      where: `this.id not in (select category_id from ${whole("staff_recusals")} where staff_id = ${quoted(staffId)})`,
    },
    // Whoever sits on no panel that is seen, or applies in no category that is, might as well not be.
    judges: {
      where: `(this.id in (select judge_id from ${whole("seats")} where category_id in (select id from categories))
        or this.id in (select judge_id from ${whole("round_seats")} where category_id in (select id from categories)))`,
    },
    entrants: {
      where: `this.id in (select entrant_id from ${whole("applications")} where category_id in (select id from categories))`,
    },
    // A letter that is about no application may be about the hidden ones: how much a judge owes.
    mails: { where: "this.application_id is not null", without: ["mail_batches"] },
    mail_batches: { where: "this.id in (select batch_id from mails)" },
    // Numbers and hashes would tell how much happened that is not seen.
    audit_entries: {
      where: NAMES_A_SEEN_APPLICATION,
      columns: {
        number: "row_number() over (order by number)",
        previous_hash: "''",
        hash: "''",
      },
    },
    proposals: { where: NAMES_A_SEEN_APPLICATION },
    decisions: {
      where: "(this.category_id is not null or this.application_id is not null)",
      columns: { number: "row_number() over (partition by edition_id order by number)" },
    },
    citations: {
      where: `exists (select 1 from applications where
        applications.edition_id = this.edition_id and applications.ref = this.application_ref)`,
    },
    certifications: { where: "1 = 1", columns: { digest: "''", reason: "''" } },
  };
}

/** Columns that refer without a key of the database, in the record of what was done and sent. */
const WITHOUT_KEY: Readonly<Record<string, string>> = {
  application_id: "applications",
  category_id: "categories",
  judge_id: "judges",
  mail_id: "mails",
};

interface Veiled {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns with the tables that they refer to, but the table itself. */
  readonly references: readonly { readonly column: string; readonly to: string }[];
}

const SCHEMA: ReadonlyMap<string, Veiled> = new Map(
  Object.values(tables)
    .filter((table) => is(table, Table))
    .map((table) => {
      const one = veiledOf(table);
      return [one.name, one];
    }),
);

function veiledOf(table: PgTable): Veiled {
  const configOf = (
    dialect === "postgres" ? configOfPostgres : configOfSqlite
  ) as typeof configOfPostgres;
  const { name, columns, foreignKeys } = configOf(table);
  const named = columns.map((column) => inSnakeCase(column.name));
  const references = new Map(
    named.flatMap((column) => {
      const to = WITHOUT_KEY[column];
      return to === undefined ? [] : [[column, to] as const];
    }),
  );
  for (const key of foreignKeys) {
    const { columns: from, foreignTable } = key.reference();
    const [column] = from;
    if (column) references.set(inSnakeCase(column.name), configOf(foreignTable).name);
  }
  return {
    name,
    columns: named,
    references: [...references]
      .filter(([, to]) => to !== name)
      .map(([column, to]) => ({ column, to })),
  };
}

/** As the store's casing names a column. */
function inSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function whole(table: string): string {
  return `${dialect === "postgres" ? "public" : "main"}.${table}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The veiled tables, each after those that it looks at. */
function inOrder(ruled: Readonly<Record<string, Rule>>): readonly Veiled[] {
  const veiled = new Set(Object.keys(ruled));
  for (let before = -1; before !== veiled.size;) {
    before = veiled.size;
    for (const { name, references } of SCHEMA.values())
      if (!NEVER.has(name) && references.some(({ to }) => veiled.has(to))) veiled.add(name);
  }
  const order: Veiled[] = [];
  const visit = (name: string) => {
    const table = SCHEMA.get(name);
    if (!table || !veiled.has(name) || order.includes(table)) return;
    for (const needed of needsOf(table, ruled[name])) visit(needed);
    order.push(table);
  };
  for (const name of veiled) visit(name);
  return order;
}

function needsOf({ name, references }: Veiled, rule: Rule | undefined): readonly string[] {
  const inRule = [...(rule?.where ?? "").matchAll(/from (\w+)\b(?!\.)/g)].map(
    ([, table]) => table ?? "",
  );
  const referred = references.map(({ to }) => to).filter((to) => !rule?.without?.includes(to));
  return [...inRule, ...referred].filter((needed) => needed !== name);
}

function definitionOf(
  { name, columns, references }: Veiled,
  rule: Rule | undefined,
  isVeiled: (name: string) => boolean,
): string {
  const seen = references
    .filter(({ to }) => isVeiled(to) && !rule?.without?.includes(to))
    .map(
      ({ column, to }) =>
        `(this."${column}" is null or this."${column}" in (select id from ${to}))`,
    );
  const where = [...(rule ? [rule.where] : []), ...seen].join(" and ");
  const selected = columns.map((column) => {
    const said = rule?.columns?.[column];
    return said === undefined ? `this."${column}"` : `${said} as "${column}"`;
  });
  return `${name} as not materialized (select ${selected.join(", ")} from ${whole(name)} as this where ${where})`;
}

/** @returns a function that puts the veil before a text that reads */
function veilOf(staffId: string): (text: string) => string {
  const ruled = rules(staffId);
  const order = inOrder(ruled);
  const names = new Set(order.map(({ name }) => name));
  const definitions = new Map(
    order.map((table) => [
      table.name,
      definitionOf(table, ruled[table.name], (one) => names.has(one)),
    ]),
  );
  const needs = new Map(order.map((table) => [table.name, needsOf(table, ruled[table.name])]));
  return (text) => {
    const used = new Set([...text.matchAll(/"(\w+)"/g)].map(([, name]) => name ?? ""));
    for (const name of used) for (const needed of needs.get(name) ?? []) used.add(needed);
    const before = order
      .filter(({ name }) => used.has(name))
      .map(({ name }) => definitions.get(name) ?? "");
    if (before.length === 0) return text;
    const rest = text.replace(/^\s*with\s+/i, "");
    return `with ${before.join(",\n")}${rest === text ? " " : ", "}${rest}`;
  };
}

/** The store as a member of the staff may see it, without what they stepped aside from. */
export function behindVeil(store: Store, staffId: string): Store {
  return store.rewritten(veilOf(staffId));
}
