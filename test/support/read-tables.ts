/** Reads the files that Laurel writes, as other programs would. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";

/** Cells as they stand in the file: what neutralises them included. */
export function readCsv(text: string): string[][] {
  return parse(text, { bom: true, relax_column_count: true });
}

export async function readXlsx(content: Uint8Array) {
  return readSheet(Buffer.from(content), { trim: false });
}

/** Every part of the workbook as text, by its name. */
export function partsOfXlsx(content: Uint8Array): Readonly<Record<string, string>> {
  const parts = Object.entries(unzipSync(content));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const OFFICE = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));
export const hasLibreOffice = OFFICE !== undefined;

/**
 * Opens a file in LibreOffice. @returns its document as flat XML
 * @param filter how a CSV is read, as LibreOffice names it; left out for any other file
 */
export async function openInLibreOffice(
  name: string,
  content: Uint8Array,
  filter?: string,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-office-"));
  try {
    writeFileSync(join(folder, name), content);
    await promisify(execFile)(OFFICE ?? "soffice", [
      `-env:UserInstallation=file://${folder}/profile`,
      "--headless",
      ...(filter === undefined ? [] : [`--infilter=CSV:${filter}`]),
      "--convert-to",
      "fods",
      "--outdir",
      folder,
      join(folder, name),
    ]);
    return readFileSync(join(folder, name.replace(/\.\w+$/, ".fods")), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface NamedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Opens many files in one start of the program; a CSV with commas. @returns each as flat XML, by its name */
export async function openAllInLibreOffice(
  files: readonly NamedFile[],
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "laurel-office-"));
  const opened = new Map<string, string>();
  try {
    for (const ending of ["csv", "xlsx"]) {
      const these = files.filter(({ name }) => name.endsWith(`.${ending}`));
      if (these.length === 0) continue;
      const out = join(folder, `from-${ending}`);
      for (const { name, content } of these) writeFileSync(join(folder, name), content);
      await promisify(execFile)(OFFICE ?? "soffice", [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        ...(ending === "csv" ? ["--infilter=CSV:44,34,76,1"] : []),
        "--convert-to",
        "fods",
        "--outdir",
        out,
        ...these.map(({ name }) => join(folder, name)),
      ]);
      for (const { name } of these)
        opened.set(name, readFileSync(join(out, name.replace(/\.\w+$/, ".fods")), "utf8"));
    }
    return opened;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
