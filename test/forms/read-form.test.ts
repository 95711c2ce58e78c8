import { describe, expect, test } from "vitest";
import { z } from "zod";
import { countWords } from "#app/domain/application/count-words.ts";
import { readForm } from "#app/forms/read-form.ts";

function sent(...entries: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const anything = z.unknown();
const named = z.object({ name: z.string().min(1, "Give it a name") });
const withCriteria = z.object({ criteria: z.array(named) });

describe("a form that was sent", () => {
  test("gives what its schema makes of it", () => {
    const schema = z.object({ project: z.string(), score: z.coerce.number() });
    expect(readForm(sent(["project", "Metro"], ["score", "7"]), schema)).toEqual({
      ok: true,
      value: { project: "Metro", score: 7 },
    });
  });

  test("keeps its rows in the order of their numbers, whatever order they came in", () => {
    const form = sent(
      ["criteria.10.name", "c"],
      ["criteria.2.name", "b"],
      ["criteria.0.name", "a"],
    );
    expect(readForm(form, withCriteria)).toEqual({
      ok: true,
      value: { criteria: [{ name: "a" }, { name: "b" }, { name: "c" }] },
    });
  });

  test("names the faulty row by the form's own number where rows were taken out", () => {
    const form = sent(["criteria.0.name", "a"], ["criteria.3.name", ""]);
    expect(readForm(form, withCriteria)).toEqual({
      ok: false,
      errors: [{ field: "criteria.3.name", message: "Give it a name" }],
      values: { "criteria.0.name": ["a"], "criteria.3.name": [""] },
    });
  });

  test("is a list of one where one box of many was ticked", () => {
    const schema = z.object({ choices: z.array(z.string()) });
    expect(readForm(sent(["choices[]", "A-01"]), schema)).toEqual({
      ok: true,
      value: { choices: ["A-01"] },
    });
    expect(readForm(sent(["choices[]", "A-01"], ["choices[]", "A-02"]), schema)).toEqual({
      ok: true,
      value: { choices: ["A-01", "A-02"] },
    });
  });

  test("gives one error a field, the first, and all that was typed", () => {
    const schema = z.object({
      address: z.string().min(5, "Too short").includes("@", { message: "No address" }),
    });
    expect(readForm(sent(["address", "x"]), schema)).toEqual({
      ok: false,
      errors: [{ field: "address", message: "Too short" }],
      values: { address: ["x"] },
    });
  });

  test("names a field that was not sent at all", () => {
    const reading = readForm(sent(["other", "x"]), named);
    expect(reading.ok ? [] : reading.errors.map(({ field }) => field)).toEqual(["name"]);
  });

  test("never carries a password back to the page", () => {
    const schema = z.object({ name: z.string().min(1), password: z.string() });
    const reading = readForm(sent(["name", ""], ["password", "laurel"]), schema, {
      secret: ["password"],
    });
    expect(JSON.stringify(reading)).not.toContain("laurel");
  });

  test("has no file where the file input was left empty", () => {
    const schema = z.object({ evidence: z.file("Add a file") });
    const reading = readForm(sent(["evidence", new File([], "")]), schema);
    expect(reading).toEqual({
      ok: false,
      errors: [{ field: "evidence", message: "Add a file" }],
      values: {},
    });
  });
});

describe("a form that none of our pages could have sent", () => {
  const hostile: readonly [string, FormData][] = [
    ["reaches for the prototype", sent(["__proto__.isChair", "true"])],
    ["reaches for the prototype within a list", sent(["criteria.0.__proto__.isChair", "true"])],
    ["reaches for a constructor", sent(["constructor.prototype.isChair", "true"])],
    ["nests without end", sent([Array.from({ length: 50 }, () => "a").join("."), "x"])],
    ["has a value and a part under one name", sent(["a", "x"], ["a.b", "y"])],
    ["has a part and a value under one name", sent(["a.b", "y"], ["a", "x"])],
    ["has a list and a value under one name", sent(["a[]", "y"], ["a", "x"])],
    ["has a nameless part", sent(["a..b", "x"])],
    [
      "has thousands of fields",
      sent(...Array.from({ length: 2_001 }, (_, index) => [`f${index}`, "x"] as const)),
    ],
  ];
  test.for(hostile)("is refused as a whole when it %s", ([, form]) => {
    const reading = readForm(form, anything);
    expect(reading.ok ? [] : reading.errors.map(({ field }) => field)).toEqual([""]);
    expect(({} as { isChair?: unknown }).isChair).toBeUndefined();
  });

  test("makes no list as long as its highest number", () => {
    expect(readForm(sent(["criteria.9999.name", "a"]), withCriteria)).toEqual({
      ok: true,
      value: { criteria: [{ name: "a" }] },
    });
  });
});

describe("words", () => {
  test.for([
    ["", 0],
    ["  \n ", 0],
    ["one", 1],
    ["well-kept,  and\nfound", 3],
    ["a – b", 2],
    ["đèn đường thông minh", 4],
    ["130 bins", 2],
  ] as const)("%j holds %i", ([text, words]) => {
    expect(countWords(text)).toBe(words);
  });
});
