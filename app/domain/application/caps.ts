/** How many applications one city may submit to an edition, and whether a project may be in two categories. */
import type { ApplicationStatus } from "../bundle/bundle.ts";
import { slugOf } from "../kernel/slug.ts";

export interface Caps {
  /** Null: as many as it likes. */
  readonly capPerEntrant: number | null;
  readonly isOneCategoryAProject: boolean;
}

export interface EntrantsApplication {
  readonly ref: string;
  readonly title: string;
  readonly state: ApplicationStatus;
  /** Name. */
  readonly category: string;
}

/** Whether it takes one of the places that a city has: a draft does not, nor what was withdrawn. */
function takesPlace({ state }: EntrantsApplication): boolean {
  return state !== "draft" && state !== "withdrawn";
}

/** The rules as they are told to whoever thinks of applying; empty where there are none. */
export function capsInWords({ capPerEntrant, isOneCategoryAProject }: Caps): readonly string[] {
  return [
    ...(capPerEntrant === null
      ? []
      : [
          `A city may submit ${countInWords(capPerEntrant)} to this edition. Drafts, and what was withdrawn, do not count.`,
        ]),
    ...(isOneCategoryAProject ? ["A project takes part in one category."] : []),
  ];
}

/**
 * @param others the applications of the same city, this one not among them
 * @returns why this one may not take part beside them, or null
 */
export function capFault(
  caps: Caps,
  { title, category }: Pick<EntrantsApplication, "title" | "category">,
  others: readonly EntrantsApplication[],
): string | null {
  const submitted = others.filter(takesPlace);
  if (caps.capPerEntrant !== null && submitted.length >= caps.capPerEntrant)
    return `A city may submit ${countInWords(caps.capPerEntrant)} to this edition, and yours has: ${listed(submitted)}. Withdraw one of them to submit another.`;
  const same = submitted.find(
    (other) => other.category !== category && isSameTitle(other.title, title),
  );
  if (caps.isOneCategoryAProject && same)
    return `A project takes part in one category, and your city has submitted this one: ${listed([same])}. Withdraw that one first, or give this one its own title if it is another project.`;
  return null;
}

function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) => slugOf(title, new Set(), ""));
  return a === b && (a !== "" || one.trim() === other.trim());
}

function countInWords(count: number): string {
  return count === 1 ? "one application" : `at most ${count} applications`;
}

function listed(applications: readonly EntrantsApplication[]): string {
  return applications
    .map(({ ref, title, category }) => `${ref} “${title}” in ${category}`)
    .join(", ");
}
