import { createHash } from "node:crypto";
import { canonicalJson } from "#app/domain/kernel/canonical-json.ts";

/** SHA-256 of a value's canonical JSON, in hexadecimal. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
