/** Reads a bundle and collects everything that is wrong with it, never only the first fault. */
import type { Bundle, Fault } from "./bundle.ts";
import { checkForbiddenKeys, mayHoldForbiddenKey } from "./forbidden-keys.ts";
import { checkMeaning } from "./meaning.ts";
import { checkShape } from "./shape.ts";
import { onOneLine } from "./show.ts";

export type Parsed =
  | { readonly ok: true; readonly bundle: Bundle }
  | {
      readonly ok: false;
      readonly faults: readonly Fault[];
      /** What was read, whatever it is; undefined where it is not JSON. */
      readonly raw: unknown;
    };

/** @param text JSON, as read from a file; a byte order mark before it is passed over */
export function parseBundle(text: string): Parsed {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (error) {
    const what = json.trim() === "" ? "is empty" : `is not JSON: ${reasonOf(error)}`;
    return { ok: false, faults: [{ where: "bundle", what }], raw: undefined };
  }
  return check(raw, mayHoldForbiddenKey(json));
}

/** As parseBundle, for a value that is parsed already. */
export function checkBundle(raw: unknown): Parsed {
  return check(raw, true);
}

function check(raw: unknown, mayHoldForbidden: boolean): Parsed {
  const faults: Fault[] = [];
  if (mayHoldForbidden) checkForbiddenKeys(raw, faults);
  checkShape(raw, faults);
  checkMeaning(raw, faults);
  return faults.length === 0 ? { ok: true, bundle: raw as Bundle } : { ok: false, faults, raw };
}

/** The engine's own words may quote the file, control characters included. */
function reasonOf(error: unknown): string {
  return onOneLine(error instanceof Error ? error.message.replace(/\s+/g, " ") : "unreadable");
}
