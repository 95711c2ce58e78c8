/** The mails of an edition with what came of them, for the delivery log. Bodies stay where they are. */
import { and, asc, count, desc, eq, isNotNull, isNull, like, or, type SQL, sql } from "drizzle-orm";
import type { MailState } from "#app/domain/mail/mail-state.ts";
import { tables } from "../schema/index.ts";
import type { Db } from "../store/store.ts";

const { applications, mailAttempts, mailBatches, mails } = tables;

/** Of the last attempt of each mail. */
const lastResult = sql<"sent" | "deferred" | "refused" | null>`(
  select ${mailAttempts.result} from ${mailAttempts}
  where ${mailAttempts.mailId} = ${mails.id}
  order by ${mailAttempts.at} desc, ${mailAttempts.id} desc limit 1
)`;

const isOpen = and(isNull(mails.sentAt), isNull(mails.abandonedAt));
const isHeld = (state: "waiting" | "stopped") => and(isOpen, eq(mailBatches.state, state));
const isLetGo = and(isOpen, or(isNull(mails.batchId), eq(mailBatches.state, "released")));
const isGivenUp = and(isNull(mails.sentAt), isNotNull(mails.abandonedAt));

/** As stateOfMail says it, of rows; a test holds the two against each other. */
const IN_STATE: Readonly<Record<MailState, SQL | undefined>> = {
  waiting: isHeld("waiting"),
  due: and(isLetGo, isNull(mails.lastError)),
  deferred: and(isLetGo, isNotNull(mails.lastError)),
  sent: isNotNull(mails.sentAt),
  refused: and(isGivenUp, sql`${lastResult} = 'refused'`),
  abandoned: and(isGivenUp, sql`${lastResult} = 'deferred'`),
  stopped: or(and(isGivenUp, sql`${lastResult} is null`), isHeld("stopped")),
};

export interface LogFilter {
  readonly state?: MailState | undefined;
  readonly kind?: string | undefined;
  /** A part of the recipient's address or of the subject. */
  readonly text?: string | undefined;
}

function inLog(editionId: string, { state, kind, text }: LogFilter): SQL | undefined {
  const part = `%${(text ?? "").toLowerCase().replaceAll(/[%_\\]/g, "")}%`;
  return and(
    eq(mails.editionId, editionId),
    ...(state === undefined ? [] : [IN_STATE[state]]),
    ...(kind === undefined ? [] : [eq(mails.kind, kind)]),
    ...(text === undefined || text === ""
      ? []
      : [or(like(sql`lower(${mails.recipient})`, part), like(sql`lower(${mails.subject})`, part))]),
  );
}

const line = {
  id: mails.id,
  recipient: mails.recipient,
  subject: mails.subject,
  kind: mails.kind,
  ref: applications.ref,
  createdAt: mails.createdAt,
  notBefore: mails.notBefore,
  sentAt: mails.sentAt,
  abandonedAt: mails.abandonedAt,
  attempts: mails.attempts,
  lastError: mails.lastError,
  batch: { id: mailBatches.id, state: mailBatches.state, releaseAt: mailBatches.releaseAt },
  lastResult,
};

/** Latest first. */
export async function listLog(
  db: Db,
  editionId: string,
  filter: LogFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  return db
    .select(line)
    .from(mails)
    .leftJoin(mailBatches, eq(mails.batchId, mailBatches.id))
    .leftJoin(applications, eq(mails.applicationId, applications.id))
    .where(inLog(editionId, filter))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit)
    .offset(offset);
}

export async function countLog(db: Db, editionId: string, filter: LogFilter): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(mails)
    .leftJoin(mailBatches, eq(mails.batchId, mailBatches.id))
    .where(inLog(editionId, filter));
  return row?.total ?? 0;
}

export async function findLogLine(db: Db, editionId: string, mailId: string) {
  const [row] = await db
    .select({ ...line, text: mails.text })
    .from(mails)
    .leftJoin(mailBatches, eq(mails.batchId, mailBatches.id))
    .leftJoin(applications, eq(mails.applicationId, applications.id))
    .where(and(eq(mails.editionId, editionId), eq(mails.id, mailId)));
  return row ?? null;
}

/** Latest first. */
export async function listAttempts(db: Db, mailId: string) {
  return db
    .select()
    .from(mailAttempts)
    .where(eq(mailAttempts.mailId, mailId))
    .orderBy(desc(mailAttempts.at), desc(mailAttempts.id));
}

/** How many mails an edition has of each kind. */
export async function countKinds(db: Db, editionId: string) {
  return db
    .select({ kind: mails.kind, total: count() })
    .from(mails)
    .where(eq(mails.editionId, editionId))
    .groupBy(mails.kind)
    .orderBy(asc(mails.kind));
}
