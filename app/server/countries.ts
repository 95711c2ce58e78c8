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

/** Without case, marks and what stands between letters: "Viet Nam", "VIET-NAM" and "Việt Nam" are one. */
function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");
}

let codes: ReadonlyMap<string, string> | null = null;

/** @param text a code, or a name as people or the standard have it. @returns null where it is neither */
export function countryCode(text: string): string | null {
  if (codes === null) {
    const all = new Map<string, string>();
    for (const [code, three] of Object.entries(countries.getAlpha2Codes())) {
      const standard = countries.getNames("en", { select: "all" })[code] ?? [];
      for (const name of [code, three, countryName(code), ...standard]) all.set(fold(name), code);
    }
    codes = all;
  }
  return codes.get(fold(text)) ?? null;
}
