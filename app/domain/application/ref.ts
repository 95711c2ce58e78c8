/** How an application is called from its first day: the initials of its category and a running number. */
const MOST_INITIALS = 3;
const LITTLE_WORDS: ReadonlySet<string> = new Set([
  "a",
  "and",
  "by",
  "for",
  "in",
  "of",
  "or",
  "the",
]);
const NO_INITIALS = "A";

/** "Open City" gives "OC"; a name without a letter from A to Z gives "A". */
export function initialsOf(category: string): string {
  const words = category
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== "" && !LITTLE_WORDS.has(word.toLowerCase()));
  const initials = words.slice(0, MOST_INITIALS).map((word) => word.charAt(0).toUpperCase());
  return initials.length === 0 ? NO_INITIALS : initials.join("");
}

/** @param taken every ref of the edition, of other categories too: two may share their initials */
export function nextRef(category: string, taken: readonly string[]): string {
  const start = `${initialsOf(category)}-`;
  const numbers = taken
    .filter((ref) => ref.startsWith(start))
    .map((ref) => Number(ref.slice(start.length)))
    .filter((number) => Number.isSafeInteger(number));
  return `${start}${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}
