/**
 * Reads what somebody sends, up to a size and not for ever: who sends nothing for long would hold a
 * connection, and with it what stands behind it.
 */
import { data } from "@remix-run/node";

export interface Pace {
  /** So long anybody may take. */
  readonly graceMilliseconds: number;
  /** After that, the least that must have come on average. A telephone's line brings thirty times this. */
  readonly bytesPerSecond: number;
  /** However much has come, it ends here. */
  readonly longestMilliseconds: number;
}

export const PACE: Pace = {
  graceMilliseconds: 15_000,
  bytesPerSecond: 1_000,
  longestMilliseconds: 15 * 60_000,
};

/** @throws an answer of 413 where there is more, of 408 where it comes too slowly */
export async function* readPaced(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
  pace: Pace = PACE,
): AsyncGenerator<Uint8Array, void> {
  if (!body) return;
  const reader = body.getReader();
  const began = performance.now();
  let bytes = 0;
  let isLate = false;
  // One timer for the whole of it, which looks again when what has come gives more time.
  const look = () => {
    const left = timeLeft(bytes, performance.now() - began, pace);
    if (left > 0) timer = setTimeout(look, left);
    else {
      isLate = true;
      // Ends the read that is waited for.
      reader.releaseLock();
    }
  };
  let timer = setTimeout(look, timeLeft(0, 0, pace));
  try {
    for (;;) {
      const read = await reader.read();
      if (read.done) return;
      bytes += read.value.byteLength;
      if (bytes > mostBytes) throw tooLarge();
      yield read.value;
    }
  } catch (error) {
    throw isLate ? tooSlow() : error;
  } finally {
    clearTimeout(timer);
    // Not cancelled: that would end the connection before the answer that says why is sent on it.
    reader.releaseLock();
  }
}

/** @throws as readPaced */
export async function readWhole(
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readPaced(body, mostBytes)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * Nothing is joined: what is only written on would be copied for nothing.
 * @returns the chunks of one piece of a size after the other, the last as large as it is; throws as readPaced
 */
export async function* readInParts(
  body: ReadableStream<Uint8Array> | null,
  partBytes: number,
  mostBytes: number,
): AsyncGenerator<readonly Uint8Array[], void> {
  let chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of readPaced(body, mostBytes)) {
    let rest = chunk;
    while (bytes + rest.byteLength >= partBytes) {
      const end = partBytes - bytes;
      yield [...chunks, rest.subarray(0, end)];
      rest = rest.subarray(end);
      chunks = [];
      bytes = 0;
    }
    if (rest.byteLength > 0) chunks.push(rest);
    bytes += rest.byteLength;
  }
  if (bytes > 0) yield chunks;
}

/** What is still on its way is read and forgotten, so that the answer finds somebody who listens. */
export async function drain(parts: AsyncGenerator<unknown, void>): Promise<void> {
  while (!(await parts.next()).done);
}

function timeLeft(bytes: number, elapsed: number, pace: Pace): number {
  const allowed = Math.min(
    pace.graceMilliseconds + (bytes / pace.bytesPerSecond) * 1_000,
    pace.longestMilliseconds,
  );
  return Math.max(0, allowed - elapsed);
}

/** The connection ends with it: what is still under way on it is not read. */
const CLOSE = { connection: "close" };

export function tooLarge() {
  return data("This is larger than what is taken here.", { status: 413, headers: CLOSE });
}

function tooSlow() {
  return data("This came too slowly, and was given up.", { status: 408, headers: CLOSE });
}
