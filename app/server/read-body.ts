/** Reads a form's body up to a limit: Remix's own reading has none. */
import { data } from "@remix-run/node";

/** A whole edition's settings typed by hand are a tenth of this. */
const MOST_BYTES = 1_000_000;

/** @throws an answer of 413 where the body is larger than any form of ours, 400 where it is no form */
export async function readBody(request: Request): Promise<FormData> {
  const body = await readUpTo(request.body, MOST_BYTES);
  if (!body) throw data("This form is larger than any of ours.", 413);
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw data("This form could not be read.", 400);
  }
}

async function readUpTo(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (stream)
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > most) return null;
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}
