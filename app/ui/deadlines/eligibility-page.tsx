import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { AwardPage, editionPath } from "../award/award-page.tsx";
import { Notice } from "../award/notice.tsx";

interface Asked {
  readonly kind: "ask";
  readonly id: string;
  readonly text: string;
  readonly number: number;
  readonly of: number;
}

interface Stopped {
  readonly kind: "stop";
  readonly text: string;
  readonly explanation: string;
  /** The clause that decides; null where none was named. */
  readonly clause: { readonly title: string; readonly text: string } | null;
}

interface EligibilityPageProps {
  readonly heading: {
    readonly programme: string;
    readonly slug: string;
    readonly programmeName: string;
    readonly name: string;
    readonly hasCall?: boolean;
  };
  /** Whom to write to; null where nobody was named. */
  readonly contactEmail: string | null;
  readonly step: Asked | Stopped;
}

/** One question at a time, before anybody signs up; the first answer that decides ends it. */
export function EligibilityPage({ heading, contactEmail, step }: EligibilityPageProps) {
  return (
    <AwardPage heading={heading}>
      {step.kind === "ask" ? (
        <Question key={step.id} heading={heading} step={step} />
      ) : (
        <Stop heading={heading} step={step} contactEmail={contactEmail} />
      )}
    </AwardPage>
  );
}

/** Takes the focus where a script put the page in place of the one before it. */
function useFocusOnArrival(isArrival: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isArrival) title.current?.focus();
  }, [isArrival]);
  return title;
}

interface QuestionProps extends Pick<EligibilityPageProps, "heading"> {
  readonly step: Asked;
}

function Question({ heading, step: { id, text, number, of } }: QuestionProps) {
  const title = useFocusOnArrival(number > 1);
  return (
    <section className="hero">
      <p className="eyebrow">
        {heading.name} · {of === 1 ? "One question first" : `Question ${number} of ${of}`}
      </p>
      <h1 ref={title} tabIndex={-1}>
        {text}
      </h1>
      <Form method="post" className="actions">
        <input type="hidden" name="question" value={id} />
        <button type="submit" className="button" name="answer" value="yes">
          Yes
        </button>
        <button type="submit" className="button" name="answer" value="no">
          No
        </button>
      </Form>
      <p className="small soft">
        So that nobody writes in vain. Your answers are not kept.{" "}
        <Link to={editionPath(heading, "/call")}>Read the call</Link>
      </p>
    </section>
  );
}

interface StopProps extends Pick<EligibilityPageProps, "heading" | "contactEmail"> {
  readonly step: Stopped;
}

function Stop({ heading, step, contactEmail }: StopProps) {
  const title = useFocusOnArrival(true);
  const { text, explanation, clause } = step;
  return (
    <section className="hero">
      <p className="eyebrow">{heading.name}</p>
      <h1 ref={title} tabIndex={-1}>
        This award is not for this project
      </h1>
      <p>Thank you for asking before you wrote. It ends at the question “{text}”</p>
      <p className="as-typed">{explanation}</p>
      {clause !== null && (
        <Notice title={`The clause that decides: ${clause.title}`}>
          <p className="as-typed">{clause.text}</p>
        </Notice>
      )}
      <p>
        If it is not as plain as that, please ask before you give up:{" "}
        {contactEmail === null ? (
          <>the secretariat of {heading.programmeName} will gladly answer.</>
        ) : (
          <>
            write to <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
          </>
        )}
      </p>
      <p className="actions">
        <Link
          className="button button-plain"
          to={editionPath(heading, "/eligibility")}
          reloadDocument
        >
          Answer again
        </Link>
        <Link className="button button-plain" to={editionPath(heading, "/call")}>
          Read the call
        </Link>
      </p>
    </section>
  );
}
