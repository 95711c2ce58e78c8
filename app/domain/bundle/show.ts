/** How a fault names a place and shows a value: short, on one line, nothing invisible left raw. */

const LONGEST_SHOWN = 60;

export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  // A number too large for JSON is Infinity by now, which JSON.stringify would call null.
  if (typeof value !== "string") return `${value as number | boolean | null}`;
  const points = [...value];
  const short =
    points.length > LONGEST_SHOWN ? `${points.slice(0, LONGEST_SHOWN).join("")}…` : value;
  return onOneLine(JSON.stringify(short));
}

/** Escapes what could break a line, colour a terminal or turn text around. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (found) => {
    const point = found.codePointAt(0) ?? 0;
    return `\\u${point > 0xffff ? `{${point.toString(16)}}` : point.toString(16).padStart(4, "0")}`;
  });
}

/** `scorecards[12].scores.impact`; the bundle itself is `bundle`. */
export function writePath(path: readonly (string | number)[]): string {
  let written = "";
  for (const key of path) {
    if (typeof key === "number") written += `[${key}]`;
    else {
      const plain = /^[\w$-]+$/.test(key) ? key : show(key);
      written += written === "" ? plain : `.${plain}`;
    }
  }
  return written || "bundle";
}
