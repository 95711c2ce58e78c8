/** All tables, built once over the vocabulary of one database. */
import type { Columns } from "./columns.postgres.ts";
import { applicationTables } from "./tables/application.ts";
import { editionTables } from "./tables/edition.ts";
import { judgingTables } from "./tables/judging.ts";
import { peopleTables } from "./tables/people.ts";
import { recordTables } from "./tables/record.ts";
import { resultTables } from "./tables/result.ts";

export function buildTables(c: Columns) {
  const people = peopleTables(c);
  const edition = editionTables(c, people);
  const application = applicationTables(c, people, edition);
  return {
    ...people,
    ...edition,
    ...application,
    ...judgingTables(c, people, edition, application),
    ...resultTables(c, people, edition),
    ...recordTables(c),
  };
}
