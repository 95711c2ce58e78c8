import { Form, Link } from "@remix-run/react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { EmptyState } from "../award/empty-state.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState, useAnswerFor } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { type EditionOfStaff, pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Check, type Clause } from "./clause-checks.tsx";

interface Disputed {
  readonly ref: string;
  readonly title: string;
  readonly city: string;
  readonly submission: number;
  readonly clauses: readonly Clause[];
}

interface DisagreementsPageProps {
  readonly view: {
    readonly edition: EditionOfStaff;
    readonly viewer: string;
    readonly applications: readonly Disputed[];
    /** Of all pages. */
    readonly matching: number;
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

/** Every clause that two found differently, on one page, each settled where it stands. */
export function DisagreementsPage({ view, answer, done }: DisagreementsPageProps) {
  const { edition, applications, matching } = view;
  const list = pathFor("secretariat", edition, "/screening");
  return (
    <SecretariatPage edition={edition} viewer={view.viewer}>
      <Breadcrumbs trail={[{ to: list, label: "Screening" }]} />
      <PageHead
        title="Where screeners differ"
        eyebrow={edition.name}
        lead="Both have checked every clause without seeing each other's findings. What you settle here is what is concluded on, and what the city reads."
      />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer === undefined && done === "settled" && "Settled."}</FormStatus>
        {applications.length === 0 && (
          <EmptyState title="They agree">
            <p>No application waits because its two screeners found differently.</p>
          </EmptyState>
        )}
        <div className="stack">
          {applications.map((one) => (
            <Settle key={one.ref} one={one} to={`${list}/${one.ref}`} />
          ))}
        </div>
        {matching > applications.length && (
          <p className="soft">
            {matching - applications.length} more follow once these are settled.
          </p>
        )}
      </FormState>
    </SecretariatPage>
  );
}

function Settle({ one, to }: { readonly one: Disputed; readonly to: string }) {
  const answer = useAnswerFor(one.ref);
  return (
    <FormState answer={answer} scope={`of-${one.ref}`}>
      <Form method="post" noValidate className="card" aria-labelledby={`disputed-${one.ref}`}>
        <h2 id={`disputed-${one.ref}`}>
          <Link to={to}>
            {one.ref}: {one.title}
          </Link>
        </h2>
        <p className="row-detail">{one.city}</p>
        <input type="hidden" name="form" value={one.ref} />
        <input type="hidden" name="submission" value={one.submission} />
        {one.clauses.map((clause) => (
          <Check key={clause.id} clause={clause} />
        ))}
        <SubmitButton intent={`settle-${one.ref}`} pending="Saving…">
          {one.clauses.length === 1 ? "Settle it" : "Settle them"}
        </SubmitButton>
      </Form>
    </FormState>
  );
}
