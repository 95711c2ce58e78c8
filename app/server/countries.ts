/**
 * Countries by ISO 3166-1, called as people call them: the standard's own names are for forms of
 * state ("Korea, Republic of"). Server only: the browser gets names as data.
 */
import countries from "i18n-iso-countries";

const names = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** Names that were asked for: the public's pages ask for the same few all day. */
const known = new Map<string, string>();

/** @param code ISO 3166-1 alpha-2; given back as it is where it stands for no country */
export function countryName(code: string): string {
  const before = known.get(code);
  if (before !== undefined) return before;
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const name = names.of(code) ?? code;
  known.set(code, name);
  return name;
}

/** Every country, by name, as a select's choices. */
export function countryList(): { value: string; label: string }[] {
  return Object.keys(countries.getAlpha2Codes())
    .map((code) => ({ value: code, label: countryName(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}
