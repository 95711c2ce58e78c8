/** Small numbers and lists as sentences have them. */
const NUMBERS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
];
const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
];

export function inWords(number: number): string {
  return NUMBERS[number] ?? `${number}`;
}

/** 1 gives "first"; after the tenth, "11th". */
export function ordinal(number: number): string {
  if (number === 10) return "tenth";
  const word = ORDINALS[number - 1];
  if (word !== undefined) return word;
  const last = number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10;
  return `${number}${{ 1: "st", 2: "nd", 3: "rd" }[last] ?? "th"}`;
}

/** "A, B and C". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
