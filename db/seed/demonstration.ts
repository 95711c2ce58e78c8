/** The editions of the demonstration: the 2017 bundle with dates around today, once at each stage. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Bundle } from "#app/domain/bundle/bundle.ts";
import { sampleAnswers } from "./sample-answers.ts";
import type { Stage } from "./stage-edition.ts";

export interface DemonstrationEdition {
  readonly slug: string;
  readonly name: string;
  readonly stage: Stage;
}

/** @param year of today: an edition in intake belongs to the next ceremony */
export function demonstrationEditions(year: number): readonly DemonstrationEdition[] {
  return [
    { slug: `${year}-intake`, name: `${year}, open for applications`, stage: "call" },
    { slug: `${year}-screening`, name: `${year}, in screening`, stage: "screening" },
    { slug: `${year}-round-one`, name: `${year}, in round one`, stage: "scoring" },
    { slug: `${year}-round-two`, name: `${year}, in round two`, stage: "voting" },
    { slug: `${year}`, name: `${year}, certified`, stage: "voted" },
  ];
}

/**
 * The scores and ballots of the 2017 bundle are invented, so the programme is called a demonstration
 * and its judges have numbers instead of names.
 */
export function demonstrationBundle({ slug, name }: DemonstrationEdition, year: number): Bundle {
  const path = fileURLToPath(new URL("./editions/wego-2017.json", import.meta.url));
  const bundle = JSON.parse(readFileSync(path, "utf8")) as Bundle;
  const cities = new Map(bundle.entrants.map((entrant) => [entrant.slug, entrant.name]));
  return {
    ...bundle,
    programme: { slug: "demonstration", name: "Demonstration Awards" },
    edition: { ...bundle.edition, slug, name: `Demonstration ${name}`, year },
    applications: bundle.applications.map((application, index) => ({
      ...application,
      answers: sampleAnswers(
        application.title,
        cities.get(application.entrant) ?? "the city",
        index,
      ),
    })),
  };
}
