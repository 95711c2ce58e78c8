import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { QuestionState, Tie } from "#app/domain/conflict/likely-conflicts.ts";
import { Chip } from "../award/chip.tsx";
import { EmptyState } from "../award/empty-state.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextArea } from "../form/text-area.tsx";
import { JudgePage, pathFor } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { ActForm, GraveAct } from "../rounds/act-form.tsx";
import { Ties } from "./ties.tsx";

export interface ShownQuestion {
  readonly ref: string;
  readonly title: string;
  readonly place: string;
  readonly country: string;
  readonly category: string;
  readonly ties: readonly Tie[];
  readonly state: QuestionState;
  readonly answer: string;
}

interface OwnQuestionsPageProps {
  readonly view: {
    readonly edition: ComponentProps<typeof JudgePage>["edition"] & { readonly name: string };
    readonly viewer: string;
    readonly mayAnswer: boolean;
    /** Null before the first round opens. */
    readonly questions: readonly ShownQuestion[] | null;
  };
  readonly answer: ComponentProps<typeof FormState>["answer"];
  readonly done: string | null;
}

/** What a judge has in common with applications on their panels: questions, never decisions. */
export function OwnQuestionsPage({ view, answer, done }: OwnQuestionsPageProps) {
  const { edition, viewer, mayAnswer, questions } = view;
  const open = questions?.filter(({ state }) => state === "open") ?? [];
  const answered = questions?.filter(({ state }) => state === "answered") ?? [];
  const to = (page: string) => pathFor("judge", edition, page);
  return (
    <JudgePage edition={edition} viewer={viewer}>
      <FormState answer={answer}>
        <PageHead
          title={titleOf(open.length, answered.length)}
          eyebrow={edition.name}
          lead={open.length + answered.length > 0 ? LEAD : undefined}
        />
        <ErrorSummary />
        <FormStatus>
          {answer === undefined && done === "answered"
            ? "Thank you, your answer is kept."
            : undefined}
        </FormStatus>
        <div className="stack">
          {open.length + answered.length === 0 && (
            <EmptyState title="Nothing to answer">
              <p>
                {questions === null
                  ? "Once the first round opens, you are asked here where an application may touch you."
                  : "No application on your panels has anything in common with you that we know of."}
              </p>
            </EmptyState>
          )}
          {open.map((question) => (
            <Question key={question.ref} question={question} to={to} mayAnswer={mayAnswer} />
          ))}
          {answered.length > 0 && <h2>Answered</h2>}
          {answered.map((question) => (
            <Question key={question.ref} question={question} to={to} mayAnswer={mayAnswer} />
          ))}
          <p>
            <Link to={to("")}>To my judging</Link>
          </p>
        </div>
      </FormState>
    </JudgePage>
  );
}

const LEAD =
  "You and these applications have something in common. That is a question to you and decides nothing: say that there is no conflict, or step aside. The secretariat reads your answer, nobody else.";

function titleOf(open: number, answered: number): string {
  if (open === 1) return "One question about a likely conflict";
  if (open > 1) return `${open} questions about likely conflicts`;
  return answered > 0 ? "Every question is answered" : "No likely conflict";
}

interface QuestionProps {
  readonly question: ShownQuestion;
  readonly to: (page: string) => string;
  readonly mayAnswer: boolean;
}

function Question({ question, to, mayAnswer }: QuestionProps) {
  const { ref, title, place, country, category, ties, state, answer } = question;
  const about = {
    scope: `conflict-${ref}`,
    about: { ref },
    children: (
      <>
        <TextArea
          name="text"
          label="There is no conflict, because…"
          hint="Such as: I have never worked with this city, only lived there as a child."
          rows={2}
          value={answer}
        />
        <SubmitButton intent="no-conflict" pending="Noting it…" look="plain">
          No conflict
        </SubmitButton>
      </>
    ),
  };
  return (
    <section className="card narrow" id={ref} aria-labelledby={`of-${ref}`}>
      <p className="eyebrow">{category}</p>
      <h3 id={`of-${ref}`} className="text-name">
        <Link to={to(`/read/${ref}`)}>{title}</Link>
      </h3>
      <p className="small soft">{place}</p>
      <Ties ties={ties} country={country} reader="judge" />
      {state === "answered" && (
        <>
          <p>
            <Chip look="ok">No conflict</Chip>
          </p>
          <blockquote>
            <p className="as-typed">{answer}</p>
          </blockquote>
        </>
      )}
      {mayAnswer && state === "open" && <ActForm {...about} />}
      {mayAnswer && state === "answered" && <GraveAct {...about} summary="Change my answer…" />}
      {mayAnswer && (
        <p>
          <Link to={to(`/step-aside/${ref}`)}>
            Step aside<span className="visually-hidden"> from {title}</span>
          </Link>
        </p>
      )}
    </section>
  );
}
