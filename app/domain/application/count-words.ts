/** Words as a limit counts them: what stands between white space, and holds a letter or a figure. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}
