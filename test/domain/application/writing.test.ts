import { describe, expect, test } from "vitest";
import { BUNDLE_STATUSES } from "#app/domain/bundle/bundle.ts";
import { mayWrite, type WritingFacts } from "#app/domain/application/writing.ts";

const NOON = new Date("2026-04-30T12:00:00Z");
const SECOND = 1_000;
const later = (seconds: number) => new Date(NOON.getTime() + seconds * SECOND);

function answer(facts: Partial<WritingFacts>, now = NOON): string {
  const outcome = mayWrite(
    {
      application: { state: "draft" },
      edition: { state: "call", callOpensAt: null, callClosesAt: later(1) },
      dueAt: null,
      ...facts,
    },
    now,
  );
  return outcome.ok
    ? `until ${outcome.value.until?.toISOString() ?? "closed"}`
    : outcome.refusal.code;
}

describe("a city writes", () => {
  test("its draft up to the second at which the call closes, and not in that second", () => {
    expect(answer({}, later(0.999))).toContain("until");
    expect(answer({}, later(1))).toBe("call-closed");
    expect(answer({}, later(2))).toBe("call-closed");
  });

  test("nothing before the call opens", () => {
    const edition = { state: "call", callOpensAt: later(10), callClosesAt: null } as const;
    expect(answer({ edition }, later(9))).toBe("call-not-open");
    expect(answer({ edition }, later(10))).toContain("until");
    expect(answer({ edition: { ...edition, state: "setup" } }, later(11))).toBe("call-not-open");
  });

  test("nothing new once the secretariat closed the call, before its time too", () => {
    const edition = { state: "judging", callOpensAt: null, callClosesAt: later(60) } as const;
    expect(answer({ edition })).toBe("call-closed");
  });

  test("a correction until its own day, after the call has closed", () => {
    const edition = { state: "judging", callOpensAt: null, callClosesAt: later(-60) } as const;
    const returned = { application: { state: "returned" }, edition, dueAt: later(1) } as const;
    expect(answer(returned)).toContain("until");
    expect(answer(returned, later(1))).toBe("call-closed");
    expect(answer({ ...returned, edition: { ...edition, state: "certified" } })).toBe(
      "already-certified",
    );
  });

  test("in no other state", () => {
    const refused = BUNDLE_STATUSES.filter(
      (state) => answer({ application: { state }, dueAt: later(1) }) === "already-submitted",
    );
    expect(refused).toEqual(["submitted", "accepted", "rejected", "withdrawn", "disqualified"]);
  });
});
