/**
 * Asks ClamAV's daemon about a file by its own protocol: `zINSTREAM`, the content in pieces that
 * each begin with their length in four bytes, a length of nothing at the end, and one line back.
 */
import { connect, type NetConnectOpts, type Socket } from "node:net";
import { once } from "node:events";
import type { ScanFile, Verdict } from "./context.ts";

const ANSWER_WITHIN = 60_000;
/** An answer is a line of a hundred letters; a stranger that talks on is no scanner. */
const LONGEST_ANSWER = 4_096;

/** @param address `tcp://host:port` or `unix:/path/of/clamd.ctl` */
export function clamdScanner(address: string): ScanFile {
  const where = whereIs(address);
  return async (content) => {
    const socket = connect(where);
    socket.setTimeout(ANSWER_WITHIN, () => socket.destroy(new Error("no answer in time")));
    try {
      const answer = readAnswer(socket);
      // Told of below by its await; without this a refused connection would end the process.
      answer.catch(() => undefined);
      await Promise.race([send(socket, content), answer]);
      return verdictOf(await answer);
    } catch {
      // A scanner that is away must not keep a city from its deadline: it is asked again later.
      return "unscanned";
    } finally {
      socket.destroy();
    }
  };
}

function whereIs(address: string): NetConnectOpts {
  if (address.startsWith("unix:")) return { path: address.slice("unix:".length) };
  const { hostname, port } = new URL(address);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 3310) };
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const piece of content) {
    if (piece.byteLength === 0) continue;
    await write(socket, length(piece.byteLength));
    await write(socket, piece);
  }
  await write(socket, length(0));
}

function length(bytes: number): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(bytes);
  return prefix;
}

async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed) throw new Error("the scanner hung up");
  if (!socket.write(bytes)) await Promise.race([once(socket, "drain"), once(socket, "close")]);
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = "";
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    answer += chunk.toString("utf8");
    if (answer.includes("\0") || answer.length > LONGEST_ANSWER) break;
  }
  return answer.split("\0")[0] ?? "";
}

/** `stream: OK` or `stream: NAME FOUND`; anything else is no answer, such as one about its limit. */
function verdictOf(answer: string): Verdict {
  if (answer === "stream: OK") return "clean";
  return /^stream: .+ FOUND$/.test(answer) ? "infected" : "unscanned";
}
