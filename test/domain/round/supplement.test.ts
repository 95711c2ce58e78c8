import { describe, expect, test } from "vitest";
import { isSupplementOpen, isSupplementShown } from "#app/domain/round/supplement.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
const WINDOW = { supplementOpensAt: at(8), supplementClosesAt: at(18) };

describe("a finalist may add to an application", () => {
  test.each([
    ["pending", at(7), false],
    ["pending", at(8), true],
    ["pending", at(17), true],
    ["pending", at(18), false],
    ["open", at(12), false],
    ["closed", at(12), false],
  ] as const)("%s, %s: %s", (state, now, isOpen) => {
    expect(isSupplementOpen({ state, ...WINDOW }, now)).toBe(isOpen);
  });

  test("never without a window", () => {
    const none = { supplementOpensAt: null, supplementClosesAt: null };
    expect(isSupplementOpen({ state: "pending", ...none }, at(12))).toBe(false);
  });
});

describe("what was added is read", () => {
  test.each([
    ["judge", "pending", false],
    ["judge", "open", true],
    ["judge", "closed", true],
    ["judge", "confirmed", true],
    ["staff", "pending", true],
    ["staff", "open", true],
  ] as const)("by a %s of a round that is %s: %s", (reader, state, isShown) => {
    expect(isSupplementShown({ state }, reader)).toBe(isShown);
  });
});
