/** What became of each mail of an edition. Letters that carry a link of their own show no text. */
import { LETTER_KINDS, type LetterKind, nameOfKind } from "#app/domain/mail/letter-kinds.ts";
import { MAIL_STATES, type MailState, stateOfMail } from "#app/domain/mail/mail-state.ts";
import type { Context } from "#app/server/context.ts";
import {
  countKinds,
  countLog,
  findLogLine,
  listAttempts,
  listLog,
} from "#db/repositories/mail-log.ts";

const LINES_A_PAGE = 50;

/** Whoever has one of these has what its reader may do: nobody else reads it. */
const WITH_TOKEN: ReadonlySet<LetterKind> = new Set<LetterKind>([
  "judge-invitation",
  "staff-invitation",
  "colleague-invitation",
]);

function showsText(kind: string | null): boolean {
  return kind !== null && Object.hasOwn(LETTER_KINDS, kind) && !WITH_TOKEN.has(kind as LetterKind);
}

type Row = Awaited<ReturnType<typeof listLog>>[number];

function lineOf(row: Row) {
  const { id, recipient, subject, kind, ref, createdAt, notBefore, sentAt, lastError } = row;
  const { attempts, batch } = row;
  const state = stateOfMail(row);
  return {
    id,
    recipient,
    subject,
    kind: nameOfKind(kind),
    ref,
    createdAt,
    sentAt,
    attempts,
    lastError,
    state,
    /** When it is sent or tried next; null where that is not known. */
    nextAt:
      state === "due" || state === "deferred"
        ? batch?.releaseAt && batch.releaseAt > notBefore
          ? batch.releaseAt
          : notBefore
        : null,
  };
}

interface Asked {
  /** Empty for every state. */
  readonly state: string;
  /** Empty for every kind. */
  readonly kind: string;
  readonly text: string;
  /** From 1; one that does not exist is the last that does. */
  readonly page: number;
}

export async function loadMailLog(
  { store }: Context,
  editionId: string,
  { state, kind, text, page }: Asked,
) {
  const filter = {
    state: MAIL_STATES.find((one) => one === state),
    kind: kind === "" ? undefined : kind,
    text: text === "" ? undefined : text,
  };
  const total = await countLog(store.read, editionId, filter);
  const pages = Math.max(1, Math.ceil(total / LINES_A_PAGE));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = await listLog(store.read, editionId, filter, {
    limit: LINES_A_PAGE,
    offset: (shown - 1) * LINES_A_PAGE,
  });
  const kinds = (await countKinds(store.read, editionId)).flatMap((one) =>
    one.kind === null ? [] : [{ value: one.kind, label: nameOfKind(one.kind) }],
  );
  return { lines: rows.map(lineOf), total, page: shown, pages, kinds };
}

/** One mail with each attempt. @returns null where the edition has no such mail */
export async function loadLoggedMail({ store }: Context, editionId: string, mailId: string) {
  const row = await findLogLine(store.read, editionId, mailId);
  if (!row) return null;
  const attempts = await listAttempts(store.read, mailId);
  const line = lineOf(row);
  const retriable: readonly MailState[] = ["deferred", "refused", "abandoned"];
  return {
    ...line,
    batchId: row.batch?.id ?? null,
    text: showsText(row.kind) ? row.text : null,
    tries: attempts.map(({ id, at, result, detail }) => ({ id, at, result, detail })),
    mayRetry: retriable.includes(line.state),
  };
}

/** Mails that were given up since nobody took them, for the control room. */
export async function countUndelivered({ store }: Context, editionId: string): Promise<number> {
  const refused = await countLog(store.read, editionId, { state: "refused" });
  return refused + (await countLog(store.read, editionId, { state: "abandoned" }));
}
