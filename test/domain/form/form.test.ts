import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerFault } from "#app/domain/form/answer-fault.ts";
import { DEFAULT_FORM } from "#app/domain/form/default-form.ts";
import { addQuestion, moveQuestion, removeQuestion } from "#app/domain/form/edit-form.ts";
import { formChange, touchedBy } from "#app/domain/form/form-change.ts";
import { formFaults } from "#app/domain/form/form-faults.ts";
import {
  type Form,
  formFor,
  isForFiles,
  type Question,
  questionsOf,
} from "#app/domain/form/form.ts";
import { missingAnswers } from "#app/domain/form/missing.ts";
import { answersFor } from "#app/domain/form/read-answers.ts";
import {
  conditionInWords,
  shownAnswers,
  shownQuestions,
} from "#app/domain/form/shown-questions.ts";
import { completeSchema } from "#app/forms/application-answers.ts";
import { EACH_ANSWER, EACH_FAULT, EACH_KIND, formWith } from "#test/support/forms.ts";

const FORM = formWith(EACH_KIND);
const asked = EACH_KIND.filter((question) => !isForFiles(question));
const question = (name: string): Question => {
  const found = EACH_KIND.find((one) => one.name === name);
  if (!found) throw new Error(`nobody asks ${name}`);
  return found;
};

describe("an answer", () => {
  test.each(asked.map((one) => [one.kind, one] as const))(
    "of the kind %s is taken where it fits, and refused in a sentence where it does not",
    (_, one) => {
      expect(answerFault(one, EACH_ANSWER[one.name])).toBeNull();
      expect(answerFault(one, EACH_FAULT[one.name])).toContain(`“${one.label}”`);
      expect(answerFault(one, "")).toContain(`“${one.label}”`);
      expect(answerFault({ ...one, isRequired: false }, "")).toBeNull();
    },
  );

  test("of any shape whatever is a fault or none, never a crash, and reads as text", () => {
    fc.assert(
      fc.property(fc.constantFrom(...EACH_KIND), fc.jsonValue(), (one, value) => {
        const fault = answerFault(one, value);
        expect(fault === null || fault.includes(one.label)).toBe(true);
        for (const { text } of answersFor(formWith([one]), { [one.name]: value }, "staff"))
          expect(text).not.toBe("");
      }),
    );
  });

  test("passes the schema of the form exactly where the book of rules finds no fault", () => {
    fc.assert(
      fc.property(fc.constantFrom(...asked), fc.boolean(), (one, isRight) => {
        const value = (isRight ? EACH_ANSWER : EACH_FAULT)[one.name];
        const answers = { [one.name]: value };
        const reading = completeSchema(formWith([one])).safeParse({ title: "Lights", answers });
        expect(reading.success).toBe(answerFault(one, value) === null);
      }),
    );
  });

  test("reads as people write it", () => {
    const texts = answersFor(FORM, EACH_ANSWER, "staff").map(({ name, text }) => [name, text]);
    expect(Object.fromEntries(texts)).toMatchObject({
      mode: "On foot",
      modes: "By bus\nOn foot",
      riders: "1,000 people",
      budget: "12 000.50 KRW",
      begun: "28 February 2026",
      land: "Vietnam",
      agreed: "Yes",
    });
  });
});

describe("what is missing", () => {
  test("of a file is said until there is one, and mended where files are added", () => {
    const missing = (withFiles: readonly string[]) =>
      missingAnswers(FORM, {
        title: "Lights",
        answers: EACH_ANSWER,
        withFiles: new Set(withFiles),
      });
    expect(missing(["proof"])).toEqual([
      { field: "answers.views", sentence: "“Views” is still to be added", isFile: true },
    ]);
    expect(missing(["proof", "views"])).toEqual([]);
  });
});

