import { describe, expect, test } from "vitest";
import { matchEntrant } from "#app/domain/application/entrant.ts";
import { initialsOf, nextRef } from "#app/domain/application/ref.ts";

describe("an application is called", () => {
  test.for([
    ["Open City", "OC"],
    ["Sustainability of the City", "SC"],
    ["Überall Grün", "UG"],
    ["Giao thông và Đô thị thông minh", "GTV"],
    ["열린 도시", "A"],
  ] as const)("in %s by the initials %s", ([category, initials]) => {
    expect(initialsOf(category)).toBe(initials);
  });

  test("by the number after the highest, so that none is used twice", () => {
    expect(nextRef("Open City", [])).toBe("OC-01");
    expect(nextRef("Open City", ["OC-01", "OC-09", "SC-40", "OC-x"])).toBe("OC-10");
    expect(nextRef("Open City", ["OC-99"])).toBe("OC-100");
  });

  test("on from the other's numbers, where two categories share their initials", () => {
    expect(nextRef("Outdoor Culture", ["OC-01"])).toBe("OC-02");
  });
});

describe("an entrant", () => {
  const known = [
    { id: "1", slug: "hue", name: "Huế", country: "VN" },
    { id: "2", slug: "entrant", name: "서울", country: "KR" },
  ];
  const found = (name: string, country: string) => {
    const match = matchEntrant(name, country, known);
    return "found" in match ? match.found.id : match.slug;
  };

  test("is found again however it is written", () => {
    expect(found("Hue", "VN")).toBe("1");
    expect(found("HUẾ", "VN")).toBe("1");
    expect(found("서울", "KR")).toBe("2");
  });

  test("is another in another country, or in letters that give no address", () => {
    expect(found("Hue", "FR")).toBe("hue-2");
    expect(found("부산", "KR")).toBe("entrant-2");
    expect(found("Đà Nẵng", "VN")).toBe("da-nang");
  });
});
