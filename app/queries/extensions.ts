/** More time: whom an outage hit, until when each of them has, and what was given so far. */
import { deadlineOf, type WritingFacts } from "#app/domain/application/writing.ts";
import type { Context } from "#app/server/context.ts";
import { listAtWork, listBeingWritten } from "#db/repositories/extendable.ts";
import { listExtensionsIn } from "#db/repositories/extensions.ts";
import { findLastScreening } from "#db/repositories/screenings.ts";
import type { Db } from "#db/store/store.ts";
import { readWritingFacts } from "./writing-facts.ts";

/** Whom an outage hit. */
export interface Outage {
  readonly from: Date;
  /** Not in it any more. */
  readonly to: Date;
  /** All that were being written then, or only those at which somebody is known to have worked. */
  readonly who: "being-written" | "at-work";
}

export interface BeingWritten {
  readonly id: string;
  readonly ref: string;
  readonly state: "draft" | "returned";
  readonly city: string;
  readonly category: string;
  readonly ownerId: string | null;
  /** With what it was given so far; null where nobody set an end. */
  readonly deadline: Date | null;
}

type EditionFacts = WritingFacts["edition"] & { readonly id: string };

/** By ref. Neither a title nor a word of an answer: a draft is its city's own. */
export async function listHit(
  db: Db,
  edition: EditionFacts,
  outage: Outage,
): Promise<readonly BeingWritten[]> {
  const all = await listBeingWritten(db, edition.id);
  const atWork = outage.who === "at-work" ? await listAtWork(db, edition.id, outage) : null;
  const hit = all.filter(({ id, createdAt }) =>
    atWork === null ? createdAt < outage.to : atWork.has(id),
  );
  return withDeadlines(db, edition, hit);
}

/** @returns null for one that does not exist, or is not being written */
export async function findBeingWritten(
  db: Db,
  edition: EditionFacts,
  ref: string,
): Promise<BeingWritten | null> {
  const all = await listBeingWritten(db, edition.id);
  const found = all.filter((one) => one.ref.toLowerCase() === ref.toLowerCase());
  return (await withDeadlines(db, edition, found))[0] ?? null;
}

async function withDeadlines(
  db: Db,
  edition: EditionFacts,
  rows: Awaited<ReturnType<typeof listBeingWritten>>,
): Promise<readonly BeingWritten[]> {
  const written: BeingWritten[] = [];
  for (const { id, ref, state, city, category, ownerId } of rows) {
    if (state !== "draft" && state !== "returned") continue;
    const screening = state === "returned" ? await findLastScreening(db, id) : null;
    const facts = await readWritingFacts(db, { id, state }, edition, screening);
    const deadline = deadlineOf(facts);
    written.push({ id, ref, state, city, category, ownerId, deadline });
  }
  return written;
}

/** What was given so far, latest first; what was given together stands together. */
export async function listGranted(context: Context, editionId: string) {
  const rows = await listExtensionsIn(context.store.read, editionId);
  const acts = new Map<
    string,
    { readonly refs: string[]; readonly first: (typeof rows)[number] }
  >();
  for (const row of rows) {
    const key = `${row.grantedAt.getTime()} ${row.until.getTime()} ${row.reason}`;
    const known = acts.get(key);
    if (known) known.refs.push(row.ref);
    else acts.set(key, { refs: [row.ref], first: row });
  }
  return [...acts.values()].map(({ refs, first }) => ({
    id: first.id,
    refs,
    until: first.until,
    reason: first.reason,
    grantedAt: first.grantedAt,
    grantedBy: first.grantedBy ?? "",
  }));
}
