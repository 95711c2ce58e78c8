import { expect, test } from "vitest";
import { mayExtend } from "#app/domain/application/extension.ts";
import { BUNDLE_STATUSES } from "#app/domain/bundle/bundle.ts";

const NOON = new Date("2026-04-30T12:00:00Z");
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);

test("more time is more: never in the past, never the same, never less", () => {
  const draft = { state: "draft", deadline: later(60) } as const;
  expect(mayExtend(draft, later(61), NOON).ok).toBe(true);
  for (const until of [later(60), later(30), NOON, later(-1)])
    expect(mayExtend(draft, until, NOON)).toMatchObject({
      ok: false,
      refusal: { code: "invalid", field: "until" },
    });
  const late = { state: "draft", deadline: later(-60) } as const;
  expect(mayExtend(late, later(-30), NOON).ok).toBe(false);
  expect(mayExtend(late, later(30), NOON).ok).toBe(true);
});

test("more time is for what a city still writes, and has an end", () => {
  const may = BUNDLE_STATUSES.filter(
    (state) => mayExtend({ state, deadline: NOON }, later(60), NOON).ok,
  );
  expect([...may].sort()).toEqual(["draft", "returned"]);
  expect(mayExtend({ state: "draft", deadline: null }, later(60), NOON)).toMatchObject({
    ok: false,
    refusal: { code: "not-allowed" },
  });
});
