/**
 * No object of a bundle may have a key `__proto__`, at any depth: reading it is harmless, but the
 * next program to copy the object may not be so careful.
 */
import type { Fault } from "./bundle.ts";
import { writePath } from "./show.ts";

export const FORBIDDEN_KEY = "__proto__";

interface Place {
  readonly parent: Place | null;
  readonly key: string | number;
}

/** Whether the walk over the whole bundle is worth its time: a key can also be written in escapes. */
export function mayHoldForbiddenKey(json: string): boolean {
  return json.includes(FORBIDDEN_KEY) || json.includes("\\u00");
}

export function checkForbiddenKeys(root: unknown, faults: Fault[]): void {
  // A list of what is still to be visited instead of recursion: a file may nest without end.
  const waiting: { value: unknown; place: Place | null }[] = [{ value: root, place: null }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, place } = next;
    if (typeof value !== "object" || value === null) continue;
    if (Object.hasOwn(value, FORBIDDEN_KEY))
      faults.push({ where: writePath(pathTo(place)), what: `must not have a key "__proto__"` });
    const isList = Array.isArray(value);
    const children: { value: unknown; place: Place }[] = [];
    for (const [key, child] of Object.entries(value))
      if (typeof child === "object" && child !== null && key !== FORBIDDEN_KEY)
        children.push({ value: child, place: { parent: place, key: isList ? Number(key) : key } });
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) waiting.push(child);
    }
  }
}

function pathTo(place: Place | null): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.parent) path.push(at.key);
  return path.reverse();
}
