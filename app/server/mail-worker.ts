/**
 * Sends what is in the outbox. A crash between sending and noting it sends that one mail again, and
 * no other: each mail is claimed before it is sent, and noted before the next is claimed.
 */
import { randomUUID } from "node:crypto";
import { nextAttemptAt } from "#app/domain/mail/back-off.ts";
import {
  claimDueMail,
  findDueMail,
  findFirstAttempt,
  saveMailFailed,
  saveMailSent,
} from "#db/repositories/mail-delivery.ts";
import type { Mail } from "#db/repositories/mails.ts";
import type { Store } from "#db/store/store.ts";
import { NotDelivered, type Sender } from "./smtp-sender.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const IDLE = 2 * SECOND;
/** A claim of a sender that died is taken over after this. */
const LEASE = 5 * MINUTE;

export interface MailWorker {
  /** Waits for the mails that are being sent. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** How many mails are under way at once: one that stalls does not hold the others. */
  readonly lanes?: number;
  /** Milliseconds after which a claim counts as left behind. */
  readonly lease?: number;
  /** Milliseconds to wait where nothing is due. */
  readonly idle?: number;
  /** Milliseconds that a lane rests after each mail, so that pages are not slowed by a great batch. */
  readonly rest?: number;
  /** From 0 up to 1. */
  readonly chance?: () => number;
}

/** One mail: claimed, sent, noted. @returns false where nothing is due */
export async function sendNextMail(
  store: Store,
  sender: Pick<Sender, "send">,
  clock: () => Date,
  { lease = LEASE, chance = Math.random }: WorkerOptions = {},
): Promise<boolean> {
  const now = clock();
  const leaseBefore = new Date(now.getTime() - lease);
  // Looking costs nobody a turn; only a mail that is there opens a transaction.
  if ((await findDueMail(store.read, now, leaseBefore)) === undefined) return false;
  const mail = await store.transact((tx) => claimDueMail(tx, now, leaseBefore));
  // Another sender was faster: there may be more.
  if (!mail) return true;
  const id = randomUUID();
  try {
    const detail = await sender.send(mail);
    await store.transact((tx) => saveMailSent(tx, mail.id, { id, at: clock(), detail }));
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    await noteFailure(store, mail, error, { id, at: clock(), chance });
  }
  return true;
}

async function noteFailure(
  store: Store,
  mail: Mail,
  { message: detail, isForGood }: NotDelivered,
  { id, at, chance }: { readonly id: string; readonly at: Date; readonly chance: () => number },
): Promise<void> {
  await store.transact(async (tx) => {
    const firstAttemptAt = await findFirstAttempt(tx, mail, at);
    const { attempts } = mail;
    await saveMailFailed(tx, mail.id, {
      id,
      at,
      detail,
      result: isForGood ? "refused" : "deferred",
      nextAt: isForGood
        ? null
        : nextAttemptAt({ attempts, firstAttemptAt, now: at, chance: chance() }),
    });
  });
}

export function startMailWorker(
  store: Store,
  sender: Sender,
  clock: () => Date,
  options: WorkerOptions = {},
): MailWorker {
  const { lanes: many = 1, idle = IDLE, rest = 0 } = options;
  let isStopping = false;
  const wakes = new Set<() => void>();
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        wakes.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      wakes.add(wake);
    });
  const run = async () => {
    while (!isStopping) {
      // A database that cannot be reached for a while must not end the sending for ever.
      const isBusy = await sendNextMail(store, sender, clock, options).catch(() => false);
      if (!isStopping) await pause(isBusy ? rest : idle);
    }
  };
  const lanes = Array.from({ length: many }, run);
  return {
    async stop() {
      isStopping = true;
      for (const wake of wakes) wake();
      await Promise.all(lanes);
      sender.close();
    },
  };
}
