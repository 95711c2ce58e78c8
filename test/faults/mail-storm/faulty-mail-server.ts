/** A mail server that refuses, stalls and hangs up, each time by a plan that can be told from outside. */
import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** What happens to a delivery: taken, put off, refused for good, left without an answer, cut off. */
export type Fate = "take" | "put-off" | "refuse" | "stall" | "drop";

export interface Taken {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly at: number;
}

export interface FaultyMailServer {
  readonly url: string;
  /** Every mail that the server has answered for. */
  readonly taken: readonly Taken[];
  readonly met: ReadonlyMap<Fate, number>;
  close(): Promise<void>;
}

interface Plan {
  /** @param attempt from 1, of this recipient */
  readonly fateOf: (recipient: string, attempt: number) => Fate;
  /** Called before the server answers for a mail it has kept. */
  readonly onTaken?: (mail: Taken) => void;
}

function saying(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function startFaultyMailServer({ fateOf, onTaken }: Plan): Promise<FaultyMailServer> {
  const taken: Taken[] = [];
  const met = new Map<Fate, number>();
  const attempts = new Map<string, number>();
  const fates = new WeakMap<SMTPServerSession, Fate>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, session, done) {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      const fate = fateOf(address, attempt);
      met.set(fate, (met.get(fate) ?? 0) + 1);
      fates.set(session, fate);
      if (fate === "put-off") done(saying(451, "try again later"));
      else if (fate === "refuse") done(saying(550, "no such mailbox"));
      else done();
    },
    onData(stream, session, done) {
      const fate = fates.get(session) ?? "take";
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then(({ messageId = "", subject = "", text = "" }) => {
        if (fate === "stall") return;
        if (fate === "drop") {
          cut(session);
          return;
        }
        const mail = { messageId, to, subject, text: text.trim(), at: Date.now() };
        taken.push(mail);
        onTaken?.(mail);
        done();
      }, done);
    },
  });
  // Connections that a killed client leaves behind are no fault of the server.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;

  /** Ends the connection of a session without a word. */
  function cut({ id }: SMTPServerSession): void {
    for (const connection of server.connections) {
      const { session, _socket } = connection as unknown as {
        readonly session: SMTPServerSession;
        readonly _socket: { destroy(): void };
      };
      if (session.id === id) _socket.destroy();
    }
  }

  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    met,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
