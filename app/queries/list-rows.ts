/** What leaves as a file, row by row: never more than the pages show to the same person. */
import type { Context } from "#app/server/context.ts";
import { findApplication } from "#db/repositories/applications.ts";
import {
  listApplicants,
  listContacts,
  listEntriesBelow,
  listFindingRows,
} from "#db/repositories/list-rows.ts";
import { loadSubmittedApplication } from "./read-application.ts";
import type { StaffOf } from "./results.ts";

/** Name and address of who submitted each application: for the secretariat alone. */
export async function contactsOf({ store }: Context, { edition, role }: StaffOf) {
  return role === "secretariat" ? listContacts(store.read, edition.id) : null;
}

/** What a city wrote, as it was last submitted. @returns null where the edition has no such application */
export async function submittedText({ store }: Context, { edition }: StaffOf, ref: string) {
  const application = await findApplication(store.read, edition.id, ref);
  return application?.submittedAt
    ? loadSubmittedApplication(store.read, application.id, "staff")
    : null;
}

export async function findingRows({ store }: Context, { edition }: StaffOf) {
  return listFindingRows(store.read, edition.id);
}

/** Each city or organisation once, with the refs of what it submitted. */
export async function applicantLines({ store }: Context, { edition }: StaffOf) {
  const lines = new Map<
    string,
    { name: string; country: string; refs: string[]; accepted: number }
  >();
  for (const { entrantId, name, country, ref, state } of await listApplicants(
    store.read,
    edition.id,
  )) {
    const line = lines.get(entrantId) ?? { name, country, refs: [], accepted: 0 };
    line.refs.push(ref);
    if (state === "accepted") line.accepted++;
    lines.set(entrantId, line);
  }
  return [...lines.values()];
}

const ENTRIES_AT_ONCE = 500;
/** That a column of whole numbers holds. */
const HIGHEST = 2_147_483_647;

/** Newest first. What is appended meanwhile is not in it. */
export async function* auditLines({ store }: Context, { edition }: StaffOf) {
  let below = HIGHEST;
  for (;;) {
    const entries = await listEntriesBelow(store.read, edition.id, below, ENTRIES_AT_ONCE);
    yield* entries;
    const last = entries.at(-1);
    if (!last || entries.length < ENTRIES_AT_ONCE) return;
    below = last.number;
  }
}
