/** A folder for the time of one piece of work: files on their way are never held in memory. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** The folder is gone when the work is done, whichever way it ends. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "laurel-spool-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function spool(content: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  await pipeline(content, createWriteStream(path, { mode: 0o600 }));
}

/**
 * Opened when the first piece is asked for: a stream that nobody reads would open its file all the
 * same, leave it open, or fail, where nobody listens, on a file that is gone by then.
 */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array, void> {
  yield* createReadStream(path) as AsyncIterable<Uint8Array>;
}
