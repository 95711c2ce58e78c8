/** The pile at the screening desk, as its staff see it. A draft is counted and never shown. */
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { foldText } from "#app/domain/screening/likely-duplicates.ts";
import { type DeskSearch, keyText } from "#app/domain/screening/desk-search.ts";
import type { Context } from "#app/server/context.ts";
import { listTags } from "#db/repositories/application-tags.ts";
import { listCategories, listClauses } from "#db/repositories/edition-settings.ts";
import { listSavedViews } from "#db/repositories/saved-views.ts";
import { countOpenFindings } from "#db/repositories/screening-acts.ts";
import {
  countDesk,
  countDrafts,
  type DeskFacts,
  type DeskFilter,
  listDeskPage,
  listDeskRefs,
  listScreeners,
  listSearched,
} from "#db/repositories/screening-desk.ts";
import { findEditionById } from "#db/repositories/editions.ts";
import type { Db } from "#db/store/store.ts";
import type { EditionHead, StaffRole } from "./membership.ts";

const PAGE_SIZE = 50;

export interface DeskLine {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly category: string;
  readonly state: ApplicationStatus;
  readonly submittedAt: Date | null;
  readonly isDuplicate: boolean;
  readonly tags: readonly string[];
}

interface Counted {
  readonly value: string;
  readonly count: number;
}

/** States, cities and titles are for observers too; tags, screeners and views for the secretariat. */
export async function readDesk(
  context: Context,
  edition: EditionHead,
  role: StaffRole,
  asked: DeskSearch,
) {
  const db = context.store.read;
  const search = role === "secretariat" ? asked : withoutInternal(asked);
  const facts = await factsOf(db, edition, context.clock());
  const filter = await filterOf(db, edition.id, search);
  const { order, after, before } = search;
  const found = await listDeskPage(db, facts, filter, {
    order,
    size: PAGE_SIZE,
    ...(after ? { after } : {}),
    ...(before ? { before } : {}),
  });
  const cut = pageOf(found, search);
  const counted = async (facet: "state" | "category" | "country" | "tag") =>
    inOrder(await countDesk(db, facts, filter, facet));
  const states = await counted("state");
  const ids = cut.rows.map(({ id }) => id);
  const isOwn = role === "secretariat";
  const tags = isOwn ? await listTags(db, ids) : new Map<string, readonly string[]>();
  return {
    lines: cut.rows.map(({ id, duplicateOfId, ...line }) => ({
      ...line,
      isDuplicate: isOwn && duplicateOfId !== null,
      tags: tags.get(id) ?? [],
    })),
    matching: totalOf(states, search.state),
    pages: { after: cut.after, before: cut.before },
    states,
    categories: await withNames(db, edition.id, await counted("category")),
    countries: await counted("country"),
    tags: isOwn ? await counted("tag") : [],
    screeners: isOwn ? (await listScreeners(db, edition.id)).map(personOf) : [],
    views: isOwn && context.viewer ? await viewsOf(db, edition.id, context.viewer.userId) : [],
    drafts: await countDrafts(db, edition.id),
  };
}

/** The refs of all that match, by ref, up to a number. */
export async function listMatching(
  context: Context,
  edition: EditionHead,
  search: DeskSearch,
  most: number,
): Promise<readonly string[]> {
  const db = context.store.read;
  const facts = await factsOf(db, edition, context.clock());
  return listDeskRefs(db, facts, await filterOf(db, edition.id, search), most);
}

/** The next and the last before it that wait for this person, by ref, beginning again at the ends. */
export async function findNeighbours(context: Context, edition: EditionHead, ref: string) {
  const db = context.store.read;
  const facts = await factsOf(db, edition, context.clock());
  const waiting = await listDeskRefs(db, facts, { state: "submitted" }, Number.MAX_SAFE_INTEGER);
  const done = await ownDone(db, context, edition.id, facts.clauses);
  const refs = waiting.filter((one) => one !== ref && !done.has(one));
  return {
    next: refs.find((one) => one > ref) ?? refs[0] ?? null,
    previous: refs.findLast((one) => one < ref) ?? refs.at(-1) ?? null,
  };
}

/** Refs that this person is done with while the other screener is not. */
async function ownDone(
  db: Db,
  { viewer }: Context,
  editionId: string,
  clauses: number,
): Promise<ReadonlySet<string>> {
  const edition = await findEditionById(db, editionId);
  if (!edition?.hasTwoScreeners || !viewer || clauses === 0) return new Set();
  const counts = (await countOpenFindings(db, editionId)).filter(({ found }) => found >= clauses);
  const mine = counts.filter(({ screener }) => screener === viewer.userId);
  const isBothDone = (one: (typeof mine)[number]) =>
    counts.some(
      (other) =>
        other.ref === one.ref &&
        other.submission === one.submission &&
        other.screener !== one.screener,
    );
  return new Set(mine.filter((one) => !isBothDone(one)).map(({ ref }) => ref));
}

function withoutInternal({ tag: _t, screener: _s, work: _w, ...search }: DeskSearch): DeskSearch {
  return search;
}

async function factsOf(db: Db, { id }: EditionHead, now: Date): Promise<DeskFacts> {
  return { editionId: id, clauses: (await listClauses(db, id)).length, now };
}

/** A text is looked for without case and accents, which the two databases do not do alike. */
async function filterOf(db: Db, editionId: string, search: DeskSearch): Promise<DeskFilter> {
  const { text, order: _o, after: _a, before: _b, ...filter } = search;
  const words = foldText(text);
  if (words === "") return filter;
  const all = await listSearched(db, editionId);
  const ids = all
    .filter(({ ref, title, city }) => foldText(`${ref} ${title} ${city}`).includes(words))
    .map(({ id }) => id);
  return { ...filter, ids };
}

type Row = Awaited<ReturnType<typeof listDeskPage>>[number];

function pageOf(found: readonly Row[], { after, before }: DeskSearch) {
  const isBack = before !== undefined && after === undefined;
  const hasMore = found.length > PAGE_SIZE;
  const rows = isBack ? found.slice(hasMore ? 1 : 0) : found.slice(0, PAGE_SIZE);
  const key = (row: Row | undefined) =>
    row?.submittedAt ? keyText({ ref: row.ref, submittedAt: row.submittedAt }) : null;
  return {
    rows,
    after: isBack || hasMore ? key(rows.at(-1)) : null,
    before: (isBack ? hasMore : after !== undefined) ? key(rows[0]) : null,
  };
}

function inOrder(counts: ReadonlyMap<string, number>): readonly Counted[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

function totalOf(states: readonly Counted[], state: string | undefined): number {
  return states
    .filter(({ value }) => state === undefined || value === state)
    .reduce((total, { count }) => total + count, 0);
}

async function withNames(db: Db, editionId: string, counts: readonly Counted[]) {
  return (await listCategories(db, editionId)).map(({ slug, name }) => ({
    value: slug,
    name,
    count: counts.find(({ value }) => value === slug)?.count ?? 0,
  }));
}

function personOf({ id, name, email }: { id: string; name: string; email: string }) {
  return { value: id, name: name === "" ? email : name };
}

async function viewsOf(db: Db, editionId: string, userId: string) {
  return (await listSavedViews(db, editionId, userId)).map(({ id, name, search }) => ({
    id,
    name,
    search,
  }));
}
