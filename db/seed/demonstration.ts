/** What `npm run demo` loads: the archived 2017 edition, and one that was counted here. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Bundle } from "#app/domain/bundle/bundle.ts";

/**
 * The 2017 bundle as an edition of this year's. Its scores are invented, so it is called a
 * demonstration and its judges have numbers instead of names.
 */
export function demonstrationBundle(year: number): Bundle {
  const path = fileURLToPath(new URL("./editions/wego-2017.json", import.meta.url));
  const bundle = JSON.parse(readFileSync(path, "utf8")) as Bundle;
  return {
    ...bundle,
    programme: { slug: "demonstration", name: "Demonstration Awards" },
    edition: {
      ...bundle.edition,
      slug: `${year}`,
      name: `Demonstration edition ${year}, with invented scores`,
      year,
    },
  };
}
