import type { AnswerText } from "#app/domain/form/read-answers.ts";
import { Form, Link } from "@remix-run/react";
import { type ComponentProps, useRef } from "react";
import type { ApplicationStatus } from "#app/domain/bundle/bundle.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { ApplicationState } from "../application/application-state.tsx";
import { ApplicationText } from "../application/application-text.tsx";
import { type ShownSupplement, Supplements } from "../application/supplements.tsx";
import type { ShownAttachment } from "../application/attachment-list.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { type EditionOfStaff, pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Appeal } from "./appeal.tsx";
import { type Clause, ClauseChecks } from "./clause-checks.tsx";
import { Conclude } from "./conclude.tsx";
import { DeskActs } from "./desk-acts.tsx";
import { EarlierScreenings, type ShownScreening } from "./earlier-screenings.tsx";
import { ScreeningKeys } from "./screening-keys.tsx";

type DeskPart = Pick<
  ComponentProps<typeof DeskActs>,
  "categories" | "tags" | "knownTags" | "duplicates" | "isMovable"
>;
type Phase = "alone" | "own" | "settle" | "taken";

/** A letter as it would be sent. */
interface ShownLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface ScreenAnswer {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
  /** Asked for before the conclusion; null where there is nobody to write to. */
  readonly letter?: ShownLetter | null | undefined;
}

interface ScreenPageProps {
  readonly view: DeskPart & {
    readonly edition: EditionOfStaff;
    readonly viewer: string;
    readonly application: {
      readonly ref: string;
      readonly title: string;
      readonly city: string;
      readonly country: string;
      readonly category: string;
      readonly sections: readonly AnswerText[];
      readonly attachments: readonly ShownAttachment[];
      readonly supplements: readonly ShownSupplement[];
    };
    readonly state: ApplicationStatus;
    readonly submittedAt: Date | null;
    readonly submission: number;
    readonly clauses: readonly Clause[];
    readonly screenings: readonly ShownScreening[];
    readonly closed: string | null;
    readonly mayAppeal: boolean;
    readonly phase: Phase;
    /** Whether every clause was found on by who looks. */
    readonly hasOwnFindings: boolean;
    readonly questions: readonly { readonly name: string; readonly label: string }[];
    /** The next that waits for a check, and the one before. */
    readonly next: string | null;
    readonly previous: string | null;
  };
  readonly answer: ScreenAnswer | undefined;
  readonly done: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  saved: "The findings are saved.",
  accepted: "Accepted, and its city was told. This is the next one.",
  returned: "Returned, and its city was told. This is the next one.",
  rejected: "Not accepted, and its city was told. This is the next one.",
  appeal: "Accepted on appeal, and its city was told.",
  moved: "Moved, and its city was told.",
  marked: "Marked as a duplicate.",
  unmarked: "The mark is taken away.",
  merged: "Merged: it has left the award, and its city was told.",
  tagged: "The tag is on.",
  untagged: "The tag is off.",
};

/** The application beside its clauses: read, find, conclude. */
export function ScreenPage({ view, answer, done }: ScreenPageProps) {
  const { edition, application, submission } = view;
  const to = (ref: string) => pathFor("secretariat", edition, `/screening/${ref}`);
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
            <Supplements supplements={application.supplements} zone={edition.timeZone} />
            <p>
              <a
                href={pathFor(
                  "secretariat",
                  edition,
                  `/screening/${application.ref}/pdf?version=${submission}`,
                )}
                download
              >
                What was submitted, as a PDF
              </a>
            </p>
            <p>
              <Link to={pathFor("secretariat", edition, `/messages/${application.ref}`)}>
                Messages and internal notes
              </Link>
            </p>
            <DeskActs {...view} to={to} />
          </div>
          <CheckPanel view={view} answer={answer} />
        </div>
      </FormState>
    </SecretariatPage>
  );
}

const PHASES: Readonly<Record<Phase, string>> = {
  alone: "",
  own: "Two screen this application. Nobody sees what you find until both of you have checked every clause.",
  settle:
    "Both screeners are done. What they agree on stands; settle what they differ in, then conclude.",
  taken: "Two others of the secretariat are screening this application.",
};

function CheckPanel({ view, answer }: Pick<ScreenPageProps, "view" | "answer">) {
  const { edition, clauses, submission, phase, closed } = view;
  const panel = useRef<HTMLElement>(null);
  const to = (ref: string | null) =>
    ref === null ? null : pathFor("secretariat", edition, `/screening/${ref}`);
  const [next, previous] = [to(view.next), to(view.previous)];
  const isDone = phase === "own" && view.hasOwnFindings;
  return (
    <aside className="card" aria-label="Clauses" id="check" ref={panel} tabIndex={-1}>
      <ErrorSummary />
      {answer?.letter !== undefined && <LetterShown letter={answer.letter} />}
      {clauses.length === 0 && (
        <Notice title="There is no clause">
          <p>This edition has no Terms and Conditions: there is nothing to fail.</p>
        </Notice>
      )}
      {closed !== null && <p className="soft">{closed}</p>}
      {closed === null && PHASES[phase] !== "" && <p>{PHASES[phase]}</p>}
      {closed === null && isDone && (
        <p>You have checked every clause. The other screener has not.</p>
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="submission" value={submission} />
        <ClauseChecks clauses={clauses} isClosed={closed !== null || phase === "taken"} />
        {closed === null && phase !== "taken" && (
          <Conclude
            zone={edition.timeZone}
            state={view.state}
            hasClauses={clauses.length > 0}
            mayConclude={phase !== "own"}
            questions={view.questions}
            open={answer?.values["intent"]?.[0]?.replace("preview-", "") ?? ""}
          />
        )}
      </Form>
      {view.mayAppeal && <Appeal submission={submission} />}
      <p className="actions">
        {next !== null && <Link to={`${next}#check`}>Next to check: {view.next}</Link>}
        {previous !== null && previous !== next && (
          <Link to={`${previous}#check`}>Before it: {view.previous}</Link>
        )}
      </p>
      <ScreeningKeys panel={panel} next={next} previous={previous} />
    </aside>
  );
}

function LetterShown({ letter }: { readonly letter: ShownLetter | null }) {
  return (
    <Notice title={letter ? letter.subject : "There is nobody to write to"}>
      {letter ? (
        <>
          <p className="small soft">To {letter.to}. Nothing is sent or stored yet.</p>
          <p className="as-typed">{letter.text}</p>
        </>
      ) : (
        <p>This application came by import and has no owner.</p>
      )}
    </Notice>
  );
}
