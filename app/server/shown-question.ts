/** A question about a likely conflict as pages show it: countries by their names. */
import type { Question } from "#app/queries/conflicts.ts";
import { countryName } from "./countries.ts";
import { placeName } from "./judge-head.ts";

export function shownQuestion({ city, country, ...question }: Question) {
  return { ...question, place: placeName({ city, country }), country: countryName(country) };
}
