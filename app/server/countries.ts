/** Names of countries in English, from ISO 3166-1. Server only: the browser gets names as data. */
import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };

countries.registerLocale(english);

/** @param code ISO 3166-1 alpha-2; given back as it is where the list does not know it */
export function countryName(code: string): string {
  return countries.getName(code, "en", { select: "alias" }) ?? code;
}

/** Every country, by name, as a select's choices. */
export function countryList(): { value: string; label: string }[] {
  return Object.keys(countries.getAlpha2Codes())
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}
