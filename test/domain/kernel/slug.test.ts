import { expect, test } from "vitest";
import { SLUG, slugOf } from "#app/domain/kernel/slug.ts";

const NONE = new Set<string>();

test.for([
  ["Open City", "open-city"],
  ["Sân bay và giao thông Đà Nẵng", "san-bay-va-giao-thong-da-nang"],
  ["e-Government  Service!", "e-government-service"],
  ["Straße & Łódź", "strasse-lodz"],
  ["스마트 도시", "category"],
  ["  --  ", "category"],
] as const)("%s has the address %s", ([name, slug]) => {
  expect(slugOf(name, NONE, "category")).toBe(slug);
  expect(slug).toMatch(SLUG);
});

test("a name whose address is taken gets a number", () => {
  expect(slugOf("Gold", new Set(["gold", "gold-2"]), "prize")).toBe("gold-3");
});

test("a very long name keeps an address that ends in a letter", () => {
  const slug = slugOf("Donau ".repeat(40), NONE, "category");
  expect(slug.length).toBeLessThanOrEqual(60);
  expect(slug).toMatch(SLUG);
});
