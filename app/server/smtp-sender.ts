/** Hands one mail to the mail server, over connections that are kept for the next one. */
import { createTransport } from "nodemailer";
import { type DeliveryFault, isRefusedForGood } from "#app/domain/mail/back-off.ts";
import type { Mail } from "#db/repositories/mails.ts";

const SECOND = 1_000;
/** For a connection, for its greeting, and for each silence of the other side. */
const PATIENCE = 20 * SECOND;
/** For the whole of one mail, however slowly the other side speaks. Shorter than any claim. */
const LONGEST_DELIVERY = 90 * SECOND;
const MOST_DETAIL_LENGTH = 200;

export interface MailSettings {
  /** smtp:// or smtps:// address */
  readonly url: string;
  readonly from: string;
  /** How many mails are under way at once. */
  readonly connections?: number;
  /** Milliseconds that the other side may be silent. */
  readonly patience?: number;
}

export interface Sender {
  /** @returns what the other server said when it took the mail; throws NotDelivered */
  send(mail: Pick<Mail, "id" | "recipient" | "subject" | "text">): Promise<string>;
  close(): void;
}

export class NotDelivered extends Error {
  override readonly name = "NotDelivered";
  constructor(
    detail: string,
    /** That this mail will not be taken another time either. */
    readonly isForGood: boolean,
  ) {
    super(detail.slice(0, MOST_DETAIL_LENGTH));
  }
}

function faultOf(error: unknown): DeliveryFault {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  return {
    responseCode: typeof responseCode === "number" ? responseCode : null,
    command: typeof command === "string" ? command : "",
  };
}

/** A mail that was sent a second time can be told by its Message-ID, which is always the same. */
export function messageIdOf(mailId: string): string {
  return `<${mailId}@laurel>`;
}

export function smtpSender(settings: MailSettings): Sender {
  const { url, from, connections = 1, patience = PATIENCE } = settings;
  const options = {
    url,
    pool: true as const,
    maxConnections: connections,
    // Only a mail of which not a byte was sent goes over another connection by itself.
    maxRequeues: 1,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  };
  const transport = createTransport(options);
  return {
    async send({ id, recipient, subject, text }) {
      const message = {
        from,
        to: { name: "", address: recipient },
        subject,
        text,
        messageId: messageIdOf(id),
        signal: AbortSignal.timeout(Math.min(LONGEST_DELIVERY, patience * 4)),
      };
      try {
        const { response } = await transport.sendMail(message);
        return response.slice(0, MOST_DETAIL_LENGTH);
      } catch (error) {
        const detail = error instanceof Error ? error.message : "failed";
        throw new NotDelivered(detail, isRefusedForGood(faultOf(error)));
      }
    },
    close: () => transport.close(),
  };
}
