/** How much a city may attach. */
export const MOST_FILES = 6;
export const MOST_FILE_BYTES = 20_000_000;

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
