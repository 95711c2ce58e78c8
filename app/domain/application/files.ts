/** What a city may attach: of which kind, how much, and under which name. */
import { type Outcome, ok, refusedAt } from "../kernel/outcome.ts";

/** Where the edition says nothing else. */
export const MOST_FILES = 6;
export const MOST_FILE_BYTES = 20_000_000;
export const MOST_BYTES = 60_000_000;
export const MEGABYTE = 1_000_000;

/** A file travels in parts of this size, the last one smaller: a cut costs one part at most. */
export const PART_BYTES = 1_048_576;
/** So many parts may come at once, on a line that is fast enough for a cut to cost little all the same. */
export const MOST_PARTS_AT_ONCE = 4;

export interface FileLimits {
  /** Of one application. */
  readonly files: number;
  /** Of one file, of all of one application, and of all of an edition; null is without end. */
  readonly fileBytes: number;
  readonly applicationBytes: number;
  readonly editionBytes: number | null;
}

/** What the edition sets; null where it leaves it to us. */
export function limitsOf(edition: {
  readonly filesPerApplication: number | null;
  readonly megabytesPerApplication: number | null;
  readonly megabytesPerEdition: number | null;
}): FileLimits {
  const { filesPerApplication, megabytesPerApplication, megabytesPerEdition } = edition;
  const applicationBytes =
    megabytesPerApplication === null ? MOST_BYTES : megabytesPerApplication * MEGABYTE;
  return {
    files: filesPerApplication ?? MOST_FILES,
    fileBytes: Math.min(MOST_FILE_BYTES, applicationBytes),
    applicationBytes,
    editionBytes: megabytesPerEdition === null ? null : megabytesPerEdition * MEGABYTE,
  };
}

/** A question that is answered by files. */
export interface FileQuestion {
  readonly id: string;
  readonly label: string;
  readonly kind: "files" | "pictures";
  readonly most: number;
  /** Of one file. */
  readonly mostBytes: number;
}

export interface FileToCount {
  readonly bytes: number;
  readonly question: string | null;
}

export interface FileRoom {
  readonly limits: FileLimits;
  /** Null for a file of the application as a whole. */
  readonly question: FileQuestion | null;
  /** What the application has. */
  readonly attached: readonly FileToCount[];
  /** What all applications of the edition have. */
  readonly editionBytes: number;
}

/** Each refusal names the limit, and what to do. @returns refused `too-large` or `over-limit` */
export function mayAttach(bytes: number, room: FileRoom): Outcome<void> {
  const { limits, question, attached, editionBytes } = room;
  const most = Math.min(limits.fileBytes, question?.mostBytes ?? limits.fileBytes);
  if (bytes > most) return tooLarge(most);
  const forQuestion = attached.filter((file) => file.question === question?.id).length;
  if (question && forQuestion >= question.most)
    return refusedAt(
      "file",
      "over-limit",
      `“${question.label}” takes at most ${filesInWords(question.most)}. Remove one to add another.`,
    );
  if (attached.length >= limits.files)
    return refusedAt(
      "file",
      "over-limit",
      `An application has at most ${filesInWords(limits.files)}. Remove one to add another.`,
    );
  const sum = attached.reduce((total, file) => total + file.bytes, 0);
  if (sum + bytes > limits.applicationBytes)
    return refusedAt(
      "file",
      "over-limit",
      `The files of an application come to at most ${megabytes(limits.applicationBytes)}, and this one has ${megabytes(sum)} already. Remove one, or save this file smaller.`,
    );
  if (limits.editionBytes !== null && editionBytes + bytes > limits.editionBytes)
    return refusedAt(
      "file",
      "over-limit",
      `This edition has room for ${megabytes(limits.editionBytes)} of files, and it is full. Write to the secretariat: they can make room.`,
    );
  return ok();
}

export function tooLarge(mostBytes: number) {
  return refusedAt(
    "file",
    "too-large",
    `This file is larger than ${megabytes(mostBytes)}. Save it smaller and add it again.`,
  );
}

function filesInWords(count: number): string {
  return count === 1 ? "one file" : `${count} files`;
}

export function megabytes(bytes: number): string {
  return `${(Math.floor(bytes / 100_000) / 10).toLocaleString("en")} MB`;
}

/** How many bytes the part that begins here must have. */
export function partLength(bytes: number, offset: number): number {
  return Math.min(PART_BYTES, bytes - offset);
}

/** Of what lies in pieces. */
export function bytesOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** The names under which the parts of a file lie until it is whole, where each lies for itself. */
export function partNames(id: string, bytes: number): readonly string[] {
  return Array.from({ length: Math.ceil(bytes / PART_BYTES) }, (_, part) => partName(id, part));
}

export function partName(id: string, part: number): string {
  return `${id}_u${part}`;
}

/** The name under which a page of a document lies once it was drawn. */
export function pageName(id: string, page: number): string {
  return `${id}_p${page}`;
}

/** Whose part or page a kept file is: the id of its upload or attachment, or its own. */
export function ownerOfName(name: string): string {
  return name.replace(/_[up]\d+$/, "");
}

export const FILE_TYPES = ["application/pdf", "image/jpeg", "image/png", "image/webp"] as const;
export type FileType = (typeof FILE_TYPES)[number];

export function isPicture(mediaType: string): boolean {
  return mediaType.startsWith("image/");
}

const LONGEST_NAME = 120;

/**
 * A name as it may be shown and offered for a download: no path, no control or direction characters,
 * and the ending that its content has, whatever it was called.
 */
export function cleanFileName(name: string, type: FileType): string {
  const base = name.split(/[\\/]/).at(-1) ?? "";
  const stem = base
    .normalize("NFC")
    .replace(/[\p{C}<>:"|?*]/gu, "")
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const cut = [...stem].slice(0, LONGEST_NAME).join("").trim();
  return `${cut === "" ? "file" : cut}.${ENDINGS[type]}`;
}

const ENDINGS: Readonly<Record<FileType, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};
