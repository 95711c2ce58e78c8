/**
 * Every list that leaves as a file, with who may take it: the same people who see its page, and the
 * same rows. A list that somebody may not take does not exist for them.
 */
import type { Table } from "#app/domain/table/table.ts";
import type { StaffRole } from "#app/queries/membership.ts";
import type { StaffOf } from "#app/queries/results.ts";
import type { Context } from "../context.ts";
import {
  answerTable,
  applicantTable,
  applicationTable,
  draftTable,
  findingTable,
} from "./applications.ts";
import {
  achievementTable,
  judgeTable,
  progressTable,
  resultTable,
  scorecardTable,
  standingTable,
} from "./judging.ts";
import { auditTable, mailTable } from "./record.ts";

interface List {
  readonly readers: readonly StaffRole[];
  /** @param address the filters, as in the address of the list's page */
  readonly table: (
    context: Context,
    staff: StaffOf,
    address: URLSearchParams,
  ) => Table | Promise<Table>;
}

const STAFF: readonly StaffRole[] = ["secretariat", "observer"];
const SECRETARIAT: readonly StaffRole[] = ["secretariat"];

export const LISTS = {
  applications: { readers: STAFF, table: applicationTable },
  answers: { readers: SECRETARIAT, table: answerTable },
  findings: { readers: SECRETARIAT, table: findingTable },
  cities: { readers: STAFF, table: applicantTable },
  drafts: { readers: SECRETARIAT, table: draftTable },
  judges: { readers: STAFF, table: judgeTable },
  progress: { readers: STAFF, table: progressTable },
  scorecards: { readers: SECRETARIAT, table: scorecardTable },
  standing: { readers: STAFF, table: standingTable },
  results: { readers: STAFF, table: resultTable },
  achievements: { readers: STAFF, table: achievementTable },
  audit: { readers: STAFF, table: auditTable },
  mails: { readers: SECRETARIAT, table: mailTable },
} as const satisfies Readonly<Record<string, List>>;

/** @returns null for a list that does not exist for this person */
export function findList(name: string, role: StaffRole): List | null {
  if (!Object.hasOwn(LISTS, name)) return null;
  const list: List = LISTS[name as keyof typeof LISTS];
  return list.readers.includes(role) ? list : null;
}
