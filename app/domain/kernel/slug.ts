/** A name as a part of an address: "Sân bay Huế" gives "san-bay-hue". */
const LONGEST = 60;

/** Letters that do not come apart into a plain letter and a mark. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ["đ", "d"],
  ["ð", "d"],
  ["ø", "o"],
  ["ł", "l"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
  ["ı", "i"],
]);

export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * @param taken slugs that stand for something already; a number is added to tell the new one apart
 * @param otherwise what to call a name without a single letter from a to z, such as one in Hangul
 */
export function slugOf(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = [...name.toLowerCase()].map((letter) => PLAIN.get(letter) ?? letter).join("");
  const cut = plain
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
  const slug = cut === "" ? otherwise : cut;
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
