/** A ballot as its pages show it: places in words, and no id. */
import type { BallotView, Finalist } from "#app/queries/judge-ballots.ts";
import { placeName } from "./judge-head.ts";

export function shownBallot({ round, isRunning, category, next }: BallotView) {
  const { own } = category;
  return {
    round: { slug: round.slug, name: round.name, closesAt: round.closesAt },
    isRunning,
    slug: category.slug,
    name: category.name,
    finalists: category.finalists.map(shownFinalist),
    aside: category.aside,
    due: category.due,
    own: own && { ...own, choices: own.choices.map(shownFinalist) },
    next,
  };
}

export function shownFinalist(finalist: Finalist) {
  return { ref: finalist.ref, title: finalist.title, place: placeName(finalist) };
}
