/** The outbox against a mail server that takes, refuses and hangs up, by the protocol itself. */
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { sendNextMail, smtpSender } from "#app/server/mail-worker.ts";
import { appendMail, claimDueMail, listMails } from "#db/repositories/mails.ts";
import { NOON } from "#test/support/context.ts";
import { useStore } from "#test/support/store.ts";

const store = useStore();
const MINUTE = 60_000;

interface Received {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

let server: SMTPServer | undefined;
afterEach(async () => {
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
  const send = smtpSender({ url: `smtp://127.0.0.1:${port}`, from: "Laurel <a@example.org>" });
  return { received, send };
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

const after = (milliseconds: number) => () => new Date(NOON.getTime() + milliseconds);

test("each mail is sent once, to its one recipient, as it was written", async () => {
  const { received, send } = await mailServer();
  await post("hue@example.org", "minsk@example.org");
  while (await sendNextMail(store(), send, after(0)));
  expect(received).toEqual(
    ["hue@example.org", "minsk@example.org"].map((to) => ({
      to,
      subject: `Kính gửi ${to}`,
      text: "Cảm ơn.\n\nhttps://laurel.test/apply",
    })),
  );
  expect(await sendNextMail(store(), send, after(MINUTE))).toBe(false);
});

test("one that is refused waits longer each time, and is sent once it is taken", async () => {
  let isRefusing = true;
  const { received, send } = await mailServer({
    onRcptTo(_address, _session, done) {
      done(isRefusing ? new Error("try again later") : undefined);
    },
  });
  await post("hue@example.org");
  expect(await sendNextMail(store(), send, after(0))).toBe(true);
  expect(await sendNextMail(store(), send, after(MINUTE - 1))).toBe(false);
  expect(await sendNextMail(store(), send, after(MINUTE))).toBe(true);
  expect(await sendNextMail(store(), send, after(3 * MINUTE - 1))).toBe(false);
  const [waiting] = await listMails(store().read, 1);
  expect(waiting).toMatchObject({ attempts: 2, sentAt: null });
  expect(waiting?.lastError).toContain("try again later");
  isRefusing = false;
  expect(await sendNextMail(store(), send, after(3 * MINUTE))).toBe(true);
  expect(received).toHaveLength(1);
});

test("a mail server that is not there keeps nothing from being stored or sent later", async () => {
  await post("hue@example.org");
  const nowhere = smtpSender({ url: "smtp://127.0.0.1:9", from: "a@example.org" });
  expect(await sendNextMail(store(), nowhere, after(0))).toBe(true);
  const { received, send } = await mailServer();
  expect(await sendNextMail(store(), send, after(MINUTE))).toBe(true);
  expect(received).toHaveLength(1);
});

test("what a sender claimed before it died is sent by another, and not before five minutes", async () => {
  const { received, send } = await mailServer();
  await post("hue@example.org");
  await store().transact((tx) => claimDueMail(tx, NOON, NOON));
  expect(await sendNextMail(store(), send, after(5 * MINUTE))).toBe(false);
  expect(await sendNextMail(store(), send, after(5 * MINUTE + 1))).toBe(true);
  expect(received).toHaveLength(1);
});

test("two senders at once send each mail once", async () => {
  const { received, send } = await mailServer();
  const recipients = Array.from({ length: 12 }, (_, at) => `city-${at}@example.org`);
  await post(...recipients);
  const sender = async () => {
    // A sender that finds its mail taken by the other asks again, as the worker does.
    for (let idle = 0; idle < 5;) if (!(await sendNextMail(store(), send, after(0)))) idle++;
  };
  await Promise.all([sender(), sender()]);
  expect(received.map(({ to }) => to).sort()).toEqual([...recipients].sort());
});
