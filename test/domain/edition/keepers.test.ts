import { expect, test } from "vitest";
import { isKept } from "#app/domain/edition/keepers.ts";

const aside = (member: string, edition: string) => ({ member, edition });

test.each([
  [[], [], false],
  [["sofia"], [], true],
  [["sofia"], [aside("sofia", "2026")], false],
  [["sofia", "tom"], [aside("sofia", "2026")], true],
  [["sofia", "tom"], [aside("sofia", "2026"), aside("tom", "2026")], false],
  [["sofia", "tom"], [aside("sofia", "2026"), aside("tom", "2025")], true],
  [["sofia"], [aside("tom", "2026")], true],
])("%j with %j stepped aside: kept %s", (secretariat, asides, kept) => {
  expect(isKept(secretariat, asides)).toBe(kept);
});
