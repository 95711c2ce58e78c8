import { Form, Link } from "@remix-run/react";
import type { DeskSearch } from "#app/domain/screening/desk-search.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { ConfirmDetails } from "../form/confirm-details.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import type { Choice } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { type EditionOfStaff, pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { BulkFields } from "./bulk-fields.tsx";
import { type Counted, DeskFilters } from "./desk-filters.tsx";
import { type DeskLine, DeskList } from "./desk-list.tsx";

interface DeskPageProps {
  readonly view: {
    readonly edition: EditionOfStaff;
    readonly viewer: string;
    /** An observer reads states, no application. */
    readonly mayOpen: boolean;
    readonly lines: readonly DeskLine[];
    readonly matching: number;
    readonly pages: { readonly after: string | null; readonly before: string | null };
    readonly states: readonly Counted[];
    readonly categories: readonly Counted[];
    readonly countries: readonly Counted[];
    readonly tags: readonly Counted[];
    readonly screeners: readonly { readonly value: string; readonly name: string }[];
    readonly views: readonly {
      readonly id: string;
      readonly name: string;
      readonly search: string;
    }[];
    readonly drafts: number;
    readonly search: DeskSearch;
    /** The filters and the order, as in the address. */
    readonly address: string;
    readonly choices: {
      readonly clauses: readonly Choice[];
      readonly categories: readonly Choice[];
    };
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  accepted: "The application is accepted, and its city is told.",
  returned: "The application is returned, and its city is told.",
  rejected: "The application is not accepted, and its city is told.",
  "view-saved": "This view is saved.",
  "view-removed": "The view is taken away.",
};

export function DeskPage({ view, answer, done }: DeskPageProps) {
  const { edition, mayOpen, lines, matching } = view;
  const to = (page: string) => pathFor("secretariat", edition, page);
  return (
    <SecretariatPage edition={edition} viewer={view.viewer}>
      <PageHead
        title="Screening"
        eyebrow={edition.name}
        lead="Each submitted application is checked against each clause of the Terms and Conditions."
        aside={
          mayOpen && (
            <p className="small">
              <Link to={to("/screening/disagreements")}>Where screeners differ</Link> ·{" "}
              <Link to={to("/settings/screening")}>How we screen</Link>
            </p>
          )
        }
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer === undefined && DONE[done ?? ""]}</FormStatus>
        <div className="stack">
          {mayOpen && <Views view={view} />}
          <DeskFilters {...view} />
          <p aria-live="polite">{matching === 1 ? "1 application" : `${matching} applications`}</p>
          {mayOpen && lines.length > 0 ? <Pile view={view} /> : <DeskList {...view} />}
          <Pages view={view} />
        </div>
      </FormState>
    </SecretariatPage>
  );
}

function Views({ view: { edition, views, address } }: Pick<DeskPageProps, "view">) {
  const to = (search: string) =>
    pathFor("secretariat", edition, `/screening${search === "" ? "" : `?${search}`}`);
  return (
    <div className="desk-views">
      {views.length > 0 && (
        <ul aria-label="Your views">
          {views.map(({ id, name, search }) => (
            <li key={id}>
              <Link to={to(search)} aria-current={search === address ? "page" : undefined}>
                {name}
              </Link>
              <Form method="post">
                <input type="hidden" name="view" value={id} />
                <button
                  className="row-button"
                  name="intent"
                  value="remove-view"
                  aria-label={`Take the view ${name} away`}
                >
                  Remove
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="search" value={address} />
        <ConfirmDetails summary="Save this view…">
          <TextInput name="name" label="Name of the view" hint="Only you see it." />
          <SubmitButton intent="save-view" pending="Saving…" look="plain">
            Save the view
          </SubmitButton>
        </ConfirmDetails>
      </Form>
    </div>
  );
}

/** The list as a form: rows are chosen, and one act is shown for all of them before it is done. */
function Pile({ view }: Pick<DeskPageProps, "view">) {
  const { edition, address, matching, choices } = view;
  return (
    <Form
      method="post"
      action={pathFor("secretariat", edition, "/screening/bulk")}
      noValidate
      className="stack"
    >
      <input type="hidden" name="search" value={address} />
      <DeskList {...view} />
      <ConfirmDetails summary="Do something with many…">
        <fieldset className="field">
          <legend>With which</legend>
          <label className="choice">
            <input type="radio" name="scope" value="chosen" defaultChecked /> Those chosen above
          </label>
          <label className="choice">
            <input type="radio" name="scope" value="all" />{" "}
            {matching === 1 ? "The one that matches" : `All ${matching} that match`}
          </label>
        </fieldset>
        <BulkFields zone={edition.timeZone} choices={choices} />
        <SubmitButton intent="preview" pending="Looking…">
          Show what will happen
        </SubmitButton>
      </ConfirmDetails>
    </Form>
  );
}

function Pages({ view: { edition, pages, address } }: Pick<DeskPageProps, "view">) {
  if (pages.after === null && pages.before === null) return null;
  const to = (name: string, key: string) =>
    pathFor(
      "secretariat",
      edition,
      `/screening?${address === "" ? "" : `${address}&`}${name}=${key}`,
    );
  return (
    <nav className="actions" aria-label="Pages of the list">
      {pages.before !== null && (
        <Link className="button button-plain" to={to("before", pages.before)}>
          Earlier in the list
        </Link>
      )}
      {pages.after !== null && (
        <Link className="button button-plain" to={to("after", pages.after)}>
          Further in the list
        </Link>
      )}
    </nav>
  );
}
