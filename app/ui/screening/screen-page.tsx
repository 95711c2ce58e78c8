import { Form, Link } from "@remix-run/react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { ApplicationState } from "../application/application-state.tsx";
import { ApplicationText } from "../application/application-text.tsx";
import type { ShownAttachment } from "../application/attachment-list.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Appeal } from "./appeal.tsx";
import { type Clause, ClauseChecks } from "./clause-checks.tsx";
import { Conclude } from "./conclude.tsx";
import { EarlierScreenings, type ShownScreening } from "./earlier-screenings.tsx";

interface ScreenPageProps {
  readonly view: {
    readonly edition: {
      readonly programme: string;
      readonly slug: string;
      readonly name: string;
      readonly programmeName: string;
      readonly timeZone: string;
    };
    readonly viewer: string;
    readonly application: {
      readonly ref: string;
      readonly title: string;
      readonly city: string;
      readonly country: string;
      readonly category: string;
      readonly sections: readonly {
        readonly name: string;
        readonly label: string;
        readonly text: string;
      }[];
      readonly attachments: readonly ShownAttachment[];
    };
    readonly state: ApplicationStatus;
    readonly submittedAt: Date | null;
    readonly submission: number;
    readonly clauses: readonly Clause[];
    readonly screenings: readonly ShownScreening[];
    readonly closed: string | null;
    readonly mayAppeal: boolean;
    /** The next that waits for a check. */
    readonly next: string | null;
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  saved: "The findings are saved.",
  accepted: "Accepted, and its city was told. This is the next one.",
  returned: "Returned, and its city was told. This is the next one.",
  rejected: "Not accepted, and its city was told. This is the next one.",
  appeal: "Accepted on appeal, and its city was told.",
};

/** The application beside its clauses: read, find, conclude. */
export function ScreenPage({ view, answer, done }: ScreenPageProps) {
  const { edition, application, clauses, submission } = view;
  return (
    <SecretariatPage edition={edition} viewer={view.viewer}>
      <Breadcrumbs
        trail={[{ to: pathFor("secretariat", edition, "/screening"), label: "Screening" }]}
      />
      <PageHead
        title={application.title}
        eyebrow={`${application.category} · ${application.city}, ${application.country} · ${application.ref}`}
        lead={
          view.submittedAt !== null && (
            <>
              {submission > 1 && `Version ${submission}, submitted `}
              {submission === 1 && "Submitted "}
              <LocalTime instant={view.submittedAt} zone={edition.timeZone} />
            </>
          )
        }
        aside={<ApplicationState state={view.state} />}
      />
      <FormState answer={answer}>
        <FormStatus>{answer === undefined && DONE[done ?? ""]}</FormStatus>
        <div className="beside">
          <div className="stack">
            <EarlierScreenings screenings={view.screenings} zone={edition.timeZone} />
            <ApplicationText application={application} />
          </div>
          <aside className="card" aria-label="Clauses">
            <ErrorSummary />
            {clauses.length === 0 && (
              <Notice title="There is no clause">
                <p>This edition has no Terms and Conditions: there is nothing to fail.</p>
              </Notice>
            )}
            {view.closed !== null && <p className="soft">{view.closed}</p>}
            <Form method="post" noValidate>
              <input type="hidden" name="submission" value={submission} />
              <ClauseChecks clauses={clauses} isClosed={view.closed !== null} />
              {view.closed === null && (
                <Conclude
                  zone={edition.timeZone}
                  state={view.state}
                  hasClauses={clauses.length > 0}
                />
              )}
            </Form>
            <p>
              <Link to={pathFor("secretariat", edition, `/more-time?ref=${application.ref}`)}>
                Attempts to submit, and more time
              </Link>
            </p>
            {view.mayAppeal && <Appeal submission={submission} />}
            {view.next !== null && (
              <p>
                <Link to={pathFor("secretariat", edition, `/screening/${view.next}`)}>
                  Next to check: {view.next}
                </Link>
              </p>
            )}
          </aside>
        </div>
      </FormState>
    </SecretariatPage>
  );
}
