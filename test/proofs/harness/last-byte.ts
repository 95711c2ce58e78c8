/**
 * Requests whose last byte is held back until all of them wait for it, and then sent together: what the
 * server does with them it does at once. Raw sockets, because no client of HTTP holds a byte back.
 */
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface Posted {
  /** Of the server. */
  readonly url: string;
  readonly path: string;
  readonly cookie: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

export interface Answer {
  readonly status: number;
  /** Where the answer leads to; empty where it leads nowhere. */
  readonly location: string;
}

/** What a server needs to have read of each request before the last bytes come. */
const TO_BE_READ = 30;

interface Held {
  readonly socket: Socket;
  readonly last: Buffer;
  readonly answer: Promise<Answer>;
}

/** @returns what each was answered, in the order of the requests */
export async function releaseTogether(requests: readonly Posted[]): Promise<readonly Answer[]> {
  const held = await Promise.all(requests.map(holdLastByte));
  await pause(TO_BE_READ);
  for (const { socket, last } of held) socket.write(last);
  return Promise.all(held.map(({ answer }) => answer));
}

async function holdLastByte(posted: Posted): Promise<Held> {
  const { hostname, port } = new URL(posted.url);
  const bytes = Buffer.from(asText(posted));
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  const answer = readAnswer(socket);
  // Whoever waits for it hears of it; until then it is nobody's.
  answer.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () => socket.write(bytes.subarray(0, -1), () => resolve()));
  });
  return { socket, last: bytes.subarray(-1), answer };
}

function asText({ url, path, cookie, fields }: Posted): string {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `origin: ${url}`,
    `cookie: ${cookie}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    "",
    body,
  ].join("\r\n");
}

function readAnswer(socket: Socket): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => (text += chunk));
    socket.once("error", reject);
    socket.once("end", () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
      const [head = ""] = text.split("\r\n\r\n");
      const location = /^location: (.*)$/im.exec(head)?.[1]?.trim() ?? "";
      if (Number.isNaN(status)) reject(new Error(`no answer: ${text.slice(0, 200)}`));
      else resolve({ status, location });
    });
  });
}
