import { describe, expect, test } from "vitest";
import { openedTo, withWaiting } from "#app/domain/screening/open-questions.ts";
import { EACH_KIND, formWith } from "#test/support/forms.ts";

/** "riders" waits for "mode", "consent" too, "sworn" for "consent"; "town" for nothing. */
const FORM = formWith(
  EACH_KIND.flatMap((question) => {
    if (question.name === "mode" || question.name === "town") return [question];
    if (question.name === "riders")
      return [{ ...question, shownIf: { question: "mode", value: "foot" } }];
    if (question.name === "agreed")
      return [
        { ...question, name: "consent", shownIf: { question: "mode", value: "bus" } },
        { ...question, name: "sworn", shownIf: { question: "consent", value: "on" } },
      ];
    return [];
  }),
);

describe("a return opens what it names, and what waits for it", () => {
  test.each([
    [["town"], ["town"]],
    [["mode"], ["mode", "riders", "consent", "sworn"]],
    [["consent"], ["consent", "sworn"]],
    [["title"], ["title"]],
    [[], []],
  ])("%j opens %j", (named, opened) => {
    expect(withWaiting(FORM, named)).toEqual(opened);
  });
});

describe("what a city may answer anew", () => {
  test.each([
    ["draft", { openQuestions: ["town"] }, null],
    ["returned", { openQuestions: ["town"] }, ["town"]],
    ["returned", { openQuestions: null }, null],
    ["returned", null, null],
  ] as const)("%s, after %j: %j", (state, screening, opened) => {
    expect(openedTo(state, screening)).toEqual(opened);
  });
});
