import { describe, expect, test } from "vitest";
import { goesAlone, maySettle, refusalReason } from "#app/domain/decision/second-person.ts";

const MEMBERS = ["ann", "bo", "cy"];
const waiting = { proposedById: "ann", outcome: null };
const codeOf = (outcome: ReturnType<typeof maySettle>) =>
  outcome.ok ? "ok" : outcome.refusal.code;

describe("a second person", () => {
  test("is asked wherever there is one, and only a sole member acts alone", () => {
    expect(goesAlone("ann", ["ann"])).toBe(true);
    expect(goesAlone("ann", ["ann", "bo"])).toBe(false);
    expect(goesAlone("ann", ["bo"])).toBe(false);
    expect(goesAlone(null, MEMBERS)).toBe(true);
  });

  test("confirms or refuses, and is never who proposed", () => {
    expect(codeOf(maySettle(waiting, "confirmed", "bo", MEMBERS))).toBe("ok");
    expect(codeOf(maySettle(waiting, "refused", "cy", MEMBERS))).toBe("ok");
    expect(codeOf(maySettle(waiting, "confirmed", "ann", MEMBERS))).toBe("not-allowed");
    expect(codeOf(maySettle(waiting, "refused", "ann", MEMBERS))).toBe("not-allowed");
  });

  test("does not take back what another proposed; whoever proposed it does", () => {
    expect(codeOf(maySettle(waiting, "withdrawn", "ann", MEMBERS))).toBe("ok");
    expect(codeOf(maySettle(waiting, "withdrawn", "bo", MEMBERS))).toBe("not-allowed");
  });

  test("is nobody from outside the secretariat", () => {
    for (const how of ["confirmed", "refused", "withdrawn"] as const)
      expect(codeOf(maySettle(waiting, how, "dee", MEMBERS))).toBe("not-found");
  });

  test("settles once, and does not confirm what a former member proposed", () => {
    for (const outcome of ["confirmed", "refused", "withdrawn"] as const)
      expect(codeOf(maySettle({ ...waiting, outcome }, "confirmed", "bo", MEMBERS))).toBe(
        "not-ready",
      );
    expect(codeOf(maySettle(waiting, "confirmed", "bo", ["bo", "cy"]))).toBe("not-ready");
    expect(codeOf(maySettle(waiting, "refused", "bo", ["bo", "cy"]))).toBe("ok");
  });
});

test.each([
  ["refused", " The ballot is open. ", { ok: true, value: "The ballot is open." }],
  ["confirmed", "", { ok: true, value: null }],
  ["withdrawn", "nobody asked", { ok: true, value: null }],
  ["refused", " \n", { ok: false, refusal: { code: "invalid", field: "reason" } }],
] as const)("whoever has %s it keeps of %j what is asked for", (how, said, outcome) => {
  expect(refusalReason(how, said)).toMatchObject(outcome);
});
