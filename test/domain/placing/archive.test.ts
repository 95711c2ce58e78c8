import { expect, test } from "vitest";
import { type ArchivedEdition, archiveSnapshot } from "#app/domain/placing/archive.ts";

const edition = {
  slug: "2012",
  name: "Prize 2012",
  year: 2012,
  timeZone: "UTC",
  place: "Seoul",
  ceremonyOn: "2012-11-30",
};

const ARCHIVED: ArchivedEdition = {
  programme: { slug: "prize", name: "Prize" },
  edition,
  applications: 50,
  cities: 40,
  prizes: [
    { slug: "gold", name: "Gold", count: 1, by: "rank" },
    { slug: "special", name: "Special", count: 3, by: "panel" },
  ],
  categories: [
    {
      slug: "open",
      name: "Open",
      placings: [
        { prize: "gold", city: "Huế", country: "VN", project: "Lamps", citation: "For light." },
        { prize: "special", city: "Cali", country: "CO", project: "Parks" },
        { prize: "special", city: "Kazan", country: "RU", project: "Buses" },
        { prize: "special", city: "Lima", country: "PE", project: "Water" },
      ],
    },
    {
      slug: "green",
      name: "Green",
      placings: [{ prize: "gold", city: "Lima", country: "PE", project: "Trees" }],
    },
  ],
  panel: [{ name: "Ada", country: "GB" }],
  achievements: [{ city: "Seoul", country: "KR", name: "Long work", citation: "Ten years." }],
};

test("a past edition holds what its report says, and refs made of category and prize", () => {
  const placed = { citation: "", reason: "" };
  expect(archiveSnapshot(ARCHIVED)).toEqual({
    format: "laurel-result/1",
    edition,
    facts: { applications: 50, cities: 40, categories: 2, judges: 1 },
    prizes: [
      { slug: "gold", name: "Gold" },
      { slug: "special", name: "Special" },
    ],
    categories: [
      {
        slug: "open",
        name: "Open",
        placings: [
          {
            prize: "gold",
            city: "Huế",
            country: "VN",
            project: "Lamps",
            ref: "open-gold",
            citation: "For light.",
            reason: "",
          },
          {
            prize: "special",
            city: "Cali",
            country: "CO",
            project: "Parks",
            ref: "open-special",
            ...placed,
          },
          {
            prize: "special",
            city: "Kazan",
            country: "RU",
            project: "Buses",
            ref: "open-special-2",
            ...placed,
          },
          {
            prize: "special",
            city: "Lima",
            country: "PE",
            project: "Water",
            ref: "open-special-3",
            ...placed,
          },
        ],
      },
      {
        slug: "green",
        name: "Green",
        placings: [
          {
            prize: "gold",
            city: "Lima",
            country: "PE",
            project: "Trees",
            ref: "green-gold",
            ...placed,
          },
        ],
      },
    ],
    panel: ARCHIVED.panel,
    achievements: ARCHIVED.achievements,
    counted: null,
  });
});
