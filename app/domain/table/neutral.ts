/**
 * Text that no spreadsheet takes for a formula. Programs run what begins with one of a few signs,
 * some of them after a blank or in its full width; a leading apostrophe makes any of them plain text.
 * A program that expects semicolons or tabs between cells begins one inside of ours, so what follows
 * those and a line break is neutralised as well. Where apostrophes stand before such a sign already
 * they get one more, so that reading takes exactly one away and gives back what was there.
 */

/** Blanks and invisible signs that programs skip; tab and line breaks are told apart from them. */
const SKIPPED =
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0020\\u007f-\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff]*";
const SIGN = "[=+\\-@＝＋－＠﹢﹣﹦﹫−]";

/** Where a cell may begin, the apostrophes there, and what makes a formula of what follows. */
const BEGINS_FORMULA = new RegExp(
  `^('*)(?=[\\t\\r\\n]|${SKIPPED}${SIGN})|(?<=[;\\t\\r\\n])('*)(?=${SKIPPED}${SIGN})`,
  "gu",
);

export function neutralText(text: string): string {
  return text.replaceAll(BEGINS_FORMULA, "'$&");
}

/** What neutralText was given. */
export function plainText(neutral: string): string {
  return neutral.replaceAll(BEGINS_FORMULA, (apostrophes) => apostrophes.slice(1));
}

/** Lone halves of a character, and control signs but tab and line break: XML cannot hold them. */
const UNREADABLE = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu;

/** Text as every kind of file can hold it, with one kind of line break. */
export function readableText(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(UNREADABLE, "\u25a1");
}
