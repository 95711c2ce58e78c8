/** No text of a city or a judge becomes a formula in a secretariat's spreadsheet. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { neutralText, plainText, readableText } from "#app/domain/table/neutral.ts";

test.for([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  ["\n", "'\n"],
  [" =1", "' =1"],
  ["\u00a0=1", "'\u00a0=1"],
  ["\u200b=1", "'\u200b=1"],
  ["\ufeff=1", "'\ufeff=1"],
  ["＝1", "'＝1"],
  ["＠x", "'＠x"],
  ["−1", "'−1"],
  ["'=1", "''=1"],
  ["safe;=1", "safe;'=1"],
  ["safe\n=1", "safe\n'=1"],
  ["one\n\ntwo", "one\n\ntwo"],
  ["3 = 3", "3 = 3"],
  ["'tis", "'tis"],
  ["", ""],
] as const)("%j is written as %j", ([text, neutral]) => {
  expect(neutralText(text)).toBe(neutral);
  expect(plainText(neutral)).toBe(text);
});

const nasty = fc.string({
  unit: fc.constantFrom(..."=+-@＝'\";,\t\r\n \u00a0\u200b\ufeff\u0000aé", "😀", "\ud800"),
  maxLength: 30,
});

test("what was neutralised reads as it was", () => {
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), (text) => {
      expect(plainText(neutralText(text))).toBe(text);
    }),
    { numRuns: 5_000 },
  );
});

test("a text is neutral wherever a program may begin a cell in it", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      for (const cell of neutralText(text).split(/[;\t\r\n]/))
        expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝]/u);
    }),
    { numRuns: 5_000 },
  );
});

test("a long text of blanks is looked at once, not once for each of them", () => {
  for (const text of [" ".repeat(200_000), "\n ".repeat(100_000)])
    expect(plainText(neutralText(text))).toBe(text);
});

test("what neither a file nor a person can read is marked", () => {
  expect(readableText("a\r\nb\rc\u0001\ud800d\ud83d\ude00")).toBe("a\nb\nc□□d😀");
});
