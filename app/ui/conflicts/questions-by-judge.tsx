import { Link } from "@remix-run/react";
import type { QuestionState } from "#app/domain/conflict/likely-conflicts.ts";
import { Chip } from "../award/chip.tsx";
import type { ShownQuestion } from "./own-questions-page.tsx";
import { Ties } from "./ties.tsx";

interface QuestionsByJudgeProps {
  readonly judges: readonly {
    readonly slug: string;
    readonly name: string;
    readonly questions: readonly ShownQuestion[];
  }[];
  readonly to: (slug: string) => string;
}

const STATES: Readonly<Record<QuestionState, readonly ["warn" | "ok" | "plain", string]>> = {
  open: ["warn", "Not answered"],
  answered: ["ok", "Says no conflict"],
  aside: ["plain", "Stepped aside"],
};

/** Those who have something to answer first. */
export function QuestionsByJudge({ judges, to }: QuestionsByJudgeProps) {
  const openOf = ({ questions }: { readonly questions: readonly ShownQuestion[] }) =>
    questions.filter(({ state }) => state === "open").length;
  const inOrder = [
    ...judges.filter((judge) => openOf(judge) > 0),
    ...judges.filter((judge) => openOf(judge) === 0),
  ];
  return (
    <div className="stack">
      {inOrder.map((judge) => (
        <section key={judge.slug} className="card" aria-labelledby={`questions-${judge.slug}`}>
          <h2 id={`questions-${judge.slug}`}>
            <Link to={to(judge.slug)}>{judge.name}</Link>
          </h2>
          <p className="soft">
            {openOf(judge)} of {judge.questions.length} not answered
          </p>
          <QuestionRows questions={judge.questions} />
        </section>
      ))}
    </div>
  );
}

/** Applications that have something in common with one judge, and what the judge said of it. */
export function QuestionRows({ questions }: { readonly questions: readonly ShownQuestion[] }) {
  return (
    <ul className="rows">
      {questions.map(({ ref, title, place, country, ties, state, answer }) => {
        const [look, word] = STATES[state];
        return (
          <li key={ref}>
            <div className="row-words">
              <span className="row-name">
                {ref}: {title}
              </span>
              <span className="row-detail">{place}</span>
              <Ties ties={ties} country={country} reader="secretariat" />
              {answer !== "" && (
                <blockquote>
                  <p className="as-typed">{answer}</p>
                </blockquote>
              )}
            </div>
            <Chip look={look}>{word}</Chip>
          </li>
        );
      })}
    </ul>
  );
}
