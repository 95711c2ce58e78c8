import { readFileSync } from "node:fs";
import { onOneLine } from "#app/domain/bundle/show.ts";

/** A file's text; where it cannot be read, one line says why on stderr, and null is returned. */
export function readText(path: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    process.stderr.write(`${onOneLine(`${path}: ${whyUnreadable(error)}`)}\n`);
    return null;
  }
}

function whyUnreadable(error: unknown): string {
  if (error instanceof TypeError) return "is not UTF-8 text";
  return error instanceof Error ? error.message : "cannot be read";
}
