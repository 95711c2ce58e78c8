/**
 * The pile of applications at the screening desk: filtered, counted and cut into pages by the
 * database. A page begins where another ended, by key, so that the hundredth costs what the first does.
 */
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { tables } from "../schema/index.ts";
import type { Db } from "../store/store.ts";
import type { Application } from "./applications.ts";

const { applications, applicationTags, categories, entrants, findings, messages, screenings } =
  tables;
const { submissions, users } = tables;

/** What an application may wait for. */
export const DESK_WORK = ["findings", "disputed", "overdue", "unread"] as const;
export type DeskWork = (typeof DESK_WORK)[number];

export interface DeskFilter {
  readonly state?: Application["state"] | undefined;
  /** Slug. */
  readonly category?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly tag?: string | undefined;
  /** Id of a person who found something on a version of it. */
  readonly screener?: string | undefined;
  readonly work?: DeskWork | undefined;
  /** Ids, where a text was looked for. */
  readonly ids?: readonly string[] | undefined;
}

/** What the filter of work asks of the edition. */
export interface DeskFacts {
  readonly editionId: string;
  readonly clauses: number;
  readonly now: Date;
}

export const DESK_ORDERS = ["ref", "newest", "oldest"] as const;
export type DeskOrder = (typeof DESK_ORDERS)[number];

/** The row that a page ends at. */
export interface DeskKey {
  readonly ref: string;
  readonly submittedAt: Date;
}

export interface DeskPage {
  readonly order: DeskOrder;
  readonly size: number;
  readonly after?: DeskKey;
  readonly before?: DeskKey;
}

const row = {
  id: applications.id,
  ref: applications.ref,
  title: applications.title,
  state: applications.state,
  submittedAt: applications.submittedAt,
  duplicateOfId: applications.duplicateOfId,
  city: entrants.name,
  country: entrants.country,
  category: categories.name,
};

/** In the order asked for; one more than the size where there is more. */
export async function listDeskPage(db: Db, facts: DeskFacts, filter: DeskFilter, page: DeskPage) {
  const { order, size, after, before } = page;
  const isBack = after === undefined && before !== undefined;
  const key = after ?? before;
  const rows = await db
    .select(row)
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(and(...conditions(db, facts, filter), key && beyond(key, order, isBack)))
    .orderBy(...orderOf(order, isBack))
    .limit(size + 1);
  return isBack ? rows.reverse() : rows;
}

/** By ref, whatever the page: what an act on all that match is done to. */
export async function listDeskRefs(db: Db, facts: DeskFacts, filter: DeskFilter, most: number) {
  const rows = await db
    .select({ ref: applications.ref })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(and(...conditions(db, facts, filter)))
    .orderBy(asc(applications.ref))
    .limit(most);
  return rows.map(({ ref }) => ref);
}

const FACETS = {
  state: applications.state,
  category: categories.slug,
  country: entrants.country,
  tag: applicationTags.tag,
} as const;
export type Facet = keyof typeof FACETS;

/** How many there are of each value of one filter, under all the others. */
export async function countDesk(
  db: Db,
  facts: DeskFacts,
  filter: DeskFilter,
  facet: Facet,
): Promise<ReadonlyMap<string, number>> {
  const value = FACETS[facet];
  const { [facet]: _own, ...others } = filter;
  const named = db
    .select({ value, found: count() })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .$dynamic();
  const isTagged = eq(applicationTags.applicationId, applications.id);
  const counted = facet === "tag" ? named.innerJoin(applicationTags, isTagged) : named;
  const rows = await counted.where(and(...conditions(db, facts, others))).groupBy(value);
  return new Map(rows.map(({ value: name, found }) => [name, found]));
}

export async function countDrafts(db: Db, editionId: string): Promise<number> {
  const isDraft = and(eq(applications.editionId, editionId), eq(applications.state, "draft"));
  return db.$count(applications, isDraft);
}

/** What a text is looked for in, of every submitted application. */
export async function listSearched(db: Db, editionId: string) {
  return db
    .select({
      id: applications.id,
      ref: applications.ref,
      title: applications.title,
      city: entrants.name,
    })
    .from(applications)
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .where(wasSubmitted(editionId));
}

/** Those who found something on an application of the edition. */
export async function listScreeners(db: Db, editionId: string) {
  return db
    .selectDistinct({ id: users.id, name: users.name, email: users.email })
    .from(findings)
    .innerJoin(applications, eq(findings.applicationId, applications.id))
    .innerJoin(users, eq(findings.foundById, users.id))
    .where(eq(applications.editionId, editionId));
}

function wasSubmitted(editionId: string): SQL | undefined {
  return and(eq(applications.editionId, editionId), isNotNull(applications.submittedAt));
}

