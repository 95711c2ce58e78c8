/** The outbox: a mail is written in the transaction of the act it tells of, and sent afterwards. */
import { tables } from "../schema/index.ts";
import type { Tx } from "../store/store.ts";

const { mails } = tables;

export interface NewMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  /** Plain text; one paragraph a blank line. */
  readonly text: string;
  readonly createdAt: Date;
}

export async function appendMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.insert(mails).values({ ...mail, notBefore: mail.createdAt, attempts: 0 });
}
