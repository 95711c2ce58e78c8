/** Standings with the names of their places, as people read them. */
import type { StandingView } from "#app/queries/standing-view.ts";
import { placeName } from "./judge-head.ts";

export function withPlaces<View extends StandingView>(standing: View) {
  return {
    ...standing,
    lines: standing.lines.map(({ city, country, ...line }) => ({
      ...line,
      place: placeName({ city, country }),
    })),
  };
}