function conditions(db: Db, facts: DeskFacts, filter: DeskFilter): readonly (SQL | undefined)[] {
  const { state, category, country, tag, screener, work, ids } = filter;
  return [
    wasSubmitted(facts.editionId),
    state && eq(applications.state, state),
    category === undefined ? undefined : eq(categories.slug, category),
    country === undefined ? undefined : eq(entrants.country, country),
    tag === undefined ? undefined : hasTag(db, tag),
    screener === undefined ? undefined : wasScreenedBy(db, screener),
    work && WORK[work](db, facts),
    ids && (ids.length > 0 ? inArray(applications.id, [...ids]) : sql`1 = 0`),
  ];
}

function hasTag(db: Db, tag: string): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(applicationTags)
      .where(and(eq(applicationTags.applicationId, applications.id), eq(applicationTags.tag, tag))),
  );
}

function wasScreenedBy(db: Db, person: string): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(findings)
      .where(and(eq(findings.applicationId, applications.id), eq(findings.foundById, person))),
  );
}

const WORK: Readonly<Record<DeskWork, (db: Db, facts: DeskFacts) => SQL | undefined>> = {
  findings: (db) =>
    and(
      eq(applications.state, "submitted"),
      exists(
        db
          .select({ one: sql`1` })
          .from(findings)
          .where(
            and(
              eq(findings.applicationId, applications.id),
              eq(findings.screener, ""),
              ne(findings.result, "pass"),
              isLastVersion(findings.submission),
            ),
          ),
      ),
    ),
  disputed: (db, facts) =>
    and(eq(applications.state, "submitted"), inArray(applications.id, disputed(db, facts))),
  overdue: (db, { now }) =>
    and(
      eq(applications.state, "returned"),
      exists(
        db
          .select({ one: sql`1` })
          .from(screenings)
          .where(
            and(
              eq(screenings.applicationId, applications.id),
              isLastVersion(screenings.submission),
              lte(screenings.dueAt, now),
            ),
          ),
      ),
    ),
  unread: (db) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(messages)
        .where(
          and(
            eq(messages.applicationId, applications.id),
            eq(messages.from, "city"),
            isNull(messages.readAt),
          ),
        ),
    ),
};

/** An application that came by import and was never submitted here is checked as its first version. */
function isLastVersion(submission: typeof findings.submission | typeof screenings.submission): SQL {
  return sql`${submission} = coalesce((select max(${submissions.number}) from ${submissions} where ${submissions.applicationId} = ${applications.id}), 1)`;
}

/** Where two found differently on a clause, both are done with every clause, and nobody settled it. */
function disputed(db: Db, { clauses }: DeskFacts) {
  const other = alias(findings, "other_findings");
  const settled = alias(findings, "settled_findings");
  const own = alias(findings, "own_findings");
  const isDone = (one: typeof findings | typeof other) => {
    const found = db
      .select({ found: count() })
      .from(own)
      .where(
        and(
          eq(own.applicationId, one.applicationId),
          eq(own.submission, one.submission),
          eq(own.screener, one.screener),
        ),
      );
    return sql`(${found}) >= ${clauses}`;
  };
  return db
    .select({ id: findings.applicationId })
    .from(findings)
    .innerJoin(
      other,
      and(
        eq(other.applicationId, findings.applicationId),
        eq(other.submission, findings.submission),
        eq(other.clauseId, findings.clauseId),
        gt(other.screener, findings.screener),
        ne(other.result, findings.result),
      ),
    )
    .leftJoin(
      settled,
      and(
        eq(settled.applicationId, findings.applicationId),
        eq(settled.submission, findings.submission),
        eq(settled.clauseId, findings.clauseId),
        eq(settled.screener, ""),
      ),
    )
    .where(
      and(
        ne(findings.screener, ""),
        isNull(settled.id),
        isDone(findings),
        isDone(other),
        sql`${findings.submission} = coalesce((select max(${submissions.number}) from ${submissions} where ${submissions.applicationId} = ${findings.applicationId}), 1)`,
      ),
    );
}

function orderOf(order: DeskOrder, isBack: boolean): readonly SQL[] {
  const up = isBack ? desc : asc;
  const down = isBack ? asc : desc;
  if (order === "ref") return [up(applications.ref)];
  const first = order === "newest" ? down : up;
  return [first(applications.submittedAt), up(applications.ref)];
}

function beyond({ ref, submittedAt }: DeskKey, order: DeskOrder, isBack: boolean): SQL | undefined {
  const afterRef = isBack ? lt(applications.ref, ref) : gt(applications.ref, ref);
  if (order === "ref") return afterRef;
  const isLater = (order === "oldest") !== isBack;
  const past = isLater
    ? gt(applications.submittedAt, submittedAt)
    : lt(applications.submittedAt, submittedAt);
  return or(past, and(eq(applications.submittedAt, submittedAt), afterRef));
}
