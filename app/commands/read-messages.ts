/**
 * Marks the other side's messages as read, by whoever had the thread before them. Reading is no act
 * on the application: its instant is kept with the message, and not in the audit log.
 */
import type { TalkSide } from "#app/domain/talk/talk.ts";
import type { Context } from "#app/server/context.ts";
import { saveMessagesRead } from "#db/repositories/messages.ts";

interface Reading {
  readonly applicationId: string;
  /** Who wrote what was read. */
  readonly from: TalkSide;
  /** When the last message that was shown had been sent. */
  readonly upTo: Date;
}

/** The route has asked who reads; an observer's page never comes here. */
export async function readMessages(context: Context, reading: Reading): Promise<void> {
  const { applicationId, from, upTo } = reading;
  const readAt = context.clock();
  await context.store.transact((tx) => saveMessagesRead(tx, applicationId, from, { upTo, readAt }));
}
