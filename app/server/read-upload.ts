/**
 * Reads a form that holds one file, as it streams in: the file goes to the disk, what is over a limit
 * is let pass, and a form with more parts than any of ours is refused.
 */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { data } from "@remix-run/node";
import busboy from "busboy";
import { type Pace, readPaced, tooLarge } from "./read-stream.ts";

export interface Upload {
  /** Everything but the file. */
  readonly form: FormData;
  /** Null where none was chosen. */
  readonly file: SentFile | null;
}

export interface SentFile {
  /** As the browser says it: cleaned before it is used for anything. */
  readonly name: string;
  /** Where it lies; null where it is larger than the limit, and the rest of it was let pass. */
  readonly path: string | null;
}

interface Reading {
  readonly mostBytes: number;
  /** Of this piece of work alone: the file is put into it. */
  readonly folder: string;
  readonly pace?: Pace;
}

const MOST_FIELDS = 20;
const MOST_FIELD_BYTES = 10_000;
/** A file a little too large is read past, so that the person gets an answer; more is cut off. */
const PATIENCE = 5;
/** The form around the file. */
const OVERHEAD_BYTES = 50_000;

/** @throws an answer of 413, 408 or 400 where the body is too much, too slow or no form of ours */
export async function readUpload(request: Request, reading: Reading): Promise<Upload> {
  const most = reading.mostBytes * PATIENCE + OVERHEAD_BYTES;
  if (Number(request.headers.get("content-length") ?? "0") > most) throw tooLarge();
  const parser = startParser(request, reading.mostBytes);
  const form = new FormData();
  const files: Promise<SentFile | null>[] = [];
  parser.on("field", (name, value) => form.append(name, value));
  parser.on("file", (_name, stream, { filename }) => {
    const file = keep(stream, filename, join(reading.folder, "sent"));
    // Told of below by its await; a body that ends in the middle ends here first.
    file.catch(() => undefined);
    files.push(file);
  });
  let hasTooMany = false;
  // The rest is read past: who is cut off in the middle of sending never hears why.
  for (const limit of ["partsLimit", "fieldsLimit", "filesLimit"] as const)
    parser.on(limit, () => (hasTooMany = true));
  const body = readPaced(request.body, most, reading.pace);
  await pump(
    passing(body, () => !hasTooMany),
    parser,
  ).catch((error: unknown) => {
    throw hasTooMany ? tooManyParts() : error;
  });
  if (hasTooMany) throw tooManyParts();
  return { form, file: (await files[0]) ?? null };
}

/** Reads everything, and hands on what is wanted. */
async function* passing(body: AsyncIterable<Uint8Array>, isWanted: () => boolean) {
  for await (const chunk of body) if (isWanted()) yield chunk;
}

async function keep(
  stream: Readable & { truncated?: boolean },
  name: string | undefined,
  path: string,
): Promise<SentFile | null> {
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
  if (name === undefined || name === "") return null;
  return { name, path: stream.truncated ? null : path };
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
  body: AsyncIterable<Uint8Array>,
  parser: ReturnType<typeof busboy>,
): Promise<void> {
  try {
    await pipeline(Readable.from(body), parser);
  } catch (error) {
    // The person went away in the middle, or sent something that is no form.
    throw error instanceof Error ? unreadable() : error;
  }
}

function tooManyParts() {
  return data("This form has more parts than any of ours.", {
    status: 413,
    headers: { connection: "close" },
  });
}

function unreadable() {
  return data("This form could not be read.", 400);
}
