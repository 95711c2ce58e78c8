import { describe, expect, test } from "vitest";
import { countBundle } from "#app/domain/count/count-bundle.ts";
import { toCountJson } from "#app/domain/count/count-json.ts";
import { cases } from "#test/support/bundles.ts";

describe("the published cases", () => {
  test("are all eleven there", () => {
    expect(cases()).toHaveLength(11);
  });

  test.each(cases())("$name counts exactly as published", ({ text, expected }) => {
    const counted = countBundle(text);
    if (!counted.ok) throw new Error(counted.faults.map(({ what }) => what).join("\n"));
    expect(`${JSON.stringify(toCountJson(counted.count), null, 1)}\n`).toBe(expected);
  });
});
