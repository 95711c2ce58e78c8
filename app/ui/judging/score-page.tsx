import type { AnswerText } from "#app/domain/form/read-answers.ts";
import { Form, Link } from "@remix-run/react";
import { type ComponentProps, useEffect, useRef } from "react";
import { ApplicationText } from "../application/application-text.tsx";
import { type ShownSupplement, Supplements } from "../application/supplements.tsx";
import type { ShownAttachment } from "../application/attachment-list.tsx";
import { Meter } from "../award/meter.tsx";
import { Notice } from "../award/notice.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { fieldId } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { JudgePage, pathFor } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { Closes } from "./closes.tsx";
import { ScorecardForm, type ShownCard } from "./scorecard-form.tsx";
import { ScorecardRead } from "./scorecard-read.tsx";

interface Neighbour {
  readonly ref: string;
  readonly title: string;
}

export interface ScorePageView {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly viewer: string;
  /** Of who judges: what a device keeps is kept by account. */
  readonly account: string;
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
    readonly needsRemarkAtEnds: boolean;
  };
  readonly isRunning: boolean;
  readonly isReopened: boolean;
  readonly ref: string;
  readonly title: string;
  readonly categorySlug: string;
  /** Null where the judge stepped aside. */
  readonly application: {
    readonly category: string;
    readonly place: string;
    readonly sections: readonly AnswerText[];
    readonly attachments: readonly ShownAttachment[];
    readonly supplements: readonly ShownSupplement[];
  } | null;
  readonly card: ShownCard | null;
  /** The application whose card was saved last, while that can be undone. */
  readonly undo: string | null;
  readonly pause: "skipped" | "flagged" | null;
  readonly flag: ComponentProps<typeof ScorecardForm>["flag"];
  readonly otherCategories: ComponentProps<typeof ScorecardForm>["otherCategories"];
  readonly progress: { readonly done: number; readonly of: number };
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

const DONE: Readonly<Record<string, string>> = {
  submitted: "Your scorecard was submitted. This is the next application.",
  skipped: "Skipped for now: it comes again at the end. This is the next application.",
  undone: "Your last save is undone: this is the scorecard as it was before.",
  unskipped: "It is back in its place in your queue.",
  flagged: "The secretariat has your flag. This is the next application.",
  unflagged: "Your flag is taken back.",
};

interface ScorePageProps {
  readonly view: ScorePageView;
  readonly done: string | null;
}

/** An application beside the judge's scorecard for it. */
export function ScorePage({ view, done }: ScorePageProps) {
  const { edition, viewer, round, isRunning, title, application, progress } = view;
  useFocusOnChange(view.ref);
  const first = isRunning ? view.card?.criteria[0] : undefined;
  return (
    <JudgePage edition={edition} viewer={viewer}>
      {first && (
        <a className="skip" href={`#${fieldId(`scores.${first.slug}`)}`}>
          Skip to the scorecard
        </a>
      )}
      <FormStatus>{DONE[done ?? ""]}</FormStatus>
      {view.undo !== null && <Undo view={view} of={view.undo} />}
      <PageHead
        title={title}
        eyebrow={
          <>
            {application && `${application.category} · `}
            {round.name} · <Closes round={round} isRunning={isRunning} zone={edition.timeZone} />
          </>
        }
        lead={application?.place}
        aside={
          <div className="progress-aside">
            <Meter label="Submitted in this category" {...progress} />
          </div>
        }
      />
      {application ? (
        <div className="beside">
          <article className="card" aria-label="Application">
            <ApplicationText application={application} />
            <Supplements supplements={application.supplements} zone={edition.timeZone} />
          </article>
          {/* A card belongs to its application: going on to the next one begins a new form. */}
          <aside className="card" aria-label="Scorecard" key={view.ref}>
            <Scorecard
              view={view}
              hasArrived={["saved", "submitted", "undone"].includes(done ?? "")}
            />
          </aside>
        </div>
      ) : (
        <Notice title="You stepped aside from this application">
          <p>You neither read nor score it, and a scorecard you may have written does not count.</p>
        </Notice>
      )}
      <Pager view={view} />
    </JudgePage>
  );
}

/** Beside what was just saved, for some minutes. */
function Undo({
  view: { edition, round, ref },
  of,
}: {
  readonly view: ScorePageView;
  readonly of: string;
}) {
  return (
    <Form
      method="post"
      action={pathFor("judge", edition, `/score/${round.slug}/${of}`)}
      className="undo"
    >
      <SubmitButton intent="undo" pending="Undoing…" look="plain">
        Undo my last save{of === ref ? "" : `, of ${of}`}
      </SubmitButton>
    </Form>
  );
}

interface ScorecardProps {
  readonly view: ScorePageView;
  readonly hasArrived: boolean;
}

function Scorecard({ view, hasArrived }: ScorecardProps) {
  const { edition, round, card, isRunning } = view;
  if (card && isRunning)
    return (
      <ScorecardForm
        card={card}
        isSkipped={view.pause === "skipped"}
        isReopened={view.isReopened}
        flag={view.flag}
        otherCategories={view.otherCategories}
        round={round}
        zone={edition.timeZone}
        account={view.account}
        keptAt={pathFor("judge", edition, `/score/${round.slug}/${view.ref}/kept`)}
        hasArrived={hasArrived}
        compareAt={pathFor("judge", edition, `/compare/${round.slug}/${view.categorySlug}`)}
        stepAsideAt={pathFor("judge", edition, `/step-aside/${view.ref}`)}
      />
    );
  return (
    <>
      <ErrorSummary />
      {card ? (
        <ScorecardRead card={card} most={round.most} />
      ) : (
        <>
          <h2 className="text-name">{round.name} has closed</h2>
          <p>Your scorecard is kept, and put away until the result is certified.</p>
        </>
      )}
    </>
  );
}

function Pager({ view: { edition, round, previous, next } }: { readonly view: ScorePageView }) {
  const to = (ref: string) => pathFor("judge", edition, `/score/${round.slug}/${ref}`);
  return (
    <nav className="pager" aria-label="Applications">
      {previous ? <Link to={to(previous.ref)}>Previous: {previous.title}</Link> : <span />}
      <Link to={pathFor("judge", edition)}>All my applications</Link>
      {next ? <Link to={to(next.ref)}>Next: {next.title}</Link> : <span />}
    </nav>
  );
}

/** Without a new page from the server nothing says that another application came: the focus does. */
function useFocusOnChange(ref: string) {
  const shown = useRef(ref);
  useEffect(() => {
    if (shown.current === ref) return;
    shown.current = ref;
    document.getElementById("main")?.focus();
  }, [ref]);
}
