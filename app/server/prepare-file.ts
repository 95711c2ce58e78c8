/**
 * Makes a sent file fit to be kept: its type is what its content says, a picture is drawn anew, so
 * that nothing but the picture is left of it: no place, no camera, no second file hidden behind it.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import {
  cleanFileName,
  FILE_TYPES,
  type FileType,
  isPicture,
} from "#app/domain/application/files.ts";
import { type Outcome, ok, refusedAt } from "#app/domain/kernel/outcome.ts";
import type { Context } from "./context.ts";

export interface PreparedFile {
  readonly name: string;
  readonly mediaType: FileType;
  /** Where it lies, until it is kept. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** @returns refused `wrong-type`, or `too-large` for a picture of more than 30 megapixels */
export async function prepareFile(
  { drawing }: Pick<Context, "drawing">,
  sent: { readonly name: string; readonly path: string },
): Promise<Outcome<PreparedFile>> {
  const mediaType = await typeOf(sent.path);
  if (!mediaType)
    return refusedAt("file", "wrong-type", "Only PDF, JPEG, PNG and WebP files are taken");
  if (!isPicture(mediaType)) return ok(await prepared(sent.name, mediaType, sent.path));
  const path = `${sent.path}.drawn`;
  switch (await drawing.redraw(sent.path, path, mediaType)) {
    case "drawn":
      return ok(await prepared(sent.name, mediaType, path));
    case "too-many-pixels":
      return refusedAt(
        "file",
        "too-large",
        "This picture has more than 30 million pixels. Save it smaller and add it again",
      );
    case "unreadable":
      return refusedAt("file", "wrong-type", "This picture is damaged and could not be read");
  }
}

/** Beginnings of what we take: anything else is not even looked into, packed archives least of all. */
const BEGINNINGS: readonly Buffer[] = [
  Buffer.from("%PDF-"),
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from("RIFF"),
];
const LONGEST_BEGINNING = 8;

async function typeOf(path: string): Promise<FileType | undefined> {
  const begins = await readBeginning(path);
  if (!BEGINNINGS.some((known) => begins.subarray(0, known.length).equals(known))) return undefined;
  const type = await fileTypeFromFile(path);
  return FILE_TYPES.find((known) => known === type?.mime);
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(LONGEST_BEGINNING),
      0,
      LONGEST_BEGINNING,
      0,
    );
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function prepared(sent: string, mediaType: FileType, path: string): Promise<PreparedFile> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }))
    hash.update(chunk as Buffer);
  const name = cleanFileName(sent, mediaType);
  return { name, mediaType, path, bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}
