/**
 * Reads a form that holds one file, as it streams in: what is over a limit is never kept in memory,
 * and nothing is written before all of it was looked at.
 */
import { data } from "@remix-run/node";
import busboy from "busboy";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";

export interface Upload {
  /** Everything but the file. */
  readonly form: FormData;
  /** Null where none was chosen. */
  readonly file: SentFile | null;
}

export interface SentFile {
  /** As the browser says it: cleaned before it is used for anything. */
  readonly name: string;
  /** Null where it is larger than the limit; the rest of it was let pass. */
  readonly content: Uint8Array | null;
}

const MOST_FIELDS = 20;
const MOST_FIELD_BYTES = 10_000;
/** A file a little too large is read past, so that the person gets an answer; more is cut off. */
const PATIENCE = 5;
/** The form around the file. */
const OVERHEAD_BYTES = 50_000;

/** @throws an answer of 413 or 400 where the body is no form of ours */
export async function readUpload(request: Request, mostBytes: number): Promise<Upload> {
  const announced = Number(request.headers.get("content-length") ?? "0");
  if (announced > mostBytes * PATIENCE) throw tooLarge();
  const parser = startParser(request, mostBytes);
  const form = new FormData();
  let file: SentFile | null = null;
  parser.on("field", (name, value) => form.append(name, value));
  parser.on("file", (_name, stream, { filename }) => {
    const chunks: Buffer[] = [];
    let isOver = false;
    stream.on("data", (chunk: Buffer) => {
      if (!isOver) chunks.push(chunk);
    });
    stream.on("limit", () => {
      isOver = true;
      chunks.length = 0;
    });
    stream.on("end", () => {
      if (filename === undefined || filename === "") return;
      file = { name: filename, content: isOver ? null : Buffer.concat(chunks) };
    });
  });
  if (request.body) await pump(request.body, parser, mostBytes * PATIENCE + OVERHEAD_BYTES);
  return { form, file };
}

function startParser(request: Request, mostBytes: number) {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: {
        files: 1,
        fields: MOST_FIELDS,
        parts: MOST_FIELDS + 1,
        fieldSize: MOST_FIELD_BYTES,
        fileSize: mostBytes,
      },
    });
  } catch {
    throw unreadable();
  }
}

async function pump(
  body: ReadableStream<Uint8Array>,
  parser: ReturnType<typeof busboy>,
  mostBytes: number,
): Promise<void> {
  let bytes = 0;
  try {
    await pipeline(
      Readable.fromWeb(body as NodeStream<Uint8Array>),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.byteLength;
          if (bytes > mostBytes) throw tooLarge();
          yield chunk;
        }
      },
      parser,
    );
  } catch (error) {
    if (bytes > mostBytes) throw tooLarge();
    // The person went away in the middle, or sent something that is no form.
    throw error instanceof Error ? unreadable() : error;
  }
}

function tooLarge() {
  return data("This file is larger than what is taken here.", 413);
}

function unreadable() {
  return data("This form could not be read.", 400);
}
