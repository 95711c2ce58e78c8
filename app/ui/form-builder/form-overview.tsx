import { Form, Link } from "@remix-run/react";
import {
  type Form as Questions,
  type Question,
  QUESTION_KINDS,
  questionsOf,
  type Section,
} from "#app/domain/form/form.ts";
import { askedInWords, KIND_WORDS } from "#app/domain/form/question-in-words.ts";
import { conditionInWords } from "#app/domain/form/shown-questions.ts";
import { FormState, useAnswerFor } from "../form/form-state.tsx";
import { Select } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { TextInput } from "../form/text-input.tsx";
import { RowTools } from "../settings/row-tools.tsx";

interface FormOverviewProps {
  readonly view: {
    readonly version: number | null;
    readonly form: Questions;
    readonly categories: readonly { readonly value: string; readonly label: string }[];
    readonly lock: string | null;
  };
  readonly to: (page?: string) => string;
}

const KINDS = QUESTION_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }));

/** Every section with its questions, in the order in which a city reads them. */
export function FormOverview({ view, to }: FormOverviewProps) {
  const { form, lock } = view;
  return (
    <>
      <p>
        <Link to={to("/preview")}>See it as a city does</Link>
      </p>
      {form.sections.map((section) => (
        <section key={section.id} className="card" aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`} className="text-name">
            {section.title}
          </h2>
          <Questions section={section} view={view} to={to} />
          {lock === null && <SectionActs section={section} version={view.version} />}
        </section>
      ))}
      {lock === null && (
        <section className="card row-spare" aria-labelledby="new-section">
          <h2 id="new-section" className="text-name">
            New section
          </h2>
          <Act scope="new-section" version={view.version}>
            <TextInput name="title" label="Title" />
            <SubmitButton intent="add-section" pending="Adding…" look="plain">
              Add the section
            </SubmitButton>
          </Act>
        </section>
      )}
    </>
  );
}

function Questions({ section, view, to }: FormOverviewProps & { readonly section: Section }) {
  const all = questionsOf(view.form);
  if (section.questions.length === 0) return <p className="soft">No question yet.</p>;
  return (
    <ol className="rows">
      {section.questions.map((question) => (
        <li key={question.name}>
          <div className="row-words">
            <Link className="row-name" to={to(`/${question.name}`)}>
              {question.label}
            </Link>
            <span className="row-detail">{detailsOf(question, view)}</span>
          </div>
          {view.lock === null && (
            <Form method="post" preventScrollReset>
              <Version of={view.version} />
              <RowTools
                index={all.indexOf(question)}
                of={all.length}
                name={question.label}
                mayRemove={false}
              />
            </Form>
          )}
        </li>
      ))}
    </ol>
  );
}

function detailsOf(question: Question, { form, categories }: FormOverviewProps["view"]): string {
  const { categories: asked, isHiddenFromJudges } = question;
  const names = categories.filter(({ value }) => asked?.includes(value)).map(({ label }) => label);
  return [
    askedInWords(question),
    asked === null ? "" : `For ${names.join(", ") || "no category"} alone.`,
    conditionInWords(form, question),
    isHiddenFromJudges ? "Hidden from judges." : "",
  ]
    .filter((text) => text !== "")
    .join(" ");
}

function SectionActs({
  section,
  version,
}: {
  readonly section: Section;
  readonly version: number | null;
}) {
  const { id, title, questions } = section;
  return (
    <>
      <details className="section-acts">
        <summary>Add a question to “{title}”</summary>
        <Act scope={`add-${id}`} version={version} section={id}>
          <TextInput name="label" label="Question" hint="As a city reads it." />
          <Select name="kind" label="Kind of answer" choices={KINDS} value="short-text" />
          <SubmitButton intent="add-question" pending="Adding…">
            Add the question
          </SubmitButton>
        </Act>
      </details>
      <details className="section-acts">
        <summary>Change the title “{title}”</summary>
        <Act scope={`name-${id}`} version={version} section={id}>
          <TextInput name="title" label="Title" value={title} />
          <div className="actions">
            <SubmitButton intent="name-section" pending="Saving…">
              Save the title
            </SubmitButton>
            {questions.length === 0 && (
              <SubmitButton intent="remove-section" pending="Removing…" look="danger">
                Remove the empty section
              </SubmitButton>
            )}
          </div>
        </Act>
      </details>
    </>
  );
}

interface ActProps {
  /** Tells the forms of the page apart. */
  readonly scope: string;
  readonly version: number | null;
  readonly section?: string;
  readonly children: React.ReactNode;
}

function Act({ scope, version, section, children }: ActProps) {
  const answer = useAnswerFor(scope);
  return (
    <Form method="post" noValidate className="narrow">
      <input type="hidden" name="form" value={scope} />
      <Version of={version} />
      {section !== undefined && <input type="hidden" name="section" value={section} />}
      <FormState answer={answer} scope={scope}>
        {children}
      </FormState>
    </Form>
  );
}

/** Whoever saves an older page changes nothing of others. */
function Version({ of }: { readonly of: number | null }) {
  return <input type="hidden" name="version" value={of ?? ""} />;
}
