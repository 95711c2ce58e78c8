import { Form, Link } from "@remix-run/react";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { KeepWords } from "../form/keep-words.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { readClock, zoneLabel } from "../instants.ts";
import { Scale } from "./scale.tsx";

export interface ShownCard {
  readonly state: "none" | "draft" | "submitted";
  readonly version: number;
  readonly savedAt: Date | null;
  readonly remark: string;
  readonly criteria: readonly {
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    readonly points: number | null;
  }[];
}

interface ScorecardFormProps {
  readonly card: ShownCard;
  readonly round: {
    readonly least: number;
    readonly most: number;
    readonly meanings: Readonly<Record<string, string>>;
  };
  readonly zone: string;
  /** Where the judge's own scores of the category stand side by side. */
  readonly compareAt: string;
  readonly stepAsideAt: string;
  /** Who judges; and whether this page answers a card that was stored. */
  readonly viewer: string;
  readonly hasArrived: boolean;
}

/** The scorecard beside an application. The first button is what Enter does in a score. */
export function ScorecardForm(props: ScorecardFormProps) {
  const { card, round, zone, compareAt, stepAsideAt, viewer, hasArrived } = props;
  const isSubmitted = card.state === "submitted";
  return (
    <Form method="post" noValidate>
      <ErrorSummary />
      <KeepWords owner={viewer} base={`${card.version}`} hasArrived={hasArrived} />
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
      <TextArea
        name="remark"
        label="Remark for the secretariat"
        isRequired={false}
        rows={3}
        value={card.remark}
      />
      <p className="small soft">
        With a score group focused, digits score it; 0 is 10, Enter submits.
      </p>
      <div className="scorecard-acts">
        <div className="actions">
          <SubmitButton intent="submit" pending="Submitting…">
            {isSubmitted ? "Submit changes, open next" : "Submit, open next"}
          </SubmitButton>
          {!isSubmitted && (
            <SubmitButton intent="draft" pending="Saving…" look="plain" skipsChecks>
              Save draft
            </SubmitButton>
          )}
        </div>
        <div className="scorecard-note">
          <FormStatus>{savedInWords(card, zone)}</FormStatus>
          <Link to={compareAt}>Compare my scores</Link>
          <Link to={stepAsideAt}>Step aside…</Link>
        </div>
      </div>
    </Form>
  );
}

function savedInWords({ state, savedAt }: ShownCard, zone: string): string {
  if (savedAt === null) return "Nothing saved yet.";
  const word = state === "submitted" ? "Submitted, saved" : "Draft, saved";
  return `${word} ${readClock(savedAt, zone).time} ${zoneLabel(zone)}.`;
}
