/** Reads a bundle and collects everything that is wrong with it, never only the first fault. */
import type { Bundle, Fault } from "./bundle.ts";
import { checkMeaning } from "./meaning.ts";
import { checkShape } from "./shape.ts";

export type Parsed =
  | { readonly ok: true; readonly bundle: Bundle }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** @param text JSON, as read from a file */
export function parseBundle(text: string): Parsed {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, " ") : "";
    return { ok: false, faults: [{ where: "bundle", what: `is not JSON: ${reason}` }] };
  }
  return checkBundle(raw);
}

/** As parseBundle, for a value that is parsed already. */
export function checkBundle(raw: unknown): Parsed {
  const faults: Fault[] = [];
  checkShape(raw, faults);
  checkMeaning(raw, faults);
  return faults.length === 0 ? { ok: true, bundle: raw as Bundle } : { ok: false, faults };
}
