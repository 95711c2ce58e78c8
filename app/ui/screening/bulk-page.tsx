import { Form, Link } from "@remix-run/react";
import type { BulkLine } from "#app/domain/screening/bulk.ts";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { EmptyState } from "../award/empty-state.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import type { Choice } from "../form/select.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { Breadcrumbs } from "../layout/breadcrumbs.tsx";
import { type EditionOfStaff, pathFor, SecretariatPage } from "../layout/edition-pages.tsx";
import { PageHead } from "../layout/page-head.tsx";
import { BULK_WORDS, BulkFields } from "./bulk-fields.tsx";

export interface BulkAnswer {
  readonly errors: readonly FieldError[];
  readonly values: TypedValues;
  readonly step: "choose" | "preview" | "done";
  readonly lines: readonly BulkLine[];
  /** The applications that would be changed, with the version that each was shown in. */
  readonly seen: string;
}

interface BulkPageProps {
  readonly view: {
    readonly edition: EditionOfStaff;
    readonly viewer: string;
    readonly choices: {
      readonly clauses: readonly Choice[];
      readonly categories: readonly Choice[];
    };
  };
  readonly answer: BulkAnswer | undefined;
}

/** Nothing is done before it was shown what would happen to each. */
export function BulkPage({ view, answer }: BulkPageProps) {
  const { edition } = view;
  const search = answer?.values["search"]?.[0] ?? "";
  const list = pathFor("secretariat", edition, `/screening${search === "" ? "" : `?${search}`}`);
  const act = answer?.values["act"]?.[0] ?? "";
  const title = Object.hasOwn(BULK_WORDS, act)
    ? BULK_WORDS[act as keyof typeof BULK_WORDS]
    : "Many at once";
  return (
    <SecretariatPage edition={edition} viewer={view.viewer}>
      <Breadcrumbs trail={[{ to: list, label: "Screening" }]} />
      <PageHead title={title} eyebrow={edition.name} />
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>{answer && SAYS[answer.step](answer.lines)}</FormStatus>
        <div className="stack">
          {!answer && (
            <EmptyState title="Nothing is chosen">
              <p>
                <Link to={list}>Choose applications in the list</Link>, and what to do with them.
              </p>
            </EmptyState>
          )}
          {answer?.step === "choose" && <Again {...view} answer={answer} />}
          {answer?.step === "preview" && <Preview answer={answer} list={list} />}
          {answer?.step === "done" && (
            <>
              <Lines lines={answer.lines} />
              <p>
                <Link to={list}>Back to the list</Link>
              </p>
            </>
          )}
        </div>
      </FormState>
    </SecretariatPage>
  );
}

const many = (count: number) => (count === 1 ? "1 application" : `${count} applications`);
const countDone = (lines: readonly BulkLine[]) => lines.filter(({ isDone }) => isDone).length;

const SAYS: Readonly<Record<BulkAnswer["step"], (lines: readonly BulkLine[]) => string>> = {
  choose: () => "",
  preview: (lines) => {
    const done = countDone(lines);
    return `Nothing is done yet. ${many(done)} would change, ${many(lines.length - done)} would stay as they are.`;
  },
  done: (lines) => {
    const done = countDone(lines);
    return `Done: ${many(done)} changed, ${many(lines.length - done)} stayed as they are.`;
  },
};

/** What was chosen in the list goes along, so that only the fault has to be mended. */
function Again({
  edition,
  choices,
  answer,
}: BulkPageProps["view"] & { readonly answer: BulkAnswer }) {
  return (
    <Form method="post" noValidate className="card">
      <Chosen values={answer.values} names={["search", "scope", "refs"]} />
      <BulkFields zone={edition.timeZone} choices={choices} />
      <SubmitButton intent="preview" pending="Looking…">
        Show what will happen
      </SubmitButton>
    </Form>
  );
}

function Preview({ answer, list }: { readonly answer: BulkAnswer; readonly list: string }) {
  const count = countDone(answer.lines);
  const names = ["act", "clause", "note", "tag", "category", "dueAt.date", "dueAt.time", "search"];
  return (
    <>
      <Form method="post" noValidate className="actions">
        <Chosen values={answer.values} names={names} />
        <input type="hidden" name="seen" value={answer.seen} />
        {count > 0 && (
          <SubmitButton intent="confirm" pending="Doing it…">
            {`Do this to ${many(count)}`}
          </SubmitButton>
        )}
        <Link className="button button-plain" to={list}>
          Do nothing
        </Link>
      </Form>
      <Lines lines={answer.lines} />
    </>
  );
}

function Chosen({
  values,
  names,
}: {
  readonly values: TypedValues;
  readonly names: readonly string[];
}) {
  return names.flatMap((name) =>
    (values[name] ?? []).map((value) => (
      <input
        key={`${name} ${value}`}
        type="hidden"
        name={name === "refs" ? "refs[]" : name}
        value={value}
      />
    )),
  );
}

function Lines({ lines }: { readonly lines: readonly BulkLine[] }) {
  const groups = [
    ["Changes", lines.filter(({ isDone }) => isDone)],
    ["Stays as it is", lines.filter(({ isDone }) => !isDone)],
  ] as const;
  return groups.map(
    ([title, group]) =>
      group.length > 0 && (
        <section key={title} aria-label={title}>
          <h2>
            {title}: {group.length}
          </h2>
          <ul className="rows card">
            {group.map(({ ref, says }) => (
              <li key={ref}>
                <div className="row-words">
                  <span className="row-name">{ref}</span>
                  <span className="row-detail">{says}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ),
  );
}
