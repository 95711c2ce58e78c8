/** What city and secretariat write to each other about an application: appended, never changed. */
import { and, asc, count, desc, eq, gt, gte, isNull, lte, max, type SQL, sql } from "drizzle-orm";
import type { ThreadFilter } from "#app/domain/talk/thread-filter.ts";
import { tables as t } from "../schema/index.ts";
import type { Db, Tx } from "../store/store.ts";
import type { ClaimedApplication } from "./applications.ts";

const { messages, applications, entrants, categories, users } = t;

export type MessageSide = (typeof messages.$inferSelect)["from"];

export async function appendMessage(
  tx: Tx,
  { id: applicationId }: ClaimedApplication,
  message: Omit<typeof messages.$inferInsert, "applicationId">,
): Promise<void> {
  await tx.insert(messages).values({ ...message, applicationId });
}

/** First to last, with who wrote each. */
export async function listMessages(db: Db, applicationId: string) {
  return db
    .select({
      id: messages.id,
      from: messages.from,
      authorId: messages.authorId,
      author: users.name,
      text: messages.text,
      sentAt: messages.sentAt,
      readAt: messages.readAt,
    })
    .from(messages)
    .leftJoin(users, eq(messages.authorId, users.id))
    .where(eq(messages.applicationId, applicationId))
    .orderBy(asc(messages.sentAt), asc(messages.id));
}

/** When one side wrote since an instant, first to last. */
export async function listSentSince(
  db: Db,
  applicationId: string,
  from: MessageSide,
  since: Date,
): Promise<readonly Date[]> {
  const rows = await db
    .select({ sentAt: messages.sentAt })
    .from(messages)
    .where(
      and(
        eq(messages.applicationId, applicationId),
        eq(messages.from, from),
        gt(messages.sentAt, since),
      ),
    )
    .orderBy(asc(messages.sentAt));
  return rows.map(({ sentAt }) => sentAt);
}

/** The first reading counts. @param from whose messages were read @param upTo the last that was shown */
export async function saveMessagesRead(
  tx: Tx,
  applicationId: string,
  from: MessageSide,
  { upTo, readAt }: { readonly upTo: Date; readonly readAt: Date },
): Promise<void> {
  await tx
    .update(messages)
    .set({ readAt })
    .where(
      and(
        eq(messages.applicationId, applicationId),
        eq(messages.from, from),
        isNull(messages.readAt),
        lte(messages.sentAt, upTo),
      ),
    );
}

/** How many messages of the other side nobody of this one has read. */
export async function countUnread(
  db: Db,
  applicationId: string,
  from: MessageSide,
): Promise<number> {
  const isUnread = and(
    eq(messages.applicationId, applicationId),
    eq(messages.from, from),
    isNull(messages.readAt),
  );
  return db.$count(messages, isUnread);
}

const toNumber = (value: unknown) => Number(value ?? 0);
const unread =
  sql<number>`sum(case when ${messages.from} = 'city' and ${messages.readAt} is null then 1 else 0 end)`.mapWith(
    toNumber,
  );
/** When the city wrote last; nothing where it never did. */
const lastOfCity = sql`max(case when ${messages.from} = 'city' then ${messages.sentAt} end)`;
const lastOfStaff = sql`max(case when ${messages.from} = 'secretariat' then ${messages.sentAt} end)`;
const isUnanswered = sql`(${lastOfCity} is not null and (${lastOfStaff} is null or ${lastOfCity} > ${lastOfStaff}))`;
const unanswered = sql<number>`case when ${isUnanswered} then 1 else 0 end`.mapWith(toNumber);

const HAVING: Readonly<Record<ThreadFilter, SQL>> = {
  unread: sql`${unread} > 0`,
  unanswered: isUnanswered,
};

/** Threads of an edition: what nobody has read first, then what waits for an answer, then the latest. */
export async function listThreads(
  db: Db,
  editionId: string,
  filter: ThreadFilter | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const having = filter === null ? undefined : HAVING[filter];
  return db
    .select({
      ref: applications.ref,
      title: applications.title,
      state: applications.state,
      submittedAt: applications.submittedAt,
      city: entrants.name,
      country: entrants.country,
      category: categories.name,
      messages: count(messages.id),
      lastAt: max(messages.sentAt),
      unread,
      unanswered,
    })
    .from(messages)
    .innerJoin(applications, eq(messages.applicationId, applications.id))
    .innerJoin(entrants, eq(applications.entrantId, entrants.id))
    .innerJoin(categories, eq(applications.categoryId, categories.id))
    .where(eq(applications.editionId, editionId))
    .groupBy(
      applications.id,
      applications.ref,
      applications.title,
      applications.state,
      applications.submittedAt,
      entrants.name,
      entrants.country,
      categories.name,
    )
    .having(having)
    .orderBy(
      desc(sql`case when ${unread} > 0 then 1 else 0 end`),
      desc(unanswered),
      desc(max(messages.sentAt)),
      asc(applications.ref),
    )
    .limit(limit)
    .offset(offset);
}

/** How many threads there are, and how many of them wait for the secretariat. */
export async function countThreads(db: Db, editionId: string) {
  const threads = db
    .select({
      unread: sql<number>`${unread}`.as("unread"),
      open: sql<number>`${unanswered}`.as("open"),
    })
    .from(messages)
    .innerJoin(applications, eq(messages.applicationId, applications.id))
    .where(eq(applications.editionId, editionId))
    .groupBy(messages.applicationId)
    .as("threads");
  const [row] = await db
    .select({
      all: count(),
      unread: sql<number>`sum(case when ${threads.unread} > 0 then 1 else 0 end)`.mapWith(toNumber),
      unanswered: sql<number>`sum(${threads.open})`.mapWith(toNumber),
    })
    .from(threads);
  return { all: row?.all ?? 0, unread: row?.unread ?? 0, unanswered: row?.unanswered ?? 0 };
}

/** Whoever in the city reads about it: who began it, and the colleagues who are in. */
export async function listCityReaders(
  db: Db,
  application: { readonly id: string; readonly ownerId: string | null },
) {
  const { colleagues } = t;
  const person = { id: users.id, email: users.email, name: users.name };
  const owners = await db
    .select(person)
    .from(users)
    .where(eq(users.id, application.ownerId ?? ""));
  const others = await db
    .selectDistinct(person)
    .from(colleagues)
    .innerJoin(users, eq(colleagues.userId, users.id))
    .where(
      and(
        eq(colleagues.applicationId, application.id),
        isNull(colleagues.removedAt),
        gte(colleagues.acceptedAt, new Date(0)),
      ),
    )
    .orderBy(asc(users.id));
  return [...owners, ...others.filter(({ id }) => id !== application.ownerId)];
}
