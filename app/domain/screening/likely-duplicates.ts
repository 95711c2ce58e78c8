/**
 * Applications that are likely the same project sent twice. A person decides; this only shows them.
 * See docs/rules.md, "Duplicates".
 */

export interface Comparable {
  readonly ref: string;
  readonly entrantId: string;
  readonly title: string;
  /** What the project is, in its city's words; empty where it is not compared. */
  readonly text: string;
}

export interface LikelyDuplicate {
  readonly ref: string;
  readonly isSameCity: boolean;
  /** Per cent. */
  readonly titleLikeness: number;
  readonly textLikeness: number;
}

/** Per cent of likeness from which a pair is shown. A city that sends two projects is nothing rare. */
const LEAST = { sameCity: 40, otherCity: 70 } as const;
const MOST_SHOWN = 5;

/** The likeliest first; equals by ref. */
export function likelyDuplicates(
  one: Comparable,
  others: readonly Comparable[],
): readonly LikelyDuplicate[] {
  const title = piecesOf(one.title);
  const text = piecesOf(one.text);
  const found = others.flatMap((other): LikelyDuplicate[] => {
    if (other.ref === one.ref) return [];
    const isSameCity = other.entrantId === one.entrantId;
    const titleLikeness = likeness(title, piecesOf(other.title));
    const textLikeness = likeness(text, piecesOf(other.text));
    const least = isSameCity ? LEAST.sameCity : LEAST.otherCity;
    if (Math.max(titleLikeness, textLikeness) < least) return [];
    return [{ ref: other.ref, isSameCity, titleLikeness, textLikeness }];
  });
  return found
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.ref < b.ref ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

function weightOf({ titleLikeness, textLikeness }: LikelyDuplicate): number {
  return Math.max(titleLikeness, textLikeness);
}

/** Words without case and accents: "Đèn đường" and "DEN DUONG" are the same. */
export function foldText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const PIECE = 3;

/** Every three letters in a row, the edges of words included. */
function piecesOf(text: string): ReadonlySet<string> {
  const folded = foldText(text);
  const pieces = new Set<string>();
  if (folded === "") return pieces;
  const padded = ` ${folded} `;
  for (let at = 0; at + PIECE <= padded.length; at++) pieces.add(padded.slice(at, at + PIECE));
  return pieces;
}

/** Per cent of their pieces that two texts share; 0 where one of them is empty. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const piece of small) if (large.has(piece)) shared++;
  return Math.round((200 * shared) / (a.size + b.size));
}
