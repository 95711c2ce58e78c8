import { expect, test } from "vitest";
import { answerText } from "#app/domain/application/answer-text.ts";

test.for([
  ["text", " As typed\nin two lines ", "As typed\nin two lines"],
  ["an answer that was never given", undefined, ""],
  ["a number", 12_500, "12,500"],
  ["a consent", true, "Yes"],
  ["several choices", ["water", "", "air"], "water\nair"],
  ["a sum of money", { amount: "12", currency: "VND" }, "amount: 12\ncurrency: VND"],
  ["rows of a table", [{ year: "2025", cost: "" }, { year: "2026" }], "year: 2025\nyear: 2026"],
] as const)("%s is read as text beside another", ([, answer, text]) => {
  expect(answerText(answer)).toBe(text);
});
