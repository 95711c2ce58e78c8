/** A zip as an answer, written while it is read: no file of it is ever whole in memory. */
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { contentDisposition } from "./download.ts";

export interface ZipEntry {
  readonly path: string;
  /** Text is packed; what streams is kept as it is, for pictures and PDFs are packed already. */
  readonly content: string | ReadableStream<Uint8Array>;
}

/** @param at when its files say that they were written */
export function zipFile(name: string, entries: AsyncIterable<ZipEntry>, at: Date): Response {
  return new Response(zipStream(entries, at), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": contentDisposition(name),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

function zipStream(entries: AsyncIterable<ZipEntry>, at: Date): ReadableStream<Uint8Array> {
  const parts = zipParts(entries, at);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

async function* zipParts(
  entries: AsyncIterable<ZipEntry>,
  at: Date,
): AsyncGenerator<Uint8Array, undefined> {
  let ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, part) => {
    if (error) failed = error;
    else ready.push(part);
  });
  function* taken() {
    if (failed) throw failed;
    const parts = ready;
    ready = [];
    for (const part of parts) if (part.byteLength > 0) yield part;
  }
  for await (const { path, content } of entries) {
    if (typeof content === "string") {
      const entry = new ZipDeflate(path);
      entry.mtime = at;
      zip.add(entry);
      entry.push(new TextEncoder().encode(content), true);
    } else {
      const entry = new ZipPassThrough(path);
      entry.mtime = at;
      zip.add(entry);
      const reader = content.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        entry.push(read.value);
        yield* taken();
      }
      entry.push(new Uint8Array(0), true);
    }
    yield* taken();
  }
  zip.end();
  yield* taken();
  return undefined;
}
