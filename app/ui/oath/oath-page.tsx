import { Form, Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { OathStep } from "#app/domain/oath/oath.ts";
import { LocalTime } from "../award/local-time.tsx";
import { Checkbox } from "../form/checkbox.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { JudgePage, pathFor } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { useFocusOnArrival } from "../layout/use-focus-on-arrival.ts";
import { OathText } from "./oath-text.tsx";

interface OathPageProps {
  readonly view: {
    readonly edition: {
      readonly programme: string;
      readonly slug: string;
      readonly programmeName: string;
      readonly name: string;
      readonly timeZone: string;
    };
    readonly viewer: string;
    /** Null once both are done. */
    readonly step: OathStep | null;
    readonly oath: {
      readonly text: string;
      readonly takenAt: Date | null;
      readonly interests: string;
      readonly declaredAt: Date | null;
    };
  };
  readonly answer: ComponentProps<typeof FormState>["answer"];
  /** Where the judge was going. */
  readonly next: string | null;
}

/** Address of the page, with where the judge was going, which is kept through both steps. */
export function oathAt(edition: Parameters<typeof pathFor>[1], next: string | null): string {
  const at = pathFor("judge", edition, "/oath");
  return next === null ? at : `${at}?${new URLSearchParams({ next }).toString()}`;
}

/** What comes before the applications: the terms, then the interests. Later, both to be read again. */
export function OathPage({ view, answer, next }: OathPageProps) {
  const { edition, viewer, step } = view;
  const to = oathAt(edition, next);
  useFocusOnArrival(step ?? "both");
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <FormState answer={answer}>
        {step === "terms" && <Terms view={view} to={to} />}
        {step === "interests" && <Interests view={view} to={to} />}
        {step === null && <Both view={view} to={to} />}
      </FormState>
    </JudgePage>
  );
}

interface StepProps {
  readonly view: OathPageProps["view"];
  /** Address of this page, with where the judge was going. */
  readonly to: string;
}

function Terms({ view: { edition, oath }, to }: StepProps) {
  return (
    <>
      <PageHead
        title="Thank you for judging. First, in confidence"
        eyebrow={`${edition.name} · Step 1 of 2`}
        lead="Cities trust you with plans that are not public. Please read what every judge of this edition promises; the applications open after the next step."
      />
      <Form method="post" action={to} noValidate className="card narrow">
        <ErrorSummary />
        <OathText text={oath.text} />
        <input type="hidden" name="text" value={oath.text} />
        <Checkbox name="accepts" label="I have read this, and I promise it" isRequired />
        <SubmitButton intent="take" pending="Noting it…">
          Go on
        </SubmitButton>
      </Form>
    </>
  );
}

function Interests({ view: { edition, oath }, to }: StepProps) {
  return (
    <>
      <PageHead
        title="With whom do you work?"
        eyebrow={`${edition.name} · Step 2 of 2`}
        lead="An interest is no fault. The secretariat reads this, nobody else; where an application may touch it, you are asked, and you decide whether to step aside."
      />
      <Form method="post" action={to} noValidate className="card narrow">
        <ErrorSummary />
        <InterestFields interests={oath.interests} hasNone={false} />
        <SubmitButton intent="declare" pending="Noting it…">
          Open the applications
        </SubmitButton>
      </Form>
    </>
  );
}

interface InterestFieldsProps {
  readonly interests: string;
  readonly hasNone: boolean;
}

function InterestFields({ interests, hasNone }: InterestFieldsProps) {
  return (
    <>
      <TextArea
        name="interests"
        label="Employers, boards, cities and organisations you work with"
        hint="One a line, of the last three years: also where somebody close to you works. Write each name in full."
        isRequired={false}
        rows={6}
        value={interests}
      />
      <Checkbox name="hasNone" label="I have nothing to declare" isChecked={hasNone} />
    </>
  );
}

function Both({ view: { edition, oath }, to }: StepProps) {
  const zone = edition.timeZone;
  return (
    <>
      <PageHead
        title="What you promised and declared"
        eyebrow={edition.name}
        lead="The secretariat reads your declaration, nobody else. Change it whenever something changes."
      />
      <div className="stack">
        <Form method="post" action={to} noValidate className="card narrow">
          <ErrorSummary />
          <h2>Interests</h2>
          <InterestFields interests={oath.interests} hasNone={oath.interests === ""} />
          <SubmitButton intent="declare" pending="Saving…">
            Save
          </SubmitButton>
        </Form>
        <section className="card narrow" aria-labelledby="terms">
          <h2 id="terms">Terms</h2>
          {oath.takenAt && (
            <p className="small soft">
              Accepted on <LocalTime instant={oath.takenAt} zone={zone} />.
            </p>
          )}
          <OathText text={oath.text} />
        </section>
        <p>
          <Link to={pathFor("judge", edition)}>To my judging</Link>
        </p>
      </div>
    </>
  );
}
