/** The 3rd WeGO Smart Sustainable City Awards as the final report of 2017 gives them. */
import { WEGO_PRIZES } from "#app/domain/edition/wego-template.ts";
import type { ArchivedEdition } from "#app/domain/placing/archive.ts";
import published from "./editions/wego-2017-published.json" with { type: "json" };

/** The day of the ceremony in Ulyanovsk, at noon there. */
export const WEGO_2017_PUBLISHED_AT = new Date("2017-06-28T08:00:00.000Z");

export const wego2017Archive: ArchivedEdition = {
  programme: { slug: "wego-awards", name: published.programme },
  edition: {
    slug: "2017",
    name: "3rd WeGO Smart Sustainable City Awards",
    year: published.year,
    timeZone: "Europe/Ulyanovsk",
    place: published.ceremony.place,
    ceremonyOn: published.ceremony.date,
  },
  applications: published.applications,
  cities: published.cities,
  prizes: WEGO_PRIZES,
  categories: published.categories,
  panel: published.panel,
  achievements: published.achievements.map(({ city, country }) => ({
    city,
    country,
    name: "WeGO Special Achievement Award",
    citation: published.achievementCitation,
  })),
};