describe("a question that waits for another", () => {
  const waits = (name: string, on: string, value: string): Question => ({
    ...question("slogan"),
    name,
    label: name,
    shownIf: { question: on, value },
  });
  const form = formWith([
    question("mode"),
    question("modes"),
    waits("walks", "mode", "foot"),
    waits("rides", "modes", "bus"),
  ]);
  const names = (answers: Readonly<Record<string, unknown>>) =>
    shownQuestions(form, answers).map(({ name }) => name);

  test("is asked for the answer that it waits for, alone or among others, and else not", () => {
    expect(names({})).toEqual(["mode", "modes"]);
    expect(names({ mode: "foot", modes: ["bus", "foot"] })).toEqual([
      "mode",
      "modes",
      "walks",
      "rides",
    ]);
    expect(names({ mode: "bus", modes: ["foot"] })).toEqual(["mode", "modes"]);
  });

  test("is said to, for whom no script hides it", () => {
    const rides = questionsOf(form).at(-1) ?? question("mode");
    expect(conditionInWords(form, rides)).toBe("Only if you answered “By bus” to “Modes”.");
  });

  test("has no answer once it is not asked, whatever was typed", () => {
    const answers = { mode: "bus", modes: [], walks: "typed before", elsewhere: "x" };
    expect(shownAnswers(form, answers)).toEqual({ mode: "bus", modes: [] });
    expect(answersFor(form, answers, "staff").map(({ name }) => name)).toEqual(["mode"]);
  });

  test("is never asked before that one: such a form is not saved", () => {
    expect(formFaults(form)).toEqual([]);
    const moved = moveQuestion(moveQuestion(form, "walks", -1), "walks", -1);
    expect(formFaults(moved)).toMatchObject([{ question: "walks", field: "shownIf" }]);
    expect(formFaults(removeQuestion(form, "mode"))).toMatchObject([{ question: "walks" }]);
  });
});

describe("who reads an answer", () => {
  const form = formWith([
    { ...question("mail"), isHiddenFromJudges: true },
    { ...question("town"), isPublished: true },
  ]);
  test.each([
    ["staff", ["mail", "town"]],
    ["judge", ["town"]],
    ["everybody", ["town"]],
  ] as const)("is settled by the form: %s", (reader, names) => {
    expect(answersFor(form, EACH_ANSWER, reader).map(({ name }) => name)).toEqual(names);
  });
});

describe("a change of a form", () => {
  test("tells what is new, gone and changed", () => {
    const [section] = DEFAULT_FORM.sections;
    const after = removeQuestion(
      addQuestion(DEFAULT_FORM, section?.id ?? "", question("slogan")),
      "links",
    );
    const change = formChange(DEFAULT_FORM, after);
    expect(change.added.map(({ name }) => name)).toEqual(["slogan"]);
    expect(change.removed.map(({ name }) => name)).toEqual(["links"]);
    expect(change.changed).toEqual([]);
  });

  test("touches the drafts that are asked it, and those that answered it", () => {
    const drafts = [
      { categorySlug: "open", answers: { slogan: "Ours" } },
      { categorySlug: "open", answers: { slogan: " " } },
      { categorySlug: "other", answers: { slogan: "Theirs" } },
    ];
    const inOpen = { ...question("slogan"), categories: ["open"] };
    expect(touchedBy(inOpen, drafts)).toEqual({ drafts: 2, answered: 1 });
    expect(questionsOf(formFor(formWith([inOpen]), "other"))).toEqual([]);
  });

  test("of the order keeps every question, and back is where it was within its section", () => {
    const form: Form = {
      sections: [
        { id: "one", title: "One", questions: EACH_KIND.slice(0, 3) },
        { id: "two", title: "Two", questions: EACH_KIND.slice(3, 6) },
      ],
    };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...questionsOf(form)), fc.constantFrom(-1, 1))),
        (moves) => {
          let moved = form;
          for (const [one, by] of moves) moved = moveQuestion(moved, one.name, by);
          expect(
            questionsOf(moved)
              .map(({ name }) => name)
              .sort(),
          ).toEqual(
            questionsOf(form)
              .map(({ name }) => name)
              .sort(),
          );
        },
      ),
    );
  });
});
