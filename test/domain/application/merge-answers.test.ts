import { describe, expect, test } from "vitest";
import { beginsVersion } from "#app/domain/application/draft-version.ts";
import { isSameAnswer, mergeAnswers } from "#app/domain/application/merge-answers.ts";

const STORED = {
  title: "Lights",
  answers: { summary: "Of both", costs: "Ten" },
  versions: { summary: 3, costs: 1 },
};

describe("answers of two people", () => {
  test("are both kept where they are to other questions", () => {
    const merged = mergeAnswers(STORED, {
      summary: { value: "Of one", version: 3 },
      partners: { value: "A school", version: 0 },
    });
    expect(merged.answers).toEqual({ summary: "Of one", costs: "Ten", partners: "A school" });
    expect(merged.versions).toEqual({ summary: 4, costs: 1, partners: 1 });
    expect(merged.clashing).toEqual([]);
  });

  test("clash where one was written on an older version, and the other stays as it is", () => {
    const merged = mergeAnswers(STORED, {
      summary: { value: "On an old page", version: 2 },
      title: { value: "Lamps", version: 0 },
    });
    expect(merged.answers["summary"]).toBe("Of both");
    expect(merged.title).toBe("Lamps");
    expect(merged).toMatchObject({ changed: ["title"], clashing: ["summary"] });
  });

  test("do not clash where both wrote the same", () => {
    const merged = mergeAnswers(STORED, { summary: { value: "Of both", version: 1 } });
    expect(merged).toMatchObject({ changed: [], clashing: [], versions: STORED.versions });
  });

  test("never answered, emptied and an empty list are the same answer", () => {
    for (const empty of [undefined, "", null, []]) expect(isSameAnswer(empty, "")).toBe(true);
    expect(isSameAnswer({ amount: "1", currency: "KRW" }, { currency: "KRW", amount: "1" })).toBe(
      true,
    );
    expect(isSameAnswer("0", "")).toBe(false);
  });

  test("a question called like a built-in property is a question", () => {
    const merged = mergeAnswers(STORED, { constructor: { value: "A firm", version: 0 } });
    expect(merged.versions["constructor"]).toBe(1);
    expect(merged.clashing).toEqual([]);
  });
});

describe("a save", () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 5, 12, 12, minutes));
  const last = { savedById: "lan", startedAt: at(0), isKept: false };

  test.for([
    ["by the same person within ten minutes is added to the version", "lan", last, 10, false],
    ["ten minutes after the version was begun begins another", "lan", last, 11, true],
    ["by somebody else begins another", "minh", last, 1, true],
    ["after one that a person asked for begins another", "lan", { ...last, isKept: true }, 1, true],
    ["without any before it begins the first", "lan", null, 0, true],
  ] as const)("%s", ([, by, version, minutes, begins]) => {
    expect(beginsVersion(version, by, at(minutes))).toBe(begins);
  });
});
