/**
 * Sends what is in the outbox, one mail after the other, with a pause that grows while the mail
 * server refuses. A crash between sending and noting it sends that one mail again, and no other.
 */
import { createTransport } from "nodemailer";
import { claimDueMail, type Mail, saveMailFailed, saveMailSent } from "#db/repositories/mails.ts";
import type { Store } from "#db/store/store.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const IDLE = 2 * SECOND;
/** A claim of a sender that died is taken over after this. */
const ABANDONED_AFTER = 5 * MINUTE;
const LONGEST_PAUSE = 4 * HOUR;
const MOST_ERROR_LENGTH = 200;

export interface MailWorker {
  /** Waits for the mail that is being sent. */
  stop(): Promise<void>;
}

export interface MailSettings {
  /** smtp:// or smtps:// address */
  readonly url: string;
  readonly from: string;
}

export type Send = (mail: Pick<Mail, "id" | "recipient" | "subject" | "text">) => Promise<void>;

export function smtpSender({ url, from }: MailSettings): Send {
  const timeout = 20 * SECOND;
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  });
  return async ({ id, recipient, subject, text }) => {
    const messageId = `<${id}@laurel>`;
    await transport.sendMail({ from, to: recipient, subject, text, messageId });
  };
}

/** One mail: claimed, sent, noted. @returns false where nothing is due */
export async function sendNextMail(store: Store, send: Send, clock: () => Date): Promise<boolean> {
  const now = clock();
  const abandonedBefore = new Date(now.getTime() - ABANDONED_AFTER);
  const mail = await store.transact((tx) => claimDueMail(tx, now, abandonedBefore));
  if (!mail) return false;
  try {
    await send(mail);
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : "failed").slice(
      0,
      MOST_ERROR_LENGTH,
    );
    const pause = Math.min(MINUTE * 2 ** (mail.attempts - 1), LONGEST_PAUSE);
    const notBefore = new Date(clock().getTime() + pause);
    await store.transact((tx) => saveMailFailed(tx, mail.id, { lastError, notBefore }));
    return true;
  }
  await store.transact((tx) => saveMailSent(tx, mail.id, clock()));
  return true;
}

export function startMailWorker(store: Store, send: Send, clock: () => Date): MailWorker {
  let isStopping = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, IDLE);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isStopping) {
      // A database that cannot be reached for a while must not end the sending for ever.
      const hasSent = await sendNextMail(store, send, clock).catch(() => false);
      if (!hasSent && !isStopping) await pause();
    }
  };
  const ended = run();
  return {
    async stop() {
      isStopping = true;
      wake();
      await ended;
    },
  };
}
