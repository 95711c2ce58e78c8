import { Form } from "@remix-run/react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import { STATE_WORDS } from "../application/application-state.tsx";

interface ScreeningFiltersProps {
  readonly counts: readonly { readonly state: ApplicationStatus; readonly count: number }[];
  readonly drafts: number;
  readonly categories: readonly { readonly slug: string; readonly name: string }[];
  readonly filter: { readonly state: string; readonly category: string };
}

/** How many stand where, and a choice among them. A draft is its city's own. */
export function ScreeningFilters({ counts, drafts, categories, filter }: ScreeningFiltersProps) {
  return (
    <>
      <dl className="facts">
        {counts.map(({ state, count }) => (
          <div key={state}>
            <dt>{STATE_WORDS[state].toLowerCase()}</dt>
            <dd>{count}</dd>
          </div>
        ))}
        <div>
          <dt>{drafts === 1 ? "draft, not shown" : "drafts, not shown"}</dt>
          <dd>{drafts}</dd>
        </div>
      </dl>
      <Form method="get" className="filters" aria-label="Filter">
        <div className="field">
          <label htmlFor="filter-state">State</label>
          <select key={filter.state} id="filter-state" name="state" defaultValue={filter.state}>
            <option value="">Every state</option>
            {counts.map(({ state }) => (
              <option key={state} value={state}>
                {STATE_WORDS[state]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="filter-category">Category</label>
          <select
            key={filter.category}
            id="filter-category"
            name="category"
            defaultValue={filter.category}
          >
            <option value="">Every category</option>
            {categories.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button className="button button-plain" type="submit">
          Show
        </button>
      </Form>
    </>
  );
}
