/** Nothing is kept of which nobody has said who may see it. */
import { getTableColumns } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#db/schema/index.ts";
import { COLUMNS } from "#test/support/secrecy/columns.ts";

/** Columns of texts and of JSON that refer to no other row, by table. */
const texts = Object.entries(tables).map(([name, table]): [string, string[]] => [
  name,
  Object.entries(getTableColumns(table))
    .filter(([, { dataType }]) => dataType === "string" || dataType === "json")
    .map(([column]) => column)
    .filter((column) => column !== "id" && !column.endsWith("Id")),
]);

test.for(texts)(
  "every text of %s is listed as public, technical or confidential",
  ([table, columns]) => {
    const listed = Object.keys(COLUMNS[table as keyof typeof tables]);
    expect([...listed].sort()).toEqual([...columns].sort());
  },
);
