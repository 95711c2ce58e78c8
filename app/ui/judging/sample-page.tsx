import { Form, Link } from "@remix-run/react";
import { Meter } from "../award/meter.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import { JudgePage, pathFor } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { useFocusOnArrival } from "../layout/use-focus-on-arrival.ts";
import { Closes } from "./closes.tsx";
import { Scale } from "./scale.tsx";

interface ShownSampleCard {
  readonly state: "none" | "draft" | "submitted";
  readonly version: number;
  readonly savedAt: Date | null;
  readonly criteria: readonly {
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    readonly points: number | null;
  }[];
}

export interface SamplePageView {
  readonly edition: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly timeZone: string;
  };
  readonly viewer: string;
  readonly round: {
    readonly slug: string;
    readonly name: string;
    readonly closesAt: Date | null;
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
  };
  readonly id: string;
  readonly kind: "practice" | "calibration";
  readonly title: string;
  readonly text: string;
  readonly category: { readonly slug: string; readonly name: string };
  readonly card: ShownSampleCard;
  readonly set: { readonly done: number; readonly of: number } | null;
}

const DONE: Readonly<Record<string, string>> = {
  first:
    "Every judge of this panel scores the calibration set before the applications, so that all begin from the same use of the scale. This is the next of it.",
  saved: "Your draft is saved.",
  submitted: "That scorecard was submitted. This is the next of the calibration set.",
};

const LEADS = {
  practice:
    "A made-up application to try the scorecard on, as often as you like. What you give it counts for nothing, and nobody else sees it.",
  calibration:
    "A made-up application that every judge of the panel scores first. It counts for nothing; once the whole panel is through, the secretariat sees how each of you used the scale on it.",
} as const;

/** A made-up application beside the scorecard that a judge gives it. */
export function SamplePage({
  view,
  done,
}: {
  readonly view: SamplePageView;
  readonly done: string | null;
}) {
  const { edition, viewer, round, kind, title, category, set } = view;
  useFocusOnArrival(view.id);
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <FormStatus>{DONE[done ?? ""]}</FormStatus>
      <PageHead
        title={title}
        eyebrow={
          <>
            {kind === "practice" ? "Practice" : "Calibration"} · {category.name} · {round.name} ·{" "}
            <Closes round={round} isRunning zone={edition.timeZone} />
          </>
        }
        lead={LEADS[kind]}
        aside={
          set && (
            <div className="progress-aside">
              <Meter label="Submitted of the calibration set" {...set} />
            </div>
          )
        }
      />
      <div className="beside">
        <article className="card" aria-label="Made-up application">
          <p className="as-typed">{view.text}</p>
        </article>
        {/* A card belongs to its sample: going on to the next one begins a new form. */}
        <aside className="card" aria-label="Scorecard" key={view.id}>
          <SampleForm view={view} />
        </aside>
      </div>
      <nav className="pager" aria-label="From here">
        <Link to={pathFor("judge", edition)}>All my applications</Link>
      </nav>
    </JudgePage>
  );
}

function SampleForm({ view: { edition, round, kind, card } }: { readonly view: SamplePageView }) {
  const isSubmitted = card.state === "submitted";
  return (
    <Form method="post" noValidate>
      <ErrorSummary />
      <input type="hidden" name="version" value={card.version} />
      {card.criteria.map(({ slug, name, description, points }) => (
        <Scale
          key={slug}
          name={`scores.${slug}`}
          criterion={name}
          hint={description === "" ? undefined : description}
          min={round.least}
          max={round.most}
          value={points ?? undefined}
          meanings={round.meanings}
        />
      ))}
      <p className="small soft">
        With a score group focused, digits score it; 0 is 10, Enter submits.
      </p>
      <div className="scorecard-acts">
        <div className="actions">
          <SubmitButton intent="submit" pending="Submitting…">
            {submitWords(kind, isSubmitted)}
          </SubmitButton>
          {!isSubmitted && (
            <SubmitButton intent="draft" pending="Saving…" look="plain" skipsChecks>
              Save draft
            </SubmitButton>
          )}
        </div>
        <div className="scorecard-note">
          <FormStatus>{savedInWords(card, edition.timeZone)}</FormStatus>
        </div>
      </div>
    </Form>
  );
}

function submitWords(kind: SamplePageView["kind"], isSubmitted: boolean): string {
  if (isSubmitted) return "Submit changes";
  return kind === "practice" ? "Submit for practice" : "Submit, go on";
}

function savedInWords({ state, savedAt }: ShownSampleCard, zone: string): string {
  if (savedAt === null) return "Nothing saved yet.";
  const word = state === "submitted" ? "Submitted, saved" : "Draft, saved";
  return `${word} ${readClock(savedAt, zone).time} ${zoneLabel(zone)}.`;
}
