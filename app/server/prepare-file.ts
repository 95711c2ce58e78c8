/**
 * Makes a sent file fit to be kept: its type is what its content says, a picture is drawn anew, so
 * that nothing but the picture is left of it: no place, no camera, no second file hidden behind it.
 */
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import {
  cleanFileName,
  FILE_TYPES,
  type FileType,
  isPicture,
} from "#app/domain/application/files.ts";
import { type Outcome, ok, refusedAt } from "#app/domain/kernel/outcome.ts";

export interface PreparedFile {
  readonly name: string;
  readonly mediaType: FileType;
  readonly content: Uint8Array;
  /** In hexadecimal. */
  readonly sha256: string;
}

const MOST_PIXELS = 30_000_000;
const LONGEST_SIDE = 2_400;

/** @returns refused `wrong-type`, or `too-large` for a picture of more than 30 megapixels */
export async function prepareFile(
  sentName: string,
  sent: Uint8Array,
): Promise<Outcome<PreparedFile>> {
  const type = await fileTypeFromBuffer(sent);
  const mediaType = FILE_TYPES.find((known) => known === type?.mime);
  if (!mediaType)
    return refusedAt("file", "wrong-type", "Only PDF, JPEG, PNG and WebP files are taken");
  if (!isPicture(mediaType)) return ok(prepared(sentName, mediaType, sent));
  const drawn = await redraw(sent, mediaType);
  return drawn.ok ? ok(prepared(sentName, mediaType, drawn.value)) : drawn;
}

function prepared(name: string, mediaType: FileType, content: Uint8Array): PreparedFile {
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name: cleanFileName(name, mediaType), mediaType, content, sha256 };
}

async function redraw(sent: Uint8Array, mediaType: FileType): Promise<Outcome<Uint8Array>> {
  try {
    const { width, height } = await sharp(sent, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS)
      return refusedAt(
        "file",
        "too-large",
        "This picture has more than 30 million pixels. Save it smaller and add it again",
      );
    const picture = sharp(sent, { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true });
    return ok(await FORMATS[mediaType](picture).toBuffer());
  } catch {
    return refusedAt("file", "wrong-type", "This picture is damaged and could not be read");
  }
}

type Picture = ReturnType<typeof sharp>;

const FORMATS: Readonly<Record<FileType, (picture: Picture) => Picture>> = {
  "application/pdf": (picture) => picture,
  "image/jpeg": (picture) => picture.jpeg({ quality: 85 }),
  "image/png": (picture) => picture.png(),
  "image/webp": (picture) => picture.webp({ quality: 85 }),
};
