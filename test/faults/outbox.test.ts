/** The outbox against a mail server that takes, refuses and hangs up, by the protocol itself. */
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { sendNextMail } from "#app/server/mail-worker.ts";
import { messageIdOf, type Sender, smtpSender } from "#app/server/smtp-sender.ts";
import { claimDueMail } from "#db/repositories/mail-delivery.ts";
import { appendMail, listMails } from "#db/repositories/mails.ts";
import { tables } from "#db/schema/index.ts";
import { NOON } from "#test/support/context.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Received {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

let server: SMTPServer | undefined;
let sender: Sender | undefined;
afterEach(async () => {
  sender?.close();
  await new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));
  server = undefined;
});

async function mailServer(options: Partial<SMTPServerOptions> = {}) {
  const received: Received[] = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      simpleParser(stream).then(({ subject = "", text = "" }) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
        received.push({ to, subject, text: text.trim() });
        done();
      }, done);
    },
    ...options,
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  sender = smtpSender({ url, from: "Laurel <a@example.org>" });
  return { received, sender: { ...sender, url } };
}

async function post(...recipients: readonly string[]): Promise<void> {
  await store().transact(async (tx) => {
    for (const [at, recipient] of recipients.entries())
      await appendMail(tx, {
        id: `mail-${at}`,
        recipient,
        subject: `Kính gửi ${recipient}`,
        text: "Cảm ơn.\n\nhttps://laurel.test/apply",
        createdAt: NOON,
      });
  });
}

function saying(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Without chance in the pauses, so that they can be told exactly. */
const next = (by: Sender, clock: () => Date) =>
  sendNextMail(store(), by, clock, { chance: () => 0 });
const after = (milliseconds: number) => () => new Date(NOON.getTime() + milliseconds);

test("each mail is sent once, to its one recipient, as it was written", async () => {
  const { received, sender } = await mailServer();
  await post("hue@example.org", "minsk@example.org");
  while (await next(sender, after(0)));
  expect(received).toEqual(
    ["hue@example.org", "minsk@example.org"].map((to) => ({
      to,
      subject: `Kính gửi ${to}`,
      text: "Cảm ơn.\n\nhttps://laurel.test/apply",
    })),
  );
  expect(await next(sender, after(MINUTE))).toBe(false);
});

test("one that is refused waits longer each time, and is sent once it is taken", async () => {
  let isRefusing = true;
  const { received, sender } = await mailServer({
    onRcptTo(_address, _session, done) {
      done(isRefusing ? saying(451, "try again later") : undefined);
    },
  });
  await post("hue@example.org");
  expect(await next(sender, after(0))).toBe(true);
  expect(await next(sender, after(MINUTE - 1))).toBe(false);
  expect(await next(sender, after(MINUTE))).toBe(true);
  expect(await next(sender, after(3 * MINUTE - 1))).toBe(false);
  const [waiting] = await listMails(store().read, 1);
  expect(waiting).toMatchObject({ attempts: 2, sentAt: null });
  expect(waiting?.lastError).toContain("try again later");
  isRefusing = false;
  expect(await next(sender, after(3 * MINUTE))).toBe(true);
  expect(received).toHaveLength(1);
});

test("a mail server that is not there keeps nothing from being stored or sent later", async () => {
  await post("hue@example.org");
  const nowhere = smtpSender({ url: "smtp://127.0.0.1:9", from: "a@example.org" });
  expect(await next(nowhere, after(0))).toBe(true);
  const { received, sender } = await mailServer();
  expect(await next(sender, after(MINUTE))).toBe(true);
  expect(received).toHaveLength(1);
});

test("what a sender claimed before it died is sent by another, and not before five minutes", async () => {
  const { received, sender } = await mailServer();
  await post("hue@example.org");
  await store().transact((tx) => claimDueMail(tx, NOON, NOON));
  expect(await next(sender, after(5 * MINUTE))).toBe(false);
  expect(await next(sender, after(5 * MINUTE + 1))).toBe(true);
  expect(received).toHaveLength(1);
});

test("two senders at once send each mail once", async () => {
  const { received, sender } = await mailServer();
  const recipients = Array.from({ length: 12 }, (_, at) => `city-${at}@example.org`);
  await post(...recipients);
  const lane = async () => {
    // A sender that finds its mail taken by the other asks again, as the worker does.
    for (let idle = 0; idle < 5;) if (!(await next(sender, after(0)))) idle++;
  };
  await Promise.all([lane(), lane()]);
  expect(received.map(({ to }) => to).sort()).toEqual([...recipients].sort());
});

test("a recipient refused for good is not asked again, and every attempt is kept with its answer", async () => {
  const { sender } = await mailServer({
    onRcptTo(_address, _session, done) {
      done(saying(550, "no such person here"));
    },
  });
  await post("hue@example.org");
  expect(await next(sender, after(0))).toBe(true);
  const [mail] = await listMails(store().read, 1);
  expect(mail).toMatchObject({ attempts: 1, sentAt: null, abandonedAt: NOON });
  expect(await next(sender, after(100 * HOUR))).toBe(false);
  const attempts = await store().read.select().from(tables.mailAttempts);
  expect(attempts).toMatchObject([{ mailId: "mail-0", result: "refused", at: NOON }]);
  expect(attempts[0]?.detail).toContain("no such person here");
});

test("one that is put off is tried for 72 hours and given up then", async () => {
  const { sender } = await mailServer({
    onRcptTo(_address, _session, done) {
      done(saying(451, "greylisted"));
    },
  });
  await post("hue@example.org");
  let now = 0;
  const asked: number[] = [];
  while (now <= 80 * HOUR) {
    if (await next(sender, after(now))) asked.push(now);
    const [mail] = await listMails(store().read, 1);
    if (!mail || mail.abandonedAt) break;
    now = mail.notBefore.getTime() - NOON.getTime();
  }
  expect(asked.slice(0, 4)).toEqual([0, MINUTE, 3 * MINUTE, 7 * MINUTE]);
  expect(asked.at(-1)).toBe(72 * HOUR);
  const [mail] = await listMails(store().read, 1);
  expect(mail?.abandonedAt).toEqual(after(72 * HOUR)());
  expect(await next(sender, after(200 * HOUR))).toBe(false);
});

test("a server that hangs up after the text, or says nothing, is tried again under the same Message-ID", async () => {
  const ids: string[] = [];
  let isFaulty = true;
  const { sender } = await mailServer({
    onData(stream, session, done) {
      simpleParser(stream).then(({ messageId = "" }) => {
        ids.push(messageId);
        const { _connection } = session as unknown as { _connection?: { close(): void } };
        if (!isFaulty) done();
        else if (ids.length === 1) done(saying(421, "going down"));
        else _connection?.close();
      }, done);
    },
  });
  const impatient = smtpSender({ url: sender.url, from: "a@example.org", patience: 300 });
  await post("hue@example.org");
  expect(await next(impatient, after(0))).toBe(true);
  expect(await next(impatient, after(MINUTE))).toBe(true);
  const [mail] = await listMails(store().read, 1);
  expect(mail).toMatchObject({ attempts: 2, sentAt: null, abandonedAt: null });
  isFaulty = false;
  expect(await next(impatient, after(3 * MINUTE))).toBe(true);
  impatient.close();
  expect(new Set(ids)).toEqual(new Set([messageIdOf("mail-0")]));
  expect(ids).toHaveLength(3);
});
