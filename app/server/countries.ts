/**
 * Countries by ISO 3166-1, called as people call them: the standard's own names are for forms of
 * state ("Korea, Republic of"). Server only: the browser gets names as data.
 */
import countries from "i18n-iso-countries";

const names = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** @param code ISO 3166-1 alpha-2; given back as it is where it stands for no country */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}

/** Every country, by name, as a select's choices. */
export function countryList(): { value: string; label: string }[] {
  return Object.keys(countries.getAlpha2Codes())
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}
