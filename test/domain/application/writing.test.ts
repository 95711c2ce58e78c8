import { describe, expect, test } from "vitest";
import { BUNDLE_STATUSES } from "#app/domain/bundle/bundle.ts";
import { mayFinish, mayWrite, type WritingFacts } from "#app/domain/application/writing.ts";

const NOON = new Date("2026-04-30T12:00:00Z");
const SECOND = 1_000;
const later = (seconds: number) => new Date(NOON.getTime() + seconds * SECOND);

function answer(facts: Partial<WritingFacts>, now = NOON): string {
  const outcome = mayWrite(
    {
      application: { state: "draft" },
      edition: { state: "call", callOpensAt: null, callClosesAt: later(1), graceMinutes: 0 },
      dueAt: null,
      extendedTo: null,
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
    const edition = {
      state: "call",
      callOpensAt: later(10),
      callClosesAt: null,
      graceMinutes: 0,
    } as const;
    expect(answer({ edition }, later(9))).toBe("call-not-open");
    expect(answer({ edition }, later(10))).toContain("until");
    expect(answer({ edition: { ...edition, state: "setup" } }, later(11))).toBe("call-not-open");
  });

  test("nothing new once the secretariat closed the call, before its time too", () => {
    const edition = {
      state: "judging",
      callOpensAt: null,
      callClosesAt: later(60),
      graceMinutes: 0,
    } as const;
    expect(answer({ edition })).toBe("call-closed");
  });

  test("a correction until its own day, after the call has closed", () => {
    const edition = {
      state: "judging",
      callOpensAt: null,
      callClosesAt: later(-60),
      graceMinutes: 0,
    } as const;
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

describe("what was begun before the deadline", () => {
  const call = { state: "call", callOpensAt: null, callClosesAt: NOON, graceMinutes: 1 } as const;
  const draft: WritingFacts = {
    application: { state: "draft" },
    edition: call,
    dueAt: null,
    extendedTo: null,
  };
  const nothing = { openedAt: null, lastFileAt: null };

  test("is proved by a file that came in after it: the upload was on its way", () => {
    const uploaded = { openedAt: null, lastFileAt: later(10) };
    expect(mayFinish(draft, uploaded, later(20)).ok).toBe(true);
    expect(mayFinish(draft, { ...nothing, lastFileAt: later(-1) }, later(20)).ok).toBe(false);
    expect(mayFinish(draft, nothing, later(20)).ok).toBe(false);
  });

  test("is finished in the grace of a correction as well, until the very end of it", () => {
    const edition = { ...call, state: "judging" } as const;
    const returned = { ...draft, application: { state: "returned" }, edition } as const;
    const begun = { openedAt: later(-1), lastFileAt: null };
    expect(mayFinish({ ...returned, dueAt: NOON }, begun, later(59.999))).toEqual({
      ok: true,
      value: { until: later(60), isInGrace: true },
    });
    expect(mayFinish({ ...returned, dueAt: NOON }, begun, later(60)).ok).toBe(false);
  });

  test("changes nothing for what was submitted, or once the result is certified", () => {
    const begun = { openedAt: later(-1), lastFileAt: later(1) };
    const submitted = { ...draft, application: { state: "submitted" } } as const;
    expect(mayFinish(submitted, begun, later(1)).ok).toBe(false);
    const certified = { ...call, state: "certified" } as const;
    expect(mayFinish({ ...draft, edition: certified, extendedTo: NOON }, begun, later(30)).ok).toBe(
      false,
    );
  });
});
