import { describe, expect, test } from "vitest";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import { questionsOf } from "#app/domain/form/form.ts";
import { missingAnswers } from "#app/domain/form/missing.ts";
import { completeSchema, draftSchema } from "#app/forms/application-answers.ts";
import { readForm } from "#app/forms/read-form.ts";
import { COMPLETE } from "#test/support/applications.ts";

const QUESTIONS = questionsOf(DEFAULT_FORM);
const NO_FILES: ReadonlySet<string> = new Set();

function sentences(answers: Readonly<Record<string, unknown>>, title = "Lights") {
  return missingAnswers(DEFAULT_FORM, { title, answers, withFiles: NO_FILES }).map(
    ({ sentence }) => sentence,
  );
}

function formOf(answers: Readonly<Record<string, string>>, title: string): FormData {
  const form = new FormData();
  form.set("title", title);
  for (const { name } of QUESTIONS) form.set(`answers.${name}`, answers[name] ?? "");
  return form;
}

describe("what an application still lacks", () => {
  test("is nothing, once every question that must be answered is", () => {
    expect(sentences(COMPLETE)).toEqual([]);
  });

  test("is said question by question, all at once, in the order of the form", () => {
    const required = QUESTIONS.filter(({ isRequired }) => isRequired);
    expect(sentences({}, " ")).toEqual([
      "Give the project a title",
      ...required.map(({ label }) => `“${label}” is still to be written`),
    ]);
  });

  test("counts words over a limit, and tells how many", () => {
    const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
    expect(sentences({ ...COMPLETE, summary: words(150) })).toEqual([]);
    expect(sentences({ ...COMPLETE, summary: words(151) })).toEqual([
      "“Summary” is one word over its limit of 150",
    ]);
    expect(sentences({ ...COMPLETE, partners: words(184) })).toEqual([
      "“Partners” is 34 words over its limit of 150",
    ]);
  });

  test("asks for addresses that can be opened", () => {
    expect(
      sentences({ ...COMPLETE, links: "https://city.example/a\n\n https://b.example " }),
    ).toEqual([]);
    for (const links of ["http://city.example", "javascript:alert(1)", "city.example"])
      expect(sentences({ ...COMPLETE, links })).toHaveLength(1);
  });

  test("takes an answer that is no text, from an old import, as not given", () => {
    expect(sentences({ ...COMPLETE, problem: 7 })).toHaveLength(1);
  });

  test("is the same on the page as in the book of rules", () => {
    const answers = { ...COMPLETE, problem: "", links: "nowhere" };
    const reading = readForm(formOf(answers, ""), completeSchema(DEFAULT_FORM));
    expect(reading.ok ? [] : reading.errors.map(({ field, message }) => [field, message])).toEqual(
      missingAnswers(DEFAULT_FORM, { title: "", answers, withFiles: NO_FILES }).map(
        ({ field, sentence }) => [field, sentence],
      ),
    );
  });
});

describe("a draft", () => {
  test("is asked nothing but shape", () => {
    const form = formOf({}, "");
    form.set("answers.summary", "One.\r\n\r\nTwo.");
    const reading = readForm(form, draftSchema(DEFAULT_FORM));
    expect(reading.ok && reading.value).toMatchObject({
      answers: { summary: "One.\n\nTwo.", problem: "" },
    });
  });
});
