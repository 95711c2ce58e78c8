import { Form, Link } from "@remix-run/react";
import type { FieldError, TypedValues } from "#app/forms/read-form.ts";
import { Chip } from "../award/chip.tsx";
import { LocalTime } from "../award/local-time.tsx";
import { ErrorSummary } from "../form/error-summary.tsx";
import { FormState } from "../form/form-state.tsx";
import { FormStatus } from "../form/form-status.tsx";
import { SubmitButton } from "../form/submit-button.tsx";
import { readClock } from "../instants.ts";
import { type ApplicationHead, ApplicationPage, applicationPath } from "./application-page.tsx";

interface ShownVersion {
  readonly id: string;
  readonly kind: "now" | "draft" | "submitted";
  readonly number: number | null;
  readonly at: Date;
  readonly by: string;
  readonly isKept: boolean;
}

interface ShownAnswer {
  readonly name: string;
  readonly label: string;
  readonly isSame: boolean;
  readonly parts: readonly {
    readonly is: "same" | "added" | "removed";
    readonly text: string;
  }[];
}

interface VersionsPageProps {
  readonly view: {
    readonly head: ApplicationHead;
    /** Latest first. */
    readonly versions: readonly ShownVersion[];
    readonly compared: {
      readonly from: string;
      readonly to: string;
      readonly answers: readonly ShownAnswer[];
    } | null;
  };
  readonly answer:
    { readonly errors: readonly FieldError[]; readonly values: TypedValues } | undefined;
  readonly done: string | null;
}

/** What the application said at other times, and what has changed between any two of them. */
export function VersionsPage({ view, answer, done }: VersionsPageProps) {
  const { head, versions, compared } = view;
  return (
    <ApplicationPage head={head} title="Versions">
      <FormState answer={answer}>
        <ErrorSummary />
        <FormStatus>
          {answer === undefined && done === "kept" && "What stands in it now is kept as a version."}
        </FormStatus>
        <div className="stack">
          {compared && <Comparison view={view} compared={compared} />}
          <Choose head={head} versions={versions} compared={compared} />
          {head.isOpen && (
            <Form method="post" className="card">
              <h2 className="text-name">Keep this version</h2>
              <p>
                While you write, a version is kept for each of you and every ten minutes, and at
                each submission. Keep one now if you are about to change much.
              </p>
              <div className="actions">
                <SubmitButton intent="keep" pending="Keeping…" look="plain">
                  Keep this version
                </SubmitButton>
                <Link to={applicationPath(head, "/write")}>Go on writing</Link>
              </div>
            </Form>
          )}
        </div>
      </FormState>
    </ApplicationPage>
  );
}

function nameOf({ kind, number }: ShownVersion): string {
  if (kind === "now") return "As it is now";
  return kind === "draft" ? `Version ${number}` : `Submitted, ${number === 1 ? "first" : number}`;
}

/** A form that asks by its address, so that a comparison can be passed on to a colleague. */
function Choose({ head, versions, compared }: VersionsPageProps["view"]) {
  const [latest, before] = versions;
  const from = compared?.from ?? before?.id ?? latest?.id;
  const to = compared?.to ?? latest?.id;
  return (
    <Form method="get" className="card">
      <table className="versions">
        <caption className="text-name">Compare two of them</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id}>
              <th scope="row">
                {nameOf(version)} {version.kind === "draft" && version.isKept && <Chip>kept</Chip>}
                <span className="row-detail">
                  {version.by !== "" && <>by {version.by}, </>}
                  <LocalTime instant={version.at} zone={head.edition.timeZone} />
                </span>
              </th>
              <Pick side="from" version={version} isChosen={version.id === from} />
              <Pick side="to" version={version} isChosen={version.id === to} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        <button className="button" type="submit">
          Compare
        </button>
      </div>
    </Form>
  );
}

interface PickProps {
  readonly side: "from" | "to";
  readonly version: ShownVersion;
  readonly isChosen: boolean;
}

function Pick({ side, version, isChosen }: PickProps) {
  return (
    <td>
      <label className="pick">
        <input type="radio" name={side} value={version.id} defaultChecked={isChosen} />
        <span className="visually-hidden">
          {side === "from" ? "From" : "To"} {nameOf(version)}
        </span>
      </label>
    </td>
  );
}

interface ComparisonProps {
  readonly view: VersionsPageProps["view"];
  readonly compared: NonNullable<VersionsPageProps["view"]["compared"]>;
}

function Comparison({ view: { head, versions }, compared }: ComparisonProps) {
  const changed = compared.answers.filter(({ isSame }) => !isSame);
  const same = compared.answers.filter(({ isSame }) => isSame);
  const said = (id: string) => {
    const version = versions.find((one) => one.id === id);
    if (!version) return "";
    return `${nameOf(version)} (${readClock(version.at, head.edition.timeZone).time})`;
  };
  return (
    <section aria-labelledby="compared" className="card application-text">
      <h2 id="compared">
        From {said(compared.from)} to {said(compared.to)}
      </h2>
      {changed.length === 0 && <p>The two say the same.</p>}
      {changed.map(({ name, label, parts }) => (
        <section key={name} aria-labelledby={`compared-${name}`}>
          <h3 id={`compared-${name}`}>{label}</h3>
          <p className="as-typed">
            {parts.map((part, index) => (
              <Part key={index} {...part} />
            ))}
          </p>
        </section>
      ))}
      {same.length > 0 && changed.length > 0 && (
        <p className="small soft">Unchanged: {same.map(({ label }) => label).join(", ")}</p>
      )}
    </section>
  );
}

function Part({ is, text }: ShownAnswer["parts"][number]) {
  if (is === "same") return text;
  return is === "added" ? (
    <ins>
      <span className="visually-hidden">added: </span>
      {text}
    </ins>
  ) : (
    <del>
      <span className="visually-hidden">removed: </span>
      {text}
    </del>
  );
}
