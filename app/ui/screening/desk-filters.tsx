import { Form, Link } from "@remix-run/react";
import { type DeskSearch, ORDER_WORDS, WORK_WORDS } from "#app/domain/screening/desk-search.ts";
import { STATE_WORDS } from "../application/application-state.tsx";
import { pathFor } from "../layout/edition-pages.tsx";

export interface Counted {
  readonly value: string;
  /** Left out where the value is its own name. */
  readonly name?: string;
  readonly count?: number;
}

interface DeskFiltersProps {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
  };
  readonly mayOpen: boolean;
  readonly states: readonly Counted[];
  readonly categories: readonly Counted[];
  readonly countries: readonly Counted[];
  readonly tags: readonly Counted[];
  readonly screeners: readonly Counted[];
  readonly drafts: number;
  readonly search: DeskSearch;
}

const plain = (words: Readonly<Record<string, string>>): readonly Counted[] =>
  Object.entries(words).map(([value, name]) => ({ value, name }));

/** A choice of each kind, with how many there are under all the other choices. */
export function DeskFilters(props: DeskFiltersProps) {
  const { edition, mayOpen, states, categories, countries, tags, screeners, search } = props;
  const { drafts } = props;
  const page = pathFor("secretariat", edition, "/screening");
  const named = states.map((one) => ({
    ...one,
    name: STATE_WORDS[one.value as keyof typeof STATE_WORDS],
  }));
  return (
    <Form method="get" action={page} className="filters" aria-label="Filter">
      <div className="field">
        <label htmlFor="filter-text">Title, city or reference</label>
        <input
          key={search.text}
          id="filter-text"
          name="text"
          type="search"
          defaultValue={search.text}
        />
      </div>
      <Choice
        name="state"
        label="State"
        every="Every state"
        options={named}
        chosen={search.state}
      />
      <Choice
        name="category"
        label="Category"
        every="Every category"
        options={categories}
        chosen={search.category}
      />
      <Choice
        name="country"
        label="Country"
        every="Every country"
        options={countries}
        chosen={search.country}
      />
      {mayOpen && (
        <>
          {tags.length > 0 && (
            <Choice
              name="tag"
              label="Tag"
              every="With or without"
              options={tags}
              chosen={search.tag}
            />
          )}
          {screeners.length > 0 && (
            <Choice
              name="screener"
              label="Screened by"
              every="Anybody"
              options={screeners}
              chosen={search.screener}
            />
          )}
          <Choice
            name="work"
            label="Unresolved"
            every="Whatever it waits for"
            options={plain(WORK_WORDS)}
            chosen={search.work}
          />
        </>
      )}
      <Choice
        name="order"
        label="Order"
        every={null}
        options={plain(ORDER_WORDS)}
        chosen={search.order}
      />
      <div className="actions">
        <button className="button button-plain" type="submit">
          Show
        </button>
        <Link to={page}>Show all</Link>
      </div>
      <p className="small soft">
        {drafts === 1 ? "1 draft, not shown" : `${drafts} drafts, not shown`}
      </p>
    </Form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  /** Says that this filter is not used; null where there is always one. */
  readonly every: string | null;
  readonly options: readonly Counted[];
  readonly chosen: string | undefined;
}

function Choice({ name, label, every, options, chosen = "" }: ChoiceProps) {
  const isGone = chosen !== "" && !options.some(({ value }) => value === chosen);
  const id = `filter-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select key={chosen} id={id} name={name} defaultValue={chosen}>
        {every !== null && <option value="">{every}</option>}
        {isGone && <option value={chosen}>{chosen}: 0</option>}
        {options.map(({ value, name: words = value, count }) => (
          <option key={value} value={value}>
            {count === undefined ? words : `${words}: ${count}`}
          </option>
        ))}
      </select>
    </div>
  );
}
