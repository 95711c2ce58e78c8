/** Where a mail stands, in one word. */

export const MAIL_STATES = [
  "waiting",
  "due",
  "deferred",
  "sent",
  "refused",
  "abandoned",
  "stopped",
] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const MAIL_STATE_WORDS: Readonly<Record<MailState, string>> = {
  waiting: "Waits",
  due: "On its way",
  deferred: "Tried again later",
  sent: "Sent",
  refused: "Refused",
  abandoned: "Given up",
  stopped: "Stopped",
};

export interface MailFacts {
  readonly sentAt: Date | null;
  readonly abandonedAt: Date | null;
  readonly lastError: string | null;
  readonly attempts: number;
  /** Null where no batch holds it. */
  readonly batch: { readonly state: "waiting" | "released" | "stopped" } | null;
  /** Of its last attempt; null where there was none. */
  readonly lastResult: "sent" | "deferred" | "refused" | null;
}

export function stateOfMail(mail: MailFacts): MailState {
  if (mail.sentAt !== null) return "sent";
  if (mail.abandonedAt !== null) {
    if (mail.lastResult === "refused") return "refused";
    return mail.lastResult === "deferred" ? "abandoned" : "stopped";
  }
  if (mail.batch?.state === "stopped") return "stopped";
  if (mail.batch?.state === "waiting") return "waiting";
  return mail.lastError === null ? "due" : "deferred";
}
